"""Measures on images that fitted nothing whether trust numbers keep their promises."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from inference.decision import Decision, Flag, Prediction
from inference.trust import prediction_set

CALIBRATION_BIN_COUNT = 15


@dataclass(frozen=True)
class SetCoverage:
    """What prediction sets of one quantile held.

    Attributes:
        covered_share: share of the sets that hold the truth, 0-1.
        mean_size: classes in a set, 1 to K.
        image_count: sets counted.
    """

    covered_share: float
    mean_size: float
    image_count: int


@dataclass(frozen=True)
class AlarmShares:
    """How many in-distribution images each check stopped or flagged, as shares of `image_count`, 0-1.

    Attributes:
        image_count: images counted.
        out_of_distribution: outside what the model knows.
        blur: out of focus.
        exposure: too dark or too bright.
        stain: of a foreign colour; flagged only, reported all the same.
        unsure: less probable than the abstention threshold, whatever else was found.
        abstained: not reported, for any reason.
    """

    image_count: int
    out_of_distribution: float
    blur: float
    exposure: float
    stain: float
    unsure: float
    abstained: float


def set_coverage(probabilities: NDArray[np.float64], truth: NDArray[np.int64], quantile: float) -> SetCoverage:
    """Count how often prediction sets, as screening makes them, hold the truth, and how large they are.

    Args:
        probabilities: float (N, K), calibrated, N at least 1.
        truth: int (N,).
        quantile: of the card, for the wanted coverage.
    """
    sets = [prediction_set(each, quantile) for each in probabilities]
    return SetCoverage(
        covered_share=float(np.mean([int(label) in each for each, label in zip(sets, truth, strict=True)])),
        mean_size=float(np.mean([len(each) for each in sets])),
        image_count=len(sets),
    )


def expected_calibration_error(
    probabilities: NDArray[np.float64], truth: NDArray[np.int64], bin_count: int = CALIBRATION_BIN_COUNT
) -> float:
    """Mean distance between confidence and accuracy over bins of equal width, weighted by count.

    Guo et al. 2017, equation 3; a bin holds the confidences in (lower, upper].

    Args:
        probabilities: float (N, K), calibrated, N at least 1.
        truth: int (N,).
        bin_count: bins between 0 and 1.

    Returns:
        0 to 1.
    """
    confidence = probabilities.max(axis=1)
    right = probabilities.argmax(axis=1) == truth
    bins = np.clip(np.ceil(confidence * bin_count).astype(np.int64) - 1, 0, bin_count - 1)
    gaps = np.bincount(bins, weights=right.astype(np.float64) - confidence, minlength=bin_count)
    return float(np.abs(gaps).sum() / len(truth))


def alarm_shares(predictions: Sequence[Prediction], abstain_below: float) -> AlarmShares:
    """Count the alarms over predictions of images that should raise none.

    Args:
        predictions: of at least one in-distribution image, from `inference.classifier`.
        abstain_below: the card's abstention threshold, 0-1.
    """

    def share_of(flag: Flag) -> float:
        return float(np.mean([flag in each.flags for each in predictions]))

    return AlarmShares(
        image_count=len(predictions),
        out_of_distribution=share_of(Flag.OUT_OF_DISTRIBUTION),
        blur=share_of(Flag.BLUR),
        exposure=share_of(Flag.EXPOSURE),
        stain=share_of(Flag.STAIN),
        unsure=float(np.mean([each.probabilities[each.predicted_index] < abstain_below for each in predictions])),
        abstained=float(np.mean([each.decision is Decision.ABSTAINED for each in predictions])),
    )
