"""Malignant or not is counted by the labels' flag, whatever the classes are called."""

import numpy as np
import pytest

from inference.card import Label
from training.dataset.class_labels import ALL_LABELS
from training.evaluation.malignancy_counts import MalignancyCounts, count_malignant

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
