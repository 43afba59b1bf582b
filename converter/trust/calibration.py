"""Fits what a probability is worth: temperature, conformal quantiles, and from where on answers are reported."""

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize_scalar

from inference.trust import calibrated_probabilities


def fit_temperature(logits: NDArray[np.float32], truth: NDArray[np.int64]) -> float:
    """Temperature with the smallest negative log-likelihood (Guo et al. 2017), 0.05 to 20.

    Args:
        logits: float (N, K).
        truth: int (N,).
    """

    def loss(log_temperature: float) -> float:
        probabilities = calibrated_probabilities(logits, float(np.exp(log_temperature)))
        of_truth = probabilities[np.arange(len(truth)), truth]
        return float(-np.log(np.maximum(of_truth, 1e-12)).mean())

    found = minimize_scalar(loss, bounds=(np.log(0.05), np.log(20.0)), method="bounded")
    return float(np.exp(found.x))


def conformal_quantile(probabilities: NDArray[np.float64], truth: NDArray[np.int64], coverage: float) -> float:
    """The ceil((n + 1) * coverage)-th smallest score 1 - p(truth), of split conformal prediction (Lei et al. 2018).

    With too few images for the coverage it is 1: every class belongs to every set.

    Args:
        probabilities: float (N, K).
        truth: int (N,).
        coverage: wanted share of sets that hold the truth, 0-1.
    """
    scores = np.sort(1.0 - probabilities[np.arange(len(truth)), truth])
    # Rounded first: 0.95 * 60 must not become rank 58 because it is 57.00000000000001.
    rank = int(np.ceil(round((len(scores) + 1) * coverage, 9)))
    return float(scores[rank - 1]) if rank <= len(scores) else 1.0


def abstention_threshold(
    probabilities: NDArray[np.float64], truth: NDArray[np.int64], reported_accuracy: float
) -> float:
    """Smallest probability from which answers are right often enough; 0.5 to 0.99, and 0.99 if none is.

    Args:
        probabilities: float (N, K).
        truth: int (N,).
        reported_accuracy: wanted share of right answers among the reported ones, 0-1.
    """
    best = probabilities.max(axis=1)
    right = probabilities.argmax(axis=1) == truth
    for level in np.unique(np.clip(best, 0.5, 0.99)):
        # All answers from this level on, equally sure ones included: those are reported together.
        reported = best >= level
        if right[reported].sum() >= reported_accuracy * reported.sum():
            return float(level)
    return 0.99
