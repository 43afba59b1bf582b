"""How far the two readers agreed when the second reading was closed: worked out once, and kept in the audit log.

What is settled afterwards is settled with both answers in sight, so it says nothing of how far two people agree who do
not know of each other. The figures are therefore those of the closing, whatever is answered later.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict

from desktop.kappa import Kappa, cohens_kappa
from desktop.store.audit_log import AuditKind
from desktop.store.canonical import Payload
from desktop.store.review_queue import UNSURE

# In the payload of the entry that closes a second reading.
_AGREEMENT = "agreement"


@dataclass(frozen=True)
class AnswerPair:
    """What both readers had answered of one row when the second reading was closed: a class's display name or `unsure`.

    Attributes:
        first_reviewer: whose answer the first one is; a run may have several first readers.
        is_settled: whether a first reader has answered again since, and has not taken it back.
    """

    result_id: int
    first: str
    second: str
    first_reviewer: str = ""
    is_settled: bool = False


class Agreement(BaseModel):
    """Two readers' answers compared, as they stood when the second reading was closed.

    Attributes:
        first_reviewer, second_reviewer: their names; several first readers are joined by a comma, and empty without a
            row that both answered.
        last_review_id: the last review of the run then.
        table: rows per pair of answers: first, second, how many.
        every_answer: over all rows that both answered; `unsure` is an answer like a class. None without such a row.
        both_sure: over the rows where both named a class; None when there is none.
    """

    model_config = ConfigDict(frozen=True)

    first_reviewer: str
    second_reviewer: str
    last_review_id: int
    table: tuple[tuple[str, str, int], ...]
    every_answer: Kappa | None
    both_sure: Kappa | None

    @property
    def row_count(self) -> int:
        """Rows that both had answered."""
        return sum(count for _first, _second, count in self.table)

    def count(self, first: str, second: str) -> int:
        """Rows with these two answers."""
        return next((count for one, other, count in self.table if (one, other) == (first, second)), 0)


def compare_readers(pairs: Sequence[AnswerPair], second_reviewer: str, last_review_id: int) -> Agreement:
    """Compare two readers' answers."""
    table = Counter((pair.first, pair.second) for pair in pairs)
    return Agreement(
        first_reviewer=", ".join(sorted({pair.first_reviewer for pair in pairs})),
        second_reviewer=second_reviewer,
        last_review_id=last_review_id,
        table=tuple((first, second, count) for (first, second), count in sorted(table.items())),
        every_answer=_kappa(pairs),
        both_sure=_kappa([pair for pair in pairs if UNSURE not in (pair.first, pair.second)]),
    )


def _kappa(pairs: Sequence[AnswerPair]) -> Kappa | None:
    return cohens_kappa([pair.first for pair in pairs], [pair.second for pair in pairs])


# The latest answer of one reader to each row's content, among the reviews up to one of them.
_ANSWERS = (
    "SELECT * FROM reviews WHERE reviewed_class <> '' AND review_id IN (SELECT max(review_id) FROM reviews "
    "WHERE review_id <= ? AND reader = ? GROUP BY image_id, page, tile_x, tile_y, image_sha256)"
)
_PLACE = "image_id, page, tile_x, tile_y, image_sha256"
# A step back to the answer of the closing settles nothing.
_SETTLED = (
    "(SELECT step <> 'undone' OR later.reviewed_class <> first.reviewed_class FROM reviews AS later "
    "WHERE later.review_id > ? AND later.reader = 1 AND later.step <> 'noted' "
    "AND later.image_id = first.image_id AND later.page = first.page AND later.tile_x = first.tile_x "
    "AND later.tile_y = first.tile_y AND later.image_sha256 = first.image_sha256 ORDER BY later.review_id DESC LIMIT 1)"
)


def read_pairs(connection: sqlite3.Connection, last_review_id: int) -> list[AnswerPair]:
    """What both readers had answered up to a review, in the order of screening.

    Only of rows that are still there with the content that both saw.
    """
    found = connection.execute(
        f"SELECT result_id, first.reviewed_class, second.reviewed_class, first.reviewer, {_SETTLED} "  # noqa: S608  # own texts only
        f"FROM ({_ANSWERS}) AS first JOIN ({_ANSWERS}) AS second USING ({_PLACE}) JOIN results USING ({_PLACE}) "
        "ORDER BY 1",
        (last_review_id, last_review_id, 1, last_review_id, 2),
    )
    return [AnswerPair(number, one, other, name, bool(settled)) for number, one, other, name, settled in found]


def agreement_now(connection: sqlite3.Connection, second_reviewer: str) -> Agreement:
    """How far the readers agree by all that is answered so far: for the moment of the closing."""
    last: int = connection.execute("SELECT coalesce(max(review_id), 0) FROM reviews").fetchone()[0]
    return compare_readers(read_pairs(connection, last), second_reviewer, last)


def read_agreement(connection: sqlite3.Connection) -> Agreement | None:
    """How far the readers agreed when the second reading was closed; None when none was.

    Raises:
        ValueError: the audit log's entry of the closing was edited.
    """
    found = connection.execute(
        "SELECT sequence, payload FROM audit WHERE kind = ? ORDER BY sequence DESC LIMIT 1",
        (AuditKind.SECOND_READING_CLOSED.value,),
    ).fetchone()
    if found is None:
        return None
    sequence, text = found
    try:
        payload = json.loads(text)
        told = agreement_in(payload)
        if told is not None:
            return told
        second_reviewer = str(payload["second_reading"][2])
    except (LookupError, TypeError, ValueError) as error:
        raise ValueError(f"entry {sequence} of its audit log does not say how far two readers agreed") from error
    # Closed before entries told of it. Every review has an entry, so those before this one were the reviews then.
    last: int = connection.execute(
        "SELECT count(*) FROM audit WHERE kind = ? AND sequence < ?", (AuditKind.REVIEW.value, sequence)
    ).fetchone()[0]
    return compare_readers(read_pairs(connection, last), second_reviewer, last)


def agreement_in(payload: Payload) -> Agreement | None:
    """What an entry says of two readers' agreement; None when it says nothing.

    Raises:
        ValueError: it says what is none.
    """
    return Agreement.model_validate(payload[_AGREEMENT]) if _AGREEMENT in payload else None


def agreement_payload(agreement: Agreement) -> Payload:
    """As the entry that closes a second reading carries it."""
    return {_AGREEMENT: agreement.model_dump(mode="json")}
