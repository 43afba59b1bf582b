"""Whether a store still says what its audit chain says: entries, run, rows and reviews."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from desktop.store.audit_log import AuditKind, ChainHead, audit_entries, chain_head, verify_chain
from desktop.store.row_digest import RowDigest
from desktop.store.run_record import run_payload
from desktop.store.vouched import VouchedBy, read_vouched, vouched_after, vouched_in

# Without these SQLite itself would let entries and reviews be changed.
_GUARDS = frozenset(
    {
        *("audit_in_order", "audit_keeps_text", "audit_stays"),
        *("reviews_in_order", "reviews_keep_text", "reviews_stay"),
        *("sign_offs_in_order", "sign_offs_keep_text", "sign_offs_stay"),
        *("second_readings_in_order", "second_readings_keep_text", "second_readings_stay"),
    }
)
# Tables whose rows are only ever appended, each with an entry that has its values; and what to call the rows.
_APPENDED = {"reviews": "reviews", "sign_offs": "sign-offs", "second_readings": "second readings"}
_FIRST_REVIEW_COLUMNS = 10
# As `0002_review.sql` has them.
_REVIEW_DEFAULTS = ("assigned", 1, "", None)


class RowCover(StrEnum):
    """Whether the audit chain vouches for the rows as they are."""

    HOLDS = "holds"
    DIFFERS = "differs"
    NOT_YET = "not_yet"


@dataclass(frozen=True)
class Verification:
    """What a check of a store found.

    Attributes:
        problems: what is wrong, a sentence each; empty when the store holds.
        row_cover: `not_yet` while rows may be written: from the start of a session until the run ends, or until
            an export of what a killed process left.
        head: the chain's last entry.
        digest: of the rows as they are.
    """

    problems: tuple[str, ...]
    row_cover: RowCover
    head: ChainHead
    digest: RowDigest


@dataclass
class _Told:
    """What the chain tells, read from its beginning."""

    started: object | None = None
    vouched: VouchedBy | None = None
    appended: dict[str, list[object]] = field(default_factory=lambda: {table: [] for table in _APPENDED})
    gaps: list[str] = field(default_factory=list)


def verify_store(connection: sqlite3.Connection, expected: ChainHead | None = None) -> Verification:
    """Check a store against its audit chain.

    Args:
        connection: of the store, best one of its own: everything is read at one moment.
        expected: a head that an export wrote down.
    """
    connection.execute("BEGIN")
    try:
        problems = [f"Audit log: {each}" for each in verify_chain(connection, expected)]
        found = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
        problems += [f"The guard {name} was taken out of the store" for name in sorted(_GUARDS - found)]
        told = _what_the_chain_says(connection)
        problems += [*told.gaps, *_differences(connection, told)]
        now = read_vouched(connection)
        cover = RowCover.NOT_YET
        if told.vouched is not None:
            vouched = told.vouched.vouched
            cover = RowCover.HOLDS if now.rows == vouched.rows else RowCover.DIFFERS
            problems += [
                f"The store is not as entry {told.vouched.sequence} of the audit log vouches for: {each}"
                for each in vouched.differences_from(now)
            ]
        return Verification(tuple(problems), cover, chain_head(connection), now.rows)
    finally:
        connection.execute("ROLLBACK")


def edited_beside_rows(connection: sqlite3.Connection) -> tuple[str, ...]:
    """What of a store besides its rows is not as its audit chain tells: the run, reviews, sign-offs, second readings.

    Of these the chain has every value, so that an edit is found at any time; of rows see `desktop.store.vouched`.
    """
    return tuple(_differences(connection, _what_the_chain_says(connection)))


def _differences(connection: sqlite3.Connection, told: _Told) -> Iterator[str]:
    if told.started is not None and told.started != run_payload(connection):
        yield "What the run was started with is not what its first audit entry says: it was edited"
    for table, name in _APPENDED.items():
        # Each begins with its number. The names are this module's own.
        rows = connection.execute(f"SELECT * FROM {table} ORDER BY 1")  # noqa: S608  # see above
        if told.appended[table] != [list(row) for row in rows]:
            yield f"The {name} are not those of the audit log: one was edited, put in or removed"


def _what_the_chain_says(connection: sqlite3.Connection) -> _Told:
    told = _Told()
    for entry in audit_entries(connection):
        payload = entry.read_payload()
        if payload is None:
            # It was edited, which `verify_chain` finds.
            continue
        if entry.kind == AuditKind.RUN_STARTED:
            told.started = payload if told.started is None else told.started
        elif entry.kind == AuditKind.REVIEW:
            told.appended["reviews"].append(_as_of_now(payload.get("review")))
        elif entry.kind in (AuditKind.CASE_SIGNED_OFF, AuditKind.SIGN_OFF_WITHDRAWN):
            told.appended["sign_offs"].append(payload.get("sign_off"))
        elif entry.kind in (AuditKind.SECOND_READING_OPENED, AuditKind.SECOND_READING_CLOSED):
            told.appended["second_readings"].append(payload.get("second_reading"))
        # The last digest alone would vouch for what was edited before the entry that holds it.
        said = vouched_in(payload)
        if told.vouched is not None and said is not None:
            told.gaps += [
                f"Between entries {told.vouched.sequence} and {entry.sequence} of the audit log, without an entry that "
                f"says so, {each}"
                for each in told.vouched.vouched.differences_from(said)
            ]
        elif told.vouched is not None and entry.kind == AuditKind.RUN_RESUMED:
            told.gaps.append(
                f"Entry {entry.sequence} of the audit log does not say whether the store was still as entry "
                f"{told.vouched.sequence} vouches for"
            )
        told.vouched = vouched_after(entry, payload, told.vouched)
    return told


def _as_of_now(review: object) -> object:
    """A review's values with those that schema 2 gave to the reviews it found."""
    is_first_schema = isinstance(review, list) and len(review) == _FIRST_REVIEW_COLUMNS
    return [*review, *_REVIEW_DEFAULTS] if is_first_schema and isinstance(review, list) else review
