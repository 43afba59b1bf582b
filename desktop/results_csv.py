"""Writes results.csv row by row, so that a run of any size takes no memory and a crash loses no finished row."""

import contextlib
import csv
import io
import os
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import TextIO

from desktop.output_names import PART_SUFFIX
from desktop.records import ResultRow, column_names, row_values
from inference.card import Label
from inference.errors import OutputError

# Excel takes a CSV for UTF-8 only with a byte order mark.
_ENCODING = "utf-8-sig"


class ResultsCsv:
    """A CSV being written: rows go to `<name>.part` and are flushed at once; `finish` renames it.

    Raises:
        OutputError: from the constructor, `write` and `finish`, when the file cannot be written.
    """

    def __init__(self, path: Path, labels: tuple[Label, ...]) -> None:
        self.path = path
        self.part = path.with_name(path.name + PART_SUFFIX)
        self._labels = labels
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file: TextIO = self.part.open("w", encoding=_ENCODING, newline="")
        except OSError as error:
            raise OutputError(f"{path} cannot be written: {error.strerror or error}. Choose another folder") from error
        try:
            self._write_line(column_names(labels))
        except OutputError:
            # No caller has the object yet, so nobody else could close the file; the first error already tells.
            with contextlib.suppress(OSError):
                self._file.close()
            raise

    def write(self, row: ResultRow) -> None:
        """Append one row."""
        self._write_line(row_values(row))

    def finish(self) -> None:
        """Sync and give the file its name."""
        try:
            self._file.flush()
            os.fsync(self._file.fileno())
            self._file.close()
            self.part.replace(self.path)
        except OSError as error:
            raise _cannot_write(self.path, error) from error

    def __enter__(self) -> "ResultsCsv":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close; without `finish` the rows stay in the `.part` file."""
        try:
            self._file.close()
        except OSError as close_error:
            # After a full disk the buffer cannot be flushed either; the first error already tells.
            if error is None:
                raise _cannot_write(self.path, close_error) from close_error

    def _write_line(self, values: list[str]) -> None:
        line = io.StringIO()
        csv.writer(line).writerow(values)
        try:
            self._file.write(line.getvalue())
            self._file.flush()
        except OSError as error:
            raise _cannot_write(self.path, error) from error


def write_results(path: Path, rows: Iterable[ResultRow], labels: tuple[Label, ...]) -> None:
    """Write finished rows to a CSV of any name, all or nothing.

    Raises:
        OutputError: the file cannot be written; an older one of that name stays.
    """
    with ResultsCsv(path, labels) as results:
        for row in rows:
            results.write(row)
        results.finish()


def _cannot_write(path: Path, error: OSError) -> OutputError:
    return OutputError(
        f"{path} cannot be written: {error.strerror or error}. Rows finished so far are in "
        f"{path.name}{PART_SUFFIX}. Free space, then start again with "
        "--new-run, which keeps them, or choose another folder"
    )
