"""Counts over the rows of an export, per run and per case, and the digest that names exactly these rows."""

import hashlib
import json
from collections import Counter
from dataclasses import dataclass, field

from desktop.exports.columns import ROW_SCHEMA_VERSION, Column, columns
from desktop.records import ResultRow, RunInfo
from inference.decision import Decision, Flag


@dataclass(eq=False)
class Counts:
    """How often what was said; grows with each row.

    Attributes:
        reported: rows per reported class, display names.
        malignant_reported: reported rows of a malignant class.
        highest_malignant: the largest probability of all malignant classes together, over all readable rows.
    """

    decisions: Counter[Decision] = field(default_factory=Counter)
    reported: Counter[str] = field(default_factory=Counter)
    flags: Counter[Flag] = field(default_factory=Counter)
    malignant_reported: int = 0
    highest_malignant: float | None = None

    @property
    def row_count(self) -> int:
        """All rows."""
        return self.decisions.total()

    @property
    def malignant_share(self) -> float | None:
        """Share of malignant classes among the reported rows, 0-1; None where nothing was reported."""
        reported = self.decisions[Decision.REPORTED]
        return self.malignant_reported / reported if reported else None

    def add(self, row: ResultRow) -> None:
        """Count a row."""
        self.decisions[row.decision] += 1
        self.flags.update(row.flags)
        if row.reported_class:
            self.reported[row.reported_class] += 1
            self.malignant_reported += row.reported_class in {
                label.display_name for label in row.run.labels if label.malignant
            }
        probability = row.malignant_probability
        if probability is not None:
            self.highest_malignant = max(probability, self.highest_malignant or 0.0)


class RunStatistics:
    """Counts and digest of the rows seen so far; memory grows with the number of cases, not of rows."""

    def __init__(self, run: RunInfo) -> None:
        self.all = Counts()
        self.cases: dict[str, Counts] = {}
        self._columns = columns(run.labels)
        self._digest = hashlib.sha256()

    def add(self, row: ResultRow) -> None:
        """Count a row."""
        self.all.add(row)
        self.cases.setdefault(row.case, Counts()).add(row)
        self._digest.update(row_line(row, self._columns))

    @property
    def rows_sha256(self) -> str:
        """SHA-256 of all rows as JSON lines, lower-case hexadecimal."""
        return self._digest.hexdigest()


def row_line(row: ResultRow, row_columns: tuple[Column, ...]) -> bytes:
    """A row as a line of a JSON lines file, with its line end: the columns in order, after the schema's version."""
    record: dict[str, object] = {"schema_version": ROW_SCHEMA_VERSION}
    for column in row_columns:
        value = column.value(row)
        record[column.name] = list(value) if isinstance(value, tuple) else value
    text = json.dumps(record, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    # A lone surrogate, of a name that is no UTF-8, has no bytes of its own.
    return text.encode("utf-8", "backslashreplace") + b"\n"
