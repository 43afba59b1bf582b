"""The figures of a model card that a person looks at first, counted from its evidence; a stranger wrote the card."""

from collections.abc import Iterable
from dataclasses import dataclass

from desktop.validation.intervals import Estimate, share
from inference.card import Evidence, ModelCard


@dataclass(frozen=True)
class CardFigures:
    """Figures of the first part of the evidence; None where the card gives nothing to count.

    Attributes:
        sensitivity: share of malignant images that were given a malignant class.
        specificity: share of the others that were given one that is not.
        accuracy: share of all images given their own class.
        withheld: share of images whose answer was not reported.
        confusion: (K, K), rows truth, columns predicted; None also where it does not fit the card's classes.
    """

    sensitivity: Estimate | None = None
    specificity: Estimate | None = None
    accuracy: Estimate | None = None
    withheld: Estimate | None = None
    confusion: tuple[tuple[int, ...], ...] | None = None


def card_figures(card: ModelCard) -> CardFigures:
    """The figures of a card."""
    if not card.evidence:
        return CardFigures()
    evidence = card.evidence[0]
    confusion = _confusion(evidence, len(card.labels))
    count = max(0, evidence.image_count)
    low, high = (min(1.0, max(0.0, each)) for each in evidence.accuracy_interval_95)
    hits = round(evidence.accuracy * count)
    return CardFigures(
        sensitivity=None if confusion is None else _same_side(card, confusion, malignant=True),
        specificity=None if confusion is None else _same_side(card, confusion, malignant=False),
        accuracy=Estimate(value=evidence.accuracy, low=low, high=high, hits=hits, total=count) if count else None,
        withheld=share(round(evidence.abstention_rate * count), count),
        confusion=confusion,
    )


def _confusion(evidence: Evidence, class_count: int) -> tuple[tuple[int, ...], ...] | None:
    shape = [len(row) for row in evidence.confusion]
    is_whole = shape == [class_count] * class_count and min(_flat(evidence.confusion)) >= 0
    return evidence.confusion if is_whole else None


def _flat(confusion: Iterable[Iterable[int]]) -> list[int]:
    return [count for row in confusion for count in row]


def _same_side(card: ModelCard, confusion: tuple[tuple[int, ...], ...], *, malignant: bool) -> Estimate | None:
    of_side = [index for index, label in enumerate(card.labels) if label.malignant is malignant]
    rows = [confusion[index] for index in of_side]
    return share(sum(row[index] for row in rows for index in of_side), sum(_flat(rows)))
