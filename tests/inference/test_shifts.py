"""The shift file is readable, every shift of it changes pixels, and gains are exact."""

import itertools
from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from converter.drawing.smears import NamedStyle, draw_smear
from inference.errors import UnusableInputError
from inference.shifts import DEFAULT_SHIFTS, Shift, apply_shift, read_shifts


@pytest.fixture(scope="module")
def field() -> NDArray[np.uint8]:
    return draw_smear(NamedStyle.GREY_GREEN_CRENATED.value, width_px=112, height_px=112, seed=8)


def test_the_bundled_file_has_the_shifts_that_every_model_is_scored_under():
    shifts = read_shifts(DEFAULT_SHIFTS)
    gains = {shift.gains for shift in shifts}
    assert gains >= {(1.08, 1.0, 0.90), (0.92, 1.0, 1.08)}
    assert gains >= set(itertools.product((0.92, 1.08), repeat=3)), "the corners of 8 % per channel"
    assert gains >= {(0.85, 0.85, 0.85), (1.15, 1.15, 1.15)}, "brightness"
    assert any(shift.noise_sigma for shift in shifts)
    assert any(shift.blur_sigma_px for shift in shifts)
    assert any(shift.jpeg_quality for shift in shifts)
    assert any(shift.hide_scale_bar for shift in shifts)
    assert len({shift.name for shift in shifts}) == len(shifts), "scores are kept by name"


@pytest.mark.parametrize("shift", read_shifts(DEFAULT_SHIFTS), ids=lambda shift: shift.name)
def test_every_bundled_shift_changes_pixels_and_nothing_else(field: NDArray[np.uint8], shift: Shift):
    before = field.copy()
    shifted = apply_shift(field, shift)
    assert (shifted.shape, shifted.dtype) == (field.shape, np.uint8)
    assert not np.array_equal(shifted, field)
    np.testing.assert_array_equal(field, before)
    np.testing.assert_array_equal(shifted, apply_shift(field, shift))


def test_gains_multiply_each_channel_round_and_clip():
    image = np.array([[[100, 100, 100], [240, 7, 0], [255, 255, 255]]], np.uint8)
    shifted = apply_shift(image, Shift(name="gains", gains=(1.08, 1.0, 0.90)))
    np.testing.assert_array_equal(shifted, [[[108, 100, 90], [255, 7, 0], [255, 255, 230]]])


def test_a_shift_without_settings_changes_nothing(field: NDArray[np.uint8]):
    np.testing.assert_array_equal(apply_shift(field, Shift(name="none")), field)


def test_hiding_the_scale_bar_changes_the_bottom_right_corner_only(field: NDArray[np.uint8]):
    changed = np.argwhere((apply_shift(field, Shift(name="bar", hide_scale_bar=True)) != field).any(axis=-1))
    assert changed.min(axis=0).tolist() >= [round(112 * 0.86), 0]
    assert changed[:, 1].min() >= round(112 * 0.84)
    assert changed.max(axis=0).tolist() == [111, 111]


def test_the_whole_white_box_of_a_photograph_lies_in_the_corner_that_is_hidden():
    """In the published images the largest box begins 30 rows above the bottom of 224."""
    photograph = np.full((224, 224, 3), 90, np.uint8)
    photograph[-30:, -35:] = 255
    assert (apply_shift(photograph, Shift(name="bar", hide_scale_bar=True)) == 90).all()


def test_a_blur_is_as_wide_a_part_of_the_image_at_every_input(field: NDArray[np.uint8]):
    shift = Shift(name="blur", blur_sigma_px=2.0)
    expected = cv2.GaussianBlur(field.astype(np.float32), (0, 0), 1.0).round().astype(np.uint8)
    np.testing.assert_array_equal(apply_shift(field, shift), expected, "112 is half of 224")


def test_jpeg_keeps_red_red(field: NDArray[np.uint8]):
    red = np.zeros((16, 16, 3), np.uint8)
    red[..., 0] = 200
    shifted = apply_shift(red, Shift(name="jpeg", jpeg_quality=90)).astype(int)
    assert np.abs(shifted - red).max() < 12


_NO_TABLE = "it has no [[shift]] table; give at least one"
_FIRST = "[[shift]]\nname = 'first'\n"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", _NO_TABLE),
        ("[[shifts]]\nname = 'x'\n", _NO_TABLE),
        ("shift = []", _NO_TABLE),
        ("shift = 3", "`shift` is no list; write each shift as a [[shift]] table"),
        ("[shift]\nname = 'x'\n", "`shift` is no list; write each shift as a [[shift]] table"),
        ("shift = [3]", "[[shift]] table 1: Input should be a valid dictionary"),
        (_FIRST + "[[shift]]\nname = 'x'\nhue = 3\n", "[[shift]] table 2: hue: Extra inputs are not permitted"),
        (_FIRST + "jpeg_quality = 0\n", "[[shift]] table 1: jpeg_quality: Input should be greater than or equal to 1"),
        (_FIRST + _FIRST, "two shifts are called 'first'; give each its own name"),
        ("[[", "it is no TOML file: "),
        ("\xff", "it is no TOML file: "),
    ],
)
def test_a_file_that_is_no_shift_file_is_refused_in_one_line(tmp_path: Path, text: str, fault: str):
    file = tmp_path / "mine.toml"
    file.write_bytes(text.encode("latin-1"))
    with pytest.raises(UnusableInputError) as caught:
        read_shifts(file)
    said = str(caught.value)
    assert said.startswith(f"Shift file {file} cannot be used: {fault}")
    assert "\n" not in said
    assert "pydantic" not in said


def test_a_missing_shift_file_and_a_folder_are_told_in_plain_words(tmp_path: Path):
    with pytest.raises(UnusableInputError, match=r"none\.toml cannot be used: there is no such file"):
        read_shifts(tmp_path / "none.toml")
    with pytest.raises(UnusableInputError, match="cannot be used: it is a folder"):
        read_shifts(tmp_path)
