"""Image files are found in a fixed order, with their names as JSON can keep them."""

import hashlib
import os
import sys
from pathlib import Path

import pytest

from tests.training.image_folders import png
from training.dataset.files import child_folders, find_images, is_junk, sha256_of_file, stored_path


def test_images_in_sub_folders_are_ordered_by_number_then_by_folder(tmp_path: Path):
    for name in ("b/x-2.png", "a/x-2.png", "x-10.png", "a/x-1.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(png(1))
    found = [file.relative_to(tmp_path).as_posix() for file in find_images(tmp_path).files]
    assert found == ["a/x-1.png", "a/x-2.png", "b/x-2.png", "x-10.png"]


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
