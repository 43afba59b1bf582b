"""Every image is decoded; one that cannot be is listed with its reason, and copies are found."""

import hashlib
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
import tifffile

from inference.card import Label
from tests.training.image_folders import png
from training.importing.image_check import ImageCheck, check_images

LABEL = Label(id="pre", display_name="Pre", malignant=True)


def _check(root: Path, **files: bytes) -> ImageCheck:
    for name, data in files.items():
        (root / f"{name}.png").write_bytes(data)
    return check_images(root, [(root / f"{name}.png", LABEL) for name in files])


def test_size_mode_and_hash_of_each_image_are_told(tmp_path: Path):
    check = _check(tmp_path, a=png(1), b=png(2, side_px=9, mode="L"))
    assert [each.format for each in check.readable] == ["8x8 RGB", "9x9 L"]
    assert check.readable[0].entry.path == "a.png"
    assert check.readable[0].entry.sha256 == hashlib.sha256(png(1)).hexdigest()


def test_an_unreadable_image_is_listed_and_ends_nothing(tmp_path: Path):
    check = _check(tmp_path, a=png(1)[:45], b=b"", c=b"no image", d=png(4))
    assert [each.entry.path for each in check.readable] == ["d.png"]
    reasons = {each.path: each.reason for each in check.unreadable}
    assert "damaged or cut off" in reasons["a.png"]
    assert "empty (0 bytes)" in reasons["b.png"]
    assert "no image that SmearScope reads" in reasons["c.png"]
    assert check.unreadable[0].sha256 == hashlib.sha256(png(1)[:45]).hexdigest()


def test_identical_files_are_grouped(tmp_path: Path):
    groups = _check(tmp_path, a=png(1), b=png(2), c=png(1)).identical_groups()
    assert [[entry.path for entry in group] for group in groups] == [["a.png", "c.png"]]


def test_results_keep_their_order_over_many_batches(tmp_path: Path):
    files = {f"x{number:03}": png(number) for number in range(600)}
    seen: list[tuple[int, int]] = []
    for name, data in files.items():
        (tmp_path / f"{name}.png").write_bytes(data)
    paths = [(tmp_path / f"{name}.png", LABEL) for name in files]
    check = check_images(tmp_path, paths, lambda done, total: seen.append((done, total)), thread_count=3)
    assert [each.entry.path for each in check.readable] == [f"{name}.png" for name in files]
    assert seen[-1] == (600, 600)


def test_no_more_threads_decode_than_processors_may_be_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(os, "sched_getaffinity", lambda _process: {0}, raising=False)
    monkeypatch.setattr(os, "cpu_count", lambda: 64)
    asked: list[int] = []

    def pool(threads: int) -> ThreadPoolExecutor:
        asked.append(threads)
        return ThreadPoolExecutor(threads)

    monkeypatch.setattr("training.importing.image_check.ThreadPoolExecutor", pool)
    (tmp_path / "x.png").write_bytes(png(1))
    check_images(tmp_path, [(tmp_path / "x.png", LABEL)])
    assert asked == [1]


def test_a_tiff_is_read_as_screening_reads_it(tmp_path: Path):
    tifffile.imwrite(tmp_path / "x.tif", np.zeros((7, 5, 3), np.uint16), photometric="rgb")
    check = check_images(tmp_path, [(tmp_path / "x.tif", LABEL)])
    assert (check.readable[0].width_px, check.readable[0].height_px) == (5, 7)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has file names that are no UTF-8")
def test_a_name_that_is_no_utf8_is_told_as_such(tmp_path: Path):
    path = tmp_path / os.fsdecode(b"x\xff.png")
    path.write_bytes(png(1))
    check = check_images(tmp_path, [(path, LABEL)])
    assert (check.unreadable[0].path, check.unreadable[0].reason) == (
        r"x\xff.png",
        "the name is not valid UTF-8; rename the file",
    )
