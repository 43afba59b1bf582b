"""Reviews going into the store: each step of a person is appended with all that counts after it; none is changed."""

import sqlite3
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from pydantic import JsonValue

from desktop.records import Review, utc_now
from desktop.store.audit_log import AuditKind, append_entry
from desktop.store.canonical import storable_text
from desktop.store.results import RowKey
from desktop.store.review_queue import UNSURE
from desktop.store.row_codec import DECISIONS
from desktop.store.run_record import read_run
from desktop.store.second_reading import ReviewRefusedError, read_second_reading, same_person
from desktop.store.sign_offs import withdraw_for_change
from desktop.store.withdrawal import WithdrawalReason
from inference.decision import Decision


class Reader(IntEnum):
    """Whose answers: those of the reader that count, or those of the blind second reader."""

    FIRST = 1
    SECOND = 2


class ReviewStep(StrEnum):
    """What a person did."""

    ASSIGNED = "assigned"
    ACCEPTED = "accepted"
    UNSURE = "unsure"
    NOTED = "noted"
    UNDONE = "undone"
    REDONE = "redone"


@dataclass(frozen=True)
class Answer:
    """What a reader says of a row.

    Attributes:
        reviewed_class: a class's display name, `unsure`, or empty: no answer (yet, or any more).
        note: free text.
    """

    reviewed_class: str = ""
    note: str = ""


@dataclass(frozen=True)
class NewReview:
    """A step to be appended.

    Attributes:
        key: of the row.
        reviewer: who.
        reviewed_class: see `Answer`; None keeps what counts.
        note: None keeps what counts.
        about_review_id: of `undone` and `redone`: which review.
    """

    key: RowKey
    reader: Reader
    reviewer: str
    step: ReviewStep
    reviewed_class: str | None = None
    note: str | None = None
    about_review_id: int | None = None


@dataclass(frozen=True)
class CommittedReview:
    """A step that is on the disk.

    Attributes:
        before: what counted.
        after: what counts.
        withdrawn_case: the case whose sign-off this withdrew; None when none.
    """

    review_id: int
    key: RowKey
    step: ReviewStep
    before: Answer
    after: Answer
    withdrawn_case: str | None = None


def append_review(connection: sqlite3.Connection, new: NewReview) -> CommittedReview:
    """Append a review and its audit entry, inside the caller's transaction.

    Raises:
        KeyError: there is no such row, or it has another content than the step that is taken back or repeated.
        ReviewRefusedError: the second reader is not this person, or reads no longer; or he would write as first; or the
            row could not be read, so that nobody has seen a picture of it: only a note can be written to it.
        ValueError: nobody is named, or the class is none of the run's.
    """
    reviewer = new.reviewer.strip()
    if not reviewer:
        raise ValueError("a review needs a reviewer's name")
    _check_reader(connection, new.reader, reviewer)
    before = read_answer(connection, new.key, new.reader)
    after = Answer(
        before.reviewed_class if new.reviewed_class is None else new.reviewed_class,
        before.note if new.note is None else storable_text(new.note),
    )
    known = {"", UNSURE, *(label.display_name for label in read_run(connection).info.labels)}
    if after.reviewed_class not in known:
        raise ValueError(f"{after.reviewed_class!r} is none of the run's classes")
    written = Review(reviewer, after.reviewed_class, after.note)
    is_answered = after.reviewed_class not in ("", before.reviewed_class)
    number, case_id, case = _insert(connection, new, written, is_answered=is_answered)
    withdrawn = new.reader is Reader.FIRST and withdraw_for_change(connection, case_id, WithdrawalReason.REVIEW_CHANGED)
    return CommittedReview(number, new.key, new.step, before, after, case if withdrawn else None)


def insert_review(connection: sqlite3.Connection, key: RowKey, review: Review) -> None:
    """Append a first reader's review as it is given, inside the caller's transaction.

    Raises:
        KeyError: there is no such row.
        ReviewRefusedError: it gives an answer to a row that could not be read.
    """
    step = NewReview(key, Reader.FIRST, review.reviewer, ReviewStep.ASSIGNED)
    _number, case_id, _case = _insert(connection, step, review, is_answered=bool(review.reviewed_class))
    withdraw_for_change(connection, case_id, WithdrawalReason.REVIEW_CHANGED)


def read_answer(connection: sqlite3.Connection, key: RowKey, reader: Reader) -> Answer:
    """What a reader says of a row now; empty when nothing."""
    found = connection.execute(
        "SELECT reviewed_class, note FROM reviews JOIN results USING (image_id, page, tile_x, tile_y, image_sha256) "
        "WHERE reviews.image_id = ? AND reviews.page = ? AND reviews.tile_x = ? AND reviews.tile_y = ? AND reader = ? "
        "ORDER BY review_id DESC LIMIT 1",
        (key.image_id, key.page, key.tile_x, key.tile_y, reader),
    ).fetchone()
    return Answer() if found is None else Answer(*found)


def _check_reader(connection: sqlite3.Connection, reader: Reader, reviewer: str) -> None:
    second = read_second_reading(connection)
    if reader is Reader.SECOND:
        if second is None or not second.is_open:
            raise ReviewRefusedError("No second reading is going on in this run, so nothing can be answered in it")
        if not same_person(second.reviewer, reviewer):
            raise ReviewRefusedError(f"The second reading of this run is {second.reviewer}'s, not {reviewer}'s")
    elif second is not None and second.is_open and same_person(second.reviewer, reviewer):
        raise ReviewRefusedError(
            f"{second.reviewer} is this run's second reader, and cannot be its first one too. Close the second "
            "reading first"
        )


def _reviewed_content(connection: sqlite3.Connection, review_id: int) -> str | None:
    found = connection.execute("SELECT image_sha256 FROM reviews WHERE review_id = ?", (review_id,)).fetchone()
    return None if found is None else found[0]


def _insert(
    connection: sqlite3.Connection, new: NewReview, review: Review, *, is_answered: bool
) -> tuple[int, int, str]:
    """Append a review.

    Args:
        is_answered: whether it gives an answer that did not count before; there is none to a row without a picture.
    """
    key = new.key
    place = (key.image_id, key.page, key.tile_x, key.tile_y)
    found = connection.execute(
        "SELECT image_sha256, image_path, case_id, name, decision FROM results JOIN cases USING (case_id) "
        "WHERE image_id = ? AND page = ? AND tile_x = ? AND tile_y = ?",
        place,
    ).fetchone()
    if found is None:
        raise KeyError(key)
    sha256, image_path, case_id, case, decision = found
    if new.about_review_id is not None and _reviewed_content(connection, new.about_review_id) != sha256:
        # The step was about another picture in the same place: taking it back would answer one that nobody saw.
        raise KeyError(key)
    if is_answered and DECISIONS[decision] is Decision.UNREADABLE:
        raise ReviewRefusedError(
            f"{image_path} could not be read, so there is no picture of it to answer. Write a note, or screen a whole "
            "copy of the file"
        )
    texts = [storable_text(text) for text in (review.reviewer, review.reviewed_class, review.note, review.signed_at)]
    number: int = connection.execute("SELECT coalesce(max(review_id), 0) + 1 FROM reviews").fetchone()[0]
    added: list[JsonValue] = [new.step.value, new.reader.value, utc_now(), new.about_review_id]
    payload: list[JsonValue] = [number, *place, sha256, *texts, *added]
    connection.execute(
        "INSERT INTO reviews (review_id, image_id, page, tile_x, tile_y, image_sha256, reviewer, reviewed_class, note, "
        "signed_at, step, reader, reviewed_at_utc, about_review_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        payload,
    )
    append_entry(connection, AuditKind.REVIEW, {"image_path": image_path, "review": payload})
    return number, case_id, case
