"""A slide map shows what the rows say of each tile, only of the slide that was screened, and says its scale."""

import weakref
from dataclasses import dataclass, replace
from pathlib import Path
from types import SimpleNamespace

import cv2
import numpy as np
import pytest

from desktop.exports.checksum_list import CHECKSUMS_FILE
from desktop.exports.exported import ExportCancelledError, ExportOptions
from desktop.exports.formats import ExportFormat
from desktop.exports.picture_folder import LEFT_OUT_FILE
from desktop.exports.slide_map_legend import with_legend
from desktop.exports.verification import State, Subject, verify_report
from desktop.records import ResultRow
from inference import slide_file
from inference.decision import Decision
from inference.errors import UnreadableImageError, UnusableInputError
from inference.fields import ReadingSettings
from inference.images import sha256_of
from inference.limits import ReadingLimits
from inference.slide_map import NO_VALUE_GREY, map_colours
from inference.slides import SlideSettings
from tests.desktop.exports.conftest import Result
from tests.inference.slide_files import aperio, slide_pixels, write_slide

# 100 um at 0.25 um per pixel
TILE_PX = 400
PIXELS = slide_pixels(1200, 800, ((20, 20, 360), (430, 30, 300), (830, 430, 300)))
TILES = ((0, 0), (400, 0), (800, 400))


@dataclass(frozen=True, eq=False)
class _Counted(Result):
    """A result that weak references may point to."""


@pytest.fixture(autouse=True)
def openslide():
    return pytest.importorskip("openslide", reason="the extra `slides` is not installed")


@pytest.fixture
def slides(screened):
    """Two slides of the same look among the images of the run."""
    folder = screened.images
    for name in ("Fall Ü/a.svs", "z.svs"):
        (folder / name).parent.mkdir(exist_ok=True)
        write_slide(folder / name, PIXELS, aperio(MPP=0.25))
    return SimpleNamespace(folder=folder, run=screened.run)


def _row(slides, name, tile=(0, 0), malignant=None, **more):
    """A row of a tile: reported with this probability of malignant classes, or unreadable."""
    path = slides.folder / name
    sha256 = sha256_of(path.read_bytes()) if path.exists() else "0" * 64
    row = ResultRow(slides.run, name, "", Decision.UNREADABLE, 0, *tile, image_sha256=sha256)
    if malignant is not None:
        rest = malignant / 3
        probabilities = tuple(rest if label.malignant else 1.0 - malignant for label in slides.run.labels)
        names = [label.display_name for label in slides.run.labels]
        row = replace(
            row,
            decision=Decision.REPORTED,
            predicted_class=names[int(np.argmax(probabilities))],
            probabilities=probabilities,
            width_px=TILE_PX,
            height_px=TILE_PX,
        )
    return Result(replace(row, **more), None, Path(name))


def _rows(slides, name):
    return [_row(slides, name, tile, value) for tile, value in zip(TILES, (0.1, 0.5, 0.9), strict=True)]


def _picture(path):
    return cv2.cvtColor(cv2.imdecode(np.fromfile(path, np.uint8), cv2.IMREAD_COLOR), cv2.COLOR_BGR2RGB)


def _left_out(folder):
    return (folder / LEFT_OUT_FILE).read_text(encoding="utf-8").splitlines()


def _blended(pixels, colour):
    return (0.5 * pixels + 0.5 * np.asarray(colour, np.float32)).round().astype(np.uint8)


def test_each_tile_has_the_colour_of_its_malignant_probability_and_the_rest_is_the_slide(export, slides):
    results = [
        _row(slides, "Fall Ü/a.svs", TILES[0], 0.25),
        _row(slides, "Fall Ü/a.svs", TILES[1], 0.9, decision=Decision.ABSTAINED),
    ]

    folder = export(ExportFormat.SLIDE_MAPS, results=results).path

    drawn = _picture(folder / "Fall Ü" / "a.svs.png")[:800, :1200]
    first, second = (np.s_[y : y + TILE_PX, x : x + TILE_PX] for x, y in TILES[:2])
    assert np.array_equal(drawn[first], _blended(PIXELS[first], map_colours()[round(0.25 * 255)]))
    assert np.array_equal(drawn[second], _blended(PIXELS[second], [NO_VALUE_GREY] * 3))
    assert np.array_equal(drawn[TILE_PX:], PIXELS[TILE_PX:]), "the third tile has no row"
    assert _left_out(folder) == []


def test_an_unreadable_tile_is_grey_and_the_row_of_a_slides_unread_rest_is_no_tile(export, slides):
    results = [
        _row(slides, "z.svs", TILES[1], 0.5),
        _row(slides, "z.svs", TILES[2]),
        _row(slides, "z.svs", (0, 0), page=1),
    ]

    drawn = _picture(export(ExportFormat.SLIDE_MAPS, results=results).path / "z.svs.png")

    third = np.s_[400:800, 800:1200]
    assert np.array_equal(drawn[third], _blended(PIXELS[third], [NO_VALUE_GREY] * 3))
    assert np.array_equal(drawn[:TILE_PX, :TILE_PX], PIXELS[:TILE_PX, :TILE_PX])


def test_tiles_are_as_large_as_the_runs_settings_make_them(export, slides):
    reading = ReadingSettings(slides=SlideSettings(field_um=100.0, um_per_pixel=0.5))

    folder = export(ExportFormat.SLIDE_MAPS, results=[_row(slides, "z.svs", (400, 0), 1.0)], reading=reading).path

    drawn = _picture(folder / "z.svs.png")[:800, :1200]
    changed = np.argwhere((drawn != PIXELS).any(axis=2))
    assert (changed.min(axis=0).tolist(), changed.max(axis=0).tolist()) == ([0, 400], [199, 599])


def test_the_scale_stands_below_the_map_from_end_to_end():
    drawn = np.full((30, 50, 3), 200, np.uint8)

    sheet = with_legend(drawn)

    assert np.array_equal(sheet[:30, :50], drawn)
    assert (sheet[:30, 50:] == 255).all()
    ramp = next(row for row in sheet[30:] if (row == map_colours()[255]).all(axis=1).any())
    coloured = ramp[(ramp != 255).any(axis=1)]
    assert np.array_equal(coloured[0], map_colours()[0])
    assert np.array_equal(coloured[-1], map_colours()[255])
    assert (sheet == NO_VALUE_GREY).all(axis=2).sum() > 100, "what grey means is shown too"
    assert with_legend(np.zeros((10, 2048, 3), np.uint8)).shape[1] == 2048


def test_slides_that_are_changed_gone_or_were_never_read_are_left_out_with_the_reason(export, slides):
    results = [
        *_rows(slides, "Fall Ü/a.svs"),
        _row(slides, "bare.svs"),
        *_rows(slides, "gone.svs"),
        *_rows(slides, "swapped while screened.svs")[:1],
        _row(slides, "swapped while screened.svs", TILES[1], 0.5, image_sha256="1" * 64),
        *_rows(slides, "z.svs"),
    ]
    with (slides.folder / "z.svs").open("ab") as file:
        file.write(b"more")

    folder = export(ExportFormat.SLIDE_MAPS, results=results).path

    assert [path.name for path in folder.rglob("*.png")] == ["a.svs.png"]
    assert _left_out(folder) == [
        "bare.svs: Nothing of the slide could be read when it was screened.",
        "gone.svs: The slide is no longer where it was screened.",
        "swapped while screened.svs: The slide was changed while it was screened, so it is not shown.",
        "z.svs: The slide was changed since it was screened, so it is not shown.",
    ]


def test_a_slide_that_is_damaged_since_is_said_to_be_changed(export, slides):
    results = _rows(slides, "z.svs")
    (slides.folder / "z.svs").write_bytes(b"II*\0 no slide any more")

    assert "was changed since" in _left_out(export(ExportFormat.SLIDE_MAPS, results=results).path)[0]


def test_without_openslide_the_reason_names_the_extra(export, slides, monkeypatch):
    def missing(path):
        raise UnreadableImageError(path, "OpenSlide is not installed: pip install '.[slides]'")

    monkeypatch.setattr(slide_file, "load_openslide", missing)

    (line,) = _left_out(export(ExportFormat.SLIDE_MAPS, results=_rows(slides, "z.svs")).path)
    assert line.startswith("z.svs: The slide cannot be read: OpenSlide is not installed")


def test_a_slide_of_one_tile_without_a_scanners_suffix_is_told_from_an_image_by_the_runs_limits(export, slides):
    write_slide(slides.folder / "one.tif", slide_pixels(400, 400, ((20, 20, 360),)))
    results = [_row(slides, "one.tif", (0, 0), 0.7)]

    with pytest.raises(UnusableInputError, match="no whole slide"):
        export(ExportFormat.SLIDE_MAPS, results=results)
    reading = ReadingSettings(ReadingLimits(max_pixels=1000), slides=SlideSettings(um_per_pixel=0.25))
    folder = export(ExportFormat.SLIDE_MAPS, results=results, reading=reading).path

    assert [path.name for path in folder.rglob("*.png")] == ["one.tif.png"]


def test_images_beside_slides_are_neither_drawn_nor_named(export, screened, slides):
    folder = export(ExportFormat.SLIDE_MAPS, results=[*screened.results, *_rows(slides, "z.svs")]).path

    assert [path.name for path in folder.rglob("*.png")] == ["z.svs.png"]
    assert _left_out(folder) == []


def test_a_run_or_a_case_without_slides_is_refused_in_words_and_leaves_nothing(export, tmp_path):
    with pytest.raises(UnusableInputError, match=r"The run has no whole slide.*overlays"):
        export(ExportFormat.SLIDE_MAPS)
    with pytest.raises(UnusableInputError, match="The case has no whole slide"):
        export(ExportFormat.SLIDE_MAPS, options=ExportOptions(case="case-01"))
    with pytest.raises(UnusableInputError, match="No row belongs to the case 'case-99'"):
        export(ExportFormat.SLIDE_MAPS, options=ExportOptions(case="case-99"))

    assert list((tmp_path / "out").iterdir()) == []


def test_maps_verify_until_one_is_changed_or_gone(export, slides):
    results = [*_rows(slides, "Fall Ü/a.svs"), *_rows(slides, "z.svs")]
    done = export(ExportFormat.SLIDE_MAPS, results=results)

    def states():
        found = verify_report(done.path, rows=[each.row for each in results])
        return {finding.subject: (finding.state, finding.details) for finding in found.findings}

    assert states()[Subject.SLIDE_MAPS] == states()[Subject.REPORT] == states()[Subject.IMAGES] == (State.MATCHES, ())
    (done.path / "z.svs.png").unlink()
    (done.path / "Fall Ü" / "a.svs.png").write_bytes(b"another")
    state, details = states()[Subject.SLIDE_MAPS]
    assert (state, set(details)) == (State.DIFFERS, {"missing: z.svs.png", "changed: Fall Ü/a.svs.png"})
    (done.path / CHECKSUMS_FILE).write_text("")
    assert states()[Subject.REPORT][0] is State.DIFFERS


def test_earlier_maps_stay_unless_asked_and_a_stop_leaves_nothing_new(export, slides):
    results = _rows(slides, "z.svs")
    done = export(ExportFormat.SLIDE_MAPS, results=results)
    before = done.sidecar.read_bytes()

    with pytest.raises(UnusableInputError, match="exists already"):
        export(ExportFormat.SLIDE_MAPS, results=results)
    seen = []
    with pytest.raises(ExportCancelledError):
        export(
            ExportFormat.SLIDE_MAPS,
            results=results,
            options=ExportOptions(overwrite=True),
            on_row=seen.append,
            should_stop=lambda: len(seen) == 2,
        )

    assert done.sidecar.read_bytes() == before
    assert sorted(path.name for path in done.path.parent.iterdir()) == [done.path.name, done.sidecar.name]
    again = export(ExportFormat.SLIDE_MAPS, results=results[:1], options=ExportOptions(overwrite=True))
    assert again.provenance.row_count == 1


def test_rows_are_let_go_of_one_by_one(export, slides):
    alive: weakref.WeakSet[_Counted] = weakref.WeakSet()
    most = 0

    def coming():
        nonlocal most
        for name in ("Fall Ü/a.svs", "z.svs"):
            for number in range(100):
                row = _row(slides, name, (4 * number, 0), 0.5).row
                alive.add(result := _Counted(row, None, Path(name)))
                most = max(most, len(alive))
                yield result
                del result

    export(ExportFormat.SLIDE_MAPS, results=coming())

    assert most <= 4
