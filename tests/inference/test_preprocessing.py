"""Resizing is an exact area average, and an image of the right size is not touched."""

import numpy as np
import pytest

from inference.preprocessing import PreprocessSpec, preprocess

SIDE_PX = 16
SPEC = PreprocessSpec(width_px=SIDE_PX, height_px=SIDE_PX)


def test_an_image_of_the_right_size_comes_back_bit_for_bit(field):
    right_size = field[:SIDE_PX, :SIDE_PX]

    assert np.array_equal(preprocess(right_size, SPEC), right_size)


def test_half_the_size_is_the_average_of_each_block_of_four():
    pixels = np.zeros((2 * SIDE_PX, 2 * SIDE_PX, 3), np.uint8)
    pixels[0, 0], pixels[0, 1], pixels[1, 0], pixels[1, 1] = (40, 0, 8), (80, 4, 8), (120, 0, 8), (160, 0, 12)

    small = preprocess(pixels, SPEC)

    assert small[0, 0].tolist() == [100, 1, 9]
    assert not small[1:].any()
    assert not small[0, 1:].any()


def test_every_pixel_of_a_large_block_counts_and_none_beside_it():
    pixels = np.zeros((4 * SIDE_PX, 4 * SIDE_PX, 3), np.uint8)
    pixels[0, 0] = 160  # a corner, which interpolation from the block's middle would miss

    small = preprocess(pixels, SPEC)

    assert small[0, 0].tolist() == [10, 10, 10]
    assert np.count_nonzero(small) == 3


def test_width_and_height_are_not_mistaken_for_each_other():
    spec = PreprocessSpec(width_px=32, height_px=16)
    pixels = np.zeros((64, 64, 3), np.uint8)
    pixels[:, 32:] = 200

    stretched = preprocess(pixels, spec)

    assert stretched.shape == (16, 32, 3)
    assert np.all(stretched[:, 16:] == 200)
    assert not stretched[:, :16].any()


def test_channels_stay_in_their_order():
    pixels = np.full((50, 40, 3), (10, 100, 200), np.uint8)

    assert np.all(preprocess(pixels, SPEC) == (10, 100, 200))


def test_enlarging_keeps_the_range_of_values(field):
    enlarged = preprocess(field, PreprocessSpec(width_px=300, height_px=300))

    assert enlarged.shape == (300, 300, 3)
    assert enlarged.dtype == np.uint8
    assert field.min() <= enlarged.min() <= enlarged.max() <= field.max()


@pytest.mark.parametrize(
    "pixels",
    [
        pytest.param(np.zeros((20, 20, 3), np.float32), id="float samples"),
        pytest.param(np.zeros((20, 20, 3), np.uint16), id="16-bit samples"),
        pytest.param(np.zeros((20, 20), np.uint8), id="grey"),
        pytest.param(np.zeros((20, 20, 4), np.uint8), id="four channels"),
        pytest.param(np.zeros((1, 20, 20, 3), np.uint8), id="a batch"),
    ],
)
def test_anything_but_8_bit_rgb_is_a_programming_error(pixels):
    with pytest.raises(ValueError, match="expected uint8"):
        preprocess(pixels, SPEC)


@pytest.mark.parametrize(("width_px", "is_known"), [(94, False), (95, True), (160, True), (161, False)])
def test_an_aspect_ratio_is_known_between_its_bounds_and_on_them(width_px, is_known):
    spec = PreprocessSpec(min_aspect_ratio=0.95, max_aspect_ratio=1.6)

    assert spec.aspect_ratio_is_known(width_px, 100) is is_known
