"""A laboratory's thresholds decide, within the card's bounds, and leave the build's answers alone."""

import pytest

from desktop.laboratory_thresholds import card_with_thresholds, with_thresholds
from inference.errors import UnusableInputError
from inference.images import read_images


@pytest.fixture
def image(tmp_path, field_png):
    path = tmp_path / "field.png"
    path.write_bytes(field_png)
    return next(iter(read_images(path)))


def test_without_a_choice_the_classifier_is_the_same(classifier):
    assert with_thresholds(classifier, {}) is classifier


def test_a_chosen_threshold_decides_and_the_probabilities_stay(classifier, image):
    own = classifier.classify(image)
    limits = classifier.card.thresholds.blur_below

    strict = with_thresholds(classifier, {"blur_below": limits.maximum}).classify(image)
    mild = with_thresholds(classifier, {"blur_below": limits.minimum}).classify(image)

    assert strict.probabilities == own.probabilities == mild.probabilities
    assert len(mild.flags) <= len(strict.flags)
    assert classifier.card.thresholds.blur_below == limits, "the shared card is not touched"


def test_the_card_says_what_was_chosen(classifier):
    own = classifier.card.thresholds.abstain_below
    card = card_with_thresholds(classifier.card, {"abstain_below": own.maximum})

    assert card.thresholds.abstain_below.default == own.maximum
    assert card.thresholds.blur_below == classifier.card.thresholds.blur_below


@pytest.mark.parametrize("step", [-0.01, 0.01])
def test_nothing_lies_beyond_the_cards_bounds(classifier, step):
    own = classifier.card.thresholds.abstain_below
    value = own.minimum + step if step < 0 else own.maximum + step
    with pytest.raises(UnusableInputError, match=r"abstain_below.*card allows"):
        with_thresholds(classifier, {"abstain_below": value})


def test_an_unknown_threshold_is_refused_by_name(classifier):
    with pytest.raises(UnusableInputError, match="no threshold courage"):
        with_thresholds(classifier, {"courage": 1.0})
