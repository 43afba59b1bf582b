"""How far the two readers of a run agree: kappa, the table of their answers, and the rows where they differ."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.review.kappa import Kappa, cohens_kappa
from desktop.store.review_queue import UNSURE
from desktop.store.second_reading import AnswerPair


@dataclass(frozen=True)
class Agreement:
    """Two readers' answers compared.

    Attributes:
        first_reviewer, second_reviewer: their names; several first readers are joined by a comma.
        every_answer: over all rows that both answered; `unsure` is an answer like a class.
        both_sure: over the rows where both named a class; None when there is none.
        table: rows per pair of answers, (first, second).
        differing: result numbers of the rows with different answers, in the order of screening.
    """

    first_reviewer: str
    second_reviewer: str
    every_answer: Kappa
    both_sure: Kappa | None
    table: dict[tuple[str, str], int]
    differing: tuple[int, ...]


def compare_readers(pairs: Sequence[AnswerPair], first_reviewer: str, second_reviewer: str) -> Agreement | None:
    """Compare two readers; None when there is no row that both answered."""
    every = _kappa(pairs)
    if every is None:
        return None
    return Agreement(
        first_reviewer=first_reviewer,
        second_reviewer=second_reviewer,
        every_answer=every,
        both_sure=_kappa([pair for pair in pairs if UNSURE not in (pair.first, pair.second)]),
        table=dict(Counter((pair.first, pair.second) for pair in pairs)),
        differing=tuple(pair.result_id for pair in pairs if pair.first != pair.second),
    )


def _kappa(pairs: Sequence[AnswerPair]) -> Kappa | None:
    return cohens_kappa([pair.first for pair in pairs], [pair.second for pair in pairs])
