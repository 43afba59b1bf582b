"""A run folder at a glance, for lists of runs: how far its run is, or why that cannot be said. Reads only."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from desktop.records import shown_path
from desktop.run_summary import Ending, RunSummary, summarise
from desktop.store.connection import open_for_reading, store_exists, store_path
from desktop.store.counts import read_counts
from desktop.store.faults import StoreDamagedError, StoreVersionError, sqlite_faults_in_words
from desktop.store.run_reader import RunReader
from desktop.store.run_record import read_run
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
        summary: the run in numbers, of an older version too; None when its store cannot be read.
    """

    folder: Path
    condition: RunCondition
    advice: str
    summary: RunSummary | None = None


def glance_at(folder: Path) -> RunGlance:
    """Look at a run folder, also while another process screens into it.

    The store is not searched for damage, which takes seconds for a large run: `smearscope audit verify` does that.
    """
    where = shown_path(folder)
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
        if error.is_newer:
            return RunGlance(folder, RunCondition.NEWER_VERSION, str(error))
        return RunGlance(folder, RunCondition.OLDER_VERSION, str(error), _summary_of_older(folder))
    except SmearScopeError as error:
        return RunGlance(folder, RunCondition.UNREADABLE, str(error))
    return RunGlance(folder, _OF_ENDING[summary.ending], _advice(summary.ending, folder), summary)


def _summary_of_older(folder: Path) -> RunSummary | None:
    """The run in numbers, as far as its older schema has what this version reads."""
    try:
        with (
            sqlite_faults_in_words(store_path(folder)),
            closing(open_for_reading(folder, check_integrity=False, takes_older=True)) as connection,
        ):
            run = read_run(connection)
            return summarise(run, read_counts(connection, run.info))
    except (SmearScopeError, sqlite3.OperationalError):
        # A column that came later, or a drive that fails now: the run is listed all the same, by its folder.
        return None


def _advice(ending: Ending, folder: Path) -> str:
    where = shown_path(folder)
    quoted = f'"{where}"' if " " in where else where
    go_on = f"`smearscope resume {quoted}` goes on"
    match ending:
        case Ending.COMPLETE:
            return ""
        case Ending.CANCELLED:
            return f"It was stopped by a person; {go_on}"
        case Ending.UNFINISHED:
            return f"It is being screened, or its program was ended in the middle; in that case {go_on}"
