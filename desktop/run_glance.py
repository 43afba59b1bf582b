"""A run folder at a glance, for lists of runs: how far its run is, or why that cannot be said. Reads only."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from desktop.records import printable_path
from desktop.run_summary import Ending, RunSummary, summarise
from desktop.store.connection import store_exists
from desktop.store.faults import StoreDamagedError, StoreVersionError
from desktop.store.run_reader import RunReader
from inference.errors import SmearScopeError


class RunCondition(StrEnum):
    """What became of a run and its folder."""

    COMPLETE = "complete"
    CANCELLED = "cancelled"
    UNFINISHED = "unfinished"
    GONE = "gone"
    DAMAGED = "damaged"
    NEWER_VERSION = "newer version"
    OLDER_VERSION = "older version"
    UNREADABLE = "unreadable"


_OF_ENDING = {
    Ending.COMPLETE: RunCondition.COMPLETE,
    Ending.CANCELLED: RunCondition.CANCELLED,
    Ending.UNFINISHED: RunCondition.UNFINISHED,
}


@dataclass(frozen=True)
class RunGlance:
    """A run folder at a glance.

    Attributes:
        folder: of the run.
        condition: see there.
        advice: what to know or do, a sentence; empty for a complete run.
        summary: the run in numbers; None when its store cannot be read.
    """

    folder: Path
    condition: RunCondition
    advice: str
    summary: RunSummary | None = None


def glance_at(folder: Path) -> RunGlance:
    """Look at a run folder, also while another process screens into it.

    The store is not searched for damage, which takes seconds for a large run: `smearscope audit verify` does that.
    """
    where = printable_path(folder)
    try:
        if not store_exists(folder):
            what = "There is no run in" if folder.is_dir() else "Gone, or on a drive that is not connected:"
            advice = f"{what} {where}; `smearscope runs forget` takes it from the list"
            return RunGlance(folder, RunCondition.GONE, advice)
        with RunReader(folder, check_integrity=False) as reader:
            summary = summarise(reader.run, reader.counts())
    except StoreDamagedError as error:
        return RunGlance(folder, RunCondition.DAMAGED, str(error))
    except StoreVersionError as error:
        condition = RunCondition.NEWER_VERSION if error.is_newer else RunCondition.OLDER_VERSION
        return RunGlance(folder, condition, str(error))
    except SmearScopeError as error:
        return RunGlance(folder, RunCondition.UNREADABLE, str(error))
    return RunGlance(folder, _OF_ENDING[summary.ending], _advice(summary.ending, folder), summary)


def _advice(ending: Ending, folder: Path) -> str:
    where = printable_path(folder)
    quoted = f'"{where}"' if " " in where else where
    go_on = f"`smearscope resume {quoted}` goes on"
    match ending:
        case Ending.COMPLETE:
            return ""
        case Ending.CANCELLED:
            return f"It was stopped by a person; {go_on}"
        case Ending.UNFINISHED:
            return f"It is being screened, or its program was ended in the middle; in that case {go_on}"
