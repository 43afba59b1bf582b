"""Which rows to show and in which order, and how they are read: a page at a time, or all with constant memory."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from desktop.records import Review, RunInfo
from desktop.store.heatmap_blob import HeatmapBlob, unpack_heatmaps
from desktop.store.number_query import read_numbers
from desktop.store.paths import path_of
from desktop.store.results import RowKey, StoredResult
from desktop.store.row_codec import DECISIONS, ROW_COLUMNS, decode_row, flag_mask
from inference.decision import Decision, Flag

_ROWS_AT_ONCE = 200


class SortBy(StrEnum):
    """What rows are sorted by; rows that are equal in it come in the order in which they were screened.

    Unreadable rows have no class and no probability: they come first when ascending, last when descending.
    """

    PATH = "path"
    PREDICTED_CLASS = "predicted_class"
    PROBABILITY = "probability"
    MALIGNANT_PROBABILITY = "malignant_probability"
    DECISION = "decision"
    TIME = "time"


# The index that holds the order and every column that is filtered by, and its leading columns.
_ORDERS = {
    SortBy.PATH: ("page_by_path", ("image_path", "page", "tile_y", "tile_x", "image_id")),
    SortBy.PREDICTED_CLASS: ("page_by_class", ("class_index", "image_id")),
    SortBy.PROBABILITY: ("page_by_probability", ("probability", "image_id")),
    SortBy.MALIGNANT_PROBABILITY: ("page_by_malignant", ("malignant_probability", "image_id")),
    SortBy.DECISION: ("page_by_decision", ("decision", "class_index", "flags", "image_id")),
    SortBy.TIME: ("page_by_time", ("screened_at_utc", "image_id")),
}
_ORDER_WITHIN_CASE = ("page_by_case", ("malignant_probability", "image_id"))


@dataclass(frozen=True)
class RowFilter:
    """Which rows are wanted; what is None does not matter.

    Attributes:
        classes: display names of the predicted class.
        decisions: any of these.
        flags: at least one of these.
        minimum_probability, maximum_probability: of the predicted class, 0-1, inclusive; unreadable rows have none.
        case: exactly this case; empty is the top folder.
        text: part of the image's path, capitals or not.
        reviewed: whether the reader whose answers are shown has answered it.
    """

    classes: frozenset[str] | None = None
    decisions: frozenset[Decision] | None = None
    flags: frozenset[Flag] | None = None
    minimum_probability: float | None = None
    maximum_probability: float | None = None
    case: str | None = None
    text: str | None = None
    reviewed: bool | None = None


EVERY_ROW = RowFilter()


@dataclass(frozen=True)
class RowOrder:
    """How rows are sorted."""

    by: SortBy = SortBy.PATH
    descending: bool = False


BY_PATH = RowOrder()
MOST_SUSPICIOUS_FIRST = RowOrder(SortBy.MALIGNANT_PROBABILITY, descending=True)


def count_rows(
    connection: sqlite3.Connection, run: RunInfo, wanted: RowFilter = EVERY_ROW, reader: int | None = 1
) -> int:
    """How many rows a filter lets through; see `read_page` for `reader`."""
    conditions, values = _conditions(run, wanted, reader)
    query = f"SELECT count(*) FROM results INDEXED BY page_by_decision WHERE {conditions}"  # noqa: S608  # own texts only
    return int(connection.execute(query, values).fetchone()[0])


def read_page(
    connection: sqlite3.Connection,
    run: RunInfo,
    order: RowOrder = BY_PATH,
    wanted: RowFilter = EVERY_ROW,
    *,
    offset: int = 0,
    limit: int = 100,
    with_heatmaps: bool = False,
    reader: int | None = 1,
) -> list[StoredResult]:
    """Some rows of the sorted, filtered whole.

    Args:
        connection: of the store.
        run: of the store.
        order: see there.
        wanted: see there.
        offset: rows passed over.
        limit: rows at most.
        with_heatmaps: read them too.
        reader: whose answers are told of and filtered by: 1 is the first reader, whose are the sign-offs too, 2 the
            blind second one, None nobody.
    """
    query, values = page_query(run, order, wanted, reader)
    found = connection.execute(query, (*values, limit, offset))
    return read_rows(connection, run, [number for (number,) in found], with_heatmaps=with_heatmaps, reader=reader)


def iterate_rows(
    connection: sqlite3.Connection,
    run: RunInfo,
    order: RowOrder = BY_PATH,
    wanted: RowFilter = EVERY_ROW,
    *,
    with_heatmaps: bool = False,
    reader: int | None = 1,
) -> Iterator[StoredResult]:
    """All rows of the sorted, filtered whole, a few in memory at a time.

    They are those of one moment when nothing is written through the same connection meanwhile.

    Args:
        connection: of the store, best one of its own.
        run: of the store.
        order: see there.
        wanted: see there.
        with_heatmaps: read them too.
        reader: see `read_page`.
    """
    query, values = page_query(run, order, wanted, reader)
    numbers = connection.execute(query, (*values, -1, 0))
    while chosen := numbers.fetchmany(_ROWS_AT_ONCE):
        found = [number for (number,) in chosen]
        yield from read_rows(connection, run, found, with_heatmaps=with_heatmaps, reader=reader)


def read_result_ids(
    connection: sqlite3.Connection,
    run: RunInfo,
    order: RowOrder = BY_PATH,
    wanted: RowFilter = EVERY_ROW,
    reader: int | None = 1,
) -> NDArray[np.int64]:
    """The numbers of all rows of the sorted, filtered whole, int64 (N,); see `read_numbers` and `read_page`."""
    query, values = page_query(run, order, wanted, reader)
    return read_numbers(connection, query, (*values, -1, 0))


def read_later_ids(
    connection: sqlite3.Connection, run: RunInfo, wanted: RowFilter, after: int, reader: int | None = 1
) -> NDArray[np.int64]:
    """The numbers, int64 (N,), of the filtered rows that were committed after a row, in the order of their commits."""
    conditions, values = _conditions(run, wanted, reader)
    # NOT INDEXED: along the rows themselves, beginning at the number, however many came before it.
    query = (
        f"SELECT result_id FROM results NOT INDEXED WHERE result_id > ? AND {conditions} ORDER BY result_id LIMIT -1"  # noqa: S608  # own texts only
    )
    return read_numbers(connection, query, (after, *values))


def read_rows(
    connection: sqlite3.Connection,
    run: RunInfo,
    numbers: Sequence[int],
    *,
    with_heatmaps: bool = False,
    reader: int | None = 1,
) -> list[StoredResult]:
    """Rows in the order of their numbers, with the answers of one reader (see `read_page`); one that is no longer there
    is left out."""
    asked = (json.dumps(list(numbers)),)
    blobs: dict[int, HeatmapBlob] = {}
    if with_heatmaps:
        blobs = {number: HeatmapBlob(*values) for number, *values in connection.execute(_HEATMAPS, asked)}
    found: dict[int, StoredResult] = {}
    for values in connection.execute(_DETAILS, (reader, *asked)):
        number, case, path, image_id, reviewer, answer, note, signed_at, signed_by = values[:_COLUMNS_BEFORE_ROW]
        # A review that was undone leaves nothing to tell of but the case's sign-off, which is the first reader's.
        review = Review(reviewer, answer, note) if answer or note else Review()
        signed = replace(review, signed_at=signed_at or "", signed_by=signed_by or "") if reader == 1 else review
        row = decode_row(run, case, values[_COLUMNS_BEFORE_ROW:], signed)
        blob = blobs.get(number)
        found[number] = StoredResult(
            row=row,
            heatmaps=None if blob is None else unpack_heatmaps(blob),
            path=path_of(path),
            key=RowKey(image_id, row.page, row.tile_x, row.tile_y),
            heatmap_scale=1.0 if blob is None else blob.scale,
            result_id=number,
        )
    return [found[number] for number in numbers if number in found]


def find_result_id(connection: sqlite3.Connection, key: RowKey) -> int | None:
    """The number of a row; None when there is none."""
    found = connection.execute(
        "SELECT result_id FROM results WHERE image_id = ? AND page = ? AND tile_x = ? AND tile_y = ?",
        (key.image_id, key.page, key.tile_x, key.tile_y),
    ).fetchone()
    return None if found is None else int(found[0])


def page_query(run: RunInfo, order: RowOrder, wanted: RowFilter, reader: int | None = 1) -> tuple[str, list[object]]:
    """The query for the numbers of a page's rows, answered by one index; its last two values are limit and offset."""
    index, columns = _ORDERS[order.by]
    if wanted.case is not None and order.by is SortBy.MALIGNANT_PROBABILITY:
        index, columns = _ORDER_WITHIN_CASE
    conditions, values = _conditions(run, wanted, reader)
    direction = " DESC" if order.descending else ""
    sorting = ", ".join(f"{column}{direction}" for column in columns)
    # Each is put together from texts of this module; whatever a user gives is bound.
    query = f"SELECT result_id FROM results INDEXED BY {index} WHERE {conditions} ORDER BY {sorting} LIMIT ? OFFSET ?"  # noqa: S608  # see above
    return query, values


# Collected once from the reviews, which are few, rather than looked up for each of the rows.
_REVIEWED = "SELECT result_id FROM answers WHERE reader = ? AND reviewed_class <> ''"


def _conditions(run: RunInfo, wanted: RowFilter, reader: int | None) -> tuple[str, list[object]]:
    conditions = ["TRUE"]
    values: list[object] = []

    def one_of(column: str, numbers: Sequence[int]) -> None:
        conditions.append(f"{column} IN ({', '.join('?' * len(numbers))})")
        values.extend(numbers)

    if wanted.classes is not None:
        classes = wanted.classes
        # `+`: the rows are to be walked in their order, whatever is filtered by.
        one_of("+class_index", [n for n, label in enumerate(run.labels) if label.display_name in classes])
    if wanted.decisions is not None:
        one_of("+decision", sorted(DECISIONS.index(decision) for decision in wanted.decisions))
    for condition, value in (
        ("+flags & ? <> 0", None if wanted.flags is None else flag_mask(tuple(wanted.flags))),
        ("+probability >= ?", wanted.minimum_probability),
        ("+probability <= ?", wanted.maximum_probability),
        ("case_id = (SELECT case_id FROM cases WHERE name = ?)", wanted.case),
        ("instr(search_text, ?)", wanted.text.casefold() if wanted.text else None),
    ):
        if value is not None:
            conditions.append(condition)
            values.append(value)
    if wanted.reviewed is not None:
        conditions.append(f"result_id {'IN' if wanted.reviewed else 'NOT IN'} ({_REVIEWED})")
        values.append(reader)
    return " AND ".join(conditions), values


_DETAILS = " ".join(
    (
        "SELECT result_id, cases.name, images.path, results.image_id, reviews.reviewer, reviewed_class, note,",
        # Reviews of schema 1 were signed each by itself; since, cases are.
        "CASE WHEN reviews.signed_at <> '' THEN reviews.signed_at WHEN last.step = 'signed' THEN last.time_utc END,",
        "CASE WHEN reviews.signed_at <> '' THEN reviews.reviewer WHEN last.step = 'signed' THEN last.reviewer END,",
        ", ".join(f"results.{column}" for column in ROW_COLUMNS),
        "FROM results JOIN images ON images.image_id = results.image_id",
        "JOIN cases ON cases.case_id = results.case_id",
        "LEFT JOIN sign_offs AS last ON last.sign_off_id =",
        "(SELECT max(sign_off_id) FROM sign_offs WHERE sign_offs.case_id = results.case_id)",
        # Of the reviews of this content, the latest counts.
        "LEFT JOIN reviews ON review_id = (SELECT max(review_id) FROM reviews AS every WHERE",
        "every.image_id = results.image_id AND every.page = results.page AND every.tile_x = results.tile_x",
        "AND every.tile_y = results.tile_y AND every.image_sha256 = results.image_sha256 AND every.reader = ?)",
        "WHERE result_id IN (SELECT value FROM json_each(?))",
    )
)
_HEATMAPS = (
    "SELECT result_id, height, width, class_count, scale, float16_values FROM heatmaps "
    "WHERE result_id IN (SELECT value FROM json_each(?))"
)
_COLUMNS_BEFORE_ROW = 9
