"""The first rows of an export as it would be, for a person who chooses."""

from dataclasses import dataclass

from desktop.exports.columns import Column, columns
from desktop.exports.formats import ExportFormat
from desktop.exports.second_reading_words import show_as_exported
from desktop.records import ResultRow
from desktop.store.result_query import BY_PATH, MOST_SUSPICIOUS_FIRST, RowFilter
from desktop.store.run_reader import RunReader
from inference.decision import Decision

PREVIEW_ROWS = 20
# Of formats that are no table: enough to see which images they are.
_FEW_COLUMNS = ("image_path", "case", "decision", "reported_class")


@dataclass(frozen=True)
class Preview:
    """A part of what would be exported.

    Attributes:
        names: of the columns.
        rows: a text for each column.
        row_count: of the whole export.
        blind_reader: who reads blindly now, so that it holds nobody's answers; else empty.
    """

    names: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    row_count: int
    blind_reader: str = ""


def preview_export(reader: RunReader, export_format: ExportFormat, wanted: RowFilter) -> Preview:
    """The first rows that a format would hold, in its own order.

    A report shows the most suspicious first; a slide map is made of all rows of a slide.

    Args:
        reader: of the run; it is not asked itself, as it may tell of other answers than an export does.
        export_format: what would be written.
        wanted: the rows to be exported, their case among it.

    Raises:
        UnusableInputError: see `show_as_exported`.
        OutputError, StoreDamagedError: the store can no longer be read.
    """
    every = columns(reader.run.info.labels)
    shown = every if export_format.can_be_filtered else tuple(each for each in every if each.name in _FEW_COLUMNS)
    order = MOST_SUSPICIOUS_FIRST if export_format is ExportFormat.PDF else BY_PATH
    # Pictures are made of what could be read.
    few = export_format is ExportFormat.OVERLAYS
    readable = frozenset({Decision.REPORTED, Decision.ABSTAINED})
    asked = wanted if not few else RowFilter(case=wanted.case, decisions=readable)
    with RunReader(reader.folder, check_integrity=False) as exported:
        told = show_as_exported(exported, asked)
        found = exported.page(order, asked, limit=PREVIEW_ROWS)
        rows = tuple(tuple(_text(column, result.row) for column in shown) for result in found)
        names = tuple(column.name for column in shown)
        # Pictures hold no answers anyway.
        blind_reader = "" if export_format.is_folder else told.blind_reader
        return Preview(names, rows, exported.count_rows(asked), blind_reader)


def _text(column: Column, row: ResultRow) -> str:
    value = column.cell(row)
    return "" if value is None else str(value)
