"""Turns raw outputs into numbers one may rely on: calibrated, with sets, and a distance from what is known."""

import math

import numpy as np
from numpy.typing import NDArray


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


def out_of_distribution_score(features: NDArray[np.float32], trust: dict[str, NDArray[np.float32]]) -> float:
    """Squared Mahalanobis distance to the nearest class mean in principal components (Lee et al. 2018).

    Args:
        features: float (C,).
        trust: `feature_mean` (C,), `components` (C, P), `class_means` (K, P), `precision` (P, P).

    Returns:
        0 or more; about P for an image like the training images.
    """
    reduced = (features.astype(np.float64) - trust["feature_mean"]) @ trust["components"]
    differences = reduced[None] - trust["class_means"]
    distances = np.einsum("kp,pq,kq->k", differences, trust["precision"], differences)
    return float(distances.min())


def stain_distance(stain: tuple[float, ...], trust: dict[str, NDArray[np.float32]]) -> float:
    """Mahalanobis distance of a field's six colour statistics from the training images', 0 or more."""
    difference = np.asarray(stain, dtype=np.float64) - trust["stain_mean"]
    squared = float(difference @ trust["stain_precision"] @ difference)
    return math.sqrt(max(squared, 0.0))
