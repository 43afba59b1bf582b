"""The store of a run, read only: for the table, exports and checks, also while another process writes."""

import sqlite3
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from types import TracebackType

from desktop.store.audit_log import AuditEntry, ChainHead, audit_entries, chain_head
from desktop.store.case_summary import CaseSummary, read_case_summaries
from desktop.store.connection import open_for_reading, reopen_for_reading, store_path
from desktop.store.counts import RunCounts, read_counts
from desktop.store.faults import StoreDamagedError, sqlite_faults_in_words
from desktop.store.result_query import BY_PATH, EVERY_ROW, RowFilter, RowOrder, count_rows, iterate_rows, read_page
from desktop.store.results import StoredResult
from desktop.store.run_record import StoredRun, read_run
from desktop.store.verification import Verification, verify_store


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

    def count_rows(self, wanted: RowFilter = EVERY_ROW) -> int:
        """How many rows a filter lets through."""
        with sqlite_faults_in_words(self.path):
            return count_rows(self._connection, self._info, wanted)

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
            )

    def rows(
        self, order: RowOrder = BY_PATH, wanted: RowFilter = EVERY_ROW, *, with_heatmaps: bool = False
    ) -> Generator[StoredResult]:
        """All rows of the sorted, filtered whole as they are when the first is taken, a few in memory at a time.

        Whoever stops before the end should close the generator.
        """
        with self._own_connection() as connection:
            # One transaction: rows that are committed meanwhile stay out.
            connection.execute("BEGIN")
            yield from iterate_rows(connection, self._info, order, wanted, with_heatmaps=with_heatmaps)

    def cases(self) -> Iterator[CaseSummary]:
        """All cases in numbers, by name."""
        with self._own_connection() as connection:
            connection.execute("BEGIN")
            yield from read_case_summaries(connection, self._info)

    def audit_entries(self) -> Iterator[AuditEntry]:
        """The audit chain from its beginning."""
        with self._own_connection() as connection:
            yield from audit_entries(connection)

    def head(self) -> ChainHead:
        """The audit chain's last entry."""
        with sqlite_faults_in_words(self.path):
            return chain_head(self._connection)

    def verify(self, expected: ChainHead | None = None) -> Verification:
        """Check entries, run, rows and reviews against the audit chain; see `verification.verify_store`."""
        with self._own_connection() as connection:
            return verify_store(connection, expected)

    @contextmanager
    def _own_connection(self) -> Iterator[sqlite3.Connection]:
        """A connection for what takes longer than one call."""
        with sqlite_faults_in_words(self.path), closing(reopen_for_reading(self.folder)) as connection:
            yield connection
