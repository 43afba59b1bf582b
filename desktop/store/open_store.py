"""The open file of a run's store: who holds it, how it is read and written, and what vouches for it."""

import errno
import os
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from filelock import BaseFileLock

from desktop.records import RunInfo
from desktop.store.audit_log import AuditKind, ChainHead, append_entry, chain_head, holds_entry, last_sequence
from desktop.store.canonical import Payload
from desktop.store.connection import create_store, open_for_writing, store_exists, store_path
from desktop.store.faults import StoreDamagedError, sqlite_faults_in_words
from desktop.store.run_record import StoredRun, insert_run, read_run
from desktop.store.store_place import StorePlace
from desktop.store.transaction import Durability, transaction
from desktop.store.verification import edited_beside_rows
from desktop.store.vouched import RUN_GOES_ON, Vouched, last_vouched, read_vouched
from inference.claimed_folder import FolderInUseError, claim_folder
from inference.errors import OutputError


class OpenStore:
    """A run's store, open for writing; it may be used from several threads, which wait for each other.

    Every method that writes is one transaction. `OutputError` means that the disk is full, permission is lacking,
    another program holds the file or took it away: what was committed stays, and the run can be resumed.
    `StoreDamagedError` means that the file was found malformed meanwhile.
    """

    def __init__(self, folder: Path, connection: sqlite3.Connection, lock: BaseFileLock | None) -> None:
        """Use `create` or `open` instead.

        Args:
            folder: the run folder.
            connection: as `desktop.store.connection` opens it.
            lock: of the run folder, released on `close`; None when the caller keeps it.
        """
        self.folder = folder
        self.path = store_path(folder)
        self._connection = connection
        self._folder_lock = lock
        self._thread_lock = threading.RLock()
        self._is_in_session = False
        self._place = StorePlace(self.path)
        with self._reading() as reading:
            self._run_id = read_run(reading).info.run_id

    @classmethod
    def create(
        cls,
        folder: Path,
        info: RunInfo,
        screened_folder: Path,
        settings: Payload,
        *,
        lock: BaseFileLock | None = None,
    ) -> Self:
        """Start a run in a run folder that has none.

        Args:
            folder: the run folder; made when missing.
            info: what all rows have in common.
            screened_folder: where the images are, as the user named it.
            settings: what the user chose, as JSON; a run is resumed only with the same.
            lock: the run folder's, if the caller holds it already (`claim_folder`) and releases it himself.

        Raises:
            UnusableInputError: there is a run already, another process writes into the folder, or it lies on a
                network drive.
            OutputError: it cannot be written.
        """
        with _held(folder, lock, _claim_new) as own_lock:
            connection = create_store(
                folder, lambda filling: insert_run(filling, info, screened_folder.absolute(), settings)
            )
            store = cls(folder, connection, own_lock)
            store._is_in_session = True
            return store

    @classmethod
    def open(cls, folder: Path, *, lock: BaseFileLock | None = None) -> Self:
        """Open the run of a run folder to go on with it, to review or to export it; an older store is migrated.

        Args:
            folder: the run folder.
            lock: as for `create`.

        Raises:
            UnusableInputError: there is no run, it is no store, a newer SmearScope wrote it, another process writes
                into it, or it lies on a network drive.
            StoreDamagedError: the integrity check fails; the file stays as it is.
            OutputError: it cannot be written.
        """
        if not store_exists(folder):
            # Says so in words, without making the folder.
            open_for_writing(folder).close()
        with _held(folder, lock, _claim_run) as own_lock:
            return cls(folder, open_for_writing(folder), own_lock)

    def close(self) -> None:
        """Close the file and let other processes write."""
        with self._thread_lock, sqlite_faults_in_words(self.path):
            try:
                self._connection.close()
            finally:
                if self._folder_lock is not None:
                    self._folder_lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def run(self) -> StoredRun:
        """The run, as it is now."""
        with self._reading() as connection:
            return read_run(connection)

    def record(self, kind: AuditKind, payload: Payload, mark: str = "") -> None:
        """Append an audit entry of something that happened outside the store.

        Args:
            kind: see there.
            payload: what happened.
            mark: such as a hash; where an entry of this kind has it in its payload, the same was told before, perhaps
                by another thread in this moment, and nothing is added. Empty adds in any case.
        """
        with self._writing(Durability.ON_DISK) as connection:
            if not (mark and holds_entry(connection, kind, mark)):
                append_entry(connection, kind, payload)

    def record_export(self, payload: Payload) -> ChainHead:
        """Append the entry of an export, with a digest of all rows as they are.

        Args:
            payload: what was exported: names and hashes of the files.

        Returns:
            The head, for the export's provenance: with it a later check finds a cut tail and a rewritten chain.

        Raises:
            StoreDamagedError: another program changed rows since the audit chain vouched for them, or the run's record,
                a review, a sign-off or a second reading.
        """
        with self._writing(Durability.ON_DISK) as connection:
            now = self._as_vouched_for(connection) or read_vouched(connection)
            goes_on = {RUN_GOES_ON: self._is_in_session}
            return append_entry(connection, AuditKind.EXPORT, {**payload, **goes_on, **now.payload()})

    def head(self) -> ChainHead:
        """The audit chain's last entry."""
        with self._reading() as connection:
            return chain_head(connection)

    def last_end(self) -> int:
        """The number of the audit entry that says how the last session ended; 0 when none ended in an orderly way."""
        with self._reading() as connection:
            return last_sequence(connection, AuditKind.RUN_ENDED)

    def _as_vouched_for(self, connection: sqlite3.Connection) -> Vouched | None:
        """The store as it is, seen to be as the audit chain says; None, unread, where it says nothing yet.

        Whatever vouched for edited rows anew would hide that they were edited, and so would a report of edited reviews.
        """
        edited = edited_beside_rows(connection)
        if edited:
            raise StoreDamagedError(
                self.path, f"another program changed it: {'; '.join(edited)} (`smearscope audit verify` says more)"
            )
        by = last_vouched(connection)
        if by is None:
            return None
        now = read_vouched(connection)
        differences = by.vouched.differences_from(now)
        if differences:
            raise StoreDamagedError(
                self.path,
                f"another program changed it after entry {by.sequence} of its audit log: {'; '.join(differences)} "
                "(`smearscope audit verify` says more)",
            )
        return now

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with self._thread_lock, sqlite_faults_in_words(self.path):
            yield self._connection

    @contextmanager
    def _writing(self, durability: Durability) -> Iterator[sqlite3.Connection]:
        with self._reading() as connection, transaction(connection, durability):
            yield connection
            # Before it is committed: what is written into a file that is gone is kept nowhere.
            self._place.refuse_if_gone()


@contextmanager
def _held(
    folder: Path, lock: BaseFileLock | None, claim: Callable[[Path], BaseFileLock]
) -> Iterator[BaseFileLock | None]:
    """Hold a run folder unless the caller does; it stays held unless an error comes.

    Yields:
        The lock to release in the end; None when it is the caller's.
    """
    if lock is not None:
        yield None
        return
    own = claim(folder)
    try:
        yield own
    except BaseException:
        own.release()
        raise


def _claim_new(folder: Path) -> BaseFileLock:
    return claim_folder(folder, (), new_run=False)


def _claim_run(folder: Path) -> BaseFileLock:
    """Hold the folder of a run that is there: another folder, which `claim_folder` speaks of, would be no way out."""
    # The lock may lie there already, free to all, where nothing new can be made: no log beside the store.
    if not os.access(folder, os.W_OK):
        raise _unwritable(folder, os.strerror(errno.EACCES))
    try:
        return claim_folder(folder, (), new_run=False)
    except FolderInUseError as error:
        raise FolderInUseError(
            f"The run in {folder} is in use: a SmearScope window has it open, or a command works on it. Open another "
            "run in that window or close it, or wait for the command to end; then try again"
        ) from error
    except OutputError as error:
        raise _unwritable(folder, getattr(error.__cause__, "strerror", None) or str(error.__cause__)) from error


def _unwritable(folder: Path, reason: str) -> OutputError:
    return OutputError(
        f"The run in {folder} cannot be written to: {reason}. Exports too are entered in its audit log, wherever they "
        "go. Get permission to write there, or copy the run folder to a place of your own and use the copy"
    )
