"""Image files are found in a fixed order, with their names as JSON can keep them."""

import hashlib
import os
import sys
from pathlib import Path, PurePath

import pytest

from tests.training.image_folders import png
from training.dataset.files import (
    child_folders,
    file_order,
    find_images,
    is_junk,
    natural_key,
    sha256_of_file,
    stored_path,
)


def test_images_are_ordered_folder_by_folder_and_by_number_in_each(tmp_path: Path):
    wanted = ["x-9.png", "x-10.png", "P2/x-2.png", "P2/x-10.png", "P2/again/x-1.png", "P10/x-1.png", "P10/x-2.png"]
    for name in sorted(wanted):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(png(1))
    assert [file.relative_to(tmp_path).as_posix() for file in find_images(tmp_path).files] == wanted


def test_two_folders_of_one_number_are_not_mixed():
    paths = [PurePath("1/x-2.png"), PurePath("01/x-1.png"), PurePath("1/x-1.png"), PurePath("01/x-2.png")]
    assert [path.as_posix() for path in sorted(paths, key=file_order)] == [
        *("01/x-1.png", "01/x-2.png"),
        *("1/x-1.png", "1/x-2.png"),
    ]


@pytest.mark.parametrize("name", ["1\N{SUPERSCRIPT TWO}2.png", "\N{CIRCLED DIGIT ONE}.png", "", "7"])
def test_any_file_name_can_be_sorted(name: str):
    assert sorted([name, "a-1"], key=natural_key)


def test_links_that_are_not_followed_are_listed(tmp_path: Path):
    (tmp_path / "x.png").write_bytes(png(1))
    (tmp_path / "circle").symlink_to(tmp_path)
    (tmp_path / "gone.png").symlink_to(tmp_path / "nowhere")
    found = find_images(tmp_path)
    assert [file.name for file in found.files] == ["x.png"]
    assert [path.name for path in found.passed_over] == ["circle", "gone.png"]


@pytest.mark.parametrize("name", [".DS_Store", "._x.png", "__MACOSX", "Thumbs.db", "desktop.ini", ".git"])
def test_junk_is_known_by_name(name: str):
    assert is_junk(name)


def test_junk_folders_are_no_children(tmp_path: Path):
    for name in ("Pre", "__MACOSX", ".cache"):
        (tmp_path / name).mkdir()
    assert child_folders(tmp_path) == ["Pre"]


def test_a_large_file_is_hashed_piece_by_piece(tmp_path: Path):
    data = os.urandom(3_000_001)
    (tmp_path / "x").write_bytes(data)
    assert sha256_of_file(tmp_path / "x") == hashlib.sha256(data).hexdigest()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has file names that are no UTF-8")
def test_a_name_that_is_no_utf8_is_stored_readably(tmp_path: Path):
    assert stored_path(tmp_path / "Pre" / os.fsdecode(b"x\xff.png"), tmp_path) == r"Pre/x\xff.png"
    assert stored_path(tmp_path / "Pre" / "über.png", tmp_path) == "Pre/über.png"
