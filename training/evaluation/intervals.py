"""Intervals of shares and of resampled scores, so that no figure stands without its uncertainty."""

from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray
from scipy.stats import binomtest

from training.evaluation.record import CONFIDENCE_LEVEL, Bootstrap, Estimate


def share(hits: int, total: int) -> Estimate | None:
    """A share with its Wilson score interval (Wilson 1927).

    Args:
        hits: images that count, at most `total`.
        total: images looked at.

    Returns:
        Value and bounds in 0-1, or None where there is nothing to divide by.
    """
    if total == 0:
        return None
    bounds = binomtest(hits, total).proportion_ci(CONFIDENCE_LEVEL, method="wilson")
    return Estimate(value=hits / total, low=float(bounds.low), high=float(bounds.high))


def image_weights(truth: NDArray[np.int64], plan: Bootstrap) -> Iterator[NDArray[np.int64]]:
    """How often each image is drawn in each resample of a stratified bootstrap.

    Within each class as many images are drawn, with replacement, as it has; so no resample lacks a class.

    Args:
        truth: int (N,), class index of each image.
        plan: number of resamples and seed.

    Returns:
        Per resample int (N,), draws of each image; their sum is N.
    """
    rng = np.random.default_rng(plan.seed)
    members = [np.flatnonzero(truth == label) for label in np.unique(truth)]
    for _ in range(plan.resamples):
        weights = np.empty(len(truth), dtype=np.int64)
        for rows in members:
            weights[rows] = np.bincount(rng.integers(0, len(rows), len(rows)), minlength=len(rows))
        yield weights


def percentile_bounds(
    truth: NDArray[np.int64],
    plan: Bootstrap,
    score: Callable[[NDArray[np.int64]], NDArray[np.float64]],
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Percentile bootstrap bounds (Efron 1979) of several scores at once.

    Args:
        truth: int (N,), class index of each image; the strata.
        plan: number of resamples and seed.
        score: from the weights of a resample, int (N,), to S scores; NaN where one is not defined.

    Returns:
        Lower and upper bounds, float (S,) each.
    """
    resampled = np.stack([score(weights) for weights in image_weights(truth, plan)])
    tail = 100.0 * (1.0 - CONFIDENCE_LEVEL) / 2.0
    low, high = np.percentile(resampled, [tail, 100.0 - tail], axis=0)
    return low, high
