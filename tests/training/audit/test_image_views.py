"""The parts of an image that hold no cell's form are cut where they should be, whatever the image's size."""

import numpy as np
import pytest

from inference.shifts import DEFAULT_SHIFTS, Shift, apply_shift, read_shifts
from training.audit.image_views import (
    blank_field,
    is_white_balance,
    opposite_corner,
    scale_bar_corner,
    shifted,
    statistics_under,
    tone_curve,
)
from training.splitting.colour_statistics import colour_statistics

WARM = Shift(name="warm", gains=(1.08, 1.0, 0.9))
SLIDE, RED_CELL, NUCLEUS = (240, 238, 245), (200, 190, 205), (110, 60, 150)


def _noise(shape: tuple[int, ...]) -> np.ndarray:
    return np.random.default_rng(0).integers(0, 256, shape, dtype=np.uint8)


def _field() -> np.ndarray:
    """A slide with a block of red cells and one of nuclei, uint8 (100, 120, 3)."""
    pixels = np.full((100, 120, 3), SLIDE, dtype=np.uint8)
    pixels[10:50, 10:50] = RED_CELL
    pixels[60:90, 20:40] = NUCLEUS
    return pixels


def test_white_balance_shifts_are_those_that_change_the_balance_and_nothing_else():
    names = [shift.name for shift in read_shifts(DEFAULT_SHIFTS) if is_white_balance(shift)]
    assert len(names) == 8
    assert not any(word in name for name in names for word in ("darker", "brighter", "blur", "JPEG", "noise", "bar"))
    assert not is_white_balance(Shift(name="both", gains=(1.1, 1.0, 1.0), noise_sigma=2))


def test_a_tone_curve_does_to_pixels_what_the_shift_does():
    pixels = _noise((20, 30, 3))
    assert (shifted(pixels, tone_curve(WARM)) == apply_shift(pixels, WARM)).all()


def test_statistics_under_a_curve_are_those_of_the_shifted_pixels():
    pixels = _noise((20, 30, 3))
    found = statistics_under(pixels, [tone_curve(WARM)])
    assert (found[0] == colour_statistics(pixels)).all()
    np.testing.assert_allclose(found[1], colour_statistics(apply_shift(pixels, WARM)))


def test_the_blank_field_is_the_slide_without_cells():
    blank = blank_field(_field())
    assert len(blank) > 4000
    assert (blank == SLIDE).all()


def test_the_blank_field_leaves_the_scale_bars_corner_out():
    pixels = _field()
    pixels[90:, 105:] = (255, 255, 255)
    assert not (blank_field(pixels) == 255).all(axis=1).any()


def test_an_image_of_one_tone_is_all_blank_but_for_the_corner():
    corner_px = 7 * 8  # 14 % and 16 % of 50
    assert blank_field(np.full((50, 50, 3), 200, dtype=np.uint8)).shape == (50 * 50 - corner_px, 3)


def test_the_corners_are_bottom_right_and_top_left():
    pixels = np.zeros((224, 224, 3), dtype=np.uint8)
    pixels[193:, 188:] = 255
    assert (scale_bar_corner(pixels) == 255).all()
    assert not opposite_corner(pixels).any()
    assert scale_bar_corner(pixels).shape == opposite_corner(pixels).shape == (31, 36, 3)


@pytest.mark.parametrize("shape", [(1, 1, 3), (2, 3, 3), (1, 500, 3)])
def test_an_image_of_a_few_pixels_has_corners_too(shape: tuple[int, ...]):
    pixels = _noise(shape)
    assert scale_bar_corner(pixels).shape == opposite_corner(pixels).shape == (31, 36, 3)
    assert blank_field(pixels).shape[1] == 3
