"""Pixels go in the order of the heatmap, ties by a seed and never by position, and what replaces them is as stated."""

import numpy as np
import pytest

from training.faithfulness.perturbation import Baseline, baseline_image, deletions, pixel_ranks


def _rng(seed: int = 0) -> np.random.Generator:
    return np.random.default_rng(seed)


def test_every_pixel_has_its_own_rank_and_the_hottest_region_comes_first():
    heatmap = np.zeros((4, 4), dtype=np.float32)
    heatmap[1, 2] = 5.0
    ranks = pixel_ranks(heatmap, 32, 32, _rng())
    assert sorted(ranks.ravel()) == list(range(32 * 32))
    first_row, first_column = np.unravel_index(ranks.argmin(), ranks.shape)
    assert (first_row // 8, first_column // 8) == (1, 2)


def test_where_the_heatmap_is_blank_the_seed_decides_and_not_the_position():
    blank = np.zeros((8, 8), dtype=np.float32)
    orders = [pixel_ranks(blank, 32, 32, _rng(seed)) for seed in range(20)]
    np.testing.assert_array_equal(orders[0], pixel_ranks(blank, 32, 32, _rng(0)))
    assert (orders[0] != orders[1]).any()
    top_half = np.mean([(order[:16] < 512).mean() for order in orders])
    assert top_half == pytest.approx(0.5, abs=0.1), "a sort by position would take all of the top half first"


def test_ties_fall_in_patches_and_not_in_speckle():
    first = pixel_ranks(np.zeros((4, 4), dtype=np.float32), 32, 32, _rng()) < 512
    changes = (first[:, 1:] != first[:, :-1]).mean()
    assert changes < 0.2, "half of all neighbours differ in speckle"


def test_exactly_the_stated_share_is_replaced():
    image = np.full((16, 16, 3), 200, dtype=np.uint8)
    nothing = np.zeros_like(image)
    ranks = pixel_ranks(_rng().random((4, 4), dtype=np.float32), 16, 16, _rng())
    found = deletions(image, nothing, ranks, [0.0, 0.25, 1.0])
    assert found.shape == (3, 16, 16, 3)
    assert [(each == 0).all(axis=-1).mean() for each in found] == [0.0, 0.25, 1.0]


def test_insertion_gives_back_exactly_what_deletion_takes_away():
    image = _rng().integers(1, 255, (16, 16, 3), dtype=np.uint8)
    nothing = np.zeros_like(image)
    ranks = pixel_ranks(_rng().random((4, 4), dtype=np.float32), 16, 16, _rng())
    (taken,) = deletions(image, nothing, ranks, [0.4])
    (given,) = deletions(nothing, image, ranks, [0.4])
    np.testing.assert_array_equal(taken + given, image)


def test_the_background_is_the_bright_tone_of_the_image_itself():
    image = np.full((20, 20, 3), (240, 220, 230), dtype=np.uint8)
    image[5:10, 5:10] = (90, 40, 120)
    background = baseline_image(image, Baseline.BACKGROUND, 0.1)
    assert (background == (240, 220, 230)).all()


def test_blurring_leaves_the_colour_and_takes_the_cell():
    image = np.full((64, 64, 3), 240, dtype=np.uint8)
    image[28:36, 28:36] = 60
    blurred = baseline_image(image, Baseline.BLUR, 0.1)
    assert blurred.mean() == pytest.approx(image.mean(), abs=1.5)
    assert np.ptp(blurred) < 0.25 * np.ptp(image)
