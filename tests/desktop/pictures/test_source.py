"""A row's picture is shown only when it is the very file that was screened."""

import hashlib
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import tifffile
from PIL import Image

from desktop.pictures.slide_place import malignant_probability, slide_place, tile_values
from desktop.pictures.source import PictureMissingError, PictureReader, PictureSource
from desktop.records import ResultRow
from desktop.store.images import FoundImage
from desktop.store.results import RowKey, ScreenedImage, ScreenedRow, StoredResult
from desktop.store.run_reader import RunReader
from desktop.store.run_store import RunStore
from inference.decision import Decision
from inference.slides import plan_slide, read_slide_tiles
from tests.desktop.store import made_runs
from tests.inference.slide_files import aperio, slide_pixels, write_slide


@pytest.fixture
def stored(run_info):
    def make(path: Path, folder: Path, **values) -> StoredResult:
        name = path.relative_to(folder)
        known = {"run": run_info, "image_path": name.as_posix(), "case": "", "decision": Decision.REPORTED}
        known["image_sha256"] = hashlib.sha256(path.read_bytes()).hexdigest()
        row = ResultRow(**{**known, **values})
        return StoredResult(row, None, name, RowKey(1, row.page, row.tile_x, row.tile_y))

    return make


def test_the_pixels_are_the_files_own(images, field, stored):
    Image.fromarray(field).save(images / "a.png")
    shown = PictureReader().read(PictureSource(images), stored(images / "a.png", images))
    assert np.array_equal(shown.pixels, field)
    assert shown.slide is None


def test_the_page_of_the_row_is_read(images, field, stored):
    path = images / "pages.tif"
    tifffile.imwrite(path, np.stack([field, 255 - field]), photometric="rgb")
    shown = PictureReader().read(PictureSource(images), stored(path, images, page=1))
    assert np.array_equal(shown.pixels, 255 - field)


def test_another_file_of_the_same_name_is_not_shown(images, field, stored):
    path = images / "a.png"
    Image.fromarray(field).save(path)
    result = stored(path, images)
    Image.fromarray(255 - field).save(path)
    with pytest.raises(PictureMissingError, match="was changed since it was screened"):
        PictureReader().read(PictureSource(images), result)
    path.write_bytes(b"no image any more")
    with pytest.raises(PictureMissingError, match="was changed since it was screened"):
        PictureReader().read(PictureSource(images), result)


def test_a_file_that_is_gone_says_so(images, field, stored):
    path = images / "a.png"
    Image.fromarray(field).save(path)
    result = stored(path, images)
    path.unlink()
    with pytest.raises(PictureMissingError, match="no longer where it was screened"):
        PictureReader().read(PictureSource(images), result)


def test_an_unreadable_row_has_no_picture(images, stored):
    path = images / "a.png"
    path.write_bytes(b"no image")
    with pytest.raises(PictureMissingError, match="could not be read when it was screened"):
        PictureReader().read(PictureSource(images), stored(path, images, image_sha256=""))


@pytest.fixture
def slide(images):
    pytest.importorskip("openslide")
    random = np.random.default_rng(0)
    pixels = slide_pixels(2048, 1536, ((400, 400, 800),))
    # Pixels that tell one place from another, at every size.
    pixels[400:1200, 400:1200, 1] = random.integers(40, 120, (800, 800), dtype=np.uint8)
    return write_slide(images / "slide.svs", pixels, aperio(MPP=0.25, AppMag=40), level_count=2), pixels


def test_a_tile_is_shown_at_the_slides_full_resolution(images, slide, stored):
    path, pixels = slide
    tiles = list(read_slide_tiles(path))
    reader = PictureReader()
    for tile in tiles:
        result = stored(
            path, images, tile_x=tile.tile_x, tile_y=tile.tile_y, width_px=tile.width_px, height_px=tile.height_px
        )
        shown = reader.read(PictureSource(images), result)
        assert shown.slide is not None
        side = shown.slide.tile_side_px
        expected = pixels[tile.tile_y : tile.tile_y + side, tile.tile_x : tile.tile_x + side]
        assert np.array_equal(shown.pixels[: expected.shape[0], : expected.shape[1]], expected)


def test_the_overview_of_a_slide_is_made_once(monkeypatch, images, slide, stored):
    path, _ = slide
    reader, plans = PictureReader(), []
    monkeypatch.setattr("desktop.pictures.source.plan_slide", lambda *given: plans.append(given) or plan_slide(*given))
    for corner in ((400, 400), (800, 400)):
        reader.read(PictureSource(images), stored(path, images, tile_x=corner[0], tile_y=corner[1]))
    assert len(plans) == 1


def test_a_changed_slide_is_not_shown(images, slide, stored):
    path, _ = slide
    with pytest.raises(PictureMissingError, match="was changed since it was screened"):
        PictureReader().read(PictureSource(images), stored(path, images, image_sha256="0" * 64))


def test_a_tile_is_found_on_the_map_of_its_slide(images, slide, stored):
    path, _ = slide
    shown = PictureReader().read(PictureSource(images), stored(path, images, tile_x=400, tile_y=400))
    values = {(400, 400): 1.0, (800, 400): float("nan")}
    place = slide_place(shown.slide, values)
    left, top, side = place.area_of((400, 400))
    assert place.pixels.shape[:2] == (600, 800)
    assert (left, top, side) == pytest.approx((400 / 2.56, 400 / 2.56, 400 / 2.56))
    assert place.tile_at(left + side / 2, top + side / 2) == (400, 400)
    assert place.tile_at(left + 1.5 * side, top + side / 2) == (800, 400)
    assert place.tile_at(5, 5) is None, "no tile was screened there"
    inside = place.pixels[int(top + side / 2), int(left + side / 2)].astype(int)
    assert inside[:2].min() > 120, "viridis ends at yellow"


def test_a_tile_that_was_not_reported_has_no_colour(run_info):
    row = ResultRow(run_info, "a", "", Decision.ABSTAINED, probabilities=(0.1, 0.2, 0.3, 0.4))
    assert np.isnan(malignant_probability(row))


def test_the_malignant_probability_is_that_of_all_malignant_classes(run_info):
    row = ResultRow(run_info, "a", "", Decision.REPORTED, probabilities=(0.1, 0.2, 0.3, 0.4))
    assert malignant_probability(row) == pytest.approx(0.9)


def test_the_tiles_of_the_same_slide_alone_are_coloured(tmp_path):
    with RunStore.create(tmp_path / "run", made_runs.RUN, tmp_path, made_runs.SETTINGS) as store:
        store.add_found(FoundImage(Path(name), "", 1000, 1) for name in ("slide.svs", "slide.svs copy.svs"))
        for image in store.pending():
            row = ResultRow(
                made_runs.RUN,
                image.path.as_posix(),
                "",
                Decision.REPORTED,
                image_sha256="a" * 64,
                probabilities=(0.25, 0.75, 0.0, 0.0),
                predicted_class="Early Pre-B",
            )
            tiles = [replace(row, tile_x=400), replace(row, tile_x=800, decision=Decision.ABSTAINED)]
            # The copy has a tile of its own, which must not be seen on the other slide.
            tiles += [replace(row, tile_x=1200)] * (image.image_id - 1)
            store.commit([ScreenedImage(image.image_id, [ScreenedRow(each) for each in tiles], "a" * 64)])
    with RunReader(tmp_path / "run") as reader:
        result = reader.page()[0]
    values = tile_values(tmp_path / "run", result)
    assert result.path == Path("slide.svs")
    assert values[400, 0] == pytest.approx(0.75)
    assert np.isnan(values[800, 0])
    assert len(values) == 2
