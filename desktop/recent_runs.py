"""The runs that a person used last, and those that wait to be gone on with, for the window's first page."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from desktop.known_runs import known_runs
from desktop.records import shown_path
from desktop.run_glance import RunCondition, RunGlance, glance_at
from desktop.run_summary import Ending
from inference.decision import Decision

# More runs than these are not opened to see whether they are finished: each takes some milliseconds.
_MOST_LOOKED_AT = 100


@dataclass(frozen=True)
class RecentRun:
    """One run.

    Attributes:
        folder: the run folder.
        name: of the screened folder, or of the run folder where its store cannot be read.
        screened_folder: as text for people; empty where that cannot be read.
        last_used_utc: ISO 8601.
        done_count, image_count: images; 0 where that cannot be read.
        not_reported_count: rows that the model abstained on.
        advice: what to know or do, a sentence; empty for a complete run.
        older_ending: of a run whose store is of an older version, how far it is; None where that cannot be read.
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
    older_ending: Ending | None = None

    @property
    def can_open(self) -> bool:
        """Whether its store can be read, or brought up to date first."""
        return self.is_older or self.condition in (
            RunCondition.COMPLETE,
            RunCondition.CANCELLED,
            RunCondition.UNFINISHED,
        )

    @property
    def is_older(self) -> bool:
        """Whether its store is of an older version, and is brought up to date when it is opened."""
        return self.condition is RunCondition.OLDER_VERSION

    @property
    def is_unfinished(self) -> bool:
        """Whether it can be gone on with."""
        return self.condition in (RunCondition.CANCELLED, RunCondition.UNFINISHED) or self.older_ending in (
            Ending.CANCELLED,
            Ending.UNFINISHED,
        )


@dataclass(frozen=True)
class RecentRuns:
    """The runs, last used first.

    Attributes:
        problem: why the list may be short, in words; empty when all is well.
        unfinished: those that can be gone on with, further back than `runs` too.
    """

    runs: tuple[RecentRun, ...]
    problem: str = ""
    unfinished: tuple[RecentRun, ...] = ()


def recent_runs(
    limit: int = 12, should_stop: Callable[[], bool] = lambda: False, *, unfinished_limit: int = 20
) -> RecentRuns:
    """The last runs whose folders are still there. For a worker's thread: each store is opened.

    Args:
        limit: how many at most.
        should_stop: asked between two runs.
        unfinished_limit: how many that can be gone on with at most.

    Raises:
        KnownRunsError: the list of runs cannot be read.
    """
    known = known_runs()
    found: list[RecentRun] = []
    unfinished: list[RecentRun] = []
    for run in known.runs[:_MOST_LOOKED_AT]:
        if should_stop() or (len(found) >= limit and len(unfinished) >= unfinished_limit):
            break
        glance = glance_at(run.folder)
        if glance.condition is RunCondition.GONE:
            continue
        recent = _recent(glance, run.last_used_utc)
        if len(found) < limit:
            found.append(recent)
        if recent.is_unfinished and len(unfinished) < unfinished_limit:
            unfinished.append(recent)
    return RecentRuns(tuple(found), known.problem, tuple(unfinished))


def _recent(glance: RunGlance, last_used_utc: str) -> RecentRun:
    summary = glance.summary
    return RecentRun(
        folder=glance.folder,
        name=(Path(summary.folder) if summary else glance.folder).name or shown_path(glance.folder),
        screened_folder=shown_path(Path(summary.folder)) if summary else "",
        condition=glance.condition,
        last_used_utc=last_used_utc,
        done_count=summary.done_count if summary else 0,
        image_count=summary.image_count if summary else 0,
        not_reported_count=summary.decisions[Decision.ABSTAINED] if summary else 0,
        model_id=summary.run.model_id if summary else "",
        advice=glance.advice,
        older_ending=summary.ending if summary and glance.condition is RunCondition.OLDER_VERSION else None,
    )
