"""The runs that a person used last, each at a glance, for the window's first page."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from desktop.known_runs import known_runs
from desktop.records import printable_path
from desktop.run_glance import RunCondition, RunGlance, glance_at
from inference.decision import Decision


@dataclass(frozen=True)
class RecentRun:
    """One run.

    Attributes:
        folder: the run folder.
        name: of the screened folder, or of the run folder where its store cannot be read.
        screened_folder: as text; empty where that cannot be read.
        last_used_utc: ISO 8601.
        done_count, image_count: images; 0 where that cannot be read.
        not_reported_count: rows that the model abstained on.
        advice: what to know or do, a sentence; empty for a complete run.
    """

    folder: Path
    name: str
    screened_folder: str
    condition: RunCondition
    last_used_utc: str
    done_count: int
    image_count: int
    not_reported_count: int
    model_id: str
    advice: str

    @property
    def can_open(self) -> bool:
        """Whether its store can be read."""
        return self.condition in (RunCondition.COMPLETE, RunCondition.CANCELLED, RunCondition.UNFINISHED)

    @property
    def is_unfinished(self) -> bool:
        """Whether it can be gone on with."""
        return self.condition in (RunCondition.CANCELLED, RunCondition.UNFINISHED)


@dataclass(frozen=True)
class RecentRuns:
    """The runs, last used first.

    Attributes:
        problem: why the list may be short, in words; empty when all is well.
    """

    runs: tuple[RecentRun, ...]
    problem: str = ""


def recent_runs(limit: int = 12, should_stop: Callable[[], bool] = lambda: False) -> RecentRuns:
    """The last runs whose folders are still there. For a worker's thread: each store is opened.

    Raises:
        KnownRunsError: the list of runs cannot be read.
    """
    known = known_runs()
    found: list[RecentRun] = []
    for run in known.runs:
        if len(found) >= limit or should_stop():
            break
        glance = glance_at(run.folder)
        if glance.condition is not RunCondition.GONE:
            found.append(_recent(glance, run.last_used_utc))
    return RecentRuns(tuple(found), known.problem)


def _recent(glance: RunGlance, last_used_utc: str) -> RecentRun:
    summary = glance.summary
    return RecentRun(
        folder=glance.folder,
        name=(Path(summary.folder) if summary else glance.folder).name or printable_path(glance.folder),
        screened_folder=summary.folder if summary else "",
        condition=glance.condition,
        last_used_utc=last_used_utc,
        done_count=summary.done_count if summary else 0,
        image_count=summary.image_count if summary else 0,
        not_reported_count=summary.decisions[Decision.ABSTAINED] if summary else 0,
        model_id=summary.run.model_id if summary else "",
        advice=glance.advice,
    )
