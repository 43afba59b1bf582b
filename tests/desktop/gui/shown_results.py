"""Makes stored results for the image view's tests, of files that are really there."""

import hashlib
from pathlib import Path

import numpy as np

from desktop.records import ResultRow, RunInfo, utc_now
from desktop.store.results import RowKey, StoredResult
from inference.card import Label
from inference.decision import Decision, Flag

LABELS = (
    Label(id="benign", display_name="Benign", malignant=False),
    Label(id="early_pre_b", display_name="Early Pre-B", malignant=True),
    Label(id="pre_b", display_name="Pre-B", malignant=True),
    Label(id="pro_b", display_name="Pro-B", malignant=True),
)
RUN = RunInfo("run", utc_now(), LABELS, "test-double-int8", "0.1.0", "b" * 64, "double", "1", 0.7)


def stored_result(
    path: Path,
    *,
    decision: Decision = Decision.REPORTED,
    best: int = 2,
    sure: float = 0.9,
    size_px: tuple[int, int] = (160, 120),
    image_id: int = 1,
    corner: tuple[int, int] = (0, 0),
    flags: tuple[Flag, ...] = (),
    reason: str = "",
) -> StoredResult:
    """A result of `path`; its heatmaps are strong in the middle, for every class but the last."""
    is_readable = decision is not Decision.UNREADABLE
    row = ResultRow(
        run=RUN,
        image_path=path.name,
        case="",
        decision=decision,
        tile_x=corner[0],
        tile_y=corner[1],
        image_sha256=hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else "0" * 64,
        width_px=size_px[0] if is_readable else None,
        height_px=size_px[1] if is_readable else None,
        predicted_class=LABELS[best].display_name if is_readable else "",
        probabilities=tuple(sure if n == best else (1 - sure) / 3 for n in range(4)) if is_readable else (),
        prediction_set=(LABELS[best].display_name,) if is_readable else (),
        flags=flags,
        reason=reason,
        elapsed_ms=41.0,
    )
    heatmaps = np.zeros((7, 7, 4), np.float16)
    heatmaps[2:5, 2:5, :3] = 1.0
    key = RowKey(image_id, tile_x=corner[0], tile_y=corner[1])
    return StoredResult(row, heatmaps if is_readable else None, Path(path.name), key)
