"""On real folders, where they are: odd but real files never end a run, and a whole class gives a row per image."""

import os
from pathlib import Path

import pytest

from inference.errors import UnreadableImageError
from inference.images import read_images
from tests.fixtures_commands import rows_of, run_smearscope

DATA = os.environ.get("SMEARSCOPE_DATA", "")


def _needs(folder: str) -> list[pytest.MarkDecorator]:
    missing = not DATA or not (Path(DATA) / folder).is_dir()
    return [
        pytest.mark.realdata,
        pytest.mark.skipif(missing, reason=f"SMEARSCOPE_DATA names no folder with real images in {folder}/"),
    ]


def _marked(folder: str):
    def mark(test):
        for each in _needs(folder):
            test = each(test)
        return test

    return mark


@_marked("formats")
def test_every_odd_file_is_read_or_refused_in_words():
    files = sorted(path for path in (Path(DATA) / "formats").iterdir() if path.is_file())
    assert files
    outcomes = {}
    for file in files:
        try:
            outcomes[file.name] = [image.pixels.shape[2] for image in read_images(file)]
        except UnreadableImageError as error:
            outcomes[file.name] = error.reason

    assert all(outcomes.values())
    assert "cut off" in outcomes["truncated.jpg"]
    assert outcomes["1bit.tif"] == outcomes["rgba.png"] == outcomes["indexed.png"] == outcomes["small.bmp"] == [3]


@_marked("formats")
def test_every_odd_file_has_its_rows(tmp_path):
    folder = Path(DATA) / "formats"
    candidates = {path.name for path in folder.iterdir()}

    ended = run_smearscope("screen", folder, "--out", tmp_path / "out")

    rows = rows_of(tmp_path / "out" / "results.csv")
    assert ended.returncode == 1
    assert {row["image_path"] for row in rows} == candidates
    assert all(row["reason"] for row in rows if row["decision"] != "reported")


@pytest.mark.slow
@_marked("all/Pre")
def test_the_867_images_of_one_class_give_867_rows(tmp_path):
    folder = Path(DATA) / "all" / "Pre"

    ended = run_smearscope("screen", folder, "--out", tmp_path / "out", "--quiet")

    rows = rows_of(tmp_path / "out" / "results.csv")
    assert ended.returncode == 0
    assert len(rows) == 867
    assert {row["image_path"] for row in rows} == {path.name for path in folder.iterdir()}
    assert "unreadable" not in {row["decision"] for row in rows}
