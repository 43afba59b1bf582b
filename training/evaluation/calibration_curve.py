"""Measures whether probabilities mean what they say: of the answers given with 90 %, nine in ten should be right."""

import numpy as np
from sklearn.metrics import log_loss

from training.evaluation.answers import Answers
from training.evaluation.record import Calibration, CalibrationBin

# Guo et al. 2017 ("On calibration of modern neural networks", ICML) count in 15 bins of equal width.
BIN_COUNT = 15


def calibrate(answers: Answers, bin_count: int = BIN_COUNT) -> Calibration:
    """Calibration of the most probable class in bins of equal width over 0-1, and the two proper scores.

    Expected calibration error (Guo et al. 2017, equation 3): |accuracy - mean confidence| of each bin, weighted by its
    images. Brier score (Brier 1950): squared distance between probabilities and truth summed over the classes, 0-2.

    Args:
        answers: N images, at least one.
        bin_count: bins over 0-1; each holds its upper edge, as in the paper cited.
    """
    confidence = answers.probabilities.max(axis=1)
    right = answers.predicted == answers.truth
    # The product of an edge with the number of bins can miss the whole number by a rounding error.
    bin_of = np.clip(np.ceil(np.round(confidence * bin_count, 12)).astype(np.int64) - 1, 0, bin_count - 1)
    bins = []
    for index in range(bin_count):
        inside = bin_of == index
        count = int(inside.sum())
        bins.append(
            CalibrationBin(
                low=index / bin_count,
                high=(index + 1) / bin_count,
                count=count,
                mean_confidence=min(1.0, float(confidence[inside].mean())) if count else None,
                accuracy=float(right[inside].mean()) if count else None,
            )
        )
    error = sum(
        each.count / len(right) * abs(each.accuracy - each.mean_confidence)
        for each in bins
        if each.accuracy is not None and each.mean_confidence is not None
    )
    class_count = answers.logits.shape[1]
    one_hot = np.eye(class_count)[answers.truth]
    return Calibration(
        bins=tuple(bins),
        expected_error=min(1.0, float(error)),
        mean_confidence=min(1.0, float(confidence.mean())),
        brier=float(np.mean(np.sum((answers.probabilities - one_hot) ** 2, axis=1))),
        log_loss=float(log_loss(answers.truth, answers.probabilities, labels=range(class_count))),
    )
