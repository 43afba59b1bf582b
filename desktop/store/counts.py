"""A run in numbers, counted from one index."""

import sqlite3
from collections import Counter
from dataclasses import dataclass

from desktop.records import RunInfo
from desktop.store.images import ImageState, count_images
from desktop.store.row_codec import DECISIONS, FLAGS, flags_of
from inference.decision import Decision, Flag


@dataclass(frozen=True)
class RunCounts:
    """A run in numbers.

    Attributes:
        image_count: images found so far.
        done_count: images with all their rows.
        row_count: rows, one per page or tile.
        decisions: rows per decision, every decision named.
        predicted: readable rows per most probable class, display names, every class named.
        reported: reported rows per class, display names, every class named.
        flags: rows per flag, every flag named.
        flagged_count: rows with at least one flag.
    """

    image_count: int
    done_count: int
    row_count: int
    decisions: dict[Decision, int]
    predicted: dict[str, int]
    reported: dict[str, int]
    flags: dict[Flag, int]
    flagged_count: int = 0


def read_counts(connection: sqlite3.Connection, run: RunInfo) -> RunCounts:
    """Count a run's images and rows."""
    names = [label.display_name for label in run.labels]
    decisions: Counter[Decision] = Counter()
    predicted: Counter[str] = Counter()
    reported: Counter[str] = Counter()
    flags: Counter[Flag] = Counter()
    flagged_count = 0
    for decision_index, class_index, mask, count in connection.execute(
        "SELECT decision, class_index, flags, count(*) FROM results INDEXED BY page_by_decision GROUP BY 1, 2, 3"
    ):
        decision = DECISIONS[decision_index]
        decisions[decision] += count
        if class_index is not None:
            predicted[names[class_index]] += count
        if decision is Decision.REPORTED:
            reported[names[class_index]] += count
        for flag in flags_of(mask):
            flags[flag] += count
        flagged_count += count if mask else 0
    done_count = count_images(connection, ImageState.DONE)
    return RunCounts(
        image_count=done_count + count_images(connection, ImageState.PENDING),
        done_count=done_count,
        row_count=decisions.total(),
        decisions={decision: decisions[decision] for decision in DECISIONS},
        predicted={name: predicted[name] for name in names},
        reported={name: reported[name] for name in names},
        flags={flag: flags[flag] for flag in FLAGS},
        flagged_count=flagged_count,
    )
