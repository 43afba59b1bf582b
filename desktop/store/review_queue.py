"""Which rows a person is to look at, what he has answered of them, and what that makes of each case."""

import sqlite3
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray
from pydantic import JsonValue

from desktop.records import RunInfo
from desktop.store.number_query import read_numbers
from desktop.store.row_codec import DECISIONS, flag_mask
from desktop.store.withdrawal import WithdrawalReason, withdrawal_reason
from inference.decision import Decision, Flag

# What stands for a class where the reviewer cannot say one.
UNSURE = "unsure"


@dataclass(frozen=True)
class QueuePolicy:
    """Which readable rows a person has to review; unreadable ones have no picture to look at, and are counted apart.

    Attributes:
        low_confidence_below: rows whose predicted class has a probability below this, 0-1.
        flags: rows with any of these. Rows that were not reported are always queued.
    """

    low_confidence_below: float = 0.9
    flags: frozenset[Flag] = field(default_factory=lambda: frozenset(Flag))

    def payload(self) -> dict[str, JsonValue]:
        """As the audit chain tells of it."""
        names: list[JsonValue] = [flag.value for flag in Flag if flag in self.flags]
        return {"low_confidence_below": self.low_confidence_below, "flags": names}


DEFAULT_POLICY = QueuePolicy()


@dataclass(frozen=True, eq=False)
class ReviewQueue:
    """Rows to be reviewed.

    Attributes:
        result_ids: int64 (N,).
        is_reviewed: bool (N,), whether the reader that was asked for has answered.
    """

    result_ids: NDArray[np.int64]
    is_reviewed: NDArray[np.bool_]

    @property
    def open_count(self) -> int:
        """Rows still to be reviewed."""
        return int(np.count_nonzero(~self.is_reviewed))


@dataclass(frozen=True)
class CaseReview:
    """What one reader has made of one case.

    Attributes:
        case: the sub-folder; empty at the top.
        row_count: rows, one per page or tile.
        pending_count: images of it that are not screened yet.
        unreadable_count: rows that nobody can review.
        queued_count: rows that have to be reviewed.
        reviewed_count: those of them that the reader has answered.
        answers: rows per answer of the reader, queued or not: every class named, and `unsure`.
        final: rows per class, the reader's answer where there is one, else the reported class; every class named.
        undecided_count: readable rows without either.
        final_malignant_share: of the rows in `final`, 0-1; None when there is none.
        agreement: the reader's answers that name the class which the model reported, and how many name a class of a
            reported row.
        signed_by: who signed it off; empty when nobody did, or when it was withdrawn, and for a blind reader.
        signed_at_utc: when; ISO 8601.
        withdrawn_because: why the last sign-off no longer counts: the program's reason or a person's sentence; empty
            when it counts or there was none, and for a blind reader.
    """

    case: str
    row_count: int
    pending_count: int
    unreadable_count: int
    queued_count: int
    reviewed_count: int
    answers: dict[str, int]
    final: dict[str, int]
    undecided_count: int
    final_malignant_share: float | None
    agreement: tuple[int, int]
    signed_by: str = ""
    signed_at_utc: str = ""
    withdrawn_because: WithdrawalReason | str = ""

    @property
    def open_count(self) -> int:
        """Rows that still have to be reviewed."""
        return self.queued_count - self.reviewed_count


def class_together(answer: str, reported: str) -> str:
    """The class of a row by model and reader together, a display name; empty where neither has one.

    Args:
        answer: of the reader; empty where there is none.
        reported: the reported class; empty where the model abstained.
    """
    # A reader who is unsure has not confirmed the model's class.
    return "" if answer == UNSURE else answer or reported


def queue_condition(policy: QueuePolicy) -> tuple[str, list[object]]:
    """The condition of a queued row over the columns of `results`, and its values."""
    # `+`: the rows are walked in their order, whatever is asked of them.
    text = "(+decision <> ? AND (+decision = ? OR +flags & ? <> 0 OR +probability < ?))"
    unreadable, abstained = DECISIONS.index(Decision.UNREADABLE), DECISIONS.index(Decision.ABSTAINED)
    return text, [unreadable, abstained, flag_mask(tuple(policy.flags)), policy.low_confidence_below]


def read_queue(
    connection: sqlite3.Connection, policy: QueuePolicy, reader: int | None = 1, case: str | None = None
) -> ReviewQueue:
    """The rows to be reviewed, case by case, and in each case the most suspicious first.

    Args:
        connection: of the store.
        policy: see there.
        reader: 1 or 2: whose answers count; None is nobody.
        case: only of this case.
    """
    condition, values = queue_condition(policy)
    if case is not None:
        condition += " AND name = ?"
        values.append(case)
    query = (
        "SELECT result_id FROM results INDEXED BY page_by_case JOIN cases USING (case_id) "  # noqa: S608  # own texts only
        f"WHERE {condition} ORDER BY name, malignant_probability DESC, image_id, result_id LIMIT -1"
    )
    return _with_answers(connection, read_numbers(connection, query, values), reader)


def read_later_queue(
    connection: sqlite3.Connection, policy: QueuePolicy, reader: int | None, after: int, case: str | None = None
) -> ReviewQueue:
    """The queued rows that were committed after the row of a number, in the order of their commits."""
    condition, values = queue_condition(policy)
    if case is not None:
        condition += " AND case_id = (SELECT case_id FROM cases WHERE name = ?)"
        values.append(case)
    query = f"SELECT result_id FROM results NOT INDEXED WHERE result_id > ? AND {condition} ORDER BY result_id LIMIT -1"  # noqa: S608  # own texts only
    return _with_answers(connection, read_numbers(connection, query, [after, *values]), reader)


def last_result_id(connection: sqlite3.Connection) -> int:
    """The highest number of a row; 0 when there is none."""
    return int(connection.execute("SELECT coalesce(max(result_id), 0) FROM results").fetchone()[0])


def _with_answers(connection: sqlite3.Connection, ids: NDArray[np.int64], reader: int | None) -> ReviewQueue:
    answered = connection.execute("SELECT result_id FROM answers WHERE reader = ? AND reviewed_class <> ''", (reader,))
    reviewed = np.fromiter((number for (number,) in answered), np.int64)
    return ReviewQueue(ids, np.isin(ids, reviewed))


def read_case_reviews(
    connection: sqlite3.Connection,
    run: RunInfo,
    policy: QueuePolicy = DEFAULT_POLICY,
    case: str | None = None,
    reader: int | None = 1,
) -> Iterator[CaseReview]:
    """What a reader has made of all cases that have rows, by name.

    Args:
        connection: of the store.
        run: of the store.
        policy: see there.
        case: only this one.
        reader: 1 is the first reader, whose sign-offs are told of too; 2 is the blind second one, None nobody.
    """
    counted = _count_rows(connection, policy, case, reader)
    pending = dict(
        connection.execute("SELECT case_id, count(*) FROM images WHERE state = 'pending' GROUP BY case_id").fetchall()
    )
    latest = {
        case_id: (step, reviewer, reason, time_utc)
        for case_id, step, reviewer, reason, time_utc in connection.execute(
            "SELECT case_id, step, reviewer, reason, time_utc FROM sign_offs "
            "WHERE ? = 1 AND sign_off_id IN (SELECT max(sign_off_id) FROM sign_offs GROUP BY case_id)",
            (reader,),
        )
    }
    for case_id, name in connection.execute("SELECT case_id, name FROM cases ORDER BY name").fetchall():
        if case_id not in counted:
            continue
        step, reviewer, reason, time_utc = latest.get(case_id, ("", "", "", ""))
        found = _case_review(run, name, counted[case_id], int(pending.get(case_id, 0)))
        if step == "signed":
            yield replace(found, signed_by=reviewer, signed_at_utc=time_utc)
        else:
            yield replace(found, withdrawn_because=withdrawal_reason(reviewer, reason))


def _count_rows(
    connection: sqlite3.Connection, policy: QueuePolicy, case: str | None, reader: int | None
) -> dict[int, Counter[tuple[int, int | None, int, str]]]:
    """Rows per case, decision, class, whether they are queued, and answer.

    All rows are counted along one index, then those few that have an answer: to join them is ten times slower.
    """
    condition, values = queue_condition(policy)
    only, asked = ("TRUE", []) if case is None else ("case_id = (SELECT case_id FROM cases WHERE name = ?)", [case])
    counted: dict[int, Counter[tuple[int, int | None, int, str]]] = {}
    every = connection.execute(
        f"SELECT case_id, decision, class_index, {condition} AS queued, count(*) "  # noqa: S608  # own texts only
        f"FROM results INDEXED BY page_by_case WHERE {only} GROUP BY 1, 2, 3, 4",
        [*values, *asked],
    )
    for case_id, decision, class_index, queued, count in every:
        counted.setdefault(case_id, Counter())[decision, class_index, queued, ""] += count
    answered = connection.execute(
        f"SELECT case_id, decision, class_index, {condition} AS queued, reviewed_class, count(*) "  # noqa: S608  # own texts only
        f"FROM answers CROSS JOIN results USING (result_id) WHERE reader = ? AND reviewed_class <> '' AND {only} "
        "GROUP BY 1, 2, 3, 4, 5",
        [*values, reader, *asked],
    )
    for case_id, decision, class_index, queued, answer, count in answered:
        counted[case_id][decision, class_index, queued, answer] += count
        counted[case_id][decision, class_index, queued, ""] -= count
    return counted


def _case_review(
    run: RunInfo,
    case: str,
    counted: Counter[tuple[int, int | None, int, str]],
    pending_count: int,
) -> CaseReview:
    names = [label.display_name for label in run.labels]
    answers: Counter[str] = Counter()
    final: Counter[str] = Counter()
    decisions: Counter[Decision] = Counter()
    queued_count = reviewed_count = undecided_count = same_count = compared_count = 0
    for (decision_index, class_index, queued, answer), count in counted.items():
        decision = DECISIONS[decision_index]
        decisions[decision] += count
        reported = names[class_index] if decision is Decision.REPORTED and class_index is not None else ""
        queued_count += count if queued else 0
        reviewed_count += count if queued and answer else 0
        if answer:
            answers[answer] += count
        decided = class_together(answer, reported)
        if decided:
            final[decided] += count
        elif decision is not Decision.UNREADABLE:
            undecided_count += count
        if reported and answer in names:
            compared_count += count
            same_count += count if answer == reported else 0
    malignant = sum(final[label.display_name] for label in run.labels if label.malignant)
    return CaseReview(
        case=case,
        row_count=decisions.total(),
        pending_count=pending_count,
        unreadable_count=decisions[Decision.UNREADABLE],
        queued_count=queued_count,
        reviewed_count=reviewed_count,
        answers={name: answers[name] for name in (*names, UNSURE)},
        final={name: final[name] for name in names},
        undecided_count=undecided_count,
        final_malignant_share=malignant / final.total() if final else None,
        agreement=(same_count, compared_count),
    )
