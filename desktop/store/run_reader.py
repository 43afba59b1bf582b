"""The store of a run, read only: for the table, exports and checks, also while another process writes."""

import sqlite3
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from types import TracebackType

import numpy as np
from numpy.typing import NDArray

from desktop.store.agreement import Agreement, AnswerPair, read_agreement
from desktop.store.audit_log import AuditEntry, ChainHead, audit_entries, chain_head
from desktop.store.case_summary import CaseSummary, read_case_summaries
from desktop.store.chart_counts import ChartCounts, read_chart_counts
from desktop.store.connection import integrity_problems, open_for_reading, reopen_for_reading, store_path
from desktop.store.counts import RunCounts, read_counts
from desktop.store.faults import StoreDamagedError, sqlite_faults_in_words
from desktop.store.result_query import (
    BY_PATH,
    EVERY_ROW,
    RowFilter,
    RowOrder,
    count_rows,
    find_result_id,
    iterate_rows,
    read_later_ids,
    read_page,
    read_result_ids,
    read_rows,
)
from desktop.store.results import RowKey, StoredResult
from desktop.store.review_queue import (
    DEFAULT_POLICY,
    CaseReview,
    QueuePolicy,
    ReviewQueue,
    last_result_id,
    read_case_reviews,
    read_later_queue,
    read_queue,
)
from desktop.store.reviews import Answer, Reader, read_answer
from desktop.store.run_record import StoredRun, read_run
from desktop.store.second_reading import (
    SecondReading,
    read_answer_pairs,
    read_second_reading,
)
from desktop.store.shown_answers import ShownAnswers
from desktop.store.slide_cases import read_slide_cases
from desktop.store.verification import Verification, verify_store

# Of SQLite's virtual machine: a few milliseconds.
_STEPS_BETWEEN_QUESTIONS = 100_000


class RunReader:
    """A run's store, open for reading; used by one thread at a time.

    Each call sees what was committed by then. Every method may raise `OutputError` when the file can no longer be
    read and `StoreDamagedError` when it is found malformed.
    """

    def __init__(self, folder: Path, *, check_integrity: bool = True) -> None:
        """Open the store of a run folder.

        Args:
            folder: the run folder.
            check_integrity: see `open_for_reading`; False for a store that was checked a moment ago, and for lists.

        Raises:
            UnusableInputError: there is no run, it is no store, or another version of SmearScope wrote it.
            StoreDamagedError: the integrity check fails.
            OutputError: it cannot be opened.
        """
        self.folder = folder
        self.path = store_path(folder)
        # Whose answers every method tells of, but those that are asked for a reader.
        self.shown = ShownAnswers.FIRST_UNLESS_BLIND
        self._connection = open_for_reading(folder, check_integrity=check_integrity)
        try:
            with sqlite_faults_in_words(self.path):
                self._info = read_run(self._connection).info
        except ValueError as error:
            self._connection.close()
            raise StoreDamagedError(self.path, f"what it says of its run cannot be read ({error})") from error
        except BaseException:
            self._connection.close()
            raise

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def __enter__(self) -> "RunReader":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def run(self) -> StoredRun:
        """The run, as it is now."""
        with sqlite_faults_in_words(self.path):
            return read_run(self._connection)

    def counts(self) -> RunCounts:
        """The run in numbers."""
        with sqlite_faults_in_words(self.path):
            return read_counts(self._connection, self._info)

    def chart_counts(self) -> ChartCounts:
        """What the charts of the run show, all of one moment; see `chart_counts.read_chart_counts`."""
        with self._own_connection() as connection:
            connection.execute("BEGIN")
            return read_chart_counts(connection, self._info)

    def count_rows(self, wanted: RowFilter = EVERY_ROW) -> int:
        """How many rows a filter lets through."""
        with sqlite_faults_in_words(self.path):
            return count_rows(self._connection, self._info, wanted, self.shown.reader(self._connection))

    def page(
        self,
        order: RowOrder = BY_PATH,
        wanted: RowFilter = EVERY_ROW,
        *,
        offset: int = 0,
        limit: int = 100,
        with_heatmaps: bool = False,
    ) -> list[StoredResult]:
        """Some rows of the sorted, filtered whole; see `result_query.read_page`."""
        with sqlite_faults_in_words(self.path):
            return read_page(
                self._connection,
                self._info,
                order,
                wanted,
                offset=offset,
                limit=limit,
                with_heatmaps=with_heatmaps,
                reader=self.shown.reader(self._connection),
            )

    def result_ids(self, order: RowOrder = BY_PATH, wanted: RowFilter = EVERY_ROW) -> NDArray[np.int64]:
        """The numbers of all rows of the sorted, filtered whole; see `result_query.read_result_ids`."""
        with sqlite_faults_in_words(self.path):
            reader = self.shown.reader(self._connection)
            return read_result_ids(self._connection, self._info, order, wanted, reader)

    def later_ids(self, after: int, wanted: RowFilter = EVERY_ROW) -> NDArray[np.int64]:
        """The numbers of rows committed after the row of this number; see `result_query.read_later_ids`."""
        with sqlite_faults_in_words(self.path):
            reader = self.shown.reader(self._connection)
            return read_later_ids(self._connection, self._info, wanted, after, reader)

    def rows_by_id(self, numbers: Sequence[int], *, with_heatmaps: bool = False) -> list[StoredResult]:
        """The rows of these numbers, in their order; one that is no longer there is left out."""
        with sqlite_faults_in_words(self.path):
            reader = self.shown.reader(self._connection)
            return read_rows(self._connection, self._info, numbers, with_heatmaps=with_heatmaps, reader=reader)

    def result_id(self, key: RowKey) -> int | None:
        """The number of a row; None when there is no such row (any more)."""
        with sqlite_faults_in_words(self.path):
            return find_result_id(self._connection, key)

    def rows(
        self, order: RowOrder = BY_PATH, wanted: RowFilter = EVERY_ROW, *, with_heatmaps: bool = False
    ) -> Generator[StoredResult]:
        """All rows of the sorted, filtered whole as they are when the first is taken, a few in memory at a time.

        Whoever stops before the end should close the generator.
        """
        with self._own_connection() as connection:
            # One transaction: rows that are committed meanwhile stay out.
            connection.execute("BEGIN")
            reader = self.shown.reader(connection)
            yield from iterate_rows(connection, self._info, order, wanted, with_heatmaps=with_heatmaps, reader=reader)

    def cases(self) -> Iterator[CaseSummary]:
        """All cases in numbers, by name."""
        with self._own_connection() as connection:
            connection.execute("BEGIN")
            yield from read_case_summaries(connection, self._info)

    def slide_cases(self) -> frozenset[str]:
        """The cases that may hold whole slides; see `slide_cases.read_slide_cases`."""
        with self._own_connection() as connection:
            return read_slide_cases(connection)

    def case_reviews(self, policy: QueuePolicy = DEFAULT_POLICY) -> list[CaseReview]:
        """What the shown reader has made of all cases, by name; see `review_queue.read_case_reviews`."""
        with self._own_connection() as connection:
            connection.execute("BEGIN")
            return list(read_case_reviews(connection, self._info, policy, reader=self.shown.reader(connection)))

    def queue(
        self, policy: QueuePolicy = DEFAULT_POLICY, reader: Reader | None = Reader.FIRST, case: str | None = None
    ) -> ReviewQueue:
        """The rows to be reviewed; see `review_queue.read_queue`."""
        with sqlite_faults_in_words(self.path):
            return read_queue(self._connection, policy, reader, case)

    def later_queue(
        self, policy: QueuePolicy, reader: Reader | None, after: int, case: str | None = None
    ) -> ReviewQueue:
        """Queued rows that were committed after the row of a number; see `review_queue.read_later_queue`."""
        with sqlite_faults_in_words(self.path):
            return read_later_queue(self._connection, policy, reader, after, case)

    def last_result_id(self) -> int:
        """The highest number of a row; 0 when there is none."""
        with sqlite_faults_in_words(self.path):
            return last_result_id(self._connection)

    def answer(self, key: RowKey, reader: Reader) -> Answer:
        """What a reader says of a row now."""
        with sqlite_faults_in_words(self.path):
            return read_answer(self._connection, key, reader)

    def second_reading(self) -> SecondReading | None:
        """The run's blind second reading; None when there was none."""
        with sqlite_faults_in_words(self.path):
            return read_second_reading(self._connection)

    def agreement(self) -> Agreement | None:
        """How far the two readers agreed when the second reading was closed; None while it was not.

        Raises:
            StoreDamagedError: the audit log's entry of the closing was edited.
        """
        with sqlite_faults_in_words(self.path), self._edits_in_words():
            return read_agreement(self._connection)

    def answer_pairs(self) -> list[AnswerPair]:
        """What both readers had answered when the second reading was closed.

        Raises:
            ReviewRefusedError: the second reading is going on.
            StoreDamagedError: the audit log's entry of the closing was edited.
        """
        with sqlite_faults_in_words(self.path), self._edits_in_words():
            return read_answer_pairs(self._connection)

    def audit_entries(self) -> Iterator[AuditEntry]:
        """The audit chain from its beginning."""
        with self._own_connection() as connection:
            yield from audit_entries(connection)

    def head(self) -> ChainHead:
        """The audit chain's last entry."""
        with sqlite_faults_in_words(self.path):
            return chain_head(self._connection)

    def problems(self, should_stop: Callable[[], bool]) -> tuple[str, ...]:
        """What a search of the whole file for damage finds, the first few; empty when it is whole, or was stopped.

        Takes seconds for 100,000 images, on a connection of its own.

        Args:
            should_stop: asked some hundred times a second.
        """
        with self._own_connection() as connection:
            connection.set_progress_handler(should_stop, _STEPS_BETWEEN_QUESTIONS)
            try:
                return integrity_problems(connection)
            except sqlite3.OperationalError:
                if should_stop():
                    return ()
                raise

    def verify(self, expected: ChainHead | None = None) -> Verification:
        """Check entries, run, rows and reviews against the audit chain; see `verification.verify_store`."""
        with self._own_connection() as connection:
            return verify_store(connection, expected)

    @contextmanager
    def _edits_in_words(self) -> Iterator[None]:
        try:
            yield
        except ValueError as error:
            raise StoreDamagedError(self.path, f"{error} (`smearscope audit verify` says more)") from error

    @contextmanager
    def _own_connection(self) -> Iterator[sqlite3.Connection]:
        """A connection for what takes longer than one call."""
        with sqlite_faults_in_words(self.path), closing(reopen_for_reading(self.folder)) as connection:
            yield connection
