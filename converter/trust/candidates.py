"""The out-of-distribution scores that were weighed against each other, each fitted on training features alone.

Only two of them are in `inference`; the others are here so that the choice (ADR 14) can be made again on another build.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray
from scipy.special import logsumexp, softmax
from sklearn.cluster import KMeans
from sklearn.covariance import LedoitWolf

from converter.trust.distance import Arrays, feature_statistics
from inference.card import OutOfDistributionMethod
from inference.trust import directions, out_of_distribution_scores

PROTOTYPE_COUNT = 32


@dataclass(frozen=True, eq=False)
class Answers:
    """What a build says of N images, without heatmaps.

    Attributes:
        logits: float32 (N, K).
        features: float32 (N, C).
    """

    logits: NDArray[np.float32]
    features: NDArray[np.float32]

    def of(self, chosen: NDArray[np.bool_] | NDArray[np.int64]) -> "Answers":
        """The answers for some of the images."""
        return Answers(self.logits[chosen], self.features[chosen])


Score = Callable[[Answers], NDArray[np.float64]]
Fit = Callable[[Answers, NDArray[np.int64]], Score]


class Candidate(StrEnum):
    """A score; the larger, the more foreign."""

    UNSURE = "1 - highest probability"
    ENERGY = "energy"
    MAHALANOBIS_32 = "Mahalanobis, 32 components"
    MAHALANOBIS = "Mahalanobis"
    CLASS_CONDITIONAL = "Mahalanobis, a covariance per class"
    RELATIVE = "relative Mahalanobis"
    PROTOTYPES = "Mahalanobis to 32 prototypes"
    RESIDUAL = "residual"
    FULL_SPACE = "Mahalanobis + residual, probabilistic PCA"
    BALANCED = "Mahalanobis + residual, balanced"
    LARGER = "larger of Mahalanobis and residual"
    DIRECTION_MAHALANOBIS = "direction: Mahalanobis"
    DIRECTION_RESIDUAL = "direction: residual"
    DIRECTION_FULL_SPACE = "direction: probabilistic PCA"
    DIRECTION = "direction: balanced (ships)"
    DIRECTION_ROOTS = "direction of square roots: balanced"


def fit_candidate(candidate: Candidate, train: Answers, truth: NDArray[np.int64]) -> Score:
    """Fit a candidate on training images.

    Args:
        candidate: which.
        train: their answers.
        truth: int (N,), class index, 0 to K - 1 without a gap.
    """
    return _FITS[candidate](train, truth)


@dataclass(frozen=True, eq=False)
class _Space:
    """Principal components with class means and a shared covariance, and the two distances in and beyond them."""

    transform: Callable[[NDArray[np.float32]], NDArray[np.float64]]
    arrays: Arrays

    def reduced(self, answers: Answers) -> NDArray[np.float64]:
        """float (N, P), coordinates in the components."""
        centred = self.transform(answers.features) - self.arrays["feature_mean"]
        return np.asarray(centred @ self.arrays["components"], np.float64)

    def mahalanobis(self, answers: Answers) -> NDArray[np.float64]:
        """Squared distance to the nearest class mean."""
        return _nearest(self.reduced(answers), self.arrays["class_means"], self.arrays["precision"])

    def residual_square(self, answers: Answers) -> NDArray[np.float64]:
        """Squared length of what the components do not hold."""
        centred = self.transform(answers.features) - self.arrays["feature_mean"]
        beyond = centred - self.reduced(answers) @ self.arrays["components"].T
        return np.asarray(np.square(beyond).sum(axis=1), np.float64)


def _nearest(
    points: NDArray[np.float64], means: NDArray[np.floating], precision: NDArray[np.floating]
) -> NDArray[np.float64]:
    differences = points[:, None] - means
    return np.asarray(np.einsum("nkp,pq,nkq->nk", differences, precision, differences).min(axis=1), np.float64)


def _plain(features: NDArray[np.float32]) -> NDArray[np.float64]:
    return features.astype(np.float64)


def _roots(features: NDArray[np.float32]) -> NDArray[np.float64]:
    return directions(np.sign(features) * np.sqrt(np.abs(features)))


def _space(
    transform: Callable[[NDArray[np.float32]], NDArray[np.float64]],
    train: Answers,
    truth: NDArray[np.int64],
    component_count: int = 64,
) -> _Space:
    known = transform(train.features).astype(np.float32)
    return _Space(transform, feature_statistics(known, truth, component_count, OutOfDistributionMethod.MAHALANOBIS))


def _fit_unsure(_train: Answers, _truth: NDArray[np.int64]) -> Score:
    def score(answers: Answers) -> NDArray[np.float64]:
        # The sum of all others: 1 - p loses the digits by which sure answers differ, and they would all tie.
        probabilities = np.sort(softmax(answers.logits.astype(np.float64), axis=1), axis=1)
        return np.asarray(probabilities[:, :-1].sum(axis=1), np.float64)

    return score


def _fit_energy(_train: Answers, _truth: NDArray[np.int64]) -> Score:
    return lambda answers: -np.asarray(logsumexp(answers.logits.astype(np.float64), axis=1))


def _fit_shipped(
    method: OutOfDistributionMethod, component_count: int, train: Answers, truth: NDArray[np.int64]
) -> Score:
    arrays = feature_statistics(train.features, truth, component_count, method)
    return lambda answers: out_of_distribution_scores(answers.features, arrays, method)


def _fit_class_conditional(train: Answers, truth: NDArray[np.int64]) -> Score:
    space = _space(_plain, train, truth)
    reduced, means = space.reduced(train), space.arrays["class_means"]
    precisions = [
        LedoitWolf(assume_centered=True).fit(reduced[truth == label] - mean).precision_
        for label, mean in enumerate(means)
    ]

    def score(answers: Answers) -> NDArray[np.float64]:
        points = space.reduced(answers)
        of_class = [_nearest(points, mean[None], each) for mean, each in zip(means, precisions, strict=True)]
        return np.asarray(np.min(of_class, axis=0), np.float64)

    return score


def _fit_relative(train: Answers, truth: NDArray[np.int64]) -> Score:
    space = _space(_plain, train, truth)
    whole = LedoitWolf().fit(space.reduced(train))
    return lambda answers: (
        space.mahalanobis(answers) - _nearest(space.reduced(answers), whole.location_[None], whole.precision_)
    )


def _fit_prototypes(train: Answers, truth: NDArray[np.int64]) -> Score:
    space = _space(_plain, train, truth)
    reduced = space.reduced(train)
    found = KMeans(min(PROTOTYPE_COUNT, len(reduced) // 4), n_init=1, random_state=0).fit(reduced)
    precision = LedoitWolf(assume_centered=True).fit(reduced - found.cluster_centers_[found.labels_]).precision_
    return lambda answers: _nearest(space.reduced(answers), found.cluster_centers_, precision)


def _fit_both(
    transform: Callable[[NDArray[np.float32]], NDArray[np.float64]],
    combine: Callable[[_Space, Answers], Score],
    train: Answers,
    truth: NDArray[np.int64],
) -> Score:
    return combine(_space(transform, train, truth), train)


def _mahalanobis(space: _Space, _train: Answers) -> Score:
    return space.mahalanobis


def _residual(space: _Space, _train: Answers) -> Score:
    return space.residual_square


def _full_space(space: _Space, train: Answers) -> Score:
    # Tipping and Bishop 1999: one variance for every direction that the components leave out.
    left_out = max(train.features.shape[1] - space.arrays["precision"].shape[0], 1)
    variance = max(float(space.residual_square(train).mean()) / left_out, 1e-12)
    return lambda answers: space.mahalanobis(answers) + space.residual_square(answers) / variance


def _balanced(space: _Space, train: Answers) -> Score:
    count = space.arrays["precision"].shape[0]
    square = max(float(space.residual_square(train).mean()), 1e-12)
    return lambda answers: space.mahalanobis(answers) / count + space.residual_square(answers) / square


def _larger(space: _Space, train: Answers) -> Score:
    def logarithms(answers: Answers) -> NDArray[np.float64]:
        both = np.stack([space.mahalanobis(answers), space.residual_square(answers)])
        return np.log(np.maximum(both, 1e-12))

    known = logarithms(train)
    mean, deviation = known.mean(axis=1, keepdims=True), known.std(axis=1, keepdims=True) + 1e-12
    return lambda answers: np.max((logarithms(answers) - mean) / deviation, axis=0)


_FITS: Mapping[Candidate, Fit] = MappingProxyType(
    {
        Candidate.UNSURE: _fit_unsure,
        Candidate.ENERGY: _fit_energy,
        Candidate.MAHALANOBIS_32: partial(_fit_shipped, OutOfDistributionMethod.MAHALANOBIS, 32),
        Candidate.MAHALANOBIS: partial(_fit_shipped, OutOfDistributionMethod.MAHALANOBIS, 64),
        Candidate.CLASS_CONDITIONAL: _fit_class_conditional,
        Candidate.RELATIVE: _fit_relative,
        Candidate.PROTOTYPES: _fit_prototypes,
        Candidate.RESIDUAL: partial(_fit_both, _plain, _residual),
        Candidate.FULL_SPACE: partial(_fit_both, _plain, _full_space),
        Candidate.BALANCED: partial(_fit_both, _plain, _balanced),
        Candidate.LARGER: partial(_fit_both, _plain, _larger),
        Candidate.DIRECTION_MAHALANOBIS: partial(_fit_both, directions, _mahalanobis),
        Candidate.DIRECTION_RESIDUAL: partial(_fit_both, directions, _residual),
        Candidate.DIRECTION_FULL_SPACE: partial(_fit_both, directions, _full_space),
        Candidate.DIRECTION: partial(_fit_shipped, OutOfDistributionMethod.DIRECTION, 64),
        Candidate.DIRECTION_ROOTS: partial(_fit_both, _roots, _balanced),
    }
)
