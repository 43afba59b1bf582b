"""Temperature, conformal quantiles and abstention threshold recover known answers and keep their promises."""

import numpy as np
import pytest

from converter.trust.calibration import abstention_threshold, conformal_quantile, fit_temperature
from converter.trust.fit import COVERAGES
from inference.trust import calibrated_probabilities


def _two_classes(best: list[float], right: list[bool]) -> tuple[np.ndarray, np.ndarray]:
    """Probabilities (N, 2) whose largest is `best`, and a truth that makes them right or wrong."""
    probabilities = np.array([[value, 1 - value] for value in best])
    return probabilities, np.array([0 if each else 1 for each in right])


@pytest.mark.parametrize("temperature", [0.5, 1.0, 3.0])
def test_the_temperature_recovers_a_known_scaling(temperature: float):
    rng = np.random.default_rng(0)
    logits = rng.normal(scale=2.0, size=(20_000, 4)).astype(np.float32)
    cumulated = calibrated_probabilities(logits, temperature).cumsum(axis=1)
    truth = (rng.random((len(logits), 1)) > cumulated).sum(axis=1)
    assert fit_temperature(logits, truth) == pytest.approx(temperature, rel=0.05)


def test_the_temperature_stays_within_its_bounds_where_all_is_right():
    logits = np.eye(4, dtype=np.float32)[np.arange(40) % 4] * 5
    assert 0.05 <= fit_temperature(logits, np.arange(40) % 4) <= 20.0


def test_the_conformal_quantile_is_the_rank_computed_by_hand():
    # Twenty scores 0.01 ... 0.20: rank ceil(21 * 0.9) = 19, ceil(21 * 0.95) = 20, ceil(21 * 0.5) = 11.
    of_truth = 1.0 - np.arange(1, 21) / 100
    probabilities = np.stack([of_truth, 1.0 - of_truth], axis=1)
    truth = np.zeros(20, dtype=np.int64)
    for coverage, expected in ((0.90, 0.19), (0.95, 0.20), (0.50, 0.11)):
        assert conformal_quantile(probabilities, truth, coverage) == pytest.approx(expected)


def test_with_too_few_images_for_a_coverage_every_class_belongs_to_the_set():
    probabilities, truth = _two_classes([0.9] * 18, [True] * 18)
    assert conformal_quantile(probabilities, truth, 0.95) == 1.0


def test_conformal_sets_hold_the_truth_as_often_as_promised():
    rng = np.random.default_rng(1)
    probabilities = calibrated_probabilities(rng.normal(scale=1.5, size=(4000, 4)).astype(np.float32), 1.0)
    truth = (rng.random((4000, 1)) > probabilities.cumsum(axis=1)).sum(axis=1)
    for coverage in COVERAGES:
        quantile = conformal_quantile(probabilities[:2000], truth[:2000], coverage)
        scores = 1.0 - probabilities[2000:][np.arange(2000), truth[2000:]]
        assert (scores <= quantile).mean() == pytest.approx(coverage, abs=0.025)


def test_the_abstention_threshold_is_the_smallest_from_which_answers_are_right_often_enough():
    best = [0.95, 0.90, 0.85, 0.80, 0.75, 0.70]
    right = [True, True, True, True, False, True]
    probabilities, truth = _two_classes(best, right)
    assert abstention_threshold(probabilities, truth, 0.99) == pytest.approx(0.80)
    assert abstention_threshold(probabilities, truth, 5 / 6) == pytest.approx(0.70)


def test_equally_sure_answers_are_reported_together_or_not_at_all():
    probabilities, truth = _two_classes([0.9, 0.8, 0.8, 0.8], [True, True, True, False])
    for order in ([0, 1, 2, 3], [3, 2, 1, 0]):
        assert abstention_threshold(probabilities[order], truth[order], 0.99) == pytest.approx(0.9)


def test_the_abstention_threshold_is_never_below_a_half_nor_above_0_99():
    sure, truth = _two_classes([0.999] * 5, [True] * 5)
    assert abstention_threshold(sure, truth, 0.98) == pytest.approx(0.99)
    wrong, truth = _two_classes([0.9] * 5, [False] * 5)
    assert abstention_threshold(wrong, truth, 0.98) == pytest.approx(0.99)
    unsure = np.full((5, 4), 0.25)
    assert abstention_threshold(unsure, np.zeros(5, dtype=np.int64), 0.0) == pytest.approx(0.5)
