"""An export is whole or not there, keeps older files unless asked, and carries its provenance."""

import errno
import hashlib
import json
import os
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import tifffile

from desktop.exports.exported import ExportCancelledError, ExportOptions
from desktop.exports.formats import ExportFormat
from desktop.exports.pictures import read_picture
from desktop.exports.provenance import read_provenance
from desktop.records import ResultRow
from inference.decision import Decision
from inference.errors import ExitCode, OutputError, UnusableInputError
from inference.fields import ReadingSettings
from inference.images import sha256_of
from inference.limits import DEFAULT_LIMITS, ReadingLimits
from tests.desktop.exports.conftest import HEAD, Result

# Of slide maps, which images alone do not give: test_slide_maps.py.
ALL = [each for each in ExportFormat if each is not ExportFormat.SLIDE_MAPS]
FILES = [each for each in ExportFormat if not each.is_folder]


def _left_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("export_format", ALL)
def test_an_export_leaves_itself_and_its_sidecar_and_nothing_else(export, export_format):
    done = export(export_format)

    assert _left_in(done.path.parent) == [done.path.name, f"{done.path.name}.provenance.json"]
    assert read_provenance(done.path) == done.provenance


def test_the_sidecar_tells_the_thresholds_that_a_laboratory_moved(export, screened):
    assert export(ExportFormat.CSV).provenance.moved_thresholds == {}
    moved = {"out_of_distribution_above": 10.0, "abstain_below": 0.8}
    screened.summary = replace(screened.summary, moved_thresholds=moved)

    told = json.loads(export(ExportFormat.JSONL).sidecar.read_text(encoding="utf-8"))

    assert told["moved_thresholds"] == moved


@pytest.mark.parametrize("export_format", FILES)
def test_the_sidecar_tells_hash_run_model_rows_and_audit_head(export, screened, export_format):
    done = export(export_format)

    told = done.provenance
    data = done.path.read_bytes()
    assert (told.file_sha256, told.file_bytes) == (hashlib.sha256(data).hexdigest(), len(data))
    assert (told.run_id, told.bundle_id) == (screened.run.run_id, screened.run.bundle_id)
    assert (told.audit_length, told.audit_head) == (HEAD.sequence, HEAD.hash)
    assert told.row_count == len(screened.results)


def test_the_digest_of_the_rows_is_the_hash_of_the_json_lines_in_every_format(export):
    lines = export(ExportFormat.JSONL)

    assert lines.provenance.rows_sha256 == lines.provenance.file_sha256
    assert {export(each).provenance.rows_sha256 for each in ALL if each is not ExportFormat.JSONL} == {
        lines.provenance.file_sha256
    }


@pytest.mark.parametrize("export_format", ALL)
def test_an_existing_export_stays_unless_asked(export, export_format):
    first = export(export_format)
    before = first.sidecar.read_bytes()

    with pytest.raises(UnusableInputError, match="exists already"):
        export(export_format, results=[])

    assert first.sidecar.read_bytes() == before
    assert _left_in(first.path.parent) == [first.path.name, first.sidecar.name]


@pytest.mark.parametrize("export_format", ALL)
def test_an_existing_export_is_replaced_when_asked(export, screened, export_format):
    export(export_format)

    done = export(export_format, results=screened.results[:2], options=ExportOptions(overwrite=True))

    assert read_provenance(done.path).row_count == 2
    assert _left_in(done.path.parent) == [done.path.name, f"{done.path.name}.provenance.json"]


def test_a_folder_that_holds_no_overlays_is_never_replaced(export, tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("dear")

    with pytest.raises(UnusableInputError, match="no folder of exported pictures"):
        export(ExportFormat.OVERLAYS, tmp_path / "mine", options=ExportOptions(overwrite=True))

    assert (tmp_path / "mine" / "letter.txt").read_text() == "dear"


@pytest.mark.parametrize("export_format", ALL)
def test_a_stopped_export_leaves_nothing(export, tmp_path, export_format):
    seen = []

    with pytest.raises(ExportCancelledError) as caught:
        export(export_format, on_row=seen.append, should_stop=lambda: len(seen) == 3)

    assert caught.value.exit_code is ExitCode.INTERRUPTED
    assert seen == [1, 2, 3]
    assert _left_in(tmp_path / "out") == []


@pytest.mark.parametrize("export_format", ALL)
def test_a_stop_after_the_last_row_is_obeyed_too(export, screened, tmp_path, export_format):
    seen = []

    with pytest.raises(ExportCancelledError):
        export(export_format, on_row=seen.append, should_stop=lambda: len(seen) == len(screened.results))

    assert _left_in(tmp_path / "out") == []


@pytest.mark.parametrize("export_format", ALL)
def test_a_bug_or_a_failing_store_leaves_nothing_either(export, screened, tmp_path, export_format):
    def failing():
        yield screened.results[0]
        raise RuntimeError("a bug")

    with pytest.raises(RuntimeError, match="a bug"):
        export(export_format, results=failing())

    assert _left_in(tmp_path / "out") == []


@pytest.mark.parametrize("export_format", ALL)
def test_a_full_disk_is_told_in_words_and_keeps_the_older_export(export, tmp_path, monkeypatch, export_format):
    export(export_format)
    before = (tmp_path / "out" / export_format.default_name).stat().st_mtime_ns

    def full(*_arguments):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match=r"No space left on device\. Nothing of it was kept\. Free space") as caught:
        export(export_format, options=ExportOptions(overwrite=True))

    assert caught.value.exit_code is ExitCode.STOPPED
    assert (tmp_path / "out" / export_format.default_name).stat().st_mtime_ns == before
    assert len(_left_in(tmp_path / "out")) == 2


@pytest.mark.parametrize("export_format", ALL)
def test_an_export_never_goes_among_the_images(export, screened, export_format):
    with pytest.raises(UnusableInputError, match="inside the folder of images"):
        export(export_format, screened.images / "case-01" / "x")


def test_a_case_is_exported_alone(export):
    done = export(ExportFormat.JSONL, options=ExportOptions(case="case-01"))

    rows = [json.loads(line) for line in done.path.read_text(encoding="utf-8").splitlines()]
    assert [row["image_path"] for row in rows] == ["case-01/b.png", "case-01/cut.jpg"]
    assert done.provenance.case == "case-01"


def test_a_case_that_no_row_belongs_to_is_refused(export, tmp_path):
    with pytest.raises(UnusableInputError, match="No row belongs to the case 'case-99'"):
        export(ExportFormat.CSV, options=ExportOptions(case="case-99"))

    assert _left_in(tmp_path / "out") == []


def test_overlays_lie_in_folders_like_the_screened_ones_and_left_out_rows_are_named(export, screened):
    (screened.images / "a.png").write_bytes(b"another")

    folder = export(ExportFormat.OVERLAYS).path

    assert sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.png")) == sorted(
        [
            "=1+1/@sum.png.png",
            "case-01/b.png.png",
            "بیمار ۱۲/تصویر ۳.png.png",
            "রোগী/ক্ষত্রিয়.png.png",
            "患者/图像.png.png",
        ]
    )
    left_out = (folder / "LEFT_OUT.txt").read_text(encoding="utf-8").splitlines()
    assert [line.split(" (")[0] for line in left_out] == ["a.png", "case-01/cut.jpg"]
    assert "was changed since it was screened" in left_out[0]


def test_pictures_are_read_again_with_the_limits_of_the_run(export, screened, tmp_path):
    width_px, height_px = screened.results[0].row.width_px, screened.results[0].row.height_px
    lower, raised = (ReadingSettings(limits=ReadingLimits(width_px * height_px - less)) for less in (1, 0))

    folders = [
        export(ExportFormat.OVERLAYS, tmp_path / "o" / str(n), reading=r).path for n, r in enumerate((lower, raised))
    ]
    reports = [export(ExportFormat.PDF, tmp_path / "p" / str(n), reading=r).path for n, r in enumerate((lower, raised))]

    assert [len(list(folder.rglob("*.png"))) for folder in folders] == [0, 6]
    assert "at most" in (folders[0] / "LEFT_OUT.txt").read_text(encoding="utf-8")
    assert [report.read_bytes().count(b"/Subtype /Image") for report in reports] == [0, 12]


def test_each_page_of_a_file_is_shown_though_another_one_is_damaged(classifier, run_info, tmp_path, field):
    path = tmp_path / "stack.tif"
    with tifffile.TiffWriter(path) as writer:
        for page in range(3):
            writer.write(np.roll(field, page, axis=1), photometric="rgb", compression="zlib")
    with tifffile.TiffFile(path) as stack:
        first = stack.pages[0].aspage()
        data = bytearray(path.read_bytes())
        data[first.dataoffsets[0] : first.dataoffsets[0] + 64] = bytes(64)
    path.write_bytes(data)
    row = ResultRow(run_info, "stack.tif", "", Decision.REPORTED, page=2, image_sha256=sha256_of(bytes(data)))
    row = replace(row, width_px=field.shape[1], height_px=field.shape[0])

    shown = read_picture(Result(row, None, Path("stack.tif")), tmp_path, DEFAULT_LIMITS)

    assert np.array_equal(shown.pixels, np.roll(field, 2, axis=1))
    assert "damaged" in read_picture(Result(replace(row, page=0), None, path), tmp_path, DEFAULT_LIMITS).missing_because
    gone = read_picture(Result(replace(row, page=3), None, path), tmp_path, DEFAULT_LIMITS)
    assert (gone.pixels, "3" in gone.missing_because) == (None, True)
