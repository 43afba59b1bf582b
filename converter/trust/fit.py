"""Fits a build's trust numbers: temperature, conformal sets, thresholds, distance statistics."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize_scalar
from sklearn.covariance import LedoitWolf
from sklearn.decomposition import PCA

from converter.scoring.build_outputs import BuildOutputs
from converter.source import LabelledImages
from inference.card import Conformal, Threshold, Thresholds
from inference.quality import measure_quality
from inference.trust import calibrated_probabilities, out_of_distribution_score, stain_distance

COVERAGES = (0.90, 0.95, 0.99)
# The bundle format allows no more (DESIGN.md, trust.npz).
MAX_COMPONENTS = 64


@dataclass(frozen=True)
class TrustRecipe:
    """Choices behind the trust numbers; none of them ever sees the test images."""

    component_count: int = 32
    # Of in-distribution images each check may flag about this share.
    false_alarm_share: float = 0.01
    # What is reported should be right this often, on the validation images.
    reported_accuracy: float = 0.98


@dataclass(frozen=True, eq=False)
class TrustNumbers:
    """Everything `trust.npz` and the card say about how far to trust a build."""

    temperature: float
    conformal: Conformal
    thresholds: Thresholds
    arrays: dict[str, NDArray[np.float32]]


def fit_trust(
    train: LabelledImages,
    train_outputs: BuildOutputs,
    validation: LabelledImages,
    validation_outputs: BuildOutputs,
    recipe: TrustRecipe,
) -> TrustNumbers:
    """Fit all trust numbers: statistics on the training images, levels on the validation images.

    Args:
        train: only for class means and covariances, in components, and for the stain's colour.
        train_outputs: of this very build.
        validation: for temperature, conformal quantiles and thresholds.
        validation_outputs: of this very build.
        recipe: see there.
    """
    temperature = fit_temperature(validation_outputs.logits, validation.truth)
    probabilities = calibrated_probabilities(validation_outputs.logits, temperature)
    arrays = {
        **_feature_statistics(train_outputs.features, train.truth, recipe.component_count),
        **_stain_statistics(train.pixels),
    }
    scores = np.array([out_of_distribution_score(each, arrays) for each in validation_outputs.features])
    qualities = [measure_quality(image) for image in validation.pixels]
    return TrustNumbers(
        temperature=temperature,
        conformal=Conformal(
            fitted_on=validation.subset.value,
            image_count=len(validation.truth),
            quantile_by_coverage={
                f"{coverage:.2f}": conformal_quantile(probabilities, validation.truth, coverage)
                for coverage in COVERAGES
            },
        ),
        thresholds=_thresholds(
            recipe,
            abstain_below=abstention_threshold(probabilities, validation.truth, recipe.reported_accuracy),
            distances=scores,
            sharpness=np.array([quality.sharpness for quality in qualities]),
            brightness=np.array([quality.brightness for quality in qualities]),
            stain=np.array([stain_distance(quality.stain, arrays) for quality in qualities]),
        ),
        arrays=arrays,
    )


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


def _feature_statistics(
    features: NDArray[np.float32], truth: NDArray[np.int64], component_count: int
) -> dict[str, NDArray[np.float32]]:
    count = min(component_count, MAX_COMPONENTS, features.shape[1], len(features) - 1)
    pca = PCA(n_components=count, svd_solver="full").fit(features)
    reduced = pca.transform(features)
    means = np.stack([reduced[truth == label].mean(axis=0) for label in np.unique(truth)])
    precision = LedoitWolf(assume_centered=True).fit(reduced - means[truth]).precision_
    return {
        "feature_mean": pca.mean_.astype(np.float32),
        "components": pca.components_.T.astype(np.float32),
        "class_means": means.astype(np.float32),
        "precision": precision.astype(np.float32),
    }


def _stain_statistics(pixels: NDArray[np.uint8]) -> dict[str, NDArray[np.float32]]:
    stains = np.array([measure_quality(image).stain for image in pixels])
    fitted = LedoitWolf().fit(stains)
    return {
        "stain_mean": fitted.location_.astype(np.float32),
        "stain_precision": fitted.precision_.astype(np.float32),
    }


def _thresholds(
    recipe: TrustRecipe,
    *,
    abstain_below: float,
    distances: NDArray[np.float64],
    sharpness: NDArray[np.float64],
    brightness: NDArray[np.float64],
    stain: NDArray[np.float64],
) -> Thresholds:
    share = recipe.false_alarm_share

    def upper(values: NDArray[np.float64], meaning: str) -> Threshold:
        default = float(np.quantile(values, 1.0 - share))
        return Threshold(default=default, minimum=default * 0.5, maximum=default * 4.0, meaning=meaning)

    def lower(values: NDArray[np.float64], meaning: str) -> Threshold:
        default = float(np.quantile(values, share))
        return Threshold(default=default, minimum=0.0, maximum=min(default * 2.0, 255.0), meaning=meaning)

    bright = float(np.quantile(brightness, 1.0 - share / 2))
    return Thresholds(
        abstain_below=Threshold(
            default=abstain_below,
            minimum=0.3,
            maximum=0.999,
            meaning=f"probability from which validation answers are right {recipe.reported_accuracy:.0%} of the time",
        ),
        near_threshold_margin=Threshold(
            default=0.05, minimum=0.0, maximum=0.3, meaning="reported answers this close above are flagged"
        ),
        out_of_distribution_above=upper(distances, f"exceeded by {share:.0%} of validation images"),
        blur_below=lower(sharpness, f"fallen short of by {share:.0%} of validation images"),
        dark_below=lower(brightness, f"fallen short of by {share:.0%} of validation images"),
        bright_above=Threshold(
            default=bright,
            minimum=min(bright, 128.0),
            maximum=255.0,
            meaning=f"exceeded by {share / 2:.1%} of validation images",
        ),
        stain_above=upper(stain, f"exceeded by {share:.0%} of validation images"),
    )
