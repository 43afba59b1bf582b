"""The audit chain: every entry carries the hash of the one before, so that no past entry can be changed unseen."""

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain, pairwise

from pydantic import JsonValue

from desktop.records import utc_now
from desktop.store.canonical import Payload, canonical_json

START_HASH = "0" * 64


class AuditKind(StrEnum):
    """What an entry tells of. New kinds go to the end; old ones keep their text."""

    RUN_STARTED = "run_started"
    RUN_RESUMED = "run_resumed"
    RUN_ENDED = "run_ended"
    IMAGES_CHANGED = "images_changed"
    REVIEW = "review"
    SETTINGS_CHANGED = "settings_changed"
    EXPORT = "export"
    CASE_SIGNED_OFF = "case_signed_off"
    SIGN_OFF_WITHDRAWN = "sign_off_withdrawn"
    SECOND_READING_OPENED = "second_reading_opened"
    SECOND_READING_CLOSED = "second_reading_closed"


@dataclass(frozen=True)
class AuditEntry:
    """One entry.

    Attributes:
        sequence: 1, 2, 3, ...
        payload: canonical JSON; its fields depend on the kind.
        previous_hash: of the entry before; zeros for the first.
        hash: SHA-256 over the canonical JSON of all other fields, in this order.
    """

    sequence: int
    time_utc: str
    kind: str
    payload: str
    previous_hash: str
    hash: str

    def computed_hash(self) -> str:
        """What `hash` has to be."""
        return _entry_hash(self.sequence, self.time_utc, self.kind, self.payload, self.previous_hash)

    def read_payload(self) -> dict[str, JsonValue] | None:
        """The payload's fields; None when it is no JSON object, as only an edited one can be."""
        try:
            payload = json.loads(self.payload)
        except ValueError:
            return None
        return payload if isinstance(payload, dict) else None


@dataclass(frozen=True)
class ChainHead:
    """The last entry of a chain: whoever wrote it down finds a cut tail and a rewritten chain later."""

    sequence: int
    hash: str


def append_entry(connection: sqlite3.Connection, kind: AuditKind, payload: Payload) -> ChainHead:
    """Append an entry inside the caller's transaction, so that it is there exactly when what it tells of is.

    Raises:
        ValueError: the payload is not JSON.
        sqlite3.Error: it cannot be written.
    """
    entry = next_entry(chain_head(connection), kind.value, payload)
    connection.execute(
        "INSERT INTO audit (sequence, time_utc, kind, payload, previous_hash, hash) VALUES (?, ?, ?, ?, ?, ?)",
        (entry.sequence, entry.time_utc, entry.kind, entry.payload, entry.previous_hash, entry.hash),
    )
    return ChainHead(entry.sequence, entry.hash)


def next_entry(before: ChainHead, kind: str, payload: Payload) -> AuditEntry:
    """The entry that follows a chain's last one, made now.

    Raises:
        ValueError: the payload is not JSON.
    """
    sequence, time_utc, text = before.sequence + 1, utc_now(), canonical_json(payload)
    value = _entry_hash(sequence, time_utc, kind, text, before.hash)
    return AuditEntry(sequence, time_utc, kind, text, before.hash, value)


def chain_head(connection: sqlite3.Connection) -> ChainHead:
    """The last entry's number and hash; 0 and zeros of an empty chain."""
    found = connection.execute("SELECT sequence, hash FROM audit ORDER BY sequence DESC LIMIT 1").fetchone()
    return ChainHead(0, START_HASH) if found is None else ChainHead(*found)


def last_sequence(connection: sqlite3.Connection, kind: AuditKind) -> int:
    """The number of the last entry of a kind; 0 when there is none."""
    found = connection.execute("SELECT coalesce(max(sequence), 0) FROM audit WHERE kind = ?", (kind.value,)).fetchone()
    return int(found[0])


def holds_entry(connection: sqlite3.Connection, kind: AuditKind, text: str) -> bool:
    """Whether an entry of a kind has a text in its payload, such as a hash that stands in no other."""
    found = connection.execute("SELECT 1 FROM audit WHERE kind = ? AND instr(payload, ?) LIMIT 1", (kind.value, text))
    return found.fetchone() is not None


def audit_entries(connection: sqlite3.Connection) -> Iterator[AuditEntry]:
    """All entries in order, a few at a time."""
    cursor = connection.execute("SELECT sequence, time_utc, kind, payload, previous_hash, hash FROM audit ORDER BY 1")
    for values in cursor:
        yield AuditEntry(*values)


def verify_chain(connection: sqlite3.Connection, expected: ChainHead | None = None) -> tuple[str, ...]:
    """Look for edited, removed and reordered entries.

    Args:
        connection: of the store.
        expected: a head that an export wrote down; without one, entries cut off the end cannot be missed.

    Returns:
        What is wrong, a sentence each; empty when the chain holds.
    """
    return chain_problems(audit_entries(connection), expected)


def chain_problems(entries: Iterable[AuditEntry], expected: ChainHead | None = None) -> tuple[str, ...]:
    """As `verify_chain`, of entries wherever they are kept."""
    first = AuditEntry(0, "", "", "", "", START_HASH)
    problems: list[str] = []
    last = first
    at_expected = None
    for before, entry in pairwise(chain((first,), entries)):
        last = entry
        if expected is not None and entry.sequence == expected.sequence:
            at_expected = entry.hash
        if entry.sequence != before.sequence + 1:
            problems.append(f"between entries {before.sequence} and {entry.sequence} an entry was removed")
        elif entry.previous_hash != before.hash:
            problems.append(
                f"entry {entry.sequence} does not follow entry {before.sequence}: one of them was put in, moved or "
                "changed"
            )
        if entry.computed_hash() != entry.hash:
            problems.append(f"entry {entry.sequence} ({entry.kind}, {entry.time_utc}) was edited")
    if last is first:
        problems.append("there is no entry at all, though every run begins with one")
    if expected is not None and at_expected is None:
        problems.append(
            f"the log ends with entry {last.sequence}, and entry {expected.sequence}, at which an export was made, is "
            "not in it: it was cut off or removed"
        )
    elif expected is not None and at_expected != expected.hash:
        problems.append(
            f"entry {expected.sequence} is another than when an export was made: the log was rewritten, or the export "
            "belongs to another run"
        )
    return tuple(problems)


def _entry_hash(sequence: int, time_utc: str, kind: str, payload: str, previous_hash: str) -> str:
    text = canonical_json([sequence, time_utc, kind, payload, previous_hash])
    return hashlib.sha256(text.encode("ascii")).hexdigest()
