"""results.csv grows row by row, opens in Excel, and keeps every finished row when the disk is full."""

import csv
import errno
import os
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.records import ResultRow, column_names
from desktop.results_csv import ResultsCsv, write_results
from inference.decision import Decision
from inference.errors import ExitCode, OutputError
from tests.fixtures_commands import rows_of


@pytest.fixture
def row(run_info):
    return ResultRow(run_info, "case/a.jpg", "case", Decision.UNREADABLE, reason="Unreadable: cut off")


@pytest.fixture
def labels(run_info):
    return run_info.labels


def _full_disk(*_arguments):
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_finished_file_starts_with_the_mark_that_excel_needs(tmp_path, row, labels):
    write_results(tmp_path / "results.csv", [row], labels)

    assert (tmp_path / "results.csv").read_bytes().startswith(b"\xef\xbb\xbfrun_id,image_path,page,")


def test_the_header_has_every_column_once_and_rows_have_as_many(tmp_path, row, labels):
    write_results(tmp_path / "results.csv", [row, row], labels)

    with (tmp_path / "results.csv").open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.reader(file))
    assert lines[0] == column_names(labels)
    assert [len(line) for line in lines] == [len(set(lines[0]))] * 3


def test_a_row_can_be_read_from_the_part_file_as_soon_as_it_is_written(tmp_path, row, labels):
    path = tmp_path / "results.csv"
    with ResultsCsv(path, labels) as results:
        for count in (1, 2, 3):
            results.write(row)
            assert len(rows_of(results.part)) == count
        assert not path.exists()
        results.finish()

    assert len(rows_of(path)) == 3
    assert [file.name for file in tmp_path.iterdir()] == ["results.csv"]


def test_difficult_names_survive(tmp_path, row, labels):
    names = ["a, b.jpg", 'with "quotes".jpg', "two\nlines.jpg", "Ü 図.jpg", "=1+1.jpg"]

    write_results(tmp_path / "results.csv", [replace(row, image_path=name) for name in names], labels)

    assert [found["image_path"] for found in rows_of(tmp_path / "results.csv")] == names


def test_a_run_that_fails_leaves_its_rows_in_the_part_file(tmp_path, row, labels):
    def rows_until_a_bug():
        yield row
        raise RuntimeError("a bug")

    with pytest.raises(RuntimeError, match="a bug"):
        write_results(tmp_path / "results.csv", rows_until_a_bug(), labels)

    assert len(rows_of(tmp_path / "results.csv.part")) == 1
    assert not (tmp_path / "results.csv").exists()


def test_a_disk_full_on_a_row_is_an_output_error_that_keeps_the_rows_before(tmp_path, row, labels):
    results = ResultsCsv(tmp_path / "results.csv", labels)
    results.write(row)
    results._file = _OnFullDisk(results._file)

    with pytest.raises(OutputError, match=r"Rows finished so far are in results\.csv\.part") as caught, results:
        results.write(row)

    assert "No space left on device" in str(caught.value)
    assert caught.value.exit_code is ExitCode.STOPPED
    assert len(rows_of(results.part)) == 1


class _OnFullDisk:
    """A text file on a disk that takes no more: as Python does, it also fails to flush when it is closed."""

    def __init__(self, file):
        self._file = file

    def write(self, _text):
        _full_disk()

    def close(self):
        self._file.close()
        _full_disk()


@pytest.mark.parametrize(("owner", "function"), [(os, "fsync"), (Path, "replace")])
def test_a_disk_full_at_the_very_end_keeps_the_part_file(tmp_path, row, labels, monkeypatch, owner, function):
    monkeypatch.setattr(owner, function, _full_disk)

    with pytest.raises(OutputError, match="No space left"):
        write_results(tmp_path / "results.csv", [row], labels)

    assert len(rows_of(tmp_path / "results.csv.part")) == 1
    assert not (tmp_path / "results.csv").exists()


def test_a_failed_export_leaves_an_older_file_as_it_was(tmp_path, row, labels, monkeypatch):
    (tmp_path / "results.csv").write_text("old")
    monkeypatch.setattr(os, "fsync", _full_disk)

    with pytest.raises(OutputError):
        write_results(tmp_path / "results.csv", [row], labels)

    assert (tmp_path / "results.csv").read_text() == "old"


def test_a_folder_that_cannot_be_made_is_an_output_error(tmp_path, labels):
    (tmp_path / "taken").write_text("a file")

    with pytest.raises(OutputError, match="cannot be written"):
        ResultsCsv(tmp_path / "taken" / "results.csv", labels)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has /dev/full, a disk that is always full")
def test_a_disk_full_from_the_start_is_an_output_error_and_leaves_no_open_file(tmp_path, labels):
    (tmp_path / "results.csv.part").symlink_to("/dev/full")

    # A file left open would warn when it is collected, and warnings fail tests.
    with pytest.raises(OutputError, match="No space left on device"):
        ResultsCsv(tmp_path / "results.csv", labels)
