"""Calibration, prediction sets and distances give the numbers that come out by hand."""

import numpy as np
import pytest

from inference.card import OutOfDistributionMethod
from inference.trust import (
    calibrated_probabilities,
    directions,
    out_of_distribution_score,
    out_of_distribution_scores,
    prediction_set,
    stain_distance,
)


def _logits(*values):
    return np.array(values, dtype=np.float32)


def test_probabilities_are_the_softmax_of_the_logits():
    # e to the logits is 1, 2, 5: the shares of 8
    assert calibrated_probabilities(np.log(_logits(1, 2, 5)), 1.0) == pytest.approx([0.125, 0.25, 0.625])


def test_a_temperature_of_two_takes_the_square_root_of_the_odds():
    # 4 : 16 becomes 2 : 4
    assert calibrated_probabilities(np.log(_logits(4, 16)), 2.0) == pytest.approx([1 / 3, 2 / 3])


def test_huge_logits_neither_overflow_nor_vanish():
    assert calibrated_probabilities(_logits(1e6, 1e6, -1e6), 0.5) == pytest.approx([0.5, 0.5, 0.0])


def test_every_row_of_a_batch_sums_to_one():
    probabilities = calibrated_probabilities(np.array([[1, 2, 3], [0, 0, 9]], np.float32), 0.7)

    assert probabilities.sum(axis=1) == pytest.approx([1.0, 1.0])


@pytest.mark.parametrize(
    ("quantile", "expected"),
    [(0.4, (2,)), (0.6, (2,)), (0.75, (0, 2)), (0.86, (0, 2, 3)), (1.0, (0, 1, 2, 3))],
)
def test_a_prediction_set_holds_the_classes_that_are_probable_enough(quantile, expected):
    # their scores 1 - p are 0.75, 0.9375, 0.5 and 0.8125
    probabilities = np.array([0.25, 0.0625, 0.5, 0.1875])

    assert prediction_set(probabilities, quantile) == expected


def test_a_prediction_set_is_never_empty():
    assert prediction_set(np.array([0.2, 0.5, 0.3]), 0.0) == (1,)


def test_the_out_of_distribution_score_is_the_distance_to_the_nearest_class():
    trust = {
        "feature_mean": np.array([1, 1, 1], np.float32),
        "components": np.array([[1, 0], [0, 1], [0, 0]], np.float32),  # the third feature does not count
        "class_means": np.array([[0, 0], [3, 0]], np.float32),
        "precision": np.array([[1, 0], [0, 0.25]], np.float32),
    }

    # (4, 5, 9) less the mean is (3, 4): from the first class 9 + 16 / 4 = 13, from the second 0 + 16 / 4 = 4.
    assert out_of_distribution_score(_logits(4, 5, 9), trust) == pytest.approx(4.0)


def _direction_trust():
    return {
        "feature_mean": np.zeros(3, np.float32),
        "components": np.array([[1, 0], [0, 1], [0, 0]], np.float32),
        "class_means": np.array([[1, 0], [0, 1]], np.float32),
        "precision": np.array([[4, 0], [0, 4]], np.float32),
        "residual_square": np.array([0.25], np.float32),
    }


def test_the_direction_score_adds_what_the_components_do_not_hold():
    # (3, 0, 4) has the direction (0.6, 0, 0.8): 4 * 0.4 ** 2 / 2 components = 0.32, and 0.8 ** 2 / 0.25 = 2.56.
    found = out_of_distribution_score(_logits(3, 0, 4), _direction_trust(), OutOfDistributionMethod.DIRECTION)

    assert found == pytest.approx(2.88)


def test_the_direction_score_does_not_see_how_long_the_features_are():
    features = np.array([[3, 0, 4], [300, 0, 400]], np.float32)
    first, second = out_of_distribution_scores(features, _direction_trust(), OutOfDistributionMethod.DIRECTION)

    assert first == pytest.approx(second)


def test_features_that_are_all_zero_have_no_direction_and_a_score_all_the_same():
    assert directions(np.zeros((1, 3), np.float32)).tolist() == [[0, 0, 0]]
    found = out_of_distribution_score(_logits(0, 0, 0), _direction_trust(), OutOfDistributionMethod.DIRECTION)
    assert found == pytest.approx(4 * 1 / 2)


def test_the_stain_distance_is_five_for_three_and_four():
    trust = {"stain_mean": np.full(6, 10, np.float32), "stain_precision": np.eye(6, dtype=np.float32)}

    assert stain_distance((13, 14, 10, 10, 10, 10), trust) == pytest.approx(5.0)


def test_a_stain_that_varied_more_in_training_counts_less():
    trust = {"stain_mean": np.zeros(6, np.float32), "stain_precision": np.eye(6, dtype=np.float32) / 4}

    assert stain_distance((6, 0, 0, 0, 0, 0), trust) == pytest.approx(3.0)
