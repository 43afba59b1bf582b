"""Puts files into a folder all or none: beside it first, checked, and renamed when everything is there."""

import contextlib
import lzma
import os
import shutil
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from filelock import FileLock, Timeout

from inference.errors import OutputError, UnusableInputError
from training.importing.archive import crc32_of_file

# Left free besides the files themselves, for the manifest and for whatever else the computer is doing.
SPARE_BYTES = 64_000_000
_CHUNK_BYTES = 1 << 20
_MEGABYTE = 1_000_000

OnProgress = Callable[[int, int], None]


@dataclass(frozen=True)
class StagedFile:
    """A file to be put into a folder.

    Attributes:
        path: its place in the folder.
        size_bytes: its length.
        crc32: gives its CRC-32; called only to see whether an interrupted import has put it there already.
        open: opens it for reading.
    """

    path: PurePosixPath
    size_bytes: int
    crc32: Callable[[], int]
    open: Callable[[], IO[bytes]]


@dataclass(frozen=True)
class Unstaged:
    """A file that could not be read from its source, with the reason."""

    path: PurePosixPath
    reason: str


@contextmanager
def staging_folder(out: Path) -> Iterator[Path]:
    """A folder beside `out` to fill; at the end of the block it becomes `out`.

    If the block ends by an error or an interruption, `out` does not appear, and the folder stays: the next import into
    the same `out` goes on from there.

    Raises:
        UnusableInputError: `out` holds something already, or another import is filling it.
        OutputError: the folder cannot be made or renamed.
    """
    stage = out.with_name(f".{out.name}.importing")
    with _locked(out, stage):
        yield stage
        try:
            if out.exists():
                out.rmdir()
            stage.rename(out)
        except OSError as error:
            raise OutputError(f"{stage} cannot become {out}: {error.strerror or error}. Rename it yourself") from error


@contextmanager
def _locked(out: Path, stage: Path) -> Iterator[None]:
    """Make the folder to fill, and keep a second import out until it has its name; a killed one keeps nobody out."""
    # Beside the folder, not in it: Windows renames no folder with an open file in it.
    lock = FileLock(stage.with_name(f"{stage.name}.lock"))
    try:
        _refuse_filled(out)
        stage.mkdir(parents=True, exist_ok=True)
        lock.acquire(timeout=0)
    except Timeout as error:
        raise UnusableInputError(f"Another import is filling {out}; wait for it, or choose another folder") from error
    except OSError as error:
        raise _cannot_be_made(stage, error) from error
    try:
        try:
            # Once more: another import may have filled the one, and so renamed the other, until a moment ago.
            _refuse_filled(out)
            stage.mkdir(exist_ok=True)
        except OSError as error:
            raise _cannot_be_made(stage, error) from error
        yield
    finally:
        # A folder that nothing was put into; what fails here is tried by the next import.
        with contextlib.suppress(OSError):
            stage.rmdir()
        # While it is held: who opened it before finds that it has no name any more, and tries again. Windows removes
        # it by itself when it is released.
        with contextlib.suppress(OSError):
            Path(lock.lock_file).unlink()
        lock.release()


def _refuse_filled(out: Path) -> None:
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise UnusableInputError(
            f"{out} exists already. To import what it holds, name it as the source; to unpack anew, choose another "
            "folder with --out, or delete this one"
        )


def _cannot_be_made(stage: Path, error: OSError) -> OutputError:
    return OutputError(f"{stage} cannot be made: {error.strerror or error}. Choose another folder")


def stage_files(stage: Path, files: Sequence[StagedFile], on_progress: OnProgress | None = None) -> list[Unstaged]:
    """Write files into a staging folder; those that an interrupted import left there whole are kept.

    Returns:
        the files that their source does not give up, each with its reason.

    Raises:
        OutputError: not enough free space (said before anything is written), disk full, or no permission.
    """
    _remove_strangers(stage, {stage / file.path for file in files})
    _check_space(stage, files)
    unstaged = []
    for index, file in enumerate(files):
        target = stage / file.path
        if not _is_whole(target, file):
            reason = _write(target, file)
            if reason is not None:
                unstaged.append(Unstaged(file.path, reason))
        if on_progress is not None:
            on_progress(index + 1, len(files))
    return unstaged


def _remove_strangers(stage: Path, wanted: set[Path]) -> None:
    kept = wanted | {folder for path in wanted for folder in path.parents}
    # From the bottom up, so that folders are empty when their turn comes.
    for path in sorted(stage.rglob("*"), reverse=True):
        if path not in kept:
            if path.is_dir() and not path.is_symlink():
                path.rmdir()
            else:
                path.unlink()


def _check_space(stage: Path, files: Sequence[StagedFile]) -> None:
    there = sum(path.stat().st_size for path in stage.rglob("*") if path.is_file())
    needed = sum(file.size_bytes for file in files) - there + SPARE_BYTES
    free = shutil.disk_usage(stage).free
    if free < needed:
        raise OutputError(
            f"There is not enough space for {len(files)} images: {needed / _MEGABYTE:,.0f} MB are needed in "
            f"{stage.parent}, {free / _MEGABYTE:,.0f} MB are free. Free some, or choose another folder with --out; "
            "nothing was written"
        )


def _is_whole(target: Path, file: StagedFile) -> bool:
    try:
        return target.stat().st_size == file.size_bytes and crc32_of_file(target) == file.crc32()
    except OSError:
        return False


def _write(target: Path, file: StagedFile) -> str | None:
    """Write one file; None, or why its source does not give it up."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("wb") as output:
            reason = _copy(file, output)
            if reason is None:
                # Before the folder gets its name, or a power cut could leave it there with empty files.
                output.flush()
                os.fsync(output.fileno())
        if reason is not None:
            target.unlink()
    except OSError as error:
        raise OutputError(
            f"{target} cannot be written: {error.strerror or error}. Free space or choose another folder with --out, "
            "then import again: the same command goes on from here"
        ) from error
    return reason


def _copy(file: StagedFile, output: IO[bytes]) -> str | None:
    try:
        for piece in _pieces(file):
            output.write(piece)
    except _SourceError as error:
        return str(error)
    return None


class _SourceError(Exception):
    """Reading failed, not writing: this one file is unreadable, and the others go on."""


def _pieces(file: StagedFile) -> Iterator[bytes]:
    try:
        with file.open() as source:
            while piece := source.read(_CHUNK_BYTES):
                yield piece
    # Whatever a damaged member makes zipfile and its decompressors raise.
    except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, NotImplementedError, RuntimeError) as error:
        raise _SourceError(f"it is damaged in the archive ({error}); download the archive again") from error
    except OSError as error:
        raise _SourceError(f"the file cannot be opened: {error.strerror or error}") from error
