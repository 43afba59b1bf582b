"""A slide is cut into fields of one size on the glass, read one at a time; what is bare or damaged is said."""

import hashlib
import os
import pickle
import sys
from itertools import islice
from pathlib import Path

import numpy as np
import pytest

from inference.errors import UnreadableImageError, UnusableInputError
from inference.images import SmearImage
from inference.limits import ReadingLimits
from inference.slide_file import SlideReader, is_slide, is_slide_candidate, load_openslide
from inference.slide_overview import find_tissue
from inference.slides import SlideSettings, UnreadableTile, plan_slide, read_slide_tiles
from tests.inference.slide_files import GLASS, STAIN, aperio, damage_stored_tile, slide_pixels, write_slide

MICROSCOPE_40X = aperio(MPP=0.25, AppMag=40)
# 100 um at 0.25 um per pixel
TILE_PX = 400


@pytest.fixture(scope="module")
def openslide():
    return pytest.importorskip("openslide", reason="the extra `slides` is not installed")


@pytest.fixture
def slide(tmp_path, openslide):
    # Three tiles by two; the first and the last are stained, and a corner of the one under the first.
    pixels = slide_pixels(1200, 800, ((20, 20, 360), (830, 430, 300), (0, 400, 30)))
    return write_slide(tmp_path / "Fall Ü.svs", pixels, MICROSCOPE_40X)


def test_tiles_with_tissue_are_read_row_by_row_with_their_place_and_the_files_hash(slide):
    tiles = list(read_slide_tiles(slide))

    assert [(tile.tile_x, tile.tile_y) for tile in tiles] == [(0, 0), (800, 400)]
    assert {tile.page for tile in tiles} == {0}
    assert {tile.sha256 for tile in tiles} == {hashlib.sha256(slide.read_bytes()).hexdigest()}
    whole = slide_pixels(1200, 800, ((20, 20, 360), (830, 430, 300), (0, 400, 30)))
    for tile in tiles:
        there = whole[tile.tile_y : tile.tile_y + TILE_PX, tile.tile_x : tile.tile_x + TILE_PX]
        assert np.array_equal(tile.pixels, there)


def test_a_lower_share_of_tissue_lets_a_nearly_bare_tile_in(slide):
    tiles = read_slide_tiles(slide, SlideSettings(min_tissue_share=0.001))

    assert [(tile.tile_x, tile.tile_y) for tile in tiles] == [(0, 0), (0, 400), (800, 400)]


@pytest.mark.parametrize(
    ("description", "settings", "um_per_pixel", "side_px"),
    [
        pytest.param(aperio(MPP=0.5, AppMag=40), SlideSettings(), 0.5, 200, id="the slide says it"),
        pytest.param(aperio(AppMag=20), SlideSettings(), 0.5, 200, id="from the objective"),
        pytest.param(aperio(MPP=1e9, AppMag=20), SlideSettings(), 0.5, 200, id="not plausible"),
        pytest.param(aperio(MPP=0.5), SlideSettings(um_per_pixel=0.2), 0.2, 500, id="the user knows better"),
        pytest.param(aperio(MPP=0.5), SlideSettings(field_um=60.0), 0.5, 120, id="another field"),
    ],
)
def test_a_tile_has_the_size_of_a_field_on_the_glass(tmp_path, openslide, description, settings, um_per_pixel, side_px):
    path = write_slide(tmp_path / "slide.svs", slide_pixels(600, 600, ((0, 0, 500),)), description)

    plan = plan_slide(path, settings)

    assert (plan.um_per_pixel, plan.tile_side_px) == (pytest.approx(um_per_pixel), side_px)
    assert next(read_slide_tiles(path, plan=plan)).pixels.shape == (side_px, side_px, 3)


@pytest.mark.parametrize("description", [aperio(), aperio(MPP=1e9), aperio(AppMag=0)])
def test_a_slide_that_does_not_say_its_resolution_is_not_cut_by_a_guess(tmp_path, openslide, description):
    path = write_slide(tmp_path / "slide.svs", slide_pixels(600, 600, ((0, 0, 500),)), description)

    with pytest.raises(UnreadableImageError, match="does not say its resolution; say it with --um-per-pixel"):
        plan_slide(path)


def test_tiles_come_from_the_smallest_level_that_still_has_224_pixels(tmp_path, openslide):
    pixels = slide_pixels(2000, 2000, ((0, 0, 2000),))
    path = write_slide(tmp_path / "slide.svs", pixels, aperio(MPP=0.1), level_count=4)

    plan = plan_slide(path)

    # 1000 pixels a side: 500 on the level half as large, 250 on the next, 125 on the last
    assert (plan.tile_side_px, plan.level, plan.read_side_px) == (1000, 2, 250)
    assert [tile.pixels.shape for tile in read_slide_tiles(path, plan=plan)] == [(250, 250, 3)] * 4


def test_beyond_the_edge_a_tile_is_white(tmp_path, openslide):
    path = write_slide(tmp_path / "slide.svs", slide_pixels(300, 256, ((0, 0, 256),)), MICROSCOPE_40X)

    (tile,) = read_slide_tiles(path)

    assert tile.pixels.shape == (TILE_PX, TILE_PX, 3)
    assert tile.pixels[0, 0].tolist() == list(STAIN)
    assert tile.pixels[0, 299].tolist() == list(GLASS)
    assert np.all(tile.pixels[:, 300:] == 255)
    assert np.all(tile.pixels[256:] == 255)


def test_a_bad_tile_is_reported_and_the_next_ones_are_read(slide):
    plan = plan_slide(slide)
    damage_stored_tile(slide, 0)

    first, second = read_slide_tiles(slide, plan=plan)

    assert isinstance(first, UnreadableTile)
    assert (first.tile_x, first.tile_y, first.path) == (0, 0, slide)
    assert "this tile is damaged or cut off" in first.reason
    assert isinstance(second, SmearImage)
    assert (second.tile_x, second.tile_y) == (800, 400)


def test_a_stored_tile_that_cannot_be_decoded_leaves_the_rest_of_the_overview(slide, monkeypatch):
    monkeypatch.setattr("inference.slide_overview._BLOCK_PX", 128)
    damage_stored_tile(slide, 0)

    tiles = list(read_slide_tiles(slide))

    # The damaged block of the overview counts as tissue: its tile is tried, and becomes a row with a reason.
    assert [type(tile) for tile in tiles if (tile.tile_x, tile.tile_y) == (0, 0)] == [UnreadableTile]
    assert [type(tile) for tile in tiles if (tile.tile_x, tile.tile_y) == (800, 400)] == [SmearImage]


def test_a_slide_of_which_nothing_can_be_decoded_is_refused(tmp_path, openslide):
    path = write_slide(tmp_path / "slide.svs", slide_pixels(128, 128, ((0, 0, 128),)), MICROSCOPE_40X)
    damage_stored_tile(path, 0)

    with pytest.raises(UnreadableImageError, match="the slide's overview is damaged or cut off"):
        plan_slide(path)


def test_a_plan_travels_to_another_process_and_tiles_that_are_done_are_passed_over(slide):
    plan = pickle.loads(pickle.dumps(plan_slide(slide)))

    tiles = read_slide_tiles(slide, plan=plan, done={(0, 0)})

    assert [(tile.tile_x, tile.tile_y) for tile in tiles] == [(800, 400)]


def test_a_slide_of_bare_glass_is_refused_in_words(tmp_path, openslide):
    path = write_slide(tmp_path / "bare.svs", slide_pixels(600, 600, ()), MICROSCOPE_40X)

    with pytest.raises(UnreadableImageError, match="nothing on the slide's overview is stained") as caught:
        list(read_slide_tiles(path))

    assert caught.value.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_slide_of_too_many_tiles_is_refused_by_its_header(slide):
    with pytest.raises(UnreadableImageError, match="1,200 x 800 pixels would give 6 tiles; at most 5"):
        plan_slide(slide, SlideSettings(max_tiles=5))


@pytest.mark.parametrize("keep", [0, 10, 1000])
def test_a_slide_cut_off_is_refused_with_its_hash(slide, keep):
    slide.write_bytes(slide.read_bytes()[:keep])

    with pytest.raises(UnreadableImageError, match="slide") as caught:
        list(read_slide_tiles(slide))

    assert caught.value.sha256 == hashlib.sha256(slide.read_bytes()).hexdigest()


def test_a_scanners_suffix_without_a_slide_is_refused_in_words(tmp_path, openslide, field):
    (tmp_path / "notes.mrxs").write_text("no slide")

    with pytest.raises(UnreadableImageError, match=r"OpenSlide finds no slide in it.*\.mrxs.*need the other files"):
        list(read_slide_tiles(tmp_path / "notes.mrxs"))


def test_without_openslide_a_slide_is_refused_naming_the_extra(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "openslide", None)
    (tmp_path / "slide.svs").write_bytes(b"II*\0")

    assert is_slide(tmp_path / "slide.svs")
    with pytest.raises(UnreadableImageError, match=r"OpenSlide, which reads these, is not installed.*\[slides\]"):
        list(read_slide_tiles(tmp_path / "slide.svs"))


def test_without_openslide_a_tiff_is_an_image(tmp_path, monkeypatch):
    path = write_slide(tmp_path / "slide.tif", slide_pixels(300, 300, ()), MICROSCOPE_40X)
    monkeypatch.setitem(sys.modules, "openslide", None)

    assert not is_slide(path)


def test_a_file_that_is_gone_is_refused_with_the_systems_words(tmp_path):
    with pytest.raises(UnreadableImageError, match="cannot be opened: No such file"):
        list(read_slide_tiles(tmp_path / "gone.svs"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in its file system")
def test_a_pipe_with_a_slides_name_is_refused_without_waiting_for_it(tmp_path):
    for name in ("pipe.svs", "pipe.tif"):
        os.mkfifo(tmp_path / name)

    assert not is_slide(tmp_path / "pipe.tif")
    with pytest.raises(UnreadableImageError, match="no ordinary file"):
        list(read_slide_tiles(tmp_path / "pipe.svs"))


def test_what_a_slide_is_its_content_says_where_the_suffix_does_not(tmp_path, openslide, field):
    pixels = slide_pixels(300, 300, ())
    scanned = write_slide(tmp_path / "scanned.tif", pixels, MICROSCOPE_40X)
    plain = write_slide(tmp_path / "plain.tif", pixels)

    assert is_slide(scanned)
    assert not is_slide(plain)
    assert is_slide(plain, ReadingLimits(max_pixels=300 * 300 - 1))
    assert not is_slide(tmp_path / "gone.tif")


@pytest.mark.parametrize(
    "name", ["a.svs", "a.NDPI", "a.mrxs", "a.scn", "a.vms", "a.vmu", "a.bif", "a.svslide", "a.czi"]
)
def test_scanner_suffixes_make_candidates_in_any_case(name):
    assert is_slide_candidate(Path(name))


@pytest.mark.parametrize("name", ["a.tif", "a.png", "a.dcm", "svs"])
def test_other_suffixes_make_no_slide_candidates(name):
    assert not is_slide_candidate(Path(name))


def test_stored_tiles_too_large_for_the_memory_are_refused(tmp_path, openslide, monkeypatch):
    path = write_slide(tmp_path / "slide.svs", slide_pixels(300, 300, ()), MICROSCOPE_40X)
    monkeypatch.setattr("inference.slide_file._MAX_STORED_TILE_PX", 128 * 128 - 1)

    with pytest.raises(UnreadableImageError, match="stores tiles of 128 x 128 pixels"):
        plan_slide(path)


def test_a_large_slide_without_small_levels_is_refused_before_it_is_gone_through(slide, monkeypatch):
    monkeypatch.setattr("inference.slide_overview._MAX_SOURCE_PX", 1200 * 800 - 1)

    with pytest.raises(UnreadableImageError, match="has 960,000 pixels; at most 959,999 are gone through"):
        plan_slide(slide)


def test_the_overview_is_put_together_from_blocks_as_the_slide_lies(tmp_path, openslide, monkeypatch):
    monkeypatch.setattr("inference.slide_overview._LONGER_SIDE_PX", 300)
    pixels = np.random.default_rng(0).integers(0, 256, (400, 600, 3), dtype=np.uint8)
    path = write_slide(tmp_path / "slide.svs", pixels, MICROSCOPE_40X)
    averaged = pixels.reshape(200, 2, 300, 2, 3).mean(axis=(1, 3))

    thumbnail = plan_slide(path).overview.thumbnail

    assert thumbnail.shape == (200, 300, 3)
    assert np.abs(thumbnail - averaged).max() <= 1.0


def test_the_overview_of_a_narrow_band_reads_no_more_than_the_band(tmp_path, openslide, monkeypatch):
    # One pixel of the thumbnail is 100 of the slide, which is 30 high.
    monkeypatch.setattr("inference.slide_overview._LONGER_SIDE_PX", 40)
    monkeypatch.setattr("inference.slide_overview._BLOCK_SOURCE_PX", 500)
    path = write_slide(tmp_path / "band.svs", slide_pixels(4000, 30, ((0, 0, 4000),)), MICROSCOPE_40X)
    read = []
    region = SlideReader.region

    def noting(reader, corner, level, size, subject):
        read.append(size)
        return region(reader, corner, level, size, subject)

    monkeypatch.setattr(SlideReader, "region", noting)

    overview = plan_slide(path).overview

    assert read == [(500, 30)] * 8
    assert overview.thumbnail.shape == (1, 40, 3)


def test_a_slide_of_nothing_but_bad_tiles_ends_after_some(tmp_path, openslide, monkeypatch):
    monkeypatch.setattr("inference.slides._MAX_BAD_TILES_IN_A_ROW", 3)
    path = write_slide(tmp_path / "slide.svs", slide_pixels(1024, 1024, ((0, 0, 1024),)), aperio(MPP=0.5))
    plan = plan_slide(path, SlideSettings(field_um=64.0))
    for index in (0, *range(2, 64)):
        damage_stored_tile(path, index)

    tiles = read_slide_tiles(path, plan=plan)

    # A good one between them begins the count anew.
    kinds = [type(next(tiles)) for _ in range(5)]
    assert kinds == [UnreadableTile, SmearImage, UnreadableTile, UnreadableTile, UnreadableTile]
    with pytest.raises(UnreadableImageError, match="3 tiles one after another cannot be decoded"):
        next(tiles)


def test_glass_alone_is_no_tissue_and_tissue_alone_is_tissue_throughout():
    rng = np.random.default_rng(0)
    glass = np.clip(np.array(GLASS) + rng.integers(-2, 3, (64, 64, 1)), 0, 255).astype(np.uint8)
    stained = slide_pixels(64, 64, ((0, 0, 64),))
    stained[:, 32:] = (190, 150, 200)  # pale, but stained

    assert not find_tissue(glass)[1].any()
    assert find_tissue(stained)[1].all()


@pytest.mark.parametrize(
    "settings",
    [{"field_um": 0.0}, {"um_per_pixel": 0.0}, {"min_tissue_share": 1.1}, {"max_tiles": 0}, {"field_um": float("nan")}],
)
def test_settings_that_make_no_sense_are_refused(settings):
    with pytest.raises(UnusableInputError):
        SlideSettings(**settings)


def test_openslide_is_named_where_it_does_not_start(monkeypatch):
    monkeypatch.setitem(sys.modules, "openslide", None)

    with pytest.raises(UnreadableImageError, match=r"a\.svs: this is a whole slide"):
        load_openslide(Path("a.svs"))


def test_tiles_are_read_as_they_are_asked_for(slide, monkeypatch):
    plan = plan_slide(slide)
    read = []
    monkeypatch.setattr(SlideReader, "region", lambda _reader, corner, *_rest: read.append(corner))

    list(islice(read_slide_tiles(slide, plan=plan), 1))

    assert read == [(0, 0)]


def test_a_slide_that_vanishes_while_it_is_read_ends_with_the_systems_words_and_its_hash(slide):
    plan = plan_slide(slide)
    slide.unlink()

    with pytest.raises(UnreadableImageError, match="slide") as caught:
        list(read_slide_tiles(slide, plan=plan))

    assert caught.value.sha256 == plan.sha256
