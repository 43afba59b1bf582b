"""Turns rows of the screening record into the columns of the table `results`, and back without a loss."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from desktop.records import ResultRow, Review, RunInfo
from desktop.store.canonical import canonical_json, storable_text
from inference.decision import Decision, Flag

DECISIONS = tuple(Decision)
FLAGS = tuple(Flag)

_STORED_PROBABILITY = np.dtype("<f8")

# In the order of `encode_row`; the table has `result_id`, `image_id` and `case_id` before them.
ROW_COLUMNS = (
    *("page", "tile_x", "tile_y", "image_path", "decision", "class_index", "flags", "probability"),
    *("malignant_probability", "screened_at_utc", "image_sha256", "width_px", "height_px", "probabilities"),
    *("prediction_set", "reason", "elapsed_ms"),
)


@dataclass(frozen=True)
class _RowColumns:
    page: int
    tile_x: int
    tile_y: int
    image_path: str
    decision: int
    class_index: int | None
    flags: int
    probability: float | None
    malignant_probability: float | None
    screened_at_utc: str
    image_sha256: str
    width_px: int | None
    height_px: int | None
    probabilities: bytes
    prediction_set: str
    reason: str
    elapsed_ms: float | None


def encode_row(row: ResultRow) -> tuple[object, ...]:
    """The row's values in the order of `ROW_COLUMNS`; the review is kept elsewhere.

    Raises:
        ValueError: a class that the run's labels do not have.
    """
    names = [label.display_name for label in row.run.labels]
    class_index = names.index(row.predicted_class) if row.predicted_class else None
    return (
        *(row.page, row.tile_x, row.tile_y, storable_text(row.image_path), DECISIONS.index(row.decision), class_index),
        *(flag_mask(row.flags), row.probability, row.malignant_probability),
        *(row.screened_at_utc, row.image_sha256, row.width_px, row.height_px),
        np.asarray(row.probabilities, _STORED_PROBABILITY).tobytes(),
        canonical_json([names.index(name) for name in row.prediction_set]),
        *(storable_text(row.reason), row.elapsed_ms),
    )


def decode_row(run: RunInfo, case: str, values: Sequence[object], review: Review) -> ResultRow:
    """The row that `encode_row` was given.

    Args:
        run: what all rows have in common.
        case: its name.
        values: in the order of `ROW_COLUMNS`.
        review: the one that counts.
    """
    columns = _RowColumns(*values)  # type: ignore[arg-type]  # the schema gives each column its type
    names = [label.display_name for label in run.labels]
    return ResultRow(
        run=run,
        image_path=columns.image_path,
        case=case,
        decision=DECISIONS[columns.decision],
        page=columns.page,
        tile_x=columns.tile_x,
        tile_y=columns.tile_y,
        image_sha256=columns.image_sha256,
        width_px=columns.width_px,
        height_px=columns.height_px,
        predicted_class="" if columns.class_index is None else names[columns.class_index],
        probabilities=tuple(np.frombuffer(columns.probabilities, _STORED_PROBABILITY).tolist()),
        prediction_set=tuple(names[index] for index in json.loads(columns.prediction_set)),
        flags=flags_of(columns.flags),
        reason=columns.reason,
        elapsed_ms=columns.elapsed_ms,
        screened_at_utc=columns.screened_at_utc,
        review=review,
    )


def flag_mask(flags: Sequence[Flag]) -> int:
    """Flags as bits: bit n is the n-th `Flag`."""
    return sum(1 << FLAGS.index(flag) for flag in set(flags))


def flags_of(mask: int) -> tuple[Flag, ...]:
    """The flags of a mask, in the order of `Flag`."""
    return tuple(flag for index, flag in enumerate(FLAGS) if mask >> index & 1)
