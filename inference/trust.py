"""Turns raw outputs into numbers one may rely on: calibrated, with sets, and a distance from what is known."""

import math
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from inference.card import OutOfDistributionMethod

# Shorter features have no direction; far below what any image gives.
_SHORTEST = 1e-12


def calibrated_probabilities(logits: NDArray[np.float32], temperature: float) -> NDArray[np.float64]:
    """softmax(logits / temperature), temperature scaling (Guo et al. 2017).

    Args:
        logits: float (..., K).
        temperature: above 0; 1 changes nothing, more makes the answer less sure.

    Returns:
        float64 (..., K), 0-1, sum 1.
    """
    scaled = logits.astype(np.float64) / temperature
    exponentials = np.exp(scaled - scaled.max(axis=-1, keepdims=True))
    return np.asarray(exponentials / exponentials.sum(axis=-1, keepdims=True))


def prediction_set(probabilities: NDArray[np.float64], quantile: float) -> tuple[int, ...]:
    """Classes whose conformal score 1 - p is at most the quantile, the most probable always among them.

    Args:
        probabilities: float (K,).
        quantile: fitted for the wanted coverage, 0-1.
    """
    chosen = set(np.flatnonzero(1.0 - probabilities <= quantile).tolist())
    return tuple(sorted(chosen | {int(probabilities.argmax())}))


def out_of_distribution_score(
    features: NDArray[np.float32],
    trust: Mapping[str, NDArray[np.floating]],
    method: OutOfDistributionMethod = OutOfDistributionMethod.MAHALANOBIS,
) -> float:
    """How far one image's features lie from the training images', 0 or more.

    Args:
        features: float (C,).
        trust: see `out_of_distribution_scores`.
        method: of the card.
    """
    return float(out_of_distribution_scores(features[None], trust, method)[0])


def out_of_distribution_scores(
    features: NDArray[np.float32],
    trust: Mapping[str, NDArray[np.floating]],
    method: OutOfDistributionMethod,
) -> NDArray[np.float64]:
    """How far the features of N images lie from the training images'.

    `MAHALANOBIS` is the squared Mahalanobis distance to the nearest class mean in principal components (Lee et al.
    2018), about P for an image like the training images. `DIRECTION` looks at the features' direction, features over
    their length (as Sun et al. 2022 do), and adds what the components do not hold (the residual of Wang et al. 2022,
    ViM): the mean squared distance per component, and the squared residual over the training images' mean; each is
    about 1 for an image like those. See ADR 14.

    Args:
        features: float (N, C).
        trust: `feature_mean` (C,), `components` (C, P) with orthonormal columns, `class_means` (K, P), `precision`
            (P, P); for `DIRECTION`, whose statistics are those of directions, also `residual_square` (1,), above 0.
        method: which of the two.

    Returns:
        float64 (N,), 0 or more.
    """
    known = features.astype(np.float64)
    if method is OutOfDistributionMethod.DIRECTION:
        known = directions(known)
    centred = known - trust["feature_mean"]
    reduced = centred @ trust["components"]
    differences = reduced[:, None] - trust["class_means"]
    distances = np.einsum("nkp,pq,nkq->nk", differences, trust["precision"], differences).min(axis=1)
    if method is OutOfDistributionMethod.MAHALANOBIS:
        return np.asarray(distances, dtype=np.float64)
    residuals = centred - reduced @ trust["components"].T
    beyond = np.square(residuals).sum(axis=1) / float(trust["residual_square"][0])
    return np.asarray(distances / reduced.shape[1] + beyond, dtype=np.float64)


def directions(features: NDArray[np.floating]) -> NDArray[np.float64]:
    """Features (N, C) over their Euclidean length, float64; features that are all 0 stay 0."""
    lengths = np.linalg.norm(features.astype(np.float64), axis=1, keepdims=True)
    return np.asarray(features / np.maximum(lengths, _SHORTEST), dtype=np.float64)


def stain_distance(stain: tuple[float, ...], trust: dict[str, NDArray[np.float32]]) -> float:
    """Mahalanobis distance of a field's six colour statistics from the training images', 0 or more."""
    difference = np.asarray(stain, dtype=np.float64) - trust["stain_mean"]
    squared = float(difference @ trust["stain_precision"] @ difference)
    return math.sqrt(max(squared, 0.0))
