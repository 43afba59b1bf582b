"""Writes the rows as CSV: UTF-8 with the mark that Excel needs, RFC 4180, and no cell that could run as a formula."""

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

from desktop.exports.columns import columns
from desktop.exports.exported import ExportContext, ExportedResult
from desktop.records import ResultRow, column_names, row_values
from inference.cell_guard import guarded, unguarded

# Excel takes a CSV for UTF-8 only with a byte order mark.
CSV_ENCODING = "utf-8-sig"


def csv_values(row: ResultRow) -> list[str]:
    """The row as text in the order of `column_names`; text cells are guarded, numbers as they are."""
    cells = zip(columns(row.run.labels), row_values(row), strict=True)
    return [value if column.is_number else guarded(value) for column, value in cells]


def write_csv(results: Iterable[ExportedResult], context: ExportContext, target: Path) -> None:
    """Write one line a row.

    Raises:
        OSError: the file cannot be written.
    """
    # A lone surrogate, of a name that is no UTF-8, is spelled out.
    with target.open("x", encoding=CSV_ENCODING, errors="backslashreplace", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(column_names(context.run.labels))
        for result in results:
            writer.writerow(csv_values(result.row))


def read_csv_cells(report: Path) -> Iterator[dict[str, str]]:
    """The rows of an exported CSV by column, text cells as they were before they were guarded.

    Raises:
        OSError: the file cannot be read.
        ValueError: it is no CSV in UTF-8.
    """
    with report.open(encoding=CSV_ENCODING, newline="") as file:
        reader = csv.DictReader(file, strict=True)
        try:
            for cells in reader:
                yield {name: unguarded(value or "") for name, value in cells.items() if name is not None}
        except csv.Error as error:
            raise ValueError(str(error)) from error
