"""One person's review of one run: each step on the disk before it returns, with undo and redo for the whole session."""

import threading
from typing import Protocol

from desktop.store.results import RowKey, StoredResult
from desktop.store.review_queue import UNSURE
from desktop.store.reviews import CommittedReview, NewReview, Reader, ReviewStep
from desktop.store.run_store import RunStore
from desktop.store.second_reading import SecondReading, same_person
from inference.errors import UnusableInputError


class NothingToAcceptError(UnusableInputError):
    """The model reports no class of this row, so there is none to accept."""


class Writer(Protocol):
    """Who gives the run's store, open for writing: `desktop.shared_store.SharedStore`."""

    def get(self) -> RunStore:
        """The store; opening it may take seconds the first time."""


def reader_of(reviewer: str, second: SecondReading | None) -> Reader:
    """Which reader a person is: the second one while his blind reading goes on, the first one otherwise."""
    is_second = second is not None and second.is_open and same_person(second.reviewer, reviewer)
    return Reader.SECOND if is_second else Reader.FIRST


class ReviewSession:
    """Reviews by one person. Every method that writes is slow (a disk sync): call it in a worker, one at a time.

    Args:
        writer: of the run.
        reviewer: the person's name.
        reader: whose answers these are.

    Raises:
        ValueError: nobody is named.
    """

    def __init__(self, writer: Writer, reviewer: str, reader: Reader = Reader.FIRST) -> None:
        if not reviewer.strip():
            raise ValueError("a review session needs a reviewer's name")
        self.reviewer = reviewer.strip()
        self.reader = reader
        self._writer = writer
        self._done: list[CommittedReview] = []
        self._undone: list[CommittedReview] = []
        self._lock = threading.Lock()

    @property
    def can_undo(self) -> bool:
        """Whether there is a step of this session to take back."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether a step was taken back, and none made since."""
        return bool(self._undone)

    def assign(self, key: RowKey, class_name: str) -> CommittedReview:
        """Say which class a row is.

        Raises:
            KeyError: the row is gone.
            ReviewRefusedError: the second reading was opened or closed meanwhile.
            ValueError: the class is none of the run's.
            SmearScopeError: the store cannot be written; nothing was changed.
        """
        return self._append(NewReview(key, self.reader, self.reviewer, ReviewStep.ASSIGNED, class_name))

    def accept(self, result: StoredResult) -> CommittedReview:
        """Agree with the class that the model reports.

        Raises:
            NothingToAcceptError: it reports none. An abstention is not agreed with by one key: the reader names a
                class himself, or says that he is unsure.
            KeyError, ReviewRefusedError, SmearScopeError: as for `assign`.
        """
        name = result.row.reported_class
        if not name:
            raise NothingToAcceptError(
                "The model reports no class of this image, so there is nothing to accept. Name a class, or say unsure"
            )
        return self._append(NewReview(result.key, self.reader, self.reviewer, ReviewStep.ACCEPTED, name))

    def unsure(self, key: RowKey) -> CommittedReview:
        """Say that one cannot say; see `assign`."""
        return self._append(NewReview(key, self.reader, self.reviewer, ReviewStep.UNSURE, UNSURE))

    def note(self, key: RowKey, text: str) -> CommittedReview:
        """Write a note, or empty it; the answer stays. See `assign`."""
        return self._append(NewReview(key, self.reader, self.reviewer, ReviewStep.NOTED, note=text.strip()))

    def undo(self) -> CommittedReview | None:
        """Take the last step back that was not yet; what counted before counts again. It is a step of its own.

        Returns:
            None when there is nothing to undo.

        Raises:
            KeyError: the row is gone, and its step is forgotten.
            ReviewRefusedError, SmearScopeError: as for `assign`.
        """
        with self._lock:
            return self._repeat(self._done, self._undone, ReviewStep.UNDONE)

    def redo(self) -> CommittedReview | None:
        """Make the step again that was undone last; see `undo`."""
        with self._lock:
            return self._repeat(self._undone, self._done, ReviewStep.REDONE)

    def _append(self, new: NewReview) -> CommittedReview:
        with self._lock:
            committed = self._writer.get().review(new)
            self._done.append(committed)
            self._undone.clear()
            return committed

    def _repeat(
        self, source: list[CommittedReview], target: list[CommittedReview], step: ReviewStep
    ) -> CommittedReview | None:
        if not source:
            return None
        last = source[-1]
        wanted = last.before if step is ReviewStep.UNDONE else last.after
        answer, note = wanted.reviewed_class, wanted.note
        new = NewReview(last.key, self.reader, self.reviewer, step, answer, note, last.review_id)
        try:
            committed = self._writer.get().review(new)
        except KeyError:
            # The image was changed or taken out since; nobody can answer it any more.
            source.pop()
            raise
        # Only now: after a full disk the same step can be tried again.
        target.append(source.pop())
        return committed
