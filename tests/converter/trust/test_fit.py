"""Trust numbers recover known answers, keep their promises, and hold no single image."""

import numpy as np
import pytest

from converter.scoring.build_outputs import BuildOutputs
from converter.source import LabelledImages, Subset
from converter.trust.fit import (
    COVERAGES,
    TrustNumbers,
    abstention_threshold,
    conformal_quantile,
    fit_temperature,
    fit_trust,
)
from converter.trust.recipe import TrustRecipe
from inference.quality import measure_quality
from inference.trust import (
    calibrated_probabilities,
    directions,
    out_of_distribution_score,
    out_of_distribution_scores,
)

CLASS_COUNT, FEATURE_COUNT = 4, 80


def _two_classes(best: list[float], right: list[bool]) -> tuple[np.ndarray, np.ndarray]:
    """Probabilities (N, 2) whose largest is `best`, and a truth that makes them right or wrong."""
    probabilities = np.array([[value, 1 - value] for value in best])
    return probabilities, np.array([0 if each else 1 for each in right])


@pytest.mark.parametrize("temperature", [0.5, 1.0, 3.0])
def test_the_temperature_recovers_a_known_scaling(temperature: float):
    rng = np.random.default_rng(0)
    logits = rng.normal(scale=2.0, size=(20_000, 4)).astype(np.float32)
    cumulated = calibrated_probabilities(logits, temperature).cumsum(axis=1)
    truth = (rng.random((len(logits), 1)) > cumulated).sum(axis=1)
    assert fit_temperature(logits, truth) == pytest.approx(temperature, rel=0.05)


def test_the_temperature_stays_within_its_bounds_where_all_is_right():
    logits = np.eye(4, dtype=np.float32)[np.arange(40) % 4] * 5
    assert 0.05 <= fit_temperature(logits, np.arange(40) % 4) <= 20.0


def test_the_conformal_quantile_is_the_rank_computed_by_hand():
    # Nineteen scores 0.01 ... 0.19: rank ceil(20 * 0.9) = 18, ceil(20 * 0.95) = 19, ceil(20 * 0.5) = 10.
    of_truth = 1.0 - np.arange(1, 20) / 100
    probabilities = np.stack([of_truth, 1.0 - of_truth], axis=1)
    truth = np.zeros(19, dtype=np.int64)
    for coverage, expected in ((0.90, 0.18), (0.95, 0.19), (0.50, 0.10)):
        assert conformal_quantile(probabilities, truth, coverage) == pytest.approx(expected)


def test_with_too_few_images_for_a_coverage_every_class_belongs_to_the_set():
    probabilities, truth = _two_classes([0.9] * 18, [True] * 18)
    assert conformal_quantile(probabilities, truth, 0.95) == 1.0


def test_conformal_sets_hold_the_truth_as_often_as_promised():
    rng = np.random.default_rng(1)
    probabilities = calibrated_probabilities(rng.normal(scale=1.5, size=(4000, 4)).astype(np.float32), 1.0)
    truth = (rng.random((4000, 1)) > probabilities.cumsum(axis=1)).sum(axis=1)
    for coverage in COVERAGES:
        quantile = conformal_quantile(probabilities[:2000], truth[:2000], coverage)
        scores = 1.0 - probabilities[2000:][np.arange(2000), truth[2000:]]
        assert (scores <= quantile).mean() == pytest.approx(coverage, abs=0.025)


def test_the_abstention_threshold_is_the_smallest_from_which_answers_are_right_often_enough():
    best = [0.95, 0.90, 0.85, 0.80, 0.75, 0.70]
    right = [True, True, True, True, False, True]
    probabilities, truth = _two_classes(best, right)
    assert abstention_threshold(probabilities, truth, 0.99) == pytest.approx(0.80)
    assert abstention_threshold(probabilities, truth, 5 / 6) == pytest.approx(0.70)


def test_equally_sure_answers_are_reported_together_or_not_at_all():
    probabilities, truth = _two_classes([0.9, 0.8, 0.8, 0.8], [True, True, True, False])
    for order in ([0, 1, 2, 3], [3, 2, 1, 0]):
        assert abstention_threshold(probabilities[order], truth[order], 0.99) == pytest.approx(0.9)


def test_the_abstention_threshold_is_never_below_a_half_nor_above_0_99():
    sure, truth = _two_classes([0.999] * 5, [True] * 5)
    assert abstention_threshold(sure, truth, 0.98) == pytest.approx(0.99)
    wrong, truth = _two_classes([0.9] * 5, [False] * 5)
    assert abstention_threshold(wrong, truth, 0.98) == pytest.approx(0.99)
    unsure = np.full((5, 4), 0.25)
    assert abstention_threshold(unsure, np.zeros(5, dtype=np.int64), 0.0) == pytest.approx(0.5)


def _subset(subset: Subset, count: int, seed: int, noise: float = 1.0) -> tuple[LabelledImages, BuildOutputs]:
    rng = np.random.default_rng(seed)
    truth = np.arange(count) % CLASS_COUNT
    logits = (3.0 * np.eye(CLASS_COUNT)[truth] + rng.normal(size=(count, CLASS_COUNT))).astype(np.float32)
    known = np.repeat(np.eye(CLASS_COUNT), 20, axis=1)[truth]
    features = (known + noise * rng.normal(size=(count, FEATURE_COUNT))).astype(np.float32)
    pixels = rng.integers(0, 256, (count, 24, 24, 3), dtype=np.uint8)
    images = LabelledImages(subset, tuple(str(number) for number in range(count)), pixels, truth)
    return images, BuildOutputs(logits, np.zeros((count, 3, 3, CLASS_COUNT), np.float32), features)


@pytest.fixture(scope="module")
def train() -> tuple[LabelledImages, BuildOutputs]:
    return _subset(Subset.TRAIN, 400, seed=2)


@pytest.fixture(scope="module")
def validation() -> tuple[LabelledImages, BuildOutputs]:
    return _subset(Subset.VALIDATION, 200, seed=3)


@pytest.fixture(scope="module")
def trust(train: tuple[LabelledImages, BuildOutputs], validation: tuple[LabelledImages, BuildOutputs]) -> TrustNumbers:
    return fit_trust(*train, *validation, TrustRecipe())


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


def test_another_mixture_of_features_is_out_of_distribution():
    train, known = (
        _subset(subset, 200, seed, noise=0.1) for subset, seed in ((Subset.TRAIN, 2), (Subset.VALIDATION, 3))
    )
    trust = fit_trust(*train, *known, TrustRecipe())
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
    sharpness = [measure_quality(image).sharpness for image in images.pixels]
    # Half a percent of 200 images: ceil(201 * 0.995) is the 200th, so the least sharp of all.
    assert trust.thresholds.blur_below.default == pytest.approx(min(sharpness))


def test_every_threshold_lies_within_its_bounds(trust: TrustNumbers):
    for name, threshold in trust.thresholds:
        assert threshold.minimum <= threshold.default <= threshold.maximum, name
        assert threshold.meaning
