"""The first figures of a card, also of one whose writer was careless."""

import json

import pytest

from desktop.card_figures import card_figures
from inference.bundle_files import CARD_FILE
from inference.card import ModelCard


@pytest.fixture
def card_of(bundle_files):
    """The shipped card with other evidence."""

    def make(**changes) -> ModelCard:
        record = json.loads(bundle_files[CARD_FILE])
        record["evidence"] = [{**record["evidence"][0], **changes}]
        return ModelCard.model_validate(record)

    return make


def test_sides_are_counted_from_the_confusion_matrix(card_of):
    # Benign is the one class that is not malignant; a malignant class taken for another one is no miss.
    figures = card_figures(card_of(confusion=[[8, 2, 0, 0], [1, 5, 4, 0], [0, 0, 10, 0], [3, 0, 0, 7]]))

    assert (figures.sensitivity.hits, figures.sensitivity.total) == (26, 30)
    assert (figures.specificity.hits, figures.specificity.total) == (8, 10)


def test_accuracy_keeps_the_interval_of_the_card(card_of):
    card = card_of(accuracy=0.9, accuracy_interval_95=[0.8, 0.95], image_count=100, abstention_rate=0.1)

    accuracy, withheld = card_figures(card).accuracy, card_figures(card).withheld

    assert (accuracy.value, accuracy.low, accuracy.high, accuracy.hits) == (0.9, 0.8, 0.95, 90)
    assert (withheld.hits, withheld.total) == (10, 100)


@pytest.mark.parametrize("confusion", [[], [[1, 2], [3, 4]], [[1, 0, 0, 0]] * 3, [[-1, 0, 0, 0]] * 4])
def test_a_matrix_that_does_not_fit_the_classes_gives_no_figure(card_of, confusion):
    figures = card_figures(card_of(confusion=confusion))

    assert (figures.confusion, figures.sensitivity, figures.specificity) == (None, None, None)
    assert figures.accuracy is not None


def test_an_interval_beyond_all_shares_is_cut(card_of):
    accuracy = card_figures(card_of(accuracy_interval_95=[-0.1, 1.2])).accuracy

    assert (accuracy.low, accuracy.high) == (0.0, 1.0)


def test_no_evidence_gives_no_figure(card_of):
    assert card_figures(card_of().model_copy(update={"evidence": ()})).accuracy is None
    assert card_figures(card_of(image_count=0)).accuracy is None
