"""What SQLite reports, in words: what is wrong with which file, and what to do."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from inference.errors import OutputError, UnusableInputError

_RESUMABLE = "Everything committed so far is kept, and the run can be resumed"
_OUTPUT_FAULTS = (
    ("SQLITE_FULL", "the disk is full. Free space, then do the same again"),
    (
        "SQLITE_READONLY",
        "it or its folder may not be written to. Give yourself permission to write there, then do the same again",
    ),
    (
        "SQLITE_CANTOPEN",
        "it or a file beside it cannot be opened. See that the folder is still there and that you may write to it, "
        "then do the same again",
    ),
    (
        "SQLITE_PERM",
        "permission is lacking. Give yourself permission to write there, then do the same again",
    ),
    (
        "SQLITE_BUSY",
        "another program holds it. Close the other program (a database browser, a backup, a virus scanner), then "
        "do the same again",
    ),
    ("SQLITE_LOCKED", "another program holds it. Close the other program, then do the same again"),
    (
        "SQLITE_IOERR",
        "the drive reports a fault. See that it is connected, sound and not full, then do the same again",
    ),
)


class StoreDamagedError(UnusableInputError):
    """The store of a run is not what SmearScope wrote. It is left as it is."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"The store {path} is damaged: {reason}. It was left unchanged. Put back a copy of it from a backup, or "
            "screen the folder again: `smearscope screen` with --new-run keeps the damaged file aside"
        )
        self.path = path
        self.reason = reason


class StoreVersionError(UnusableInputError):
    """The store of a run is of another version of SmearScope, and cannot be read as it is.

    Attributes:
        is_newer: than this one.
        backup: where a copy of an older store is kept once it is brought up to date; None of a newer one.
    """

    def __init__(self, message: str, *, is_newer: bool, backup: Path | None = None) -> None:
        super().__init__(message)
        self.is_newer = is_newer
        self.backup = backup


@contextmanager
def sqlite_faults_in_words(path: Path) -> Iterator[None]:
    """Turn what the disk or the file can do to a store into errors with what to do; bugs pass as they are.

    Args:
        path: the store.

    Raises:
        OutputError: full disk, lacking permission, a lock held elsewhere, a failing drive.
        StoreDamagedError: the file is malformed or no database.
    """
    try:
        yield
    except sqlite3.Error as error:
        # Extended codes continue the primary one's name: SQLITE_IOERR_WRITE. Errors of the module itself have none.
        name = getattr(error, "sqlite_errorname", "")
        if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
            raise StoreDamagedError(path, str(error)) from error
        words = next((words for fault, words in _OUTPUT_FAULTS if name.startswith(fault)), None)
        if words is None:
            raise
        raise OutputError(f"The store {path} cannot be written or read: {words}. {_RESUMABLE}") from error
