"""The store of a run while it is being screened or reviewed: what one process, and only one, writes."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from types import MappingProxyType

from desktop.records import utc_now
from desktop.store.audit_log import AuditKind, append_entry
from desktop.store.canonical import Payload
from desktop.store.counts import RunCounts, read_counts
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
from desktop.store.results import ScreenedImage, ScreenedPage, insert_image, screened_pages
from desktop.store.reviewed_store import ReviewedStore
from desktop.store.row_digest import RowDigest
from desktop.store.run_record import (
    RunState,
    add_elapsed,
    read_run,
    set_state,
    set_walk_finished,
    set_walk_unfinished,
)
from desktop.store.transaction import Durability
from desktop.store.vouched import read_vouched

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


class RunStore(ReviewedStore):
    """A run's store, open for writing; it may be used from several threads, which wait for each other.

    Images and rows are written in a session only: it begins with `create` or `resume`, and ends with `end`. Outside
    one, reviews and exports are all that is added, so that an edited row shows.
    """

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

    @contextmanager
    def _screening(self, durability: Durability) -> Iterator[sqlite3.Connection]:
        if not self._is_in_session:
            raise ValueError("rows are written in a session only: `resume` first")
        with self._writing(durability) as connection:
            yield connection
