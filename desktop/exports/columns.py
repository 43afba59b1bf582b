"""The columns of every exported table: name, type, meaning and value; docs/results-schema.md is held to them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum

from desktop.records import ResultRow, column_names
from inference.card import Label
from inference.decision import Flag

CellValue = str | int | float | None

# Of the objects in a JSON lines file, and of the rows that a digest is made over. Raised when a column changes.
ROW_SCHEMA_VERSION = 2

LIST_SEPARATOR = "; "


class ColumnKind(Enum):
    """What a column holds. Empty stands for "not applicable" in each kind: null in JSON lines."""

    TEXT = "text"
    LIST = "list of texts"
    INTEGER = "integer"
    PROBABILITY = "number, 6 decimals"
    MILLISECONDS = "number, 1 decimal"


@dataclass(frozen=True)
class Column:
    """One column.

    Attributes:
        name: header in CSV and XLSX, key in JSON lines.
        meaning: in a sentence, for the documentation.
        width: in XLSX, characters.
    """

    name: str
    kind: ColumnKind
    meaning: str
    width: int
    value: Callable[[ResultRow], CellValue | tuple[str, ...]]

    @property
    def is_number(self) -> bool:
        """Whether its cells are numbers."""
        return self.kind not in (ColumnKind.TEXT, ColumnKind.LIST)

    def cell(self, row: ResultRow) -> CellValue:
        """The value for a table: lists are joined, empty texts stay texts."""
        value = self.value(row)
        return LIST_SEPARATOR.join(value) if isinstance(value, tuple) else value


def columns(labels: Sequence[Label]) -> tuple[Column, ...]:
    """The columns for these classes, in the order of `desktop.records.column_names`."""
    found = {column.name: column for column in (*_BEFORE, *_probability_columns(labels), *_AFTER)}
    return tuple(found[name] for name in column_names(labels))


def _probability_columns(labels: Sequence[Label]) -> list[Column]:
    return [
        Column(
            f"prob_{label.id}",
            ColumnKind.PROBABILITY,
            f"Calibrated probability of {label.display_name}, 0 to 1.",
            12,
            # the index is bound now: a lambda would see the last one
            lambda row, index=index: _rounded(row.probabilities[index], 6) if row.probabilities else None,  # type: ignore[misc]  # mypy cannot infer a lambda with a default
        )
        for index, label in enumerate(labels)
    ]


def _rounded(value: float | None, decimals: int) -> float | None:
    return None if value is None else round(float(value), decimals)


_TEXT, _INTEGER = ColumnKind.TEXT, ColumnKind.INTEGER

_BEFORE = (
    Column("run_id", _TEXT, "The run; sorts by start time.", 26, lambda row: row.run.run_id),
    Column(
        "image_path",
        _TEXT,
        "The image, relative to the screened folder, with forward slashes; bytes that are no UTF-8 read `\\xNN`.",
        40,
        lambda row: row.image_path,
    ),
    Column("page", _INTEGER, "Page of a file with several, counted from 0.", 6, lambda row: row.page),
    Column("tile_x", _INTEGER, "Left edge of a tile in its slide, pixels; 0 elsewhere.", 7, lambda row: row.tile_x),
    Column("tile_y", _INTEGER, "Upper edge of a tile in its slide, pixels; 0 elsewhere.", 7, lambda row: row.tile_y),
    Column(
        "image_sha256",
        _TEXT,
        "SHA-256 of the image file's bytes, hexadecimal; empty when it could not be read at all.",
        20,
        lambda row: row.image_sha256,
    ),
    Column("width_px", _INTEGER, "Width of the image, pixels.", 9, lambda row: row.width_px),
    Column("height_px", _INTEGER, "Height of the image, pixels.", 9, lambda row: row.height_px),
    Column("case", _TEXT, "The sub-folder that the image lies in; empty at the top.", 20, lambda row: row.case),
    Column(
        "predicted_class",
        _TEXT,
        "The most probable class, whatever the decision; empty when unreadable.",
        16,
        lambda row: row.predicted_class,
    ),
    Column(
        "reported_class",
        _TEXT,
        "The predicted class where it is reported; empty where the model abstained.",
        16,
        lambda row: row.reported_class,
    ),
)

_AFTER = (
    Column(
        "prediction_set",
        ColumnKind.LIST,
        "The classes of the 95 % conformal prediction set.",
        24,
        lambda row: row.prediction_set,
    ),
    Column("decision", _TEXT, "`reported`, `abstained` or `unreadable`.", 11, lambda row: row.decision.value),
    Column(
        "flags",
        ColumnKind.LIST,
        f"Reasons to look twice: {', '.join(f'`{flag}`' for flag in Flag)}.",
        24,
        lambda row: tuple(flag.value for flag in row.flags),
    ),
    Column("reason", _TEXT, "Why nothing was reported, in words.", 40, lambda row: row.reason),
    Column("model_id", _TEXT, "The model's id, from its card.", 22, lambda row: row.run.model_id),
    Column("model_version", _TEXT, "The model's version, from its card.", 13, lambda row: row.run.model_version),
    Column(
        "bundle_id",
        _TEXT,
        "SHA-256 that names the exact model bundle which gave the answer.",
        20,
        lambda row: row.run.bundle_id,
    ),
    Column("runtime", _TEXT, "The library that ran the model.", 14, lambda row: row.run.runtime),
    Column("runtime_version", _TEXT, "Its version.", 14, lambda row: row.run.runtime_version),
    Column(
        "application_version",
        _TEXT,
        "Version of SmearScope that screened the image.",
        18,
        lambda row: row.run.application_version,
    ),
    Column(
        "elapsed_ms",
        ColumnKind.MILLISECONDS,
        "Time for this row, milliseconds.",
        11,
        lambda row: _rounded(row.elapsed_ms, 1),
    ),
    Column("screened_at_utc", _TEXT, "When, in UTC, ISO 8601 to the second.", 21, lambda row: row.screened_at_utc),
    Column(
        "reviewer",
        _TEXT,
        "The person who reviewed the row; empty without a review.",
        16,
        lambda row: row.review.reviewer,
    ),
    Column(
        "reviewed_class",
        _TEXT,
        "The reviewer's answer: a class, or `unsure`.",
        16,
        lambda row: row.review.reviewed_class,
    ),
    Column("note", _TEXT, "The reviewer's note.", 30, lambda row: row.review.note),
    Column(
        "signed_at",
        _TEXT,
        "When its case was signed off, in UTC, ISO 8601; empty while it is not.",
        21,
        lambda row: row.review.signed_at,
    ),
    Column(
        "signed_by",
        _TEXT,
        "The person who signed its case off; empty while nobody has. Since schema version 2.",
        16,
        lambda row: row.review.signed_by,
    ),
)
