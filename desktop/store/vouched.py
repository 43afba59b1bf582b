"""What the audit chain vouches for while nobody screens: all result rows, and how the run says that it ended."""

import json
import sqlite3
from dataclasses import dataclass

from pydantic import JsonValue

from desktop.store.audit_log import AuditEntry, AuditKind
from desktop.store.canonical import Payload
from desktop.store.row_digest import RowDigest, digest_rows

# In the payload of an export that was made while its run was being screened: rows may follow it.
RUN_GOES_ON = "run_goes_on"

_ENDING = "store_ending"
_KINDS = (AuditKind.RUN_STARTED, AuditKind.RUN_RESUMED, AuditKind.RUN_ENDED, AuditKind.EXPORT)


@dataclass(frozen=True)
class Vouched:
    """What an entry of the chain says of the whole store.

    Attributes:
        rows: all result rows.
        ending: how far the run is and what its walk found, as `run` keeps it.
    """

    rows: RowDigest
    ending: dict[str, JsonValue]

    def payload(self) -> dict[str, JsonValue]:
        """As an audit entry carries it."""
        return {**self.rows.payload(), _ENDING: self.ending}

    def differences_from(self, now: "Vouched") -> tuple[str, ...]:
        """What was changed since, a phrase each; empty when nothing was."""
        found = []
        if self.rows != now.rows:
            found.append(
                f"a result row was edited, put in or removed ({now.rows.row_count:,} rows, expected "
                f"{self.rows.row_count:,})"
            )
        if self.ending != now.ending:
            found.append("what the run says of its end was edited")
        return tuple(found)


@dataclass(frozen=True)
class VouchedBy:
    """What the chain vouches for, with the number of the entry that does."""

    sequence: int
    vouched: Vouched


def read_vouched(connection: sqlite3.Connection) -> Vouched:
    """The store as it is: reads all rows."""
    state, walk_finished, walk_findings, elapsed_seconds, ended_at_utc = connection.execute(
        "SELECT state, walk_finished, walk_findings, elapsed_seconds, ended_at_utc FROM run"
    ).fetchone()
    return Vouched(
        digest_rows(connection),
        {
            "state": state,
            "walk_finished": bool(walk_finished),
            "walk_findings": json.loads(walk_findings),
            "elapsed_seconds": elapsed_seconds,
            "ended_at_utc": ended_at_utc,
        },
    )


def vouched_in(payload: Payload) -> Vouched | None:
    """What an entry says of the store; None when it says nothing."""
    rows, ending = RowDigest.of_payload(payload), payload.get(_ENDING)
    return Vouched(rows, ending) if rows is not None and isinstance(ending, dict) else None


def vouched_after(entry: AuditEntry, payload: Payload, before: VouchedBy | None) -> VouchedBy | None:
    """What the chain vouches for from an entry on.

    Args:
        entry: of the chain.
        payload: its own, read.
        before: what the chain vouched for until this entry.

    Returns:
        None where rows may be written: from the start of a session until the run ends.
    """
    if entry.kind not in _KINDS:
        return before
    is_session = entry.kind in (AuditKind.RUN_STARTED, AuditKind.RUN_RESUMED) or payload.get(RUN_GOES_ON) is True
    said = None if is_session else vouched_in(payload)
    return None if said is None else VouchedBy(entry.sequence, said)


def last_vouched(connection: sqlite3.Connection) -> VouchedBy | None:
    """What the chain vouches for now, found from its end; None while rows may be written."""
    values = connection.execute(
        "SELECT sequence, time_utc, kind, payload, previous_hash, hash FROM audit WHERE kind IN (?, ?, ?, ?) "
        "ORDER BY sequence DESC LIMIT 1",
        [kind.value for kind in _KINDS],
    ).fetchone()
    if values is None:
        return None
    entry = AuditEntry(*values)
    payload = entry.read_payload()
    # An edited payload is none; a check of the whole chain finds it.
    return None if payload is None else vouched_after(entry, payload, None)
