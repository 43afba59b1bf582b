"""The one run of a store: what was screened with what, and how far it came."""

import json
import sqlite3
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path

from pydantic import JsonValue, TypeAdapter

from desktop.records import RunInfo, printable_path, shown_path
from desktop.store.audit_log import AuditKind, append_entry
from desktop.store.canonical import Payload, canonical_json, storable_text
from desktop.store.paths import path_bytes, path_of
from desktop.whole_path import whole_path


class RunState(StrEnum):
    """How far a run is."""

    RUNNING = "running"
    CANCELLED = "cancelled"
    COMPLETE = "complete"


@dataclass(frozen=True)
class StoredRun:
    """A run as its store knows it.

    Attributes:
        folder: the screened folder, as it was named.
        settings: what the user chose, for telling whether a run can go on.
        state: `running` too after a crash.
        walk_finished: whether all images of the folder have been found.
        walk_findings: what the last finished walk came upon besides images.
        elapsed_seconds: of all sessions that ended in an orderly way.
        ended_at_utc: ISO 8601; empty while it runs.
    """

    info: RunInfo
    folder: Path
    settings: dict[str, JsonValue]
    state: RunState
    walk_finished: bool
    ended_at_utc: str
    walk_findings: dict[str, JsonValue] = field(default_factory=dict)
    elapsed_seconds: float = 0.0

    def difference_from(self, info: RunInfo, folder: Path, settings: Payload) -> str:
        """What keeps this run from being resumed as another; empty when nothing does.

        Args:
            info: of the run that was asked for; only what its answers are made with counts.
            folder: asked for.
            settings: asked for.
        """
        if whole_path(self.folder) != whole_path(folder):
            return f"it screens the folder {shown_path(self.folder)}, not {shown_path(folder)}"
        if self.info.bundle_id != info.bundle_id:
            return (
                f"it uses the model {self.info.model_id} {self.info.model_version} (bundle "
                f"{self.info.bundle_id[:12]}), not {info.model_id} {info.model_version} ({info.bundle_id[:12]})"
            )
        for name in ("application_version", "runtime", "runtime_version"):
            before, now = getattr(self.info, name), getattr(info, name)
            if before != now:
                # Its rows say with what they were made, and all of them the same.
                return f"its {name.replace('_', ' ')} is {before}, not {now}"
        asked = json.loads(canonical_json(settings))
        for name in sorted({*self.settings, *asked}):
            before, now = self.settings.get(name), asked.get(name)
            if before != now:
                where, stored, wanted = _first_difference(before, now)
                within = f"another one: {where} is " if where else ""
                return f"its setting {name} is {within}{_in_words(stored)}, not {_in_words(wanted)}"
        return ""


def _first_difference(before: JsonValue, now: JsonValue, name: str = "") -> tuple[str, JsonValue, JsonValue]:
    """The first setting within settings that differs: its name, such as `limits.max_pixels`, and both values."""
    if isinstance(before, dict) and isinstance(now, dict):
        for each in sorted({*before, *now}):
            if before.get(each) != now.get(each):
                return _first_difference(before.get(each), now.get(each), f"{name}.{each}" if name else each)
    return name, before, now


def _in_words(value: JsonValue) -> str:
    if value is None:
        return "none"
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value:,}"
    return value if isinstance(value, str) else canonical_json(value)


def insert_run(connection: sqlite3.Connection, info: RunInfo, folder: Path, settings: Payload) -> None:
    """Write the run and the audit chain's first entry, inside the caller's transaction."""
    text = _info_adapter().dump_json(info).decode()
    connection.execute(
        "INSERT INTO run (only_row, run_id, folder, info, settings, state, walk_finished, walk_findings, "
        "elapsed_seconds, ended_at_utc) VALUES (1, ?, ?, ?, ?, ?, 0, '{}', 0, '')",
        (info.run_id, path_bytes(folder), canonical_json(json.loads(text)), canonical_json(settings), RunState.RUNNING),
    )
    append_entry(connection, AuditKind.RUN_STARTED, run_payload(connection))


def run_payload(connection: sqlite3.Connection) -> Payload:
    """What the audit chain says of a run, from the store: the same for as long as nobody changes the run's row."""
    folder, info, settings = connection.execute("SELECT folder, info, settings FROM run").fetchone()
    return {
        "run": json.loads(info),
        "folder": printable_path(path_of(folder)),
        "settings": json.loads(settings),
    }


def read_run(connection: sqlite3.Connection) -> StoredRun:
    """The run of a store."""
    folder, info, settings, state, walk_finished, walk_findings, elapsed_seconds, ended = connection.execute(
        "SELECT folder, info, settings, state, walk_finished, walk_findings, elapsed_seconds, ended_at_utc FROM run"
    ).fetchone()
    return StoredRun(
        info=_info_adapter().validate_json(info),
        folder=path_of(folder),
        settings=json.loads(settings),
        state=RunState(state),
        walk_finished=bool(walk_finished),
        ended_at_utc=ended,
        walk_findings=json.loads(walk_findings),
        elapsed_seconds=elapsed_seconds,
    )


def set_state(connection: sqlite3.Connection, state: RunState, ended_at_utc: str) -> None:
    """Say how far the run is, inside the caller's transaction."""
    connection.execute("UPDATE run SET state = ?, ended_at_utc = ?", (state.value, storable_text(ended_at_utc)))


def set_walk_unfinished(connection: sqlite3.Connection) -> None:
    """Say that the folder has to be walked, inside the caller's transaction."""
    connection.execute("UPDATE run SET walk_finished = 0")


def set_walk_finished(connection: sqlite3.Connection, findings: Payload) -> None:
    """Say that all images have been found, and what else was, inside the caller's transaction."""
    connection.execute("UPDATE run SET walk_finished = 1, walk_findings = ?", (canonical_json(findings),))


def add_elapsed(connection: sqlite3.Connection, elapsed_seconds: float) -> None:
    """Add the time of a session, inside the caller's transaction."""
    connection.execute("UPDATE run SET elapsed_seconds = elapsed_seconds + ?", (elapsed_seconds,))


@cache
def _info_adapter() -> TypeAdapter[RunInfo]:
    return TypeAdapter(RunInfo)
