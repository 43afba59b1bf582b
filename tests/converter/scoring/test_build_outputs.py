"""The arithmetic of scores, against values computed by hand or taken from the literature."""

from collections.abc import Callable

import numpy as np
import pytest

from converter.export.flatbuffer import Flatbuffer
from converter.scoring.build_outputs import (
    BuildOutputs,
    accuracy,
    class_scores,
    confusion,
    median_heatmap_correlation,
    run_build,
    wilson_interval,
)
from inference.card import Label
from inference.runtime import ModelRejectedError

LABELS = tuple(Label(id=f"class_{name}", display_name=name.upper(), malignant=False) for name in "abc")
TRUTH = np.array([0, 0, 0, 1, 1, 2])
PREDICTED = np.array([0, 0, 1, 1, 1, 0])


@pytest.mark.parametrize(
    ("right", "total", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),  # Newcombe 1998, table I, method 3
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
        (20, 20, 0.8389, 1.0000),
    ],
)
def test_wilson_intervals_are_those_published(right: int, total: int, low: float, high: float):
    assert wilson_interval(right, total) == pytest.approx((low, high), abs=5e-5)


def test_confusion_has_the_truth_in_its_rows():
    assert confusion(PREDICTED, TRUTH, 3) == ((2, 1, 0), (0, 2, 0), (1, 0, 0))


def test_a_class_without_images_still_has_its_row_and_column():
    assert confusion(np.array([0]), np.array([0]), 3) == ((1, 0, 0), (0, 0, 0), (0, 0, 0))


def test_class_scores_are_those_computed_by_hand():
    a, b, c = class_scores(PREDICTED, TRUTH, LABELS)
    assert (a.precision, a.recall, a.f1, a.support) == pytest.approx((2 / 3, 2 / 3, 2 / 3, 3))
    assert (b.precision, b.recall, b.f1, b.support) == pytest.approx((2 / 3, 1.0, 0.8, 2))
    assert (c.precision, c.recall, c.f1, c.support) == (0.0, 0.0, 0.0, 1)
    assert [score.label_id for score in (a, b, c)] == ["class_a", "class_b", "class_c"]


def test_accuracy_is_the_share_of_right_answers():
    assert accuracy(PREDICTED, TRUTH) == pytest.approx(4 / 6)


def test_the_predicted_class_has_the_largest_logit():
    logits = np.array([[0.1, 3.0, -9.0], [-1.0, -2.0, -0.5]], np.float32)
    assert BuildOutputs(logits, np.zeros((2, 1, 1, 3)), np.zeros((2, 4))).predicted.tolist() == [1, 2]


def test_heatmap_correlation_looks_at_each_image_s_given_class_and_takes_the_median():
    rng = np.random.default_rng(0)
    first = rng.normal(size=(3, 4, 4, 2))
    second = rng.normal(size=(3, 4, 4, 2))
    second[0, ..., 1] = 2.0 * first[0, ..., 1] + 5.0  # correlation 1
    second[1, ..., 0] = -first[1, ..., 0]  # correlation -1
    expected = np.corrcoef(first[2, ..., 1].ravel(), second[2, ..., 1].ravel())[0, 1]
    assert median_heatmap_correlation(first, second, np.array([1, 0, 1])) == pytest.approx(expected)


def test_two_constant_heatmaps_agree_and_one_alone_does_not():
    constant, other = np.full((1, 4, 4, 1), 2.0), np.random.default_rng(1).normal(size=(1, 4, 4, 1))
    classes = np.array([0])
    assert median_heatmap_correlation(constant, constant * 3, classes) == 1.0
    assert median_heatmap_correlation(constant, other, classes) == 0.0


@pytest.mark.parametrize("fault", [np.nan, np.inf])
def test_a_build_whose_answers_are_no_numbers_is_refused(float_builds: Callable[[bool], bytes], fault: float):
    build = Flatbuffer(float_builds(False))
    images = np.zeros((2, 32, 32, 3), np.uint8)
    run_build(build.to_bytes(), images, 1)
    for index, value in build.constants():
        if value.dtype == np.float32 and value.shape == (4, 16):  # the last layer's weights
            broken = np.full_like(value, fault)
            build.model.buffers[build.graph.tensors[index].buffer].data = np.frombuffer(broken.tobytes(), np.uint8)
    with pytest.raises(ModelRejectedError, match="answered with numbers that are not finite"):
        run_build(build.to_bytes(), images, 1)
