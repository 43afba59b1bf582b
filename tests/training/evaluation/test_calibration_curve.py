"""Calibration is counted as in Guo et al. 2017."""

import numpy as np
import pytest

from training.evaluation.answers import Answers
from training.evaluation.calibration_curve import calibrate


def with_probabilities(truth: list[int], rows: list[list[float]]) -> Answers:
    return Answers(np.array(truth, dtype=np.int64), np.log(np.array(rows)))


def test_three_images_give_the_figures_worked_out_by_hand():
    # Confidences 0.95 (right), 0.95 (wrong), 0.55 (right), in ten bins.
    answers = with_probabilities([0, 1, 0], [[0.95, 0.05], [0.95, 0.05], [0.55, 0.45]])

    found = calibrate(answers, bin_count=10)

    assert found.expected_error == pytest.approx(2 / 3 * abs(0.5 - 0.95) + 1 / 3 * abs(1.0 - 0.55))
    assert found.brier == pytest.approx((2 * 0.05**2 + 2 * 0.95**2 + 2 * 0.45**2) / 3)
    assert found.log_loss == pytest.approx(-np.mean(np.log([0.95, 0.05, 0.55])))
    assert [each.count for each in found.bins] == [0, 0, 0, 0, 0, 1, 0, 0, 0, 2]
    assert found.bins[9].accuracy == 0.5
    assert found.bins[0].accuracy is None


def test_a_confidence_on_an_edge_belongs_to_the_bin_below():
    found = calibrate(with_probabilities([0], [[0.8, 0.2]]), bin_count=5)
    assert [each.count for each in found.bins] == [0, 0, 0, 1, 0]


def test_a_certain_answer_falls_into_the_last_bin():
    found = calibrate(Answers(np.array([0]), np.array([[900.0, 0.0]])))
    assert found.bins[-1].count == 1
    assert found.expected_error == 0.0
    assert found.brier == 0.0


def test_every_image_is_in_one_bin():
    rng = np.random.default_rng(0)
    found = calibrate(Answers(rng.integers(0, 4, 500), rng.normal(0, 3, (500, 4))))
    assert sum(each.count for each in found.bins) == 500
