"""What an export is made from: the results that come in, and what all of its parts are told."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from desktop.exports.second_reading_words import NO_SECOND_READING, ToldReading
from desktop.exports.statistics import RunStatistics
from desktop.records import ResultRow, RunInfo, utc_now
from desktop.run_summary import RunSummary
from desktop.store.audit_log import ChainHead
from desktop.store.result_query import EVERY_ROW, RowFilter
from inference.errors import ExitCode, SmearScopeError
from inference.fields import ReadingSettings


class ExportedResult(Protocol):
    """One row with its heatmaps; `desktop.store.results.StoredResult` is one."""

    @property
    def row(self) -> ResultRow:
        """The row."""

    @property
    def heatmaps(self) -> NDArray[np.float16] | None:
        """float16 (h, w, K), of any scale; None when unreadable."""

    @property
    def path(self) -> Path:
        """Of the image, relative to the screened folder."""


class ExportCancelledError(SmearScopeError):
    """The user stopped an export. Nothing of it was kept."""

    exit_code = ExitCode.INTERRUPTED


@dataclass(frozen=True)
class ExportOptions:
    """What a person may choose.

    Attributes:
        case: only this case; None for the whole run.
        overwrite: replace an earlier export of the same name.
        picture_limit: how many images a PDF report shows at most.
        wanted: only these rows of the run or case; for formats that can be filtered. Its own case stays None.
    """

    case: str | None = None
    overwrite: bool = False
    picture_limit: int = 60
    wanted: RowFilter = EVERY_ROW


@dataclass(frozen=True, eq=False)
class ExportContext:
    """What every writer is told.

    Attributes:
        folder: the screened folder, where pictures are read again.
        reading: what the run was told to read, so that every picture it read can be read again.
        audit_head: the chain's last entry when the export began.
        statistics: grows while the rows pass; whole after the last one.
        check_cancelled: to be called now and then; raises `ExportCancelledError`.
        second_reading: what is told of the run's.
    """

    run: RunInfo
    summary: RunSummary
    folder: Path
    reading: ReadingSettings
    audit_head: ChainHead
    options: ExportOptions
    statistics: RunStatistics
    check_cancelled: Callable[[], None]
    second_reading: ToldReading = NO_SECOND_READING
    exported_at_utc: str = ""

    def __post_init__(self) -> None:
        """Take the time."""
        object.__setattr__(self, "exported_at_utc", self.exported_at_utc or utc_now())
