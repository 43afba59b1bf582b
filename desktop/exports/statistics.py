"""Counts over the rows of an export, per run and per case, and the digest that names exactly these rows."""

import hashlib
import json
from collections import Counter
from dataclasses import dataclass, field

from desktop.exports.columns import ROW_SCHEMA_VERSION, Column, columns
from desktop.records import ResultRow, RunInfo
from desktop.store.review_queue import UNSURE, class_together
from inference.decision import Decision, Flag


@dataclass(eq=False)
class Counts:
    """How often what was said; grows with each row.

    Attributes:
        reported: rows per reported class, display names.
        malignant_reported: reported rows of a malignant class.
        highest_malignant: the largest probability of all malignant classes together, over all readable rows.
        answers: rows per answer of the reviewer: display names, and `unsure`.
        together: rows per class, the reviewer's answer where there is one, else the reported class; display names.
        malignant_together: those of a malignant class.
        undecided_count: readable rows without either.
        sign_offs: rows per time and person of their case's sign-off; ISO 8601; two empty texts where there is none.
    """

    decisions: Counter[Decision] = field(default_factory=Counter)
    reported: Counter[str] = field(default_factory=Counter)
    flags: Counter[Flag] = field(default_factory=Counter)
    malignant_reported: int = 0
    highest_malignant: float | None = None
    answers: Counter[str] = field(default_factory=Counter)
    together: Counter[str] = field(default_factory=Counter)
    malignant_together: int = 0
    undecided_count: int = 0
    sign_offs: Counter[tuple[str, str]] = field(default_factory=Counter)

    @property
    def row_count(self) -> int:
        """All rows."""
        return self.decisions.total()

    @property
    def malignant_share(self) -> float | None:
        """Share of malignant classes among the reported rows, 0-1; None where nothing was reported."""
        reported = self.decisions[Decision.REPORTED]
        return self.malignant_reported / reported if reported else None

    @property
    def malignant_share_together(self) -> float | None:
        """Share of malignant classes among the rows in `together`, 0-1; None when there is none."""
        decided = self.together.total()
        return self.malignant_together / decided if decided else None

    @property
    def unsure_count(self) -> int:
        """Rows of which the reviewer could not say a class."""
        return self.answers[UNSURE]

    @property
    def is_signed_off(self) -> bool:
        """Whether each row's case is signed off, and there is one."""
        return bool(self.sign_offs) and not any(at == "" for at, _by in self.sign_offs)

    def add(self, row: ResultRow) -> None:
        """Count a row."""
        self.decisions[row.decision] += 1
        self.flags.update(row.flags)
        malignant = {label.display_name for label in row.run.labels if label.malignant}
        if row.reported_class:
            self.reported[row.reported_class] += 1
            self.malignant_reported += row.reported_class in malignant
        self._add_review(row, malignant)
        probability = row.malignant_probability
        if probability is not None:
            self.highest_malignant = max(probability, self.highest_malignant or 0.0)

    def _add_review(self, row: ResultRow, malignant: set[str]) -> None:
        answer = row.review.reviewed_class
        if answer:
            self.answers[answer] += 1
        decided = class_together(answer, row.reported_class)
        if decided:
            self.together[decided] += 1
            self.malignant_together += decided in malignant
        elif row.decision is not Decision.UNREADABLE:
            self.undecided_count += 1
        self.sign_offs[row.review.signed_at, row.review.signed_by] += 1


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
