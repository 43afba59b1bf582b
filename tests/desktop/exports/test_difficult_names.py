"""Names that a file system allows are exported and checked like any other."""

import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.exports.checksum_list import read_sum_line, sum_line
from desktop.exports.formats import ExportFormat
from desktop.exports.image_check import check_images
from desktop.exports.provenance import hash_file

NAMES = ["plain.png", "back\\slash.png", "two\nlines.png", "both\\n.png", "carriage\rreturn.png", "sp ace/ü.png"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows allows no colon in a name")
def test_a_name_that_windows_would_take_for_a_drive_is_a_name_elsewhere(tmp_path):
    (tmp_path / "a:b.jpg").write_bytes(b"image")

    found = check_images([("a:b.jpg", hash_file(tmp_path / "a:b.jpg")[0])], tmp_path)

    assert (found.matching, found.missing) == (1, 0)


@pytest.mark.parametrize("name", NAMES)
def test_a_line_of_checksums_gives_its_name_back(name):
    assert read_sum_line(sum_line("ab" * 32, Path(name))) == (name, "ab" * 32)


@pytest.mark.skipif(not shutil.which("sha256sum"), reason="there is no sha256sum here")
def test_sha256sum_reads_the_list_too(tmp_path):
    lines = []
    for name in NAMES:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(name.encode())
        lines.append(sum_line(hash_file(path)[0], Path(name)))
    (tmp_path / "SUMS").write_text("".join(lines), encoding="utf-8", newline="\n")

    checked = subprocess.run(
        ["sha256sum", "--check", "--strict", "SUMS"], cwd=tmp_path, capture_output=True, check=False
    )

    assert checked.returncode == 0, checked.stderr


def test_a_case_whose_path_is_longer_than_a_page_is_printed_short(export, screened):
    deep = "/".join(["a rather long name of a folder"] * 80)
    results = [replace(each, row=replace(each.row, case=deep)) for each in screened.results]

    done = export(ExportFormat.PDF, results=results)

    assert done.path.read_bytes().startswith(b"%PDF")
