"""Tiles cover every level of a picture once, and a view asks for the coarsest that is sharp on its screen."""

import numpy as np
import pytest

from desktop.pictures.tiling import BASE_SIDE_PX, Area, TileKey, Tiling

WHOLE = Area(0, 0, 1e9, 1e9)


@pytest.mark.parametrize("size", [(4000, 3000), (1025, 700), (513, 2049), (224, 224), (1, 5000)])
def test_the_tiles_of_a_level_cover_it_once(size):
    tiling = Tiling(*size)
    for level in range(tiling.base_level + 1):
        width, height = tiling.level_size(level)
        covered = np.zeros((height, width), np.uint8)
        for key in tiling.tiles(level, WHOLE):
            left, top, right, bottom = tiling.pixels_of(key)
            covered[top:bottom, left:right] += 1
        assert (covered == 1).all()


@pytest.mark.parametrize(("size", "level"), [((4000, 3000), 2), ((1024, 10), 0), ((1025, 10), 1), ((4097, 10), 3)])
def test_the_base_level_is_the_first_that_is_small_enough(size, level):
    tiling = Tiling(*size)
    assert tiling.base_level == level
    assert max(tiling.level_size(level)) <= BASE_SIDE_PX


@pytest.mark.parametrize(("scale", "level"), [(16.0, 0), (1.0, 0), (0.51, 0), (0.5, 1), (0.3, 1), (0.25, 2), (0.01, 2)])
def test_a_level_has_at_least_a_pixel_per_pixel_of_the_screen(scale, level):
    assert Tiling(4000, 3000).level_for(scale) == level


def test_only_tiles_that_are_seen_are_asked_for_the_middle_first():
    keys = Tiling(4000, 3000).tiles(0, Area(1000, 600, 2600, 1400))
    assert {(key.column, key.row) for key in keys} == {(c, r) for c in range(1, 6) for r in (1, 2)}
    assert keys[0].column == 3
    assert {key.column for key in keys[-4:]} == {1, 5}


def test_nothing_is_asked_for_beside_the_picture():
    assert Tiling(4000, 3000).tiles(0, Area(5000, 0, 6000, 100)) == ()


def test_an_area_is_in_pixels_of_the_file():
    area = Tiling(4000, 3000).area_of(TileKey(1, 3, 2))
    assert area == Area(3072, 2048, 4000, 3000)
