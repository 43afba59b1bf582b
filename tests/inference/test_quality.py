"""Sharpness, brightness and stain of images whose measures can be worked out by hand."""

import cv2
import numpy as np
import pytest

from inference.quality import measure_quality


def _stripes(dark, bright):
    """Columns of one pixel, dark and bright in turn, uint8 (16, 16, 3)."""
    pixels = np.full((16, 16, 3), dark, np.uint8)
    pixels[:, 1::2] = bright
    return pixels


def test_the_sharpness_of_stripes_is_16_whatever_their_contrast():
    # The Laplacian of a pixel is twice the step d to its two neighbours, +-2d: variance 4 d^2.
    # The grey values lie d / 2 from their mean: variance d^2 / 4. The ratio is 16.
    assert measure_quality(_stripes(0, 200)).sharpness == pytest.approx(16.0)
    assert measure_quality(_stripes(100, 120)).sharpness == pytest.approx(16.0)


def test_a_flat_image_has_no_sharpness():
    assert measure_quality(np.full((16, 16, 3), 200, np.uint8)).sharpness == 0.0


def test_brightness_is_the_mean_grey_value():
    assert measure_quality(_stripes(0, 200)).brightness == pytest.approx(100.0)


def test_a_grey_image_has_a_neutral_stain():
    stain = measure_quality(_stripes(0, 255)).stain

    # L* of black and white is 0 and 255 in 8 bits: mean and deviation 127.5. a* and b* are 128, without deviation.
    assert stain == pytest.approx((127.5, 128.0, 128.0, 127.5, 0.0, 0.0))


def test_red_and_blue_are_told_apart():
    red = measure_quality(np.full((4, 4, 3), (255, 0, 0), np.uint8)).stain
    blue = measure_quality(np.full((4, 4, 3), (0, 0, 255), np.uint8)).stain

    assert red[2] > 128 > blue[2]  # b*: yellow above, blue below


def test_blurring_a_field_lowers_its_sharpness(field):
    blurred = cv2.GaussianBlur(field, (0, 0), 3.0)

    assert measure_quality(blurred).sharpness < 0.2 * measure_quality(field).sharpness
