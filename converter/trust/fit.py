"""Fits a build's trust numbers: temperature, conformal sets, thresholds, distance statistics."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from converter.scoring.build_outputs import BuildOutputs
from converter.subsets import LabelledImages
from converter.trust.calibration import abstention_threshold, conformal_quantile, fit_temperature
from converter.trust.distance import Arrays, feature_statistics, stain_statistics
from converter.trust.picture_qualities import PictureQualities
from converter.trust.recipe import TrustRecipe
from inference.card import Conformal, OutOfDistributionMethod, Threshold, Thresholds
from inference.trust import calibrated_probabilities, out_of_distribution_scores, stain_distance

COVERAGES = (0.90, 0.95, 0.99)


@dataclass(frozen=True, eq=False)
class TrustNumbers:
    """Everything `trust.npz` and the card say about how far to trust a build."""

    temperature: float
    conformal: Conformal
    thresholds: Thresholds
    out_of_distribution_method: OutOfDistributionMethod
    arrays: Arrays


def fit_trust(
    train: LabelledImages,
    train_outputs: BuildOutputs,
    calibration: LabelledImages,
    calibration_outputs: BuildOutputs,
    recipe: TrustRecipe,
    pictures: Sequence[PictureQualities],
) -> TrustNumbers:
    """Fit all trust numbers: statistics on the training images, levels on images that trained nothing.

    Only the limits of sharpness, brightness and stain come from all images but the test images: they depend on no
    weight, and need as many different smears as there are (ADR 16). They reach as far as the shifts under which the
    build was seen to hold (ADR 17).

    Args:
        train: for class means and covariances, in components, and for the stain's colour.
        train_outputs: of this very build.
        calibration: for temperature, conformal quantiles and thresholds: the calibration images, or the validation
            images where a split holds no others back.
        calibration_outputs: of this very build.
        recipe: see there.
        pictures: measurements of all images but the test images, the training images first: as photographed, then
            under each shift that the limits of sharpness, brightness and stain are to allow.
    """
    temperature = fit_temperature(calibration_outputs.logits, calibration.truth)
    probabilities = calibrated_probabilities(calibration_outputs.logits, temperature)
    method = recipe.out_of_distribution_method
    arrays = {
        **feature_statistics(train_outputs.features, train.truth, recipe.component_count, method),
        **stain_statistics(pictures[0].stain[: len(train.truth)]),
    }
    return TrustNumbers(
        temperature=temperature,
        conformal=Conformal(
            fitted_on=calibration.subset.value,
            image_count=len(calibration.truth),
            quantile_by_coverage={
                f"{coverage:.2f}": conformal_quantile(probabilities, calibration.truth, coverage)
                for coverage in COVERAGES
            },
        ),
        thresholds=_thresholds(
            recipe,
            calibration.subset.value,
            abstain_below=abstention_threshold(probabilities, calibration.truth, recipe.reported_accuracy),
            distances=out_of_distribution_scores(calibration_outputs.features, arrays, method),
            sharpness=[each.sharpness for each in pictures],
            brightness=[each.brightness for each in pictures],
            stain=[np.array([stain_distance(tuple(row), arrays) for row in each.stain]) for each in pictures],
        ),
        out_of_distribution_method=method,
        arrays=arrays,
    )


def highest_familiar(values: NDArray[np.float64], share: float) -> float:
    """The limit that a further image of the same kind exceeds with a probability of at most `share`.

    The ceil((n + 1) * (1 - share))-th smallest value, as in conformal outlier detection (Bates et al. 2023); the
    plain quantile of n values is exceeded more often. With too few values for the share it is the largest.

    Args:
        values: float (N,), of images that fitted nothing.
        share: wanted share of false alarms, 0-1.
    """
    # Rounded first, as for the conformal quantile.
    rank = int(np.ceil(round((len(values) + 1) * (1.0 - share), 9)))
    return float(np.sort(values)[min(rank, len(values)) - 1])


def _thresholds(
    recipe: TrustRecipe,
    subset: str,
    *,
    abstain_below: float,
    distances: NDArray[np.float64],
    sharpness: Sequence[NDArray[np.float64]],
    brightness: Sequence[NDArray[np.float64]],
    stain: Sequence[NDArray[np.float64]],
) -> Thresholds:
    share = recipe.false_alarm_share
    every = "images outside the test split"
    if len(sharpness) > 1:
        every += f", as photographed and under each of {len(sharpness) - 1} shifts"

    def highest(measured: Sequence[NDArray[np.float64]], share: float) -> float:
        return max(highest_familiar(values, share) for values in measured)

    def upper(measured: Sequence[NDArray[np.float64]], share: float, of: str) -> Threshold:
        default = highest(measured, share)
        meaning = f"exceeded by at most {share:.2%} of {of}"
        return Threshold(default=default, minimum=default * 0.5, maximum=default * 4.0, meaning=meaning)

    def lower(measured: Sequence[NDArray[np.float64]], share: float) -> Threshold:
        default = -highest([-values for values in measured], share)
        meaning = f"fallen short of by at most {share:.2%} of {every}"
        return Threshold(default=default, minimum=0.0, maximum=min(default * 2.0, 255.0), meaning=meaning)

    bright = highest(brightness, share / 2)
    return Thresholds(
        abstain_below=Threshold(
            default=abstain_below,
            minimum=0.3,
            maximum=0.999,
            meaning=f"from there {recipe.reported_accuracy:.1%} of {subset} answers are right, where that can be had",
        ),
        near_threshold_margin=Threshold(
            default=0.05, minimum=0.0, maximum=0.3, meaning="reported answers this close above are flagged"
        ),
        out_of_distribution_above=upper([distances], recipe.out_of_distribution_share, f"{subset} images"),
        blur_below=lower(sharpness, share),
        dark_below=lower(brightness, share / 2),
        bright_above=Threshold(
            default=bright,
            minimum=min(bright, 128.0),
            maximum=255.0,
            meaning=f"exceeded by at most {share / 2:.2%} of {every}",
        ),
        stain_above=upper(stain, share, every),
    )
