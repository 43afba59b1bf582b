"""Makes the rows of a run from what the engine found, and commits them in small batches."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from desktop.discovery import case_of
from desktop.engine.duplicates import Duplicate, DuplicateIndex
from desktop.engine.page_result import PageResult, WorkItem
from desktop.records import ResultRow, RunInfo, printable_path
from desktop.screened_folder import ScreenedFolder, is_device_fault, reading_fault
from desktop.store.results import ScreenedImage, ScreenedRow
from desktop.store.run_store import RunStore
from inference.decision import Decision, Flag, Prediction
from inference.prepared import PreparedImage

# What a crash loses is screened again: half a second of work, or so many rows.
_COMMIT_SECONDS = 0.5
_COMMIT_ROWS = 256
# Files one after another that the drive fails to read, after one that it could: not a few bad spots, but the drive.
_MAX_FAULTS_IN_A_ROW = 20

_DUPLICATE_FLAGS = {Duplicate.EXACT: Flag.DUPLICATE, Duplicate.NEAR: Flag.NEAR_DUPLICATE}


@dataclass(frozen=True, eq=False)
class Screened:
    """One finished row with what it was made from; `prepared` and `prediction` are None when unreadable.

    Attributes:
        path: of the file.
    """

    row: ResultRow
    path: Path
    prepared: PreparedImage | None = None
    prediction: Prediction | None = None


class ResultRecorder:
    """Turns results into rows, in the order in which they come, and has the store keep them.

    Used in one thread. Rows of a file with many of them are committed before the file is done.

    Args:
        store: of the run.
        folder: the screened one.
        on_result: called with every row, before it is committed.
    """

    def __init__(self, store: RunStore, folder: ScreenedFolder, on_result: Callable[[Screened], None]) -> None:
        self._store = store
        self._run: RunInfo = store.run.info
        self._folder = folder
        # None before the first file that could be read: a folder may begin with its bad ones.
        self._faults_in_a_row: int | None = None
        self._on_result = on_result
        self._duplicates = DuplicateIndex()
        self._batch: list[ScreenedImage] = []
        self._rows: list[ScreenedRow] = []
        self._sha256 = ""
        self._may_pass = False
        self._row_count = 0
        self._committed_at = time.monotonic()
        self._remember_screened()

    def take(self, result: PageResult) -> None:
        """Make a row of a page or tile.

        Raises:
            FolderGoneError: the file cannot be read because its whole folder is gone.
            OutputError: from a commit.
        """
        if result.position == 0:
            self._sha256 = ""
            self._may_pass = False
        self._may_pass = self._may_pass or result.may_pass
        if result.sha256:
            self._faults_in_a_row = 0
        if result.prediction is None and result.prepared is None:
            self._see_that_the_folder_is_there(result.item.path)
        self._sha256 = result.sha256 or self._sha256
        row = self._row_of(result, self._duplicate_of(result))
        heatmaps = None if result.prediction is None else result.prediction.heatmaps
        self._on_result(Screened(row, result.item.path, result.prepared, result.prediction))
        self._rows.append(ScreenedRow(row, heatmaps, result.near_hash if result.prediction is not None else b""))
        self._row_count += 1
        if len(self._rows) >= _COMMIT_ROWS:
            self._batch.append(ScreenedImage(result.item.key, self._rows, self._sha256, is_finished=False))
            self._rows = []
            self.commit()

    def finish(self, item: WorkItem) -> None:
        """All pages of this file were taken.

        Raises:
            OutputError: from a commit.
        """
        self._batch.append(ScreenedImage(item.key, self._rows, self._sha256, may_pass=self._may_pass))
        self._rows = []
        if self._row_count >= _COMMIT_ROWS:
            self.commit()
        else:
            self.commit_if_due()

    def commit_if_due(self) -> None:
        """Commit what has waited long enough.

        Raises:
            OutputError: disk full, no permission; the run can be resumed.
        """
        if self._batch and time.monotonic() - self._committed_at >= _COMMIT_SECONDS:
            self.commit()

    def commit(self) -> None:
        """Commit every finished file.

        Raises:
            OutputError: disk full, no permission; the run can be resumed.
        """
        if self._batch:
            self._store.commit(self._batch)
        self._batch = []
        self._row_count = len(self._rows)
        self._committed_at = time.monotonic()

    def _remember_screened(self) -> None:
        last = 0
        for page in self._store.iterate_screened():
            self._duplicates.remember(page.near_hash, page.sha256, starts_file=page.image_id != last)
            last = page.image_id

    def _duplicate_of(self, result: PageResult) -> Duplicate | None:
        if not result.sha256:
            return None
        return self._duplicates.add(result.near_hash, result.sha256, starts_file=result.position == 0)

    def _row_of(self, result: PageResult, duplicate: Duplicate | None) -> ResultRow:
        relative = result.item.path.relative_to(self._folder.path)
        row = ResultRow(
            run=self._run,
            image_path=printable_path(relative),
            case=printable_path(case_of(relative)),
            decision=Decision.UNREADABLE,
            page=result.page,
            tile_x=result.tile_x,
            tile_y=result.tile_y,
            image_sha256=result.sha256,
            elapsed_ms=result.elapsed_ms,
        )
        if result.prepared is not None:
            row = replace(row, width_px=result.prepared.width_px, height_px=result.prepared.height_px)
        if result.prediction is None:
            return replace(row, reason=f"Unreadable: {result.reason}")
        return row.with_prediction(result.prediction, () if duplicate is None else (_DUPLICATE_FLAGS[duplicate],))

    def _see_that_the_folder_is_there(self, path: Path) -> None:
        """A pulled drive or a lost share would otherwise turn every image that is left into an unreadable row."""
        error = reading_fault(path)
        if error is None:  # read, but no image
            self._folder.check()
            return
        self._folder.check_after(error)
        # Also of a slide that was read in part, whose drive failed then.
        self._may_pass = True
        if self._faults_in_a_row is None or not is_device_fault(error):
            return
        self._faults_in_a_row += 1
        if self._faults_in_a_row >= _MAX_FAULTS_IN_A_ROW:
            raise self._folder.gone(
                f"{_MAX_FAULTS_IN_A_ROW} files one after another could not be read ({error.strerror or error})"
            ) from error
