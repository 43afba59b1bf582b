"""Pictures are measured once, in order, as photographed and under every shift."""

import numpy as np
import pytest

from converter.trust.picture_qualities import measure_pictures, measure_shifted
from inference.quality import measure_quality
from inference.shifts import Shift, apply_shift

DARKER = Shift(name="darker", gains=(0.5, 0.5, 0.5))
BLURRED = Shift(name="blurred", blur_sigma_px=3.0)


@pytest.fixture
def subsets() -> list[np.ndarray]:
    rng = np.random.default_rng(0)
    return [rng.integers(0, 256, (count, 32, 32, 3), dtype=np.uint8) for count in (3, 2)]


def test_measurements_stand_in_the_order_of_the_subsets_and_their_images(subsets: list[np.ndarray]):
    found = measure_shifted(subsets, ()).photographed
    expected = [measure_quality(image) for images in subsets for image in images]
    assert found.sharpness.tolist() == [each.sharpness for each in expected]
    assert found.brightness.tolist() == [each.brightness for each in expected]
    assert found.stain.tolist() == [list(each.stain) for each in expected]


def test_each_shift_is_measured_on_all_images(subsets: list[np.ndarray]):
    measured = measure_shifted(subsets, (DARKER, BLURRED))
    for shift, found in zip((DARKER, BLURRED), measured.shifted, strict=True):
        expected = measure_pictures(apply_shift(image, shift) for images in subsets for image in images)
        np.testing.assert_array_equal(found.brightness, expected.brightness)
        np.testing.assert_array_equal(found.sharpness, expected.sharpness)


def test_only_shifts_that_hold_are_given_and_the_photographs_always(subsets: list[np.ndarray]):
    measured = measure_shifted(subsets, (DARKER, BLURRED))
    assert measured.where([False, True]) == (measured.photographed, measured.shifted[1])
    assert measured.where([False, False]) == (measured.photographed,)
