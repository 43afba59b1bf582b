"""A run per case: how many fields of each class a sub-folder holds, and how much of it is malignant."""

import sqlite3
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from desktop.records import RunInfo
from desktop.store.row_codec import DECISIONS
from inference.decision import Decision


@dataclass(frozen=True)
class CaseSummary:
    """One case in numbers.

    Attributes:
        case: the sub-folder; empty at the top.
        image_count: images with at least one row.
        row_count: rows, one per page or tile.
        decisions: rows per decision, every decision named.
        reported: reported rows per class, display names, every class named.
        malignant_share: share of the reported rows whose class is malignant, 0-1; None when none was reported.
        highest_malignant_probability: of all readable rows, 0-1; None when none was readable.
    """

    case: str
    image_count: int
    row_count: int
    decisions: dict[Decision, int]
    reported: dict[str, int]
    malignant_share: float | None
    highest_malignant_probability: float | None


def read_case_summaries(connection: sqlite3.Connection, run: RunInfo) -> Iterator[CaseSummary]:
    """All cases that have rows, by name; the most suspicious images of each are a page with `MOST_SUSPICIOUS_FIRST`."""
    images_per_case = dict(
        connection.execute(
            "SELECT name, count(DISTINCT image_id) FROM results INDEXED BY page_by_case JOIN cases USING (case_id) "
            "GROUP BY case_id"
        )
    )
    grouped = connection.execute(
        "SELECT name, decision, class_index, count(*), max(malignant_probability) "
        "FROM (SELECT case_id, decision, class_index, malignant_probability FROM results INDEXED BY page_by_case) "
        "JOIN cases USING (case_id) GROUP BY case_id, decision, class_index ORDER BY name"
    )
    for case, groups in groupby(grouped, key=itemgetter(0)):
        yield _summary(run, case, images_per_case[case], list(groups))


def _summary(
    run: RunInfo, case: str, image_count: int, groups: list[tuple[str, int, int | None, int, float | None]]
) -> CaseSummary:
    decisions: Counter[Decision] = Counter()
    reported: Counter[int] = Counter()
    for _case, decision_index, class_index, count, _highest in groups:
        decisions[DECISIONS[decision_index]] += count
        if DECISIONS[decision_index] is Decision.REPORTED and class_index is not None:
            reported[class_index] += count
    malignant = sum(reported[index] for index, label in enumerate(run.labels) if label.malignant)
    return CaseSummary(
        case=case,
        image_count=image_count,
        row_count=decisions.total(),
        decisions={decision: decisions[decision] for decision in DECISIONS},
        reported={label.display_name: reported[index] for index, label in enumerate(run.labels)},
        malignant_share=malignant / reported.total() if reported else None,
        highest_malignant_probability=max((group[4] for group in groups if group[4] is not None), default=None),
    )
