"""The sign-off of a case: given when nothing is left to review or screen, and withdrawn when anything changes since."""

import sqlite3
from dataclasses import dataclass

from desktop.records import utc_now
from desktop.store.audit_log import AuditKind, append_entry
from desktop.store.canonical import canonical_json, storable_text
from desktop.store.review_queue import CaseReview, QueuePolicy, read_case_reviews
from desktop.store.run_record import read_run
from desktop.store.second_reading import SecondReading, read_second_reading
from desktop.store.withdrawal import WithdrawalReason
from inference.errors import UnusableInputError


class CaseNotReadyError(UnusableInputError):
    """A case cannot be signed off yet.

    Attributes:
        case: its name.
    """

    def __init__(self, case: str, reason: str) -> None:
        super().__init__(f"The case {case or '(top folder)'} cannot be signed off: {reason}")
        self.case = case
        self.reason = reason


@dataclass(frozen=True)
class SignOff:
    """A sign-off that was given.

    Attributes:
        row_count: rows of the case then.
        queued_count: those that had to be reviewed, and were.
    """

    case: str
    reviewer: str
    time_utc: str
    row_count: int
    queued_count: int


def sign_off(connection: sqlite3.Connection, case: str, reviewer: str, policy: QueuePolicy) -> SignOff:
    """Sign a case off, inside the caller's transaction.

    Args:
        connection: of the store.
        case: its name.
        reviewer: who signs.
        policy: by which rows have to be reviewed; written down with the sign-off.

    Raises:
        CaseNotReadyError: rows are left to review, or images to screen, or a second reading is going on.
        KeyError: there is no such case with rows.
        ValueError: nobody is named.
    """
    reviewer = _named(reviewer)
    run = read_run(connection)
    state = next(read_case_reviews(connection, run.info, policy, case), None)
    if state is None:
        raise KeyError(case)
    reason = what_is_left(state, read_second_reading(connection), walk_finished=run.walk_finished)
    if reason:
        raise CaseNotReadyError(case, reason)
    now = utc_now()
    _append(connection, case, "signed", reviewer, "", now, (state.row_count, state.queued_count), policy)
    return SignOff(case, reviewer, now, state.row_count, state.queued_count)


def what_is_left(state: CaseReview, second: SecondReading | None, *, walk_finished: bool) -> str:
    """What stands in the way of a case's sign-off, a sentence; empty when nothing does."""
    # First of all: names are not proved, and whatever else is said tells the second reader of the first one's work.
    if second is not None and second.is_open:
        return f"{second.reviewer} is reading this run blindly. Close the second reading first"
    if state.pending_count:
        return f"{_counted(state.pending_count)} not screened yet. Resume the run to its end first"
    if not walk_finished:
        return "the folder was not searched to its end, so more images may be found. Resume the run to its end first"
    if state.open_count:
        return f"{state.open_count:,} of {_counted(state.queued_count)} left to review. Review them first"
    if state.signed_by:
        return f"{state.signed_by} signed it off at {state.signed_at_utc}, and nothing has changed since"
    return ""


def withdraw(connection: sqlite3.Connection, case: str, reviewer: str, reason: str) -> bool:
    """Withdraw a case's sign-off by a person's wish, inside the caller's transaction.

    Returns:
        Whether there was one to withdraw.

    Raises:
        ValueError: nobody is named.
    """
    reviewer = _named(reviewer)
    found = connection.execute("SELECT case_id FROM cases WHERE name = ?", (case,)).fetchone()
    return found is not None and _withdraw(connection, found[0], reviewer, reason)


def withdraw_for_change(connection: sqlite3.Connection, case_id: int, reason: WithdrawalReason) -> bool:
    """Withdraw a case's sign-off because something has changed, inside the caller's transaction.

    Args:
        connection: of the store.
        case_id: of the case.
        reason: what has changed.

    Returns:
        Whether there was one to withdraw.
    """
    return _withdraw(connection, case_id, "", reason)


def _withdraw(connection: sqlite3.Connection, case_id: int, reviewer: str, reason: str) -> bool:
    found = connection.execute(
        "SELECT step, name FROM sign_offs JOIN cases USING (case_id) WHERE case_id = ? "
        "ORDER BY sign_off_id DESC LIMIT 1",
        (case_id,),
    ).fetchone()
    if found is None or found[0] != "signed":
        return False
    count = connection.execute("SELECT count(*) FROM results WHERE case_id = ?", (case_id,)).fetchone()[0]
    _append(connection, found[1], "withdrawn", reviewer, reason, utc_now(), (count, 0), None)
    return True


def _append(
    connection: sqlite3.Connection,
    case: str,
    step: str,
    reviewer: str,
    reason: str,
    time_utc: str,
    counts: tuple[int, int],
    policy: QueuePolicy | None,
) -> None:
    number = connection.execute("SELECT coalesce(max(sign_off_id), 0) + 1 FROM sign_offs").fetchone()[0]
    case_id = connection.execute("SELECT case_id FROM cases WHERE name = ?", (case,)).fetchone()[0]
    texts = (step, storable_text(reviewer), storable_text(reason), time_utc)
    values = [number, case_id, *texts, *counts, canonical_json({} if policy is None else policy.payload())]
    connection.execute(
        "INSERT INTO sign_offs (sign_off_id, case_id, step, reviewer, reason, time_utc, row_count, queued_count, "
        "policy) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        values,
    )
    kind = AuditKind.CASE_SIGNED_OFF if step == "signed" else AuditKind.SIGN_OFF_WITHDRAWN
    append_entry(connection, kind, {"case": case, "sign_off": values})


def _named(reviewer: str) -> str:
    if not reviewer.strip():
        raise ValueError("a sign-off needs a reviewer's name")
    return reviewer.strip()


def _counted(count: int) -> str:
    return "1 image is" if count == 1 else f"{count:,} images are"
