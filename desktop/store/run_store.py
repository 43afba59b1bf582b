"""The store of a run while it is being screened or reviewed: what one process, and only one, writes."""

import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType, TracebackType

from filelock import BaseFileLock

from desktop.records import Review, RunInfo, utc_now
from desktop.store.audit_log import AuditKind, ChainHead, append_entry, chain_head, last_sequence
from desktop.store.canonical import Payload
from desktop.store.connection import create_store, open_for_writing, store_exists, store_path
from desktop.store.counts import RunCounts, read_counts
from desktop.store.faults import StoreDamagedError, sqlite_faults_in_words
from desktop.store.images import (
    CheckedImage,
    FoundCounts,
    FoundImage,
    ImageState,
    StoredImage,
    add_found,
    count_images,
    first_screened,
    last_image_id,
    pending_images,
    remove_unfinished_rows,
    settle_changes,
    take_back_unread,
)
from desktop.store.results import (
    RowKey,
    ScreenedImage,
    ScreenedPage,
    insert_image,
    insert_review,
    screened_pages,
)
from desktop.store.row_digest import RowDigest
from desktop.store.run_record import (
    RunState,
    StoredRun,
    add_elapsed,
    insert_run,
    read_run,
    set_state,
    set_walk_finished,
    set_walk_unfinished,
)
from desktop.store.transaction import Durability, transaction
from desktop.store.vouched import RUN_GOES_ON, Vouched, last_vouched, read_vouched
from inference.claimed_folder import claim_folder

_IMAGES_AT_ONCE = 500


@dataclass(frozen=True)
class Resumed:
    """What was taken back so that it is screened again.

    Attributes:
        removed_row_count: rows that went, those of `retried_image_count` images among them.
        retried_image_count: images that could not be read for a reason that may have passed.
    """

    removed_row_count: int
    retried_image_count: int


class RunStore:
    """A run's store, open for writing; it may be used from several threads, which wait for each other.

    Images and rows are written in a session only: it begins with `create` or `resume`, and ends with `end`. Outside
    one, reviews and exports are all that is added, so that an edited row shows.

    Every method that writes is one transaction. `OutputError` means that the disk is full, permission is lacking or
    another program holds the file: what was committed stays, and the run can be resumed. `StoreDamagedError` means
    that the file was found malformed meanwhile.
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
    ) -> "RunStore":
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
        with _held(folder, lock) as own_lock:
            connection = create_store(
                folder, lambda filling: insert_run(filling, info, screened_folder.absolute(), settings)
            )
            store = cls(folder, connection, own_lock)
            store._is_in_session = True
            return store

    @classmethod
    def open(cls, folder: Path, *, lock: BaseFileLock | None = None) -> "RunStore":
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
        with _held(folder, lock) as own_lock:
            return cls(folder, open_for_writing(folder), own_lock)

    def close(self) -> None:
        """Close the file and let other processes write."""
        with self._thread_lock, sqlite_faults_in_words(self.path):
            try:
                self._connection.close()
            finally:
                if self._folder_lock is not None:
                    self._folder_lock.release()

    def __enter__(self) -> "RunStore":
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

    def resume(self, details: Payload) -> Resumed:
        """Go on with a run that was interrupted, cancelled or is complete (its folder may hold new images).

        Rows of unfinished images go, and of images that could not be read for a reason that may have passed. The
        folder is to be walked again.

        Args:
            details: for the audit chain: who goes on with what, such as the application's version.

        Raises:
            StoreDamagedError: another program changed rows since the audit chain vouched for them.
        """
        with self._writing(Durability.ON_DISK) as connection:
            # After a kill the chain vouches for nothing yet, and no row is read.
            said = {} if (now := self._as_vouched_for(connection)) is None else now.payload()
            retried = take_back_unread(connection)
            removed = remove_unfinished_rows(connection)
            set_state(connection, RunState.RUNNING, "")
            set_walk_unfinished(connection)
            counted = {"removed_row_count": removed, "retried_image_count": retried}
            append_entry(connection, AuditKind.RUN_RESUMED, {**details, **counted, **said})
        self._is_in_session = True
        return Resumed(removed, retried)

    def add_found(self, found: Iterable[FoundImage]) -> FoundCounts:
        """Add a batch of found images as pending; one that is there already stays one row.

        Returns:
            What is new, and which images that were screened already have another size or time now: hash those, then
            `settle_changes`.
        """
        with self._screening(Durability.SOON_ON_DISK) as connection:
            return add_found(connection, found)

    def settle_changes(self, checked: Iterable[CheckedImage]) -> int:
        """Make images pending again whose content changed since they were screened; their rows go.

        Returns:
            How many changed; they are named in one audit entry.
        """
        with self._screening(Durability.ON_DISK) as connection:
            return settle_changes(connection, checked)

    def finish_walk(self, findings: Payload = MappingProxyType({})) -> None:
        """Say that every image of the folder has been added.

        Args:
            findings: what the walk came upon besides images; kept with the run.
        """
        with self._screening(Durability.SOON_ON_DISK) as connection:
            set_walk_finished(connection, dict(findings))

    def pending(self, after: int = 0, limit: int = _IMAGES_AT_ONCE) -> Sequence[StoredImage]:
        """The next images to screen, in the order in which they were found.

        Args:
            after: `image_id` of the last one taken; 0 for the first. Images in work are pending until they are
                committed, so go on from the last one.
            limit: how many at most.
        """
        with self._reading() as connection:
            return pending_images(connection, after, limit)

    def iterate_pending(self, after: int = 0) -> Iterator[StoredImage]:
        """All images to screen, a few in memory at a time; those that are found meanwhile come too.

        It ends when there is no more at that moment: while the folder is still being walked, call it again with the
        last image's number.
        """
        while batch := self.pending(after):
            yield from batch
            after = batch[-1].image_id

    def commit(self, batch: Iterable[ScreenedImage]) -> None:
        """Write the rows, heatmaps and states of some images, all or none.

        Raises:
            ValueError: outside a session, an image was done before, a row is of another run or of a class that the run
                does not know.
            sqlite3.IntegrityError: an image has one of these rows already.
        """
        with self._screening(Durability.SOON_ON_DISK) as connection:
            for image in batch:
                insert_image(connection, image, self._run_id)

    def first_screened(self, sha256: str) -> StoredImage | None:
        """The image of the same content that was found first among those committed; None when there is none."""
        with self._reading() as connection:
            return first_screened(connection, sha256)

    def iterate_screened(self) -> Iterator[ScreenedPage]:
        """What duplicates are found by, of all images that are done, a few in memory at a time: for a resumed run."""
        with self._reading() as connection:
            end = last_image_id(connection) + 1
        for first in range(1, end, _IMAGES_AT_ONCE):
            with self._reading() as connection:
                pages = screened_pages(connection, first, first + _IMAGES_AT_ONCE - 1)
            yield from pages

    def counts(self) -> RunCounts:
        """The run in numbers, as committed."""
        with self._reading() as connection:
            return read_counts(connection, read_run(connection).info)

    def end(self, state: RunState, elapsed_seconds: float = 0.0) -> RowDigest:
        """Say how the run ended; the audit chain vouches for its rows from now on.

        Args:
            state: cancelled or complete.
            elapsed_seconds: of this session.

        Raises:
            ValueError: outside a session, `running`, or `complete` with images pending or not all found.
        """
        with self._screening(Durability.ON_DISK) as connection:
            pending_count = count_images(connection, ImageState.PENDING)
            if state is RunState.RUNNING:
                raise ValueError("a run does not end as running")
            if state is RunState.COMPLETE and (pending_count or not read_run(connection).walk_finished):
                raise ValueError(f"the run is not complete: {pending_count} images are pending, or more may be found")
            ended_at_utc = utc_now()
            set_state(connection, state, ended_at_utc)
            add_elapsed(connection, elapsed_seconds)
            ended = read_vouched(connection)
            counted = {
                "image_count": pending_count + count_images(connection, ImageState.DONE),
                "pending_count": pending_count,
            }
            append_entry(connection, AuditKind.RUN_ENDED, {"state": state.value, **counted, **ended.payload()})
        self._is_in_session = False
        return ended.rows

    def add_review(self, key: RowKey, review: Review) -> ChainHead:
        """Append a review; it is on the disk when this returns, and counts instead of earlier ones of this row.

        Raises:
            KeyError: there is no such row.
        """
        with self._writing(Durability.ON_DISK) as connection:
            insert_review(connection, key, review)
            return chain_head(connection)

    def record(self, kind: AuditKind, payload: Payload) -> ChainHead:
        """Append an audit entry of something that happened outside the store."""
        with self._writing(Durability.ON_DISK) as connection:
            return append_entry(connection, kind, payload)

    def record_export(self, payload: Payload) -> ChainHead:
        """Append the entry of an export, with a digest of all rows as they are.

        Args:
            payload: what was exported: names and hashes of the files.

        Returns:
            The head, for the export's provenance: with it a later check finds a cut tail and a rewritten chain.

        Raises:
            StoreDamagedError: another program changed rows since the audit chain vouched for them.
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

        Whatever vouched for edited rows anew would hide that they were edited.
        """
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
    def _screening(self, durability: Durability) -> Iterator[sqlite3.Connection]:
        if not self._is_in_session:
            raise ValueError("rows are written in a session only: `resume` first")
        with self._writing(durability) as connection:
            yield connection

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with self._thread_lock, sqlite_faults_in_words(self.path):
            yield self._connection

    @contextmanager
    def _writing(self, durability: Durability) -> Iterator[sqlite3.Connection]:
        with self._reading() as connection, transaction(connection, durability):
            yield connection


@contextmanager
def _held(folder: Path, lock: BaseFileLock | None) -> Iterator[BaseFileLock | None]:
    """Hold a run folder unless the caller does; it stays held unless an error comes.

    Yields:
        The lock to release in the end; None when it is the caller's.
    """
    if lock is not None:
        yield None
        return
    own = claim_folder(folder, (), new_run=False)
    try:
        yield own
    except BaseException:
        own.release()
        raise
