"""A heatmap lies over its image as transparently as asked, in place, and no larger than a screen can use."""

import itertools

import numpy as np
import pytest
from PIL import Image

from desktop.overlay import MAX_SIDE_PX, ColourMap, heatmap_layer, normalised_heatmap, overlay, write_png
from inference.errors import OutputError

HEATMAP = np.array([[0, 0, 0], [0, 0, 4], [0, 0, 0]], np.float32)


def test_a_heatmap_is_scaled_by_its_own_maximum():
    assert normalised_heatmap(np.array([[0, 1], [2, 4]], np.float32)).tolist() == [[0, 0.25], [0.5, 1]]


def test_a_heatmap_of_zeros_stays_zero():
    assert not normalised_heatmap(np.zeros((3, 3), np.float32)).any()


def test_at_opacity_0_the_overlay_is_the_image(field):
    assert np.array_equal(overlay(field, HEATMAP, opacity=0.0), field)


def test_at_opacity_1_the_strongest_place_is_the_colour_alone(field):
    flat = np.ones((3, 3), np.float32)

    # Viridis ends at yellow: (253, 231, 37) in red, green, blue.
    assert np.all(overlay(field, flat, opacity=1.0) == [253, 231, 37])


def test_at_half_opacity_the_strongest_place_is_half_colour_half_image():
    white = np.full((30, 30, 3), 255, np.uint8)

    half = overlay(white, np.ones((3, 3), np.float32), opacity=0.5)

    assert half[0, 0].tolist() == [254, 243, 146]


def test_where_the_heatmap_is_weak_the_image_keeps_its_colours(field):
    shown = overlay(field, HEATMAP, opacity=1.0)

    # Smooth enlargement may ring by a level or two far from the strong place.
    assert np.abs(shown[:, :40].astype(int) - field[:, :40]).max() <= 4
    assert not np.array_equal(shown, field)


def test_a_heatmap_of_zeros_leaves_the_image_as_it_is(field):
    assert np.array_equal(overlay(field, np.zeros((7, 7), np.float32), opacity=1.0), field)


def test_the_most_opaque_place_lies_where_the_heatmap_is_highest():
    opacity = heatmap_layer(HEATMAP, 90, 90)[:, :, 3]
    row, column = np.unravel_index(opacity.argmax(), opacity.shape)

    assert 30 <= row < 60
    assert column >= 60


def test_colour_maps_can_be_chosen():
    layers = [heatmap_layer(HEATMAP, 30, 30, colour_map) for colour_map in ColourMap]

    assert [colour_map.name for colour_map in ColourMap] == ["VIRIDIS", "MAGMA", "CIVIDIS"]
    for first, second in itertools.combinations(layers, 2):
        assert not np.array_equal(first, second)


@pytest.mark.parametrize(
    ("width_px", "height_px", "expected"),
    [(3200, 1600, (800, 1600)), (1000, 4000, (1600, 400)), (1600, 1200, (1200, 1600)), (40_000, 2, (1, 1600))],
)
def test_a_large_image_is_shown_smaller_in_its_proportions(width_px, height_px, expected):
    pixels = np.full((height_px, width_px, 3), 200, np.uint8)

    shown = overlay(pixels, HEATMAP, opacity=0.0)

    assert shown.shape == (*expected, 3)
    assert max(shown.shape) <= MAX_SIDE_PX
    assert np.all(shown == 200)


def test_a_png_keeps_the_pixels_and_takes_any_name(tmp_path, field):
    path = tmp_path / "Fälle" / "Übersicht 図.png"

    write_png(path, field)

    with Image.open(path) as written:
        assert np.array_equal(np.asarray(written), field)


def test_a_png_that_cannot_be_written_is_an_output_error(tmp_path, field):
    (tmp_path / "taken").write_text("a file")

    with pytest.raises(OutputError, match="cannot be written"):
        write_png(tmp_path / "taken" / "a.png", field)
