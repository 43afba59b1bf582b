"""Opens the SQLite file of a run: created whole or not at all, checked before use, never changed when it is damaged."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from desktop.output_names import STORE_FILE
from desktop.store.drives import network_file_system, refuse_network_drive
from desktop.store.faults import StoreDamagedError, StoreVersionError, sqlite_faults_in_words
from desktop.store.migrations import migrate, schema_scripts, schema_version
from inference.errors import OutputError, UnusableInputError
from inference.files import sync_folder

# What belongs to the store in its folder; a run that is moved aside takes all of them along.
STORE_FILES = (STORE_FILE, f"{STORE_FILE}-wal", f"{STORE_FILE}-shm")
# In the file's header, so that another program's database is told from a store.
APPLICATION_ID = int.from_bytes(b"SmSc", "big")

_BUSY_TIMEOUT_SECONDS = 10.0
_PROBLEMS_SHOWN = 3
# KiB. Small, so that a run of any length keeps its memory; a page of rows needs less.
_CACHE_KIB = 8192


def store_path(folder: Path) -> Path:
    """Where the store of a run folder lies."""
    return folder / STORE_FILE


def store_exists(folder: Path) -> bool:
    """Whether there is a store in a folder, which itself may be gone.

    Raises:
        OutputError: the folder may not be looked into.
    """
    try:
        return store_path(folder).exists()
    except OSError as error:
        raise OutputError(
            f"{folder} cannot be used: {error.strerror or error}. Give yourself permission there, or choose another "
            "folder"
        ) from error


def create_store(
    folder: Path, fill: Callable[[sqlite3.Connection], None], scripts: tuple[str, ...] | None = None
) -> sqlite3.Connection:
    """Create the store of a run folder and open it for writing.

    It is written under a temporary name and then renamed: a crash leaves no store or a whole one.

    Args:
        folder: exists, and is held by this process.
        fill: writes the first rows, in a transaction that this function opens.
        scripts: the schema's scripts; the application's own unless a test gives others.

    Raises:
        UnusableInputError: there is a store already, or the folder lies on a network drive.
        OutputError: the disk is full or permission is lacking.
    """
    path = store_path(folder)
    refuse_network_drive(folder)
    if path.exists():
        raise UnusableInputError(f"{folder} already holds a run ({path.name}); resume it, or choose another folder")
    part = folder / f".{STORE_FILE}.part"
    try:
        _remove_with_log(part)
        with sqlite_faults_in_words(path), closing(_connect(part, "mode=rwc")) as connection:
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute("PRAGMA synchronous = FULL")
            migrate(connection, schema_scripts() if scripts is None else scripts)
            connection.execute("BEGIN IMMEDIATE")
            fill(connection)
            connection.execute("COMMIT")
        # A log left by a store that is gone would be played into this one.
        for name in STORE_FILES[1:]:
            (folder / name).unlink(missing_ok=True)
        part.rename(path)
        sync_folder(folder)
    except OSError as error:
        raise OutputError(
            f"The store {path} cannot be created: {error.strerror or error}. Free space or choose another folder"
        ) from error
    with sqlite_faults_in_words(path):
        return _prepare_for_writing(path)


def open_for_writing(folder: Path, scripts: tuple[str, ...] | None = None) -> sqlite3.Connection:
    """Open the store of a run folder to write into it, in autocommit mode.

    An older store is first copied to `screening.before-schema-N.sqlite3`, then migrated.

    Args:
        folder: held by this process (`inference.claimed_folder`).
        scripts: see `create_store`.

    Returns:
        A connection that may be used from any thread, by one at a time.

    Raises:
        UnusableInputError: missing, no store, written by a newer SmearScope, or on a network drive.
        StoreDamagedError: the integrity check fails; the file stays as it is.
        OutputError: it cannot be written.
    """
    scripts = schema_scripts() if scripts is None else scripts
    path = store_path(folder)
    refuse_network_drive(folder)
    with sqlite_faults_in_words(path):
        # Read only first: opened for writing, a damaged file could be changed by its own log.
        with closing(_checked(path, scripts)) as reading:
            is_older = schema_version(reading) < len(scripts)
            if is_older:
                _back_up(reading, _backup_path(folder, len(scripts)))
        connection = _prepare_for_writing(path)
        try:
            if is_older:
                migrate(connection, scripts)
        except BaseException:
            connection.close()
            raise
        return connection


def open_for_reading(
    folder: Path,
    scripts: tuple[str, ...] | None = None,
    *,
    check_integrity: bool = True,
    takes_older: bool = False,
) -> sqlite3.Connection:
    """Open the store of a run folder to read it, also while another process writes into it.

    Args:
        folder: the run folder.
        scripts: see `create_store`.
        check_integrity: read the whole file for damage first: seconds for 100,000 images. Without it damage is found
            only where it is read.
        takes_older: open an older store as it is, for the little that all schemas have alike.

    Raises:
        UnusableInputError: missing, no store, or written by a newer or older SmearScope (`open_for_writing` migrates).
        StoreDamagedError: the integrity check fails.
        OutputError: it cannot be opened.
    """
    scripts = schema_scripts() if scripts is None else scripts
    path = store_path(folder)
    with sqlite_faults_in_words(path):
        connection = _checked(path, scripts, check_integrity=check_integrity)
        if schema_version(connection) < len(scripts) and not takes_older:
            connection.close()
            raise StoreVersionError(
                f"The store {path} was written by an older SmearScope. Resume or open the run once where it can be "
                "written to; a copy of the old store is kept beside it",
                is_newer=False,
                backup=_backup_path(folder, len(scripts)),
            )
        return connection


def reopen_for_reading(folder: Path) -> sqlite3.Connection:
    """A second connection to a store that this process has checked already; nothing is checked again.

    Raises:
        OutputError: it cannot be opened.
    """
    path = store_path(folder)
    with sqlite_faults_in_words(path):
        return _connect_for_reading(path)


def fold_log(folder: Path) -> None:
    """Take the log of a store into its file, so that one file is the whole store and can be moved.

    Args:
        folder: held by this process.

    Raises:
        UnusableInputError: missing, no store, written by another SmearScope, or on a network drive.
        StoreDamagedError: the integrity check fails; file and log stay as they are.
        OutputError: another program reads the store, or it cannot be written.
    """
    path = store_path(folder)
    refuse_network_drive(folder)
    with sqlite_faults_in_words(path):
        _checked(path, schema_scripts()).close()
        with closing(_prepare_for_writing(path)) as connection:
            is_busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    if is_busy:
        raise OutputError(
            f"The store {path} is read by another program. Close it (the window, a database browser), then start the "
            "same command again"
        )


def integrity_problems(connection: sqlite3.Connection) -> tuple[str, ...]:
    """What `PRAGMA integrity_check` finds, the first few; empty when the file is whole."""
    found = [str(text) for (text,) in connection.execute(f"PRAGMA integrity_check({_PROBLEMS_SHOWN})")]
    if found == ["ok"]:
        return ()
    # Older SQLite gives all problems of a file as one text of several lines, under a headline.
    return tuple(line for text in found for line in text.splitlines() if not line.startswith("***"))[:_PROBLEMS_SHOWN]


def _checked(path: Path, scripts: tuple[str, ...], *, check_integrity: bool = True) -> sqlite3.Connection:
    if not store_exists(path.parent):
        raise UnusableInputError(f"{path.parent} holds no run: there is no {path.name} in it")
    connection = _connect_for_reading(path)
    try:
        application_id = int(connection.execute("PRAGMA application_id").fetchone()[0])
        if application_id != APPLICATION_ID:
            raise UnusableInputError(
                f"{path} is no store of SmearScope: its application id is {application_id:#x}, expected "
                f"{APPLICATION_ID:#x}. Choose the folder of a run"
            )
        version = schema_version(connection)
        if version > len(scripts):
            raise StoreVersionError(
                f"The store {path} was written by a newer SmearScope (schema {version}; this one knows up to "
                f"{len(scripts)}). Install the newer SmearScope; the store was left unchanged",
                is_newer=True,
            )
        problems = integrity_problems(connection) if check_integrity else ()
        if problems:
            raise StoreDamagedError(path, "; ".join(problems))
    except BaseException:
        connection.close()
        raise
    return connection


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    # As a URI, because only that can say read only. Bytes that are no UTF-8 are quoted with the rest; a Windows server
    # becomes part of the path, as SQLite takes no host.
    place = path.absolute().as_uri().removeprefix("file://")
    connection = sqlite3.connect(
        f"file://{place if place.startswith('/') else '//' + place}?{mode}",
        uri=True,
        timeout=_BUSY_TIMEOUT_SECONDS,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
        connection.execute("PRAGMA foreign_keys = ON")
    except BaseException:
        connection.close()
        raise
    return connection


def _connect_for_reading(path: Path) -> sqlite3.Connection:
    if path.with_name(STORE_FILES[1]).exists() or _may_share_memory(path.parent):
        return _connect(path, "mode=ro")
    # Nobody writes, and the log's memory cannot be made beside the file: a finished run on a CD or a file server.
    return _connect(path, "mode=ro&immutable=1")


def _may_share_memory(folder: Path) -> bool:
    return os.access(folder, os.W_OK) and not network_file_system(folder)


def _prepare_for_writing(path: Path) -> sqlite3.Connection:
    connection = _connect(path, "mode=rw")
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        # What a power failure takes of the last batches is screened again; the file itself is safe.
        connection.execute("PRAGMA synchronous = NORMAL")
        # macOS: only this makes a sync reach the disk; elsewhere it changes nothing.
        connection.execute("PRAGMA fullfsync = ON")
        connection.execute("PRAGMA checkpoint_fullfsync = ON")
        # SQLite opens a file that may not be written to all the same, and says so only at the first change: make one.
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(f"PRAGMA user_version = {schema_version(connection)}")
        connection.execute("ROLLBACK")
    except BaseException:
        connection.close()
        raise
    return connection


def _backup_path(folder: Path, version: int) -> Path:
    return folder / f"screening.before-schema-{version}.sqlite3"


def _back_up(connection: sqlite3.Connection, target: Path) -> None:
    part = target.with_name(f".{target.name}.part")
    try:
        _remove_with_log(part)
        with closing(sqlite3.connect(part)) as copy:
            connection.backup(copy)
        part.replace(target)
    except OSError as error:
        raise OutputError(
            f"The store cannot be copied to {target} before it is brought up to date: {error.strerror or error}. "
            "Free space, then start again"
        ) from error


def _remove_with_log(path: Path) -> None:
    for suffix in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
