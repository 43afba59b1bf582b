"""Malignant or not is counted by the labels' flag, whatever the classes are called."""

import numpy as np
import pytest

from inference.card import Label
from training.dataset.class_labels import ALL_LABELS
from training.evaluation.answers import Answers
from training.evaluation.malignancy_counts import MalignancyCounts, count_malignant, sensitivity_at

TRUTH = np.array((0, 0, 0, 1, 1, 2, 3))
PREDICTED = np.array((0, 0, 1, 2, 0, 2, 0))


def test_seven_images_give_the_table_worked_out_by_hand():
    counts = count_malignant(TRUTH, PREDICTED, ALL_LABELS)
    # The early one called pre is another subtype, but malignant all the same.
    assert counts == MalignancyCounts(found=2, missed=2, false_alarms=1, spared=2, has_both_sides=True)
    assert counts.sensitivity is not None
    assert counts.specificity is not None
    assert (counts.sensitivity.value, counts.specificity.value) == pytest.approx((1 / 2, 2 / 3))


def test_classes_of_one_side_have_neither_share():
    labels = [Label(id=name, display_name=name, malignant=True) for name in ("one", "two")]
    counts = count_malignant(np.array((0, 1)), np.array((1, 1)), labels)
    assert not counts.has_both_sides
    assert counts.sensitivity is None
    assert counts.specificity is None


def test_images_of_one_side_have_that_side_s_share_alone():
    counts = count_malignant(np.array((0, 0)), np.array((0, 1)), ALL_LABELS)
    assert counts.sensitivity is None
    assert counts.specificity is not None
    assert counts.specificity.value == 0.5


def _answers(benign, malignant):
    """Answers whose probability of the benign class is one minus these."""
    chances = np.array([*benign, *malignant])
    truth = np.array([0] * len(benign) + [1] * len(malignant))
    return Answers(truth, np.log(np.stack([1 - chances, chances, *[np.full_like(chances, 1e-12)] * 2], axis=1)))


def test_sensitivity_at_a_specificity_counts_what_lies_above_the_images_that_have_to_be_spared():
    answers = _answers(benign=np.linspace(0.01, 0.50, 50), malignant=(0.495, 0.4999, 0.6, 0.2))
    # One of fifty may be called malignant, the highest at 0.50: what is above 0.49 is found.
    found = sensitivity_at(0.98, answers, ALL_LABELS)
    assert found is not None
    assert found.value == 3 / 4
    # None may: what is above 0.50 is found.
    strict = sensitivity_at(1.0, answers, ALL_LABELS)
    assert strict is not None
    assert strict.value == 1 / 4


def test_sensitivity_at_a_specificity_needs_images_of_both_sides():
    assert sensitivity_at(0.98, _answers((0.1,), ()), ALL_LABELS) is None
    assert sensitivity_at(0.98, _answers((), (0.9,)), ALL_LABELS) is None
