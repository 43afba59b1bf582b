"""Writes the rows as JSON lines: one object a row, typed values, the schema's version in each."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from desktop.exports.columns import columns
from desktop.exports.exported import ExportContext, ExportedResult
from desktop.exports.statistics import row_line


def write_jsonl(results: Iterable[ExportedResult], context: ExportContext, target: Path) -> None:
    """Write one line a row. The file's SHA-256 is the digest of its rows.

    Raises:
        OSError: the file cannot be written.
    """
    row_columns = columns(context.run.labels)
    with target.open("xb") as file:
        for result in results:
            file.write(row_line(result.row, row_columns))


def read_jsonl_cells(report: Path) -> Iterator[dict[str, str]]:
    """The texts and numbers of an exported file, as text, by column.

    Raises:
        OSError: the file cannot be read.
        ValueError: a line is no JSON object.
    """
    with report.open(encoding="utf-8") as file:
        for line in file:
            record = json.loads(line)
            if not isinstance(record, dict):
                raise ValueError(f"a line is no JSON object but {line[:40]!r}")
            yield {name: "" if value is None else str(value) for name, value in record.items()}
