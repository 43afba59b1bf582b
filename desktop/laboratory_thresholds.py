"""Thresholds that a laboratory moved, put in the place of the card's own; never beyond the card's bounds."""

from collections.abc import Mapping
from copy import copy
from dataclasses import replace
from enum import StrEnum

from inference.card import ModelCard, Threshold, Thresholds
from inference.classifier import Classifier
from inference.errors import UnusableInputError


class ThresholdChoice(StrEnum):
    """Whose thresholds a command decides by."""

    CARD = "card"
    LABORATORY = "laboratory"


def with_thresholds(classifier: Classifier, chosen: Mapping[str, float]) -> Classifier:
    """A classifier that decides and flags by the chosen thresholds; the build and its answers are the same.

    Both share one runtime, so they belong into the same thread.

    Args:
        chosen: value by name of the threshold; what is missing is the card's own.

    Raises:
        UnusableInputError: the card has no such threshold, or the value is out of its bounds.
    """
    if not chosen:
        return classifier
    changed = copy(classifier)
    changed.bundle = replace(classifier.bundle, card=card_with_thresholds(classifier.card, chosen))
    return changed


def card_with_thresholds(card: ModelCard, chosen: Mapping[str, float]) -> ModelCard:
    """The card with other defaults.

    Raises:
        UnusableInputError: as `with_thresholds`.
    """
    moved: dict[str, Threshold] = {}
    for name, value in chosen.items():
        if name not in Thresholds.model_fields:
            known = ", ".join(Thresholds.model_fields)
            raise UnusableInputError(f"The model {card.id} has no threshold {name}; it has {known}")
        threshold: Threshold = getattr(card.thresholds, name)
        if not threshold.minimum <= value <= threshold.maximum:
            raise UnusableInputError(
                f"The threshold {name} of the model {card.id} is set to {value:g}; its card allows "
                f"{threshold.minimum:g} to {threshold.maximum:g}. Change it in the settings"
            )
        moved[name] = threshold.model_copy(update={"default": value})
    return card.model_copy(update={"thresholds": card.thresholds.model_copy(update=moved)})
