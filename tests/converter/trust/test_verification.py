"""Verification counts what can be counted by hand."""

import numpy as np
import pytest

from converter.trust.verification import alarm_shares, expected_calibration_error, set_coverage
from inference.decision import Decision, Flag, Prediction


def _prediction(decision: Decision, *flags: Flag, probability: float = 0.9) -> Prediction:
    return Prediction(
        probabilities=(1.0 - probability, probability),
        predicted_index=1,
        prediction_set=(1,),
        decision=decision,
        flags=flags,
        heatmaps=np.zeros((1, 1, 2), np.float32),
        out_of_distribution_score=0.0,
        elapsed_ms=0.0,
    )


def test_coverage_and_size_of_sets_are_counted_as_screening_makes_them():
    probabilities = np.array([[0.8, 0.15, 0.05], [0.5, 0.45, 0.05], [0.4, 0.35, 0.25]])
    # With a quantile of 0.6 classes of at least 0.4 are in a set: {0}, {0, 1}, {0}.
    found = set_coverage(probabilities, np.array([0, 1, 2]), 0.6)
    assert (found.covered_share, found.mean_size, found.image_count) == pytest.approx((2 / 3, 4 / 3, 3))


def test_sets_are_never_empty_even_at_quantile_zero():
    found = set_coverage(np.array([[0.6, 0.4], [0.3, 0.7]]), np.array([0, 0]), 0.0)
    assert (found.covered_share, found.mean_size) == (0.5, 1.0)


def test_the_calibration_error_is_the_weighted_gap_of_the_bins():
    # Two bins of five (0.6-0.8] and (0.8-1]: gaps |0.5 - 0.7| and |1 - 0.9|, two images and one.
    probabilities = np.array([[0.7, 0.3], [0.3, 0.7], [0.9, 0.1]])
    truth = np.array([0, 0, 0])
    assert expected_calibration_error(probabilities, truth, bin_count=5) == pytest.approx((2 * 0.2 + 0.1) / 3)


def test_a_confidence_on_a_border_belongs_to_the_lower_bin():
    # 0.8 with 0.7 in (0.6, 0.8]: one right, one wrong, mean confidence 0.75. Apart they would have gaps 0.2 and 0.7.
    probabilities = np.array([[0.8, 0.2], [0.7, 0.3]])
    assert expected_calibration_error(probabilities, np.array([0, 1]), bin_count=5) == pytest.approx(0.25)


def test_answers_that_are_sure_and_right_have_no_calibration_error():
    assert expected_calibration_error(np.eye(4), np.arange(4)) == 0.0


def test_alarms_are_counted_by_check():
    predictions = [
        _prediction(Decision.REPORTED),
        _prediction(Decision.REPORTED, Flag.STAIN),
        _prediction(Decision.ABSTAINED, Flag.BLUR, Flag.OUT_OF_DISTRIBUTION),
        _prediction(Decision.ABSTAINED, Flag.EXPOSURE, probability=0.55),
        _prediction(Decision.ABSTAINED, probability=0.6),
    ]
    found = alarm_shares(predictions, abstain_below=0.7)
    assert found.image_count == 5
    assert (found.out_of_distribution, found.blur, found.exposure, found.stain) == (0.2, 0.2, 0.2, 0.2)
    assert (found.unsure, found.abstained) == pytest.approx((0.4, 0.6))
