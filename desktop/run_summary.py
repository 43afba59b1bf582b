"""A run in numbers: while it goes on, when it has ended, and as its store knows it later."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, TypeAdapter

from desktop.records import RunInfo, printable_path
from desktop.store.counts import RunCounts
from desktop.store.run_record import RunState, StoredRun
from inference.decision import Decision, Flag


@dataclass(frozen=True)
class Progress:
    """How far a run is, in images.

    Attributes:
        done: screened, those of an earlier session included.
        total: found so far; all of them once `is_total_known`.
        done_before: screened in earlier sessions.
    """

    done: int
    total: int
    elapsed_seconds: float
    done_before: int = 0
    is_total_known: bool = True

    @property
    def images_per_second(self) -> float:
        """Speed since the start of this session; 0 before its first image."""
        return (self.done - self.done_before) / self.elapsed_seconds if self.elapsed_seconds > 0 else 0.0

    @property
    def seconds_left(self) -> float | None:
        """Expected time to the end; None before the first image, or while images are still being found."""
        if not self.is_total_known or self.images_per_second <= 0:
            return None
        return (self.total - self.done) / self.images_per_second


class Ending(StrEnum):
    """How a run ended."""

    COMPLETE = "complete"
    CANCELLED = "cancelled"
    UNFINISHED = "unfinished"  # it goes on in another process, or its process was killed


class WalkFindings(BaseModel):
    """What the walk of a folder came upon besides images. Paths are printable."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    other_count: int = 0
    unreadable_folders: tuple[str, ...] = ()
    skipped_folders: tuple[str, ...] = ()


@dataclass(frozen=True)
class RunSummary:
    """A run in numbers.

    Attributes:
        image_count: candidates found.
        done_count: candidates screened; fewer than `image_count` unless it is complete.
        row_count: rows, one per page or tile.
        decisions: rows per decision.
        reported: rows per reported class, display names.
        elapsed_seconds: of all sessions that ended in an orderly way.
        moved_thresholds: by name those that a laboratory moved; the card's own decided else.
    """

    run: RunInfo
    folder: str
    ending: Ending
    image_count: int
    done_count: int
    row_count: int
    other_count: int
    unreadable_folders: tuple[str, ...]
    decisions: dict[Decision, int]
    reported: dict[str, int]
    flags: dict[Flag, int]
    elapsed_seconds: float
    skipped_folders: tuple[str, ...] = ()
    moved_thresholds: Mapping[str, float] = field(default_factory=dict)

    @property
    def has_findings(self) -> bool:
        """Whether something could not be read."""
        return bool(self.decisions[Decision.UNREADABLE] or self.unreadable_folders)


# Read alone, so that a run can be summarised whose other settings this version does not know.
_MOVED = TypeAdapter(dict[str, float])
_ENDINGS = {
    RunState.COMPLETE: Ending.COMPLETE,
    RunState.CANCELLED: Ending.CANCELLED,
    RunState.RUNNING: Ending.UNFINISHED,
}


def summarise(run: StoredRun, counts: RunCounts) -> RunSummary:
    """The summary of a run from what its store holds."""
    found = WalkFindings.model_validate(run.walk_findings)
    return RunSummary(
        run=run.info,
        folder=printable_path(run.folder),
        ending=_ENDINGS[run.state],
        image_count=counts.image_count,
        done_count=counts.done_count,
        row_count=counts.row_count,
        other_count=found.other_count,
        unreadable_folders=found.unreadable_folders,
        decisions=counts.decisions,
        reported=counts.reported,
        flags=counts.flags,
        elapsed_seconds=run.elapsed_seconds,
        skipped_folders=found.skipped_folders,
        moved_thresholds=_MOVED.validate_python(run.settings.get("thresholds") or {}),
    )
