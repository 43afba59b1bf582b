"""Says in a card what separate models of one recipe scored on other splits."""

from collections.abc import Sequence
from pathlib import Path

from inference.bundle import read_bundle
from inference.card import ModelCard
from inference.errors import UnusableInputError


def comparison_limit(bundles: Sequence[Path]) -> str:
    """One sentence from the cards of two or more bundles that share a recipe and differ in their split.

    Raises:
        UnusableInputError: fewer than two, another recipe, or a bundle without evidence.
        BundleRefusedError: a bundle does not hold what it promises.
    """
    cards = [read_bundle(path).card for path in bundles]
    if len(cards) < 2 or len({card.training.split.kind for card in cards}) < len(cards):
        raise UnusableInputError("A comparison needs two or more bundles, each trained on another kind of split")
    if any(card.training.recipe != cards[0].training.recipe for card in cards):
        raise UnusableInputError("The bundles to compare were trained by different recipes, so the split is not all")
    if not all(card.evidence for card in cards):
        raise UnusableInputError("A bundle to compare carries no evidence")
    return (
        f"What the split is worth: separate models of one recipe ({cards[0].training.recipe['name']}) scored "
        f"{' and '.join(_score(card) for card in cards)}. Expect the lowest of these on new patients, or less."
    )


def _score(card: ModelCard) -> str:
    evidence = card.evidence[0]
    low, high = evidence.accuracy_interval_95
    return (
        f"{evidence.accuracy:.2%} ({low:.2%} to {high:.2%}) on the {card.training.split.kind} split's "
        f"{evidence.image_count} {evidence.subset} images"
    )
