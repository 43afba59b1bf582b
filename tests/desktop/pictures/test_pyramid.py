"""Level 0 of a pyramid is the file's own pixels, whether they are kept or read once more."""

import numpy as np
import pytest

from desktop.pictures.pyramid import PicturePyramid
from desktop.pictures.tiling import Area, TileKey


@pytest.fixture
def pixels():
    return np.random.default_rng(0).integers(0, 256, (1500, 2300, 3), dtype=np.uint8)


def never():
    raise AssertionError("a picture that is kept is not read again")


def assembled(pyramid, level):
    width, height = pyramid.tiling.level_size(level)
    whole = np.zeros((height, width, 3), np.uint8)
    for key in pyramid.tiling.tiles(level, Area(0, 0, 1e9, 1e9)):
        left, top, right, bottom = pyramid.tiling.pixels_of(key)
        whole[top:bottom, left:right] = pyramid.tile(key)
    return whole


def test_the_tiles_of_level_0_are_the_files_own_pixels(pixels):
    assert np.array_equal(assembled(PicturePyramid(pixels, never), 0), pixels)


def test_each_level_averages_four_pixels_of_the_one_below(pixels):
    pyramid = PicturePyramid(pixels, never)
    halved = assembled(pyramid, 1)
    expected = pixels.reshape(750, 2, 1150, 2, 3).astype(float).mean(axis=(1, 3))
    assert np.abs(halved - expected).max() <= 1.0
    assert pyramid.base().shape == (375, 575, 3)


def test_a_picture_too_large_to_keep_shows_its_own_pixels_all_the_same(pixels):
    read_count = 0

    def read_again():
        nonlocal read_count
        read_count += 1
        return pixels

    pyramid = PicturePyramid(pixels, read_again, max_kept_px=1_000_000)
    assert pyramid.size_bytes < pixels.nbytes // 2
    pyramid.tile(TileKey(1, 0, 0))
    assert read_count == 0, "the smaller levels are kept"
    assert np.array_equal(assembled(pyramid, 0), pixels)
    assert read_count == 1, "one reading serves the tiles around the one that was asked for"


def test_the_kept_part_follows_the_view(monkeypatch, pixels):
    monkeypatch.setattr("desktop.pictures.pyramid._PART_SIDE_PX", 1024)
    pyramid = PicturePyramid(pixels, lambda: pixels, max_kept_px=1_000_000)
    first = pyramid.tile(TileKey(0, 0, 0)).copy()
    assert np.array_equal(pyramid.tile(TileKey(0, 4, 2)), pixels[1024:, 2048:])
    assert np.array_equal(pyramid.tile(TileKey(0, 0, 0)), first)
    assert pyramid.size_bytes <= 1024 * 1024 * 3 + pixels.nbytes // 3


def test_the_kept_part_of_one_level_is_never_taken_for_another():
    pixels = np.random.default_rng(0).integers(0, 256, (2100, 4200, 3), dtype=np.uint8)
    pyramid = PicturePyramid(pixels, lambda: pixels, max_kept_px=0)
    assert np.array_equal(pyramid.tile(TileKey(0, 0, 0)), pixels[:512, :512])
    halved = pixels[:1024, :1024].reshape(512, 2, 512, 2, 3).astype(float).mean(axis=(1, 3))
    assert np.abs(pyramid.tile(TileKey(1, 0, 0)) - halved).max() <= 1.0


def test_a_file_that_changed_its_size_is_not_mixed_with_the_old_one(pixels):
    pyramid = PicturePyramid(pixels, lambda: pixels[:100], max_kept_px=1_000_000)
    with pytest.raises(ValueError, match="when it is read again"):
        pyramid.tile(TileKey(0, 0, 0))
