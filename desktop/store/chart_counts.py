"""What the charts of a run show, counted by SQLite itself: no row is read into Python, however many there are."""

import sqlite3
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from desktop.records import RunInfo
from desktop.store.row_codec import DECISIONS, flag_mask
from inference.decision import Decision, Flag

CONFIDENCE_BINS = 20
MOST_BLOCKS = 240
_MOST_CASES = 5


@dataclass(frozen=True, eq=False)
class ConfidenceCounts:
    """Readable rows by the probability of their predicted class.

    Attributes:
        reported: int64 (K, CONFIDENCE_BINS): per class in the card's order and bin of equal width from 0 to 1; a row on
            an edge belongs to the upper bin, and 1 to the last.
        withheld: the same of the rows that the model abstained on.
    """

    reported: NDArray[np.int64]
    withheld: NDArray[np.int64]


@dataclass(frozen=True)
class StainBlock:
    """Readable rows that were screened one after another.

    Attributes:
        first_row: place of its first row in the order of screening, from 0, unreadable rows counted too.
        row_count: readable rows.
        unlike_count: those whose stain is flagged as unlike the training images.
    """

    first_row: int
    row_count: int
    unlike_count: int

    @property
    def share(self) -> float | None:
        """Of flagged rows, 0-1; None where nothing could be read."""
        return self.unlike_count / self.row_count if self.row_count else None


@dataclass(frozen=True)
class StainedCase:
    """A case with rows whose stain is flagged."""

    case: str
    row_count: int
    unlike_count: int


@dataclass(frozen=True)
class StainCounts:
    """The stain of a run.

    Attributes:
        blocks: in the order of screening, of equally many rows but for the last.
        rows_per_block: rows that a block stands for, unreadable ones too.
        row_count: readable rows.
        unlike_count: those that are flagged.
        cases: those with the most flagged rows, the most first.
    """

    blocks: tuple[StainBlock, ...]
    rows_per_block: int
    row_count: int
    unlike_count: int
    cases: tuple[StainedCase, ...]


@dataclass(frozen=True, eq=False)
class ChartCounts:
    """Everything that the charts show of one moment.

    Attributes:
        unreadable_count: rows without an answer, which `confidence` leaves out.
    """

    confidence: ConfidenceCounts
    unreadable_count: int
    stain: StainCounts


def read_chart_counts(connection: sqlite3.Connection, run: RunInfo) -> ChartCounts:
    """Count for the charts; a tenth of a second for 100,000 rows.

    Args:
        connection: of the store, in a transaction where rows may be written meanwhile.
        run: of the store.
    """
    counts = np.zeros((len(DECISIONS), len(run.labels), CONFIDENCE_BINS), np.int64)
    unreadable_count = 0
    for decision, class_index, place, count in connection.execute(
        "SELECT decision, class_index, min(CAST(probability * ? AS INTEGER), ?), count(*) "
        "FROM results INDEXED BY page_by_decision GROUP BY 1, 2, 3",
        (CONFIDENCE_BINS, CONFIDENCE_BINS - 1),
    ):
        if class_index is None:
            unreadable_count += count
        else:
            counts[decision, class_index, place] += count
    confidence = ConfidenceCounts(
        counts[DECISIONS.index(Decision.REPORTED)], counts[DECISIONS.index(Decision.ABSTAINED)]
    )
    return ChartCounts(confidence, unreadable_count, _read_stain(connection))


def _read_stain(connection: sqlite3.Connection) -> StainCounts:
    mask = flag_mask((Flag.STAIN,))
    first, last = connection.execute(
        "SELECT (SELECT min(result_id) FROM results), (SELECT max(result_id) FROM results)"
    ).fetchone()
    if first is None:
        return StainCounts((), 1, 0, 0, ())
    # Numbers are given in the order of screening and hardly any is ever missing, so they stand for places.
    span = last - first + 1
    per_block = -(-span // MOST_BLOCKS)
    found = {
        block: (count, unlike)
        for block, count, unlike in connection.execute(
            "SELECT (result_id - ?) / ?, count(*), count(CASE WHEN flags & ? THEN 1 END) "
            "FROM results INDEXED BY page_by_decision WHERE class_index IS NOT NULL GROUP BY 1",
            (first, per_block, mask),
        )
    }
    blocks = tuple(StainBlock(block * per_block, *found.get(block, (0, 0))) for block in range(-(-span // per_block)))
    cases = tuple(
        StainedCase(*values)
        for values in connection.execute(
            "SELECT cases.name, row_count, unlike_count FROM ("
            "SELECT case_id, count(*) AS row_count, count(CASE WHEN flags & ? THEN 1 END) AS unlike_count "
            "FROM results INDEXED BY page_by_case WHERE class_index IS NOT NULL GROUP BY case_id) "
            "JOIN cases USING (case_id) WHERE unlike_count > 0 "
            "ORDER BY unlike_count DESC, row_count, cases.name LIMIT ?",
            (mask, _MOST_CASES),
        )
    )
    return StainCounts(
        blocks,
        per_block,
        sum(block.row_count for block in blocks),
        sum(block.unlike_count for block in blocks),
        cases,
    )
