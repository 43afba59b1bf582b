"""The slide map shows each tile's value where the tile lies, on a fixed scale."""

import cv2
import numpy as np
import pytest

from inference.slide_map import slide_map
from inference.slide_overview import SlideOverview

SIDE_PX = 100


@pytest.fixture
def overview():
    # Thumbnail of 6 x 4 pixels; a tile is 2 x 2 of them. The scanned area begins at (1000, 500).
    return SlideOverview(
        thumbnail=np.full((4, 6, 3), 200, np.uint8),
        tissue=np.ones((4, 6), dtype=bool),
        scale=50.0,
        origin_px=(1000, 500),
        size_px=(300, 200),
        saturation_threshold=20.0,
    )


def _viridis(value):
    level = np.array([[round(value * 255)]], np.uint8)
    return cv2.cvtColor(cv2.applyColorMap(level, cv2.COLORMAP_VIRIDIS), cv2.COLOR_BGR2RGB)[0, 0]


def test_a_tile_is_coloured_where_it_lies_and_nowhere_else(overview):
    drawn = slide_map(overview, SIDE_PX, {(1100, 600): 0.5}, opacity=1.0)

    assert drawn.dtype == np.uint8
    assert np.array_equal(drawn[2:4, 2:4], np.broadcast_to(_viridis(0.5), (2, 2, 3)))
    drawn[2:4, 2:4] = 200
    assert np.all(drawn == 200)


def test_values_are_never_stretched_and_go_from_end_to_end(overview):
    drawn = slide_map(overview, SIDE_PX, {(1000, 500): 0.0, (1100, 500): 0.2, (1200, 500): 1.0}, opacity=1.0)

    for column, value in ((0, 0.0), (2, 0.2), (4, 1.0)):
        assert np.array_equal(drawn[0, column], _viridis(value))


def test_a_tile_without_a_value_is_grey(overview):
    assert slide_map(overview, SIDE_PX, {(1000, 500): float("nan")}, opacity=1.0)[0, 0].tolist() == [128] * 3


def test_half_opaque_colours_let_the_slide_through(overview):
    drawn = slide_map(overview, SIDE_PX, {(1000, 500): float("nan")})

    assert drawn[0, 0].tolist() == [164] * 3
    assert np.all(overview.thumbnail == 200)


def test_a_tile_at_the_edge_is_drawn_as_far_as_the_slide_goes(overview):
    drawn = slide_map(overview, 250, {(1250, 500): 1.0}, opacity=1.0)

    assert np.array_equal(drawn[0, 5], _viridis(1.0))
    assert drawn[0, 4].tolist() == [200] * 3
