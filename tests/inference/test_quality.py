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


def test_contrast_alone_does_not_change_the_sharpness():
    strong, pale = (measure_quality(_stripes(*greys)).sharpness for greys in ((0, 200), (100, 120)))

    assert strong > 0
    assert pale == pytest.approx(strong, rel=1e-3)


def test_a_sharp_scale_bar_does_not_hide_a_blurred_field(field):
    blurred = cv2.GaussianBlur(field, (0, 0), 3.0)
    barred = blurred.copy()
    barred[-12:-4, -40:-4] = _stripes(0, 255)[:8, :1].repeat(36, axis=1)
    barred[-12:-4, -40:-4:2] = 255

    assert measure_quality(barred).sharpness == pytest.approx(measure_quality(blurred).sharpness, rel=0.3)


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
