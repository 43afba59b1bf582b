"""Files appear in a folder all or none, an interrupted run is gone on with, and a full disk is told."""

import contextlib
import errno
import io
import os
import shutil
import zlib
from pathlib import Path, PurePosixPath
from typing import IO, Any, NamedTuple

import pytest
from filelock import FileLock

from inference.errors import OutputError, UnusableInputError
from training.importing.staging import StagedFile, stage_files, staging_folder


class _Opened:
    """Remembers which files were read."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def file(self, name: str, data: bytes) -> StagedFile:
        def opened() -> IO[bytes]:
            self.names.append(name)
            return io.BytesIO(data)

        return StagedFile(PurePosixPath(name), len(data), lambda: zlib.crc32(data), opened)


def _stage(out: Path, *files: StagedFile) -> None:
    with staging_folder(out) as stage:
        assert stage_files(stage, files) == []


def _interrupted(out: Path, *files: StagedFile) -> None:
    """Stage these files, then press Ctrl+C."""

    def press() -> None:
        raise KeyboardInterrupt

    with contextlib.suppress(KeyboardInterrupt), staging_folder(out) as stage:
        stage_files(stage, files)
        press()


def _names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_all_files_appear_at_once_and_nothing_else_is_left(tmp_path: Path):
    opened = _Opened()
    seen: list[tuple[int, int]] = []
    with staging_folder(tmp_path / "out") as stage:
        files = [opened.file("a/1", b"one"), opened.file("b/2", b"")]
        stage_files(stage, files, lambda done, total: seen.append((done, total)))
        assert not (tmp_path / "out").exists()
    assert _names(tmp_path) == ["out/a/1", "out/b/2"]
    assert (tmp_path / "out" / "a" / "1").read_bytes() == b"one"
    assert seen == [(1, 2), (2, 2)]


def test_an_interruption_leaves_no_folder_and_the_next_run_goes_on(tmp_path: Path):
    opened, out = _Opened(), tmp_path / "out"
    first, second, third = (opened.file(name, name.encode() * 5) for name in ("1", "2", "3"))
    _interrupted(out, first, second)
    (tmp_path / ".out.importing" / "2").write_bytes(b"half")
    assert not out.exists()
    opened.names.clear()

    _stage(out, first, second, third)

    assert opened.names == ["2", "3"]
    assert _names(out) == ["1", "2", "3"]


def test_what_another_archive_left_behind_is_removed_or_replaced(tmp_path: Path):
    opened, out = _Opened(), tmp_path / "out"
    _interrupted(out, opened.file("a/1", b"old"), opened.file("a/2", b"odd"), opened.file("b/c/1", b"odd"))
    _stage(out, opened.file("a/1", b"new"))
    assert _names(out) == ["a/1"]
    assert (out / "a" / "1").read_bytes() == b"new"
    assert not (out / "b").exists()


def test_an_empty_folder_is_filled_and_a_full_one_refused(tmp_path: Path):
    out = tmp_path / "out"
    out.mkdir()
    _stage(out, _Opened().file("1", b"x"))
    with pytest.raises(UnusableInputError, match=r"out exists already\. To import what it holds"):
        _stage(out, _Opened().file("1", b"x"))
    (tmp_path / "file").write_text("x")
    with pytest.raises(UnusableInputError, match="file exists already"):
        _stage(tmp_path / "file", _Opened().file("1", b"x"))
    assert (tmp_path / "file").read_text() == "x"


def test_two_imports_into_one_folder_are_kept_apart(tmp_path: Path):
    with (
        FileLock(tmp_path / ".out.importing.lock"),
        pytest.raises(UnusableInputError, match="Another import is filling"),
    ):
        _stage(tmp_path / "out", _Opened().file("1", b"x"))


def test_a_second_import_is_kept_out_until_the_folder_has_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    out, rename = tmp_path / "out", Path.rename
    refused: list[str] = []

    def renaming(path: Path, target: Path) -> Path:
        with pytest.raises(UnusableInputError) as told:
            _stage(out, _Opened().file("1", b"second"))
        refused.append(str(told.value))
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", renaming)
    _stage(out, _Opened().file("1", b"first"))
    assert ["Another import is filling" in each for each in refused] == [True]
    assert (out / "1").read_bytes() == b"first"
    assert _names(tmp_path) == ["out/1"]


def test_every_file_is_on_the_disk_before_the_folder_has_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    fsync, rename = os.fsync, Path.rename
    synced: dict[int, int] = {}
    at_rename: list[dict[str, int]] = []

    def syncing(file: int) -> None:
        fsync(file)
        synced[os.fstat(file).st_ino] = os.fstat(file).st_size

    def renaming(path: Path, target: Path) -> Path:
        at_rename.append({each.name: synced.get(each.stat().st_ino, -1) for each in path.iterdir()})
        return rename(path, target)

    monkeypatch.setattr(os, "fsync", syncing)
    monkeypatch.setattr(Path, "rename", renaming)
    _stage(tmp_path / "out", _Opened().file("1", b"one"), _Opened().file("2", b"three"))
    assert at_rename == [{"1": 3, "2": 5}]


def test_too_little_space_is_told_before_anything_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    class Usage(NamedTuple):
        free: int

    monkeypatch.setattr(shutil, "disk_usage", lambda path: Usage(free=64_500_000))
    opened = _Opened()
    with pytest.raises(OutputError, match=r"space for 1 images: 66 MB are needed in .*, 64 MB are free"):
        _stage(tmp_path / "out", opened.file("1", bytes(2_000_000)))
    assert opened.names == []
    assert list(tmp_path.iterdir()) == []
    _stage(tmp_path / "out", opened.file("1", bytes(400_000)))


class _FullDisk(io.BytesIO):
    def write(self, _data: Any) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")


def test_a_disk_that_fills_up_stops_and_what_is_there_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    opened, out = _Opened(), tmp_path / "out"
    path_open = Path.open

    def full(path: Path, mode: str = "r", *arguments: Any, **options: Any) -> Any:
        return _FullDisk() if path.name == "2" and mode == "wb" else path_open(path, mode, *arguments, **options)

    files = [opened.file("1", b"one"), opened.file("2", b"two")]
    with monkeypatch.context() as patched:
        patched.setattr(Path, "open", full)
        with pytest.raises(OutputError, match=r"2 cannot be written: No space left.*goes on from here"):
            _stage(out, *files)
    assert not out.exists()
    opened.names.clear()
    _stage(out, *files)
    assert opened.names == ["2"]


def test_a_file_that_its_source_does_not_give_up_is_listed_and_the_others_go_on(tmp_path: Path):
    class Broken(io.BytesIO):
        def read(self, _size: int | None = -1) -> bytes:
            raise OSError(errno.EIO, "Input/output error")

    def damaged() -> IO[bytes]:
        raise zlib.error("invalid block type")

    files = [
        StagedFile(PurePosixPath("1"), 3, lambda: 0, Broken),
        StagedFile(PurePosixPath("2"), 3, lambda: 0, damaged),
        _Opened().file("3", b"x"),
    ]
    with staging_folder(tmp_path / "out") as stage:
        unstaged = stage_files(stage, files)
    assert [(str(each.path), each.reason) for each in unstaged] == [
        ("1", "the file cannot be opened: Input/output error"),
        ("2", "it is damaged in the archive (invalid block type); download the archive again"),
    ]
    assert _names(tmp_path / "out") == ["3"]


def test_a_place_where_nothing_may_be_made_is_named(tmp_path: Path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(OutputError, match=r"importing cannot be made: Not a directory"):
        _stage(tmp_path / "file" / "out", _Opened().file("1", b"x"))
