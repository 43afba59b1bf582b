"""A heatmap covers its image only where it is strong."""

import numpy as np

from training.figures.overlay import laid_over

IMAGE = np.random.default_rng(0).integers(0, 256, (32, 48, 3), dtype=np.uint8)


def test_a_blank_heatmap_changes_nothing():
    np.testing.assert_array_equal(laid_over(IMAGE, np.zeros((4, 4), dtype=np.float32)), IMAGE)


def test_the_image_stays_where_the_heatmap_is_zero_and_yellow_lies_where_it_is_strongest():
    heatmap = np.zeros((4, 6), dtype=np.float32)
    heatmap[0, 0] = 1e-4
    found = laid_over(IMAGE, heatmap)
    np.testing.assert_array_equal(found[20:, 30:], IMAGE[20:, 30:])
    red, green, blue = found[:4, :4].reshape(-1, 3).mean(axis=0)
    assert red > blue + 50
    assert green > blue + 50


def test_only_the_shape_of_the_heatmap_counts_not_its_size():
    heatmap = np.random.default_rng(1).random((4, 4), dtype=np.float32)
    np.testing.assert_array_equal(laid_over(IMAGE, heatmap), laid_over(IMAGE, 8 * heatmap))
