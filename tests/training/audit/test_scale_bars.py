"""Corners are grouped by what is burned into them, whatever was photographed behind."""

import cv2
import numpy as np

from training.audit.audit import Audited
from training.audit.image_views import CORNER_HEIGHT_PX, CORNER_WIDTH_PX
from training.audit.scale_bars import bar_styles, describe_styles, style_order


def _background(rng: np.random.Generator) -> np.ndarray:
    """A smooth field of any colour, uint8 (31, 36, 3)."""
    coarse = rng.uniform(120, 250, (3, 4, 3)).astype(np.float32)
    field = cv2.resize(coarse, (CORNER_WIDTH_PX, CORNER_HEIGHT_PX), interpolation=cv2.INTER_CUBIC)
    return np.clip(field, 0, 255).astype(np.uint8)


def _with_bar(corner: np.ndarray, style: int) -> np.ndarray:
    if style == 0:
        corner[18, 6:30] = corner[14:23, 6] = corner[14:23, 29] = (200, 30, 30)
    else:
        corner[3:26, 3:] = 255
        corner[20:22, 6:33] = corner[6:15, 10:13] = corner[6:15, 18:21] = 0
    return corner


def _corners(counts: tuple[int, int]) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(0)
    truth = rng.permutation(np.repeat([0, 1], counts))
    return np.stack([_with_bar(_background(rng), style) for style in truth]), truth


def test_two_scale_bars_are_two_styles_the_more_frequent_first():
    corners, truth = _corners((40, 80))
    styles = bar_styles(corners, seed=0)
    known = styles >= 0
    assert known.mean() > 0.9
    assert (styles[known] == 1 - truth[known]).all()


def test_the_same_corners_have_the_same_styles_each_time():
    corners, _ = _corners((30, 40))
    assert (bar_styles(corners, seed=0) == bar_styles(corners, seed=0)).all()


def test_few_corners_and_blank_ones_have_no_common_style():
    corners, _ = _corners((5, 5))
    assert (bar_styles(corners, seed=0) == -1).all()
    assert (bar_styles(np.full((50, 31, 36, 3), 200, dtype=np.uint8), seed=0) == -1).all()
    assert bar_styles(np.zeros((0, 31, 36, 3), dtype=np.uint8), seed=0).shape == (0,)


def test_the_rest_comes_last():
    assert style_order(np.array([-1, 1, 0, 0, -1])) == [0, 1, -1]


def test_styles_are_described_with_images_per_class_and_examples(audited: Audited):
    survey = audited.survey
    styles = np.where(survey.labels == 0, 0, -1)
    first, rest = describe_styles(survey, styles)
    assert (first.name, first.image_count, rest.name) == ("style 1", 10, "no common style")
    assert first.count_per_class == {"benign": 10, "early_pre_b": 0, "pre_b": 0, "pro_b": 0}
    assert len(first.examples) == 6
    assert all(path.startswith("Benign/") for path in first.examples)
