"""The blind second reading of a run: one other person answers without seeing the first one's answers."""

import sqlite3
import unicodedata
from dataclasses import dataclass
from types import MappingProxyType

from desktop.records import utc_now
from desktop.store.agreement import AnswerPair, agreement_now, agreement_payload, read_agreement, read_pairs
from desktop.store.audit_log import AuditKind, append_entry
from desktop.store.canonical import Payload, storable_text
from inference.errors import UnusableInputError


class ReviewRefusedError(UnusableInputError):
    """A review, or a second reading, that would not be what it says it is."""


@dataclass(frozen=True)
class SecondReading:
    """The second reading of a run.

    Attributes:
        reviewer: the second reader.
        closed_at_utc: empty while it goes on.
    """

    reviewer: str
    opened_at_utc: str
    closed_at_utc: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it goes on, and the answers of one reader are kept from the other."""
        return not self.closed_at_utc


def same_person(first: str, second: str) -> bool:
    """Whether two names mean one person, capitals, spaces and the way a letter is encoded aside."""
    return _plain(first) == _plain(second)


def read_second_reading(connection: sqlite3.Connection) -> SecondReading | None:
    """The run's second reading; None when there was none."""
    steps = connection.execute("SELECT step, reviewer, time_utc FROM second_readings ORDER BY 1 DESC").fetchall()
    times = {step: (reviewer, time_utc) for step, reviewer, time_utc in steps}
    if "opened" not in times:
        return None
    reviewer, opened_at_utc = times["opened"]
    return SecondReading(reviewer, opened_at_utc, times.get("closed", ("", ""))[1])


def open_second_reading(connection: sqlite3.Connection, reviewer: str) -> SecondReading:
    """Begin the second reading, inside the caller's transaction.

    Raises:
        ReviewRefusedError: nobody is named, there was one already, or this person is a first reader.
    """
    reviewer = reviewer.strip()
    if not reviewer:
        raise ReviewRefusedError("A second reading needs the second reader's name")
    before = read_second_reading(connection)
    if before is not None:
        raise ReviewRefusedError(
            f"This run has its second reading already, by {before.reviewer} since {before.opened_at_utc}. Answers that "
            "were seen cannot be given blindly again"
        )
    for (name,) in connection.execute("SELECT DISTINCT reviewer FROM reviews WHERE reader = 1"):
        if same_person(name, reviewer):
            raise ReviewRefusedError(
                f"{name} has reviewed images of this run as its first reader, and so knows those answers. A second "
                "reading needs another person"
            )
    return _append(connection, "opened", reviewer)


def close_second_reading(connection: sqlite3.Connection) -> SecondReading:
    """End the second reading, inside the caller's transaction: from now on both may see all answers.

    How far the two agree is worked out here, and written down with the closing: see `desktop.store.agreement`.

    Raises:
        ReviewRefusedError: there is none going on.
    """
    now = read_second_reading(connection)
    if now is None or not now.is_open:
        raise ReviewRefusedError("No second reading is going on in this run")
    return _append(connection, "closed", now.reviewer, agreement_payload(agreement_now(connection, now.reviewer)))


def read_answer_pairs(connection: sqlite3.Connection) -> list[AnswerPair]:
    """What both readers had answered when the second reading was closed, in the order of screening.

    Of the rows that both did, and that are still there with the content that both saw.

    Raises:
        ReviewRefusedError: the second reading is going on: its reader must not know.
        ValueError: see `read_agreement`.
    """
    now = read_second_reading(connection)
    if now is not None and now.is_open:
        raise ReviewRefusedError(
            f"{now.reviewer} is reading blindly. The answers can be compared when the second reading is closed"
        )
    agreement = read_agreement(connection)
    return [] if agreement is None else read_pairs(connection, agreement.last_review_id)


def _plain(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def _append(
    connection: sqlite3.Connection, step: str, reviewer: str, details: Payload = MappingProxyType({})
) -> SecondReading:
    number = connection.execute("SELECT coalesce(max(second_reading_id), 0) + 1 FROM second_readings").fetchone()[0]
    values = [number, step, storable_text(reviewer), utc_now()]
    connection.execute(
        "INSERT INTO second_readings (second_reading_id, step, reviewer, time_utc) VALUES (?, ?, ?, ?)", values
    )
    kind = AuditKind.SECOND_READING_OPENED if step == "opened" else AuditKind.SECOND_READING_CLOSED
    append_entry(connection, kind, {"second_reading": values, **details})
    written = read_second_reading(connection)
    if written is None:
        raise RuntimeError("the second reading that was just written is not there")
    return written
