"""Trust numbers come from the images that they should come from, and hold no single image."""

import numpy as np
import pytest

from converter.scoring.build_outputs import BuildOutputs
from converter.split_file import Subset
from converter.subsets import LabelledImages
from converter.trust.calibration import conformal_quantile, fit_temperature
from converter.trust.fit import COVERAGES, TrustNumbers, fit_trust, highest_familiar
from converter.trust.picture_qualities import PictureQualities, measure_pictures
from converter.trust.recipe import TrustRecipe
from inference.quality import measure_quality
from inference.trust import (
    calibrated_probabilities,
    directions,
    out_of_distribution_score,
    out_of_distribution_scores,
)

CLASS_COUNT, FEATURE_COUNT = 4, 80


def _subset(subset: Subset, count: int, seed: int, noise: float = 1.0) -> tuple[LabelledImages, BuildOutputs]:
    rng = np.random.default_rng(seed)
    truth = np.arange(count) % CLASS_COUNT
    logits = (3.0 * np.eye(CLASS_COUNT)[truth] + rng.normal(size=(count, CLASS_COUNT))).astype(np.float32)
    known = np.repeat(np.eye(CLASS_COUNT), 20, axis=1)[truth]
    features = (known + noise * rng.normal(size=(count, FEATURE_COUNT))).astype(np.float32)
    pixels = rng.integers(0, 256, (count, 24, 24, 3), dtype=np.uint8)
    names = tuple(str(number) for number in range(count))
    images = LabelledImages(subset, names, names, pixels, truth)
    return images, BuildOutputs(logits, np.zeros((count, 3, 3, CLASS_COUNT), np.float32), features)


@pytest.fixture(scope="module")
def train() -> tuple[LabelledImages, BuildOutputs]:
    return _subset(Subset.TRAIN, 400, seed=2)


@pytest.fixture(scope="module")
def validation() -> tuple[LabelledImages, BuildOutputs]:
    return _subset(Subset.VALIDATION, 200, seed=3)


@pytest.fixture(scope="module")
def trust(train: tuple[LabelledImages, BuildOutputs], validation: tuple[LabelledImages, BuildOutputs]) -> TrustNumbers:
    return fit_trust(*train, *validation, TrustRecipe(), [_measured(train, validation)])


def _measured(*subsets: tuple[LabelledImages, BuildOutputs]) -> PictureQualities:
    return measure_pictures(np.concatenate([images.pixels for images, _ in subsets]))


def test_statistics_have_at_most_64_components_and_no_row_for_an_image(trust: TrustNumbers):
    shapes = {name: array.shape for name, array in trust.arrays.items()}
    components = shapes["components"][1]
    assert components <= 64
    assert shapes == {
        "feature_mean": (FEATURE_COUNT,),
        "components": (FEATURE_COUNT, components),
        "class_means": (CLASS_COUNT, components),
        "precision": (components, components),
        "residual_square": (1,),
        "stain_mean": (6,),
        "stain_precision": (6, 6),
    }


def test_no_statistic_is_that_of_a_single_image(
    trust: TrustNumbers, train: tuple[LabelledImages, BuildOutputs], validation: tuple[LabelledImages, BuildOutputs]
):
    for images, outputs in (train, validation):
        known = directions(outputs.features)
        reduced = (known - trust.arrays["feature_mean"]) @ trust.arrays["components"]
        stains = np.array([measure_quality(image).stain for image in images.pixels])
        for kept, singles in (
            (trust.arrays["class_means"], reduced),
            (trust.arrays["feature_mean"][None], known),
            (trust.arrays["stain_mean"][None], stains),
        ):
            distances = np.linalg.norm(kept[:, None] - singles[None], axis=-1)
            assert distances.min() > 0.05


def test_class_means_are_the_means_of_the_training_features_directions(
    trust: TrustNumbers, train: tuple[LabelledImages, BuildOutputs]
):
    images, outputs = train
    for label in range(CLASS_COUNT):
        mean = directions(outputs.features)[images.truth == label].mean(axis=0)
        expected = (mean - trust.arrays["feature_mean"]) @ trust.arrays["components"]
        np.testing.assert_allclose(trust.arrays["class_means"][label], expected, atol=1e-4)


def test_of_the_validation_images_the_recipes_share_is_called_out_of_distribution(
    trust: TrustNumbers, validation: tuple[LabelledImages, BuildOutputs]
):
    scores = out_of_distribution_scores(validation[1].features, trust.arrays, trust.out_of_distribution_method)
    limit = trust.thresholds.out_of_distribution_above.default
    # Of 200 images the 195th score, ceil(201 * 0.97), is the limit, and five lie beyond it.
    assert (scores > limit).sum() == 5 < TrustRecipe().out_of_distribution_share * 200


def test_the_highest_familiar_value_is_the_rank_computed_by_hand():
    values = np.arange(1.0, 21.0)  # twenty: rank ceil(21 * 0.9) = 19, ceil(21 * 0.95) = 20; plain quantiles lie lower
    for share, expected in ((0.10, 19.0), (0.05, 20.0)):
        assert highest_familiar(values[::-1], share) == expected


def test_with_too_few_values_for_a_share_the_highest_familiar_is_the_largest():
    assert highest_familiar(np.array([3.0, 1.0, 2.0]), 0.005) == 3.0


def test_another_mixture_of_features_is_out_of_distribution():
    train, known = (
        _subset(subset, 200, seed, noise=0.1) for subset, seed in ((Subset.TRAIN, 2), (Subset.VALIDATION, 3))
    )
    trust = fit_trust(*train, *known, TrustRecipe(), [_measured(train, known)])
    far = np.zeros(FEATURE_COUNT, np.float32)
    far[3] = 9.0
    score = out_of_distribution_score(far, trust.arrays, trust.out_of_distribution_method)
    assert score > trust.thresholds.out_of_distribution_above.default


def test_levels_come_from_the_validation_images(trust: TrustNumbers, validation: tuple[LabelledImages, BuildOutputs]):
    images, outputs = validation
    assert (trust.conformal.fitted_on, trust.conformal.image_count) == ("validation", 200)
    assert trust.temperature == pytest.approx(fit_temperature(outputs.logits, images.truth))
    probabilities = calibrated_probabilities(outputs.logits, trust.temperature)
    assert trust.conformal.quantile_by_coverage == {
        f"{coverage:.2f}": conformal_quantile(probabilities, images.truth, coverage) for coverage in COVERAGES
    }


def test_limits_of_the_picture_come_from_all_images_that_are_no_test_images(
    train: tuple[LabelledImages, BuildOutputs], validation: tuple[LabelledImages, BuildOutputs]
):
    other = _subset(Subset.VALIDATION, 200, seed=4)
    pictures = _measured(train, validation, other)
    trust = fit_trust(*train, *validation, TrustRecipe(), [pictures])
    sharpness, brightness = sorted(pictures.sharpness), sorted(pictures.brightness)
    # Half a percent of 800 images: ceil(801 * 0.995) is the 797th from above. A quarter: ceil(801 * 0.9975), the 799th.
    assert trust.thresholds.blur_below.default == pytest.approx(sharpness[800 - 797])
    assert trust.thresholds.dark_below.default == pytest.approx(brightness[800 - 799])
    assert trust.thresholds.bright_above.default == pytest.approx(brightness[798])


def test_limits_of_the_picture_reach_as_far_as_the_shifts_that_are_allowed(
    train: tuple[LabelledImages, BuildOutputs], validation: tuple[LabelledImages, BuildOutputs]
):
    pictures = _measured(train, validation)
    darker = PictureQualities(pictures.sharpness * 0.5, pictures.brightness * 0.8, pictures.stain - 60.0)
    strict = fit_trust(*train, *validation, TrustRecipe(), [pictures]).thresholds
    wide = fit_trust(*train, *validation, TrustRecipe(), [pictures, darker]).thresholds
    assert wide.blur_below.default == pytest.approx(strict.blur_below.default * 0.5)
    assert wide.dark_below.default == pytest.approx(strict.dark_below.default * 0.8)
    assert wide.stain_above.default > strict.stain_above.default
    # The shift takes nothing to this side, and no network was asked again.
    assert wide.bright_above == strict.bright_above.model_copy(update={"meaning": wide.bright_above.meaning})
    assert wide.out_of_distribution_above == strict.out_of_distribution_above
    assert "under each of 1 shifts" in wide.dark_below.meaning


def test_every_threshold_lies_within_its_bounds(trust: TrustNumbers):
    for name, threshold in trust.thresholds:
        assert threshold.minimum <= threshold.default <= threshold.maximum, name
        assert threshold.meaning
