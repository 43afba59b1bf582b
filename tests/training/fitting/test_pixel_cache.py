"""Decoded images are the same wherever they are kept, and a file of them is used again only for the same images."""

import errno
import os
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from inference.errors import OutputError, UnreadableImageError
from inference.preprocessing import PIXELS_VERSION, PreprocessSpec
from training.dataset.folder import Dataset, import_folder, load_pixels
from training.fitting import pixel_cache
from training.fitting.pixel_cache import PixelCache, fits_in_memory, pixel_bytes, read_pixels

SPEC = PreprocessSpec(width_px=48, height_px=48)


@pytest.fixture(scope="module")
def dataset(drawn_data: Path) -> Dataset:
    return import_folder(drawn_data)


def _read(dataset: Dataset, folder: Path, *, in_memory: bool = False, **changes: Any) -> tuple[Any, list[str]]:
    said: list[str] = []
    settings: dict[str, Any] = {"samples": dataset.samples, "spec": SPEC} | changes
    cache = PixelCache(folder, in_memory=in_memory)
    return read_pixels(dataset, settings["samples"], settings["spec"], cache, said.append), said


@pytest.mark.parametrize("in_memory", [True, False])
def test_they_are_what_screening_would_see_in_the_order_of_the_samples(
    tmp_path: Path, dataset: Dataset, in_memory: bool
):
    found, _said = _read(dataset, tmp_path, in_memory=in_memory)
    np.testing.assert_array_equal(found, load_pixels(dataset, dataset.samples, SPEC))


def test_a_file_says_where_it_is_and_how_big_and_is_used_again(
    tmp_path: Path, dataset: Dataset, monkeypatch: pytest.MonkeyPatch
):
    first, said = _read(dataset, tmp_path)
    (file,) = tmp_path.glob("*.npy")
    assert str(file) in said[0]
    assert "MB" in said[0]
    assert isinstance(first, np.memmap)
    assert not list(tmp_path.glob("*.part"))

    def never(*arguments: Any) -> None:
        raise AssertionError("decoded again")

    monkeypatch.setattr(pixel_cache, "read_image", never)
    again, said = _read(dataset, tmp_path)
    np.testing.assert_array_equal(again, first)
    assert "from an earlier training" in said[0]


@pytest.mark.parametrize(
    "change",
    [
        lambda dataset: {"samples": dataset.samples[1:]},
        lambda dataset: {"samples": dataset.samples[::-1]},
        lambda dataset: {"spec": PreprocessSpec(width_px=32, height_px=32)},
    ],
    ids=["other images", "another order", "another size"],
)
def test_other_images_get_another_file(tmp_path: Path, dataset: Dataset, change: Any):
    _read(dataset, tmp_path)
    changes = change(dataset)
    found, _said = _read(dataset, tmp_path, **changes)
    assert len(list(tmp_path.glob("*.npy"))) == 2
    wanted = load_pixels(dataset, changes.get("samples", dataset.samples), changes.get("spec", SPEC))
    np.testing.assert_array_equal(found, wanted)


def test_our_own_change_of_the_pixels_gets_another_file(
    tmp_path: Path, dataset: Dataset, monkeypatch: pytest.MonkeyPatch
):
    _read(dataset, tmp_path)
    monkeypatch.setattr(pixel_cache, "PIXELS_VERSION", PIXELS_VERSION + 1)
    _found, said = _read(dataset, tmp_path)
    assert "from an earlier training" not in said[0]
    assert len(list(tmp_path.glob("*.npy"))) == 2


def _refuse(code: int) -> Any:
    def refuse(*_arguments: int) -> None:
        raise OSError(code, os.strerror(code))

    return refuse


@pytest.mark.parametrize("reserves", ["yes", "no", "refused"])
def test_the_whole_file_has_its_place_on_the_disk_before_an_image_is_decoded(
    tmp_path: Path, dataset: Dataset, monkeypatch: pytest.MonkeyPatch, reserves: str
):
    """A page of a sparse file that finds the disk full would end the process, and no message would say why."""
    if reserves == "no":
        monkeypatch.delattr(os, "posix_fallocate", raising=False)
    elif reserves == "refused":
        monkeypatch.setattr(os, "posix_fallocate", _refuse(errno.EOPNOTSUPP), raising=False)
    read_image = pixel_cache.read_image
    reserved_bytes: list[int] = []

    def reading(path: Path) -> Any:
        (part,) = tmp_path.glob("*.part")
        reserved_bytes.append(part.stat().st_blocks * 512)
        return read_image(path)

    monkeypatch.setattr(pixel_cache, "read_image", reading)
    found, _said = _read(dataset, tmp_path)
    assert min(reserved_bytes) >= pixel_bytes(len(dataset.samples), SPEC)
    np.testing.assert_array_equal(found, load_pixels(dataset, dataset.samples, SPEC))


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT])
def test_a_disk_that_fills_up_meanwhile_is_told_and_leaves_no_half_file(
    tmp_path: Path, dataset: Dataset, monkeypatch: pytest.MonkeyPatch, code: int
):
    monkeypatch.setattr(os, "posix_fallocate", _refuse(code), raising=False)
    with pytest.raises(
        OutputError, match=f"cannot be kept in .*{os.strerror(code)}. Free space, or name another folder"
    ):
        _read(dataset, tmp_path)
    assert not list(tmp_path.glob("*.part"))
    assert not list(tmp_path.glob("*.npy"))


def test_a_file_that_was_cut_off_is_written_anew(tmp_path: Path, dataset: Dataset):
    first, _said = _read(dataset, tmp_path)
    expected = np.array(first)
    (file,) = tmp_path.glob("*.npy")
    os.truncate(file, file.stat().st_size - 10)
    again, _said = _read(dataset, tmp_path)
    np.testing.assert_array_equal(again, expected)


@pytest.mark.parametrize("in_memory", [True, False])
def test_an_unreadable_image_is_named_and_leaves_no_half_file(tmp_path: Path, drawn_data: Path, in_memory: bool):
    data = shutil.copytree(drawn_data, tmp_path / "smears")
    (data / "Pre" / "Pre-3.png").write_bytes(b"no image")
    dataset = import_folder(data)
    with pytest.raises(UnreadableImageError, match=r"Pre-3\.png"):
        _read(dataset, tmp_path / "cache", in_memory=in_memory)
    assert not list(tmp_path.glob("cache/*.npy"))
    assert not list(tmp_path.glob("cache/*.part"))


def test_a_disk_without_room_is_told_before_anything_is_decoded(
    tmp_path: Path, dataset: Dataset, monkeypatch: pytest.MonkeyPatch
):
    full = shutil.disk_usage(tmp_path)._replace(free=1000)
    monkeypatch.setattr(pixel_cache.shutil, "disk_usage", lambda folder: full)
    with pytest.raises(OutputError, match=r"cannot be kept in .*only 0 MB are free.*--cache"):
        _read(dataset, tmp_path)


def test_a_folder_that_cannot_be_made_is_told_with_what_to_do(tmp_path: Path, dataset: Dataset):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(OutputError, match="name another folder with --cache"):
        _read(dataset, tmp_path / "file" / "cache")


def test_half_of_the_free_memory_may_be_taken(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(pixel_cache, "available_bytes", lambda: 2 * pixel_bytes(10, SPEC))
    assert fits_in_memory(pixel_bytes(10, SPEC))
    assert not fits_in_memory(pixel_bytes(11, SPEC))
