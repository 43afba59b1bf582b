"""Whether this user's data can be kept: the folder, its disk, and SQLite on it."""

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from desktop.environment.finding import Finding, Level
from desktop.store.drives import network_file_system
from desktop.user_folders import HOME_VARIABLE, user_data_folder

_GB = 1_000_000_000
_LITTLE_SPACE_BYTES = _GB
_NO_SPACE_BYTES = 50_000_000
_ELSEWHERE = f"set {HOME_VARIABLE} to a folder on a disk of this computer"


def data_folder() -> Iterator[Finding]:
    """The folder of this user's data, its disk, and whether a store works there."""
    folder = user_data_folder()
    place = _nearest_existing(folder)
    not_writable = _why_not_writable(place)
    yield Finding(
        "data_folder",
        "User data folder",
        f"{folder}: {not_writable or 'can be written'}",
        Level.FAULT if not_writable else Level.OK,
        f"Give this account the right to write there, or {_ELSEWHERE}" if not_writable else "",
    )
    yield _space(place)
    kind = network_file_system(folder)
    yield Finding(
        "data_drive",
        "Its file system",
        f"a network drive ({kind}), where stores of runs can be damaged" if kind else "of a disk of this computer",
        Level.WARNING if kind else Level.OK,
        f"Give --out a folder on a disk of this computer; for the window, {_ELSEWHERE}" if kind else "",
    )
    yield _sqlite(None if not_writable else place)


def _nearest_existing(folder: Path) -> Path:
    """The folder, or the parent that would get it; nothing is made just to look."""
    return next(place for place in (folder, *folder.absolute().parents) if place.exists())


def _why_not_writable(place: Path) -> str:
    if not place.is_dir():
        return "it cannot be made, for a file has its name or that of a folder above it"
    try:
        with tempfile.TemporaryDirectory(prefix=".smearscope-doctor-", dir=place) as folder:
            Path(folder, "trial").write_bytes(b"trial")
    except OSError as error:
        return f"cannot be written: {error.strerror or error}"
    return ""


def _space(place: Path) -> Finding:
    free_bytes = shutil.disk_usage(place).free
    level = Level.OK
    if free_bytes < _LITTLE_SPACE_BYTES:
        level = Level.FAULT if free_bytes < _NO_SPACE_BYTES else Level.WARNING
    advice = "" if level is Level.OK else f"Free space on this disk, or {_ELSEWHERE}"
    return Finding("free_space", "Its free space", f"{free_bytes / _GB:.1f} GB", level, advice, is_plain=True)


def _sqlite(place: Path | None) -> Finding:
    title = f"SQLite {sqlite3.sqlite_version}"
    where = "in the user data folder" if place else "in the folder for temporary files"
    try:
        with tempfile.TemporaryDirectory(prefix=".smearscope-doctor-", dir=place) as folder:
            fault = _wal_fault(Path(folder, "trial.sqlite3"))
    except (OSError, sqlite3.Error) as error:
        fault = str(error)
    if fault:
        value = f"a store does not work {where}: {fault}"
        return Finding(
            "sqlite", title, value, Level.FAULT, f"Choose another disk for runs: give --out, or {_ELSEWHERE}"
        )
    return Finding("sqlite", title, f"the write-ahead log works {where}", is_plain=True)


def _wal_fault(path: Path) -> str:
    """What a store does all the time: one connection writes, another one reads meanwhile."""
    with closing(sqlite3.connect(path, isolation_level=None)) as writer:
        mode = writer.execute("PRAGMA journal_mode = WAL").fetchone()[0]
        if mode != "wal":
            return f"it has no write-ahead log there ({mode})"
        writer.execute("CREATE TABLE trial (number INTEGER)")
        writer.execute("INSERT INTO trial SELECT value FROM json_each('[7]')")
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("INSERT INTO trial VALUES (8)")
        with closing(sqlite3.connect(path, timeout=1.0)) as reader:
            found = reader.execute("SELECT number FROM trial").fetchall()
        writer.execute("COMMIT")
    return "" if found == [(7,)] else f"a reader saw {found} during a write; expected [(7,)]"
