"""The log of settings that change decisions: who moved what, from which value to which, and when.

It lies beside the settings, and each entry carries the hash of the one before, as in a run's audit log. Each new run
takes over into its own audit log what was changed since the last one, so that its record needs no other file.
"""

import getpass
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from pydantic import JsonValue

from desktop.deciding_settings import DecidingSetting, DecidingValues, SettingChange, SettingKey, changes_between
from desktop.json_keeping import locked, move_aside
from desktop.store.audit_log import AuditEntry, AuditKind, ChainHead, chain_problems, next_entry
from desktop.store.run_store import RunStore
from inference.card import ModelCard
from inference.errors import OutputError
from inference.files import write_atomically

LOG_FILE = "settings_log.jsonl"
# Kinds of this log alone: which run took over which entries, and that an earlier log could not be read.
RECORDED_IN_RUN = "recorded_in_run"
LOG_BEGUN_ANEW = "log_begun_anew"
_START = ChainHead(0, "0" * 64)


class SettingsLogError(OutputError):
    """The log of settings cannot be read or written."""


class DamagedLogError(SettingsLogError):
    """A line of the log is no entry."""


@dataclass(frozen=True)
class LoggedChange:
    """A change of the log, with its entry."""

    entry: AuditEntry
    change: SettingChange


def log_path(settings_path: Path) -> Path:
    """Where the log of a settings file lies."""
    return settings_path.with_name(LOG_FILE)


def account_name() -> str:
    """Who changes settings where no reviewer is named: this user's account; empty where it has no name."""
    try:
        return getpass.getuser()
    except (KeyError, ImportError, OSError):  # a container's number that has no entry
        return ""


def read_log(path: Path) -> tuple[AuditEntry, ...]:
    """All entries in order; none where nothing was ever changed.

    Raises:
        DamagedLogError: a line is no entry.
        SettingsLogError: it may not be read.
    """
    try:
        data = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return ()
    except OSError as error:
        raise SettingsLogError(
            f"The log of settings {path} cannot be read: {error.strerror or error}. Give yourself permission there"
        ) from error
    entries = []
    for number, line in enumerate(data.splitlines(), start=1):
        try:
            entries.append(AuditEntry(**json.loads(line)))
        except (ValueError, TypeError) as error:
            raise DamagedLogError(f"The log of settings {path} is damaged in line {number}: {error}") from error
    return tuple(entries)


def log_problems(entries: Sequence[AuditEntry]) -> tuple[str, ...]:
    """Entries that were edited, removed or reordered, a sentence each; empty when the log holds."""
    return chain_problems(entries) if entries else ()


def logged_changes(entries: Iterable[AuditEntry]) -> Iterator[LoggedChange]:
    """The changes that a log tells of."""
    for entry in entries:
        change = read_change(entry.read_payload() or {}) if entry.kind == AuditKind.SETTINGS_CHANGED else None
        if change is not None:
            yield LoggedChange(entry, change)


def read_change(payload: Mapping[str, JsonValue]) -> SettingChange | None:
    """The change that an entry tells of; None where somebody edited it into something else."""
    setting, old, new = payload.get("setting"), payload.get("old"), payload.get("new")
    if setting not in list(DecidingSetting):
        return None
    if not (old is None or isinstance(old, int | float)) or not (new is None or isinstance(new, int | float)):
        return None
    key = SettingKey(DecidingSetting(str(setting)), str(payload.get("model_id", "")), str(payload.get("name", "")))
    return SettingChange(key, old, new)


def log_changes(path: Path, changes: Sequence[SettingChange], who: str) -> tuple[LoggedChange, ...]:
    """Append changes that are about to be made. The caller holds the settings file.

    Args:
        path: of the log.
        changes: nothing is written without any.
        who: a person's name; empty where another program made them.

    Raises:
        SettingsLogError: it cannot be read or written; then the settings are to stay as they are.
    """
    if not changes:
        return ()
    entries = _sound_log(path)
    made = [(AuditKind.SETTINGS_CHANGED.value, _payload(each, who)) for each in changes]
    return tuple(logged_changes(_append(path, entries, made)[-len(made) :]))


def record_in_new_run(store: RunStore, settings_path: Path, card: ModelCard, values: DecidingValues) -> None:
    """Take over into the audit log of a new run what was changed since the last run of this model.

    What the settings say and the log does not, because another program changed the file, is logged first, by nobody.

    Args:
        store: of the run, open for writing.
        settings_path: of the settings file.
        card: of the run's model, with its own thresholds.
        values: the deciding settings as they are.

    Raises:
        SettingsLogError: the log cannot be read or written.
        OutputError: the store cannot be written.
    """
    path = log_path(settings_path)
    with _held(settings_path):
        known = {each.change.key: each.change.new for each in logged_changes(_sound_log(path))}
        log_changes(
            path,
            [
                change
                for change in changes_between({key: value for key, value in known.items() if value is not None}, values)
                if change.key.concerns(card.id)
            ],
            "",
        )
        entries = _sound_log(path)
        recorded = _recorded(entries)
        waiting = [
            each
            for each in logged_changes(entries)
            if each.entry.sequence not in recorded and each.change.key.concerns(card.id)
        ]
        record_changes(store, card, waiting)
        if waiting:
            taken: list[JsonValue] = [each.entry.sequence for each in waiting]
            _append(path, entries, [(RECORDED_IN_RUN, {"run_id": store.run.info.run_id, "entries": taken})])


def record_changes(store: RunStore, card: ModelCard | None, changes: Iterable[LoggedChange]) -> None:
    """Tell of changes in a run's audit log, of each once: one that is made as a run begins reaches it by both ways.

    Args:
        store: of the run, open for writing.
        card: of its model, for the values that were left or come back; None where it is not at hand.
        changes: of the log.

    Raises:
        OutputError: the store cannot be written.
    """
    for each in changes:
        entry, key = each.entry, each.change.key
        of_card: dict[str, JsonValue] = {}
        if (
            card is not None
            and key.setting is DecidingSetting.THRESHOLD
            and key.name in type(card.thresholds).model_fields
        ):
            of_card = {"card_value": getattr(card.thresholds, key.name).default}
        where: JsonValue = {"sequence": entry.sequence, "hash": entry.hash}
        told = {**(entry.read_payload() or {}), **of_card, "changed_at_utc": entry.time_utc, "settings_log": where}
        store.record(AuditKind.SETTINGS_CHANGED, told, entry.hash)


@contextmanager
def _held(settings_path: Path) -> Iterator[None]:
    try:
        with locked(settings_path):
            yield
    except OSError as error:
        raise SettingsLogError(
            f"The log of settings {log_path(settings_path)} cannot be used: {error.strerror or error}"
        ) from error


def _sound_log(path: Path) -> tuple[AuditEntry, ...]:
    """The log; one that is damaged is kept under another name, and a new one begun that says so."""
    try:
        return read_log(path)
    except DamagedLogError as error:
        kept_as = move_aside(path)
        return _append(path, (), [(LOG_BEGUN_ANEW, {"because": str(error), "kept_as": kept_as.name})])


def _recorded(entries: Iterable[AuditEntry]) -> frozenset[int]:
    found: set[int] = set()
    for entry in entries:
        taken = (entry.read_payload() or {}).get("entries") if entry.kind == RECORDED_IN_RUN else None
        if isinstance(taken, list):
            found |= {number for number in taken if isinstance(number, int)}
    return frozenset(found)


def _payload(change: SettingChange, who: str) -> dict[str, JsonValue]:
    key = change.key
    named: dict[str, JsonValue] = {"setting": key.setting.value, "model_id": key.model_id, "name": key.name}
    return {**named, "old": change.old, "new": change.new, "who": who}


def _append(
    path: Path, entries: Sequence[AuditEntry], made: Sequence[tuple[str, dict[str, JsonValue]]]
) -> tuple[AuditEntry, ...]:
    whole = list(entries)
    for kind, payload in made:
        head = ChainHead(whole[-1].sequence, whole[-1].hash) if whole else _START
        whole.append(next_entry(head, kind, payload))
    try:
        # Anew and whole: a line that a power failure cut off would part the chain.
        write_atomically(path, "".join(f"{json.dumps(asdict(entry))}\n" for entry in whole).encode("ascii"))
    except OutputError as error:
        raise SettingsLogError(f"The log of settings cannot be kept: {error}") from error
    return tuple(whole)
