"""One call reads whatever is in a folder: pages of images, tiles of slides, and what is neither is refused in words."""

import os
from pathlib import Path

import numpy as np
import pytest
import tifffile
from PIL import Image

from inference.errors import UnreadableImageError
from inference.fields import FIELD_SUFFIXES, ReadingSettings, is_field_candidate, read_fields
from inference.images import read_images
from inference.limits import ReadingLimits
from inference.pages import FIRST_PAGE
from inference.slides import SlideSettings
from tests.inference.slide_files import aperio, slide_pixels, write_slide

DATA = os.environ.get("SMEARSCOPE_DATA", "")


def test_an_image_is_read_as_read_images_does(tmp_path, field):
    Image.fromarray(field).save(tmp_path / "field.png")

    (image,) = read_fields(tmp_path / "field.png")

    assert np.array_equal(image.pixels, field)
    assert (image.page, image.tile_x, image.tile_y) == (0, 0, 0)


def test_the_settings_reach_images_and_slides(tmp_path, field):
    pytest.importorskip("openslide", reason="the extra `slides` is not installed")
    tifffile.imwrite(tmp_path / "pages.tif", np.stack([field, field]), photometric="rgb")
    write_slide(tmp_path / "slide.svs", slide_pixels(400, 400, ((0, 0, 400),)), aperio(MPP=0.5))
    settings = ReadingSettings(pages=FIRST_PAGE, slides=SlideSettings(field_um=50.0))

    assert [each.page for each in read_fields(tmp_path / "pages.tif", settings)] == [0]
    assert [each.pixels.shape for each in read_fields(tmp_path / "slide.svs", settings)] == [(100, 100, 3)] * 16


def test_a_tiled_tiff_larger_than_an_image_may_be_is_read_as_a_slide(tmp_path):
    pytest.importorskip("openslide", reason="the extra `slides` is not installed")
    path = write_slide(tmp_path / "large.tif", slide_pixels(800, 400, ((0, 0, 800),)))

    assert [each.pixels.shape for each in read_fields(path)] == [(400, 800, 3)]
    limits = ReadingSettings(ReadingLimits(max_pixels=100_000), slides=SlideSettings(um_per_pixel=0.25))
    assert [(each.tile_x, each.tile_y) for each in read_fields(path, limits)] == [(0, 0), (400, 0)]


@pytest.mark.parametrize("name", ["a.gif", "a.jpg", "a.SVS", "a.mrxs"])
def test_images_and_slides_are_candidates(name):
    assert is_field_candidate(Path(name))
    assert Path(name).suffix.lower() in FIELD_SUFFIXES


def test_other_files_are_no_candidates():
    assert not is_field_candidate(Path("a.txt"))


FORMATS = Path(DATA) / "formats"
# Pages, or tiles, and the size of the first one.
READ = {
    "1bit.tif": (1, (4, 256)),
    "indexed.png": (1, (442, 290)),
    "rgba.png": (1, (128, 128)),
    "sample.tif": (1, (442, 290)),
    "small.bmp": (1, (12, 16)),
    "CMU-1-Small-Region.svs": (79, (200, 200)),
}
REFUSED = {
    "multi-channel-z-series.ome.tif": "page 0 holds int8 samples.*convert it to 8 bits, unsigned",
    "truncated.jpg": "damaged or cut off",
}


def real_formats(test):
    """Marks a test that reads the odd but real files of the data folder."""
    missing = pytest.mark.skipif(not DATA or not FORMATS.is_dir(), reason="SMEARSCOPE_DATA names no folder formats/")
    return pytest.mark.realdata(missing(test))


@real_formats
def test_every_real_file_is_read_or_refused_here():
    assert {path.name for path in FORMATS.iterdir()} == READ.keys() | REFUSED.keys()


@real_formats
@pytest.mark.parametrize("name", READ)
def test_a_real_file_is_read(name):
    if name.endswith(".svs"):
        pytest.importorskip("openslide", reason="the extra `slides` is not installed")
    fields = list(read_fields(FORMATS / name))

    assert (len(fields), fields[0].pixels.shape[:2]) == READ[name]
    assert all(len(np.unique(each.pixels)) > 1 for each in fields)


@real_formats
@pytest.mark.parametrize("name", REFUSED)
def test_a_real_file_that_is_damaged_or_no_intensity_is_refused_in_words(name):
    with pytest.raises(UnreadableImageError, match=REFUSED[name]):
        list(read_fields(FORMATS / name))


@real_formats
def test_the_tiles_of_a_real_slide_are_its_pixels():
    pytest.importorskip("openslide", reason="the extra `slides` is not installed")
    path = FORMATS / "CMU-1-Small-Region.svs"
    # This small one is a TIFF whose first page is the full resolution.
    whole = next(read_images(path)).pixels
    inner = [tile for tile in read_fields(path) if tile.tile_y + 200 <= 2967 and tile.tile_x + 200 <= 2220]

    assert len(inner) > 40
    for tile in inner:
        there = whole[tile.tile_y : tile.tile_y + 200, tile.tile_x : tile.tile_x + 200]
        # OpenSlide and Pillow unpack JPEG by different roundings.
        assert np.abs(tile.pixels.astype(int) - there).mean() < 2.0
