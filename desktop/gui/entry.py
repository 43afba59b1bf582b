"""What the window keeps of one row: the record, the heatmaps and a thumbnail, never the image."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from desktop.gui.pixels import field_thumbnail, scaled_heatmaps
from desktop.recording import Screened
from desktop.records import ResultRow


@dataclass(frozen=True, eq=False)
class Entry:
    """One row of the table.

    Attributes:
        row: the screening record.
        path: the file, for the view to read again.
        heatmaps: float16 (h, w, K), 0-1 per class; None when unreadable.
        thumbnail: JPEG bytes; empty when unreadable.
    """

    row: ResultRow
    path: Path
    heatmaps: NDArray[np.float16] | None
    thumbnail: bytes

    @property
    def predicted_index(self) -> int | None:
        """Position of the most probable class; None when unreadable."""
        chances = self.row.probabilities
        return chances.index(max(chances)) if chances else None


def entry_of(screened: Screened) -> Entry:
    """Keep what the window needs of a finished row. Runs in the worker's thread."""
    prepared, prediction = screened.prepared, screened.prediction
    return Entry(
        row=screened.row,
        path=screened.path,
        heatmaps=None if prediction is None else scaled_heatmaps(prediction.heatmaps),
        thumbnail=b"" if prepared is None else field_thumbnail(prepared.array, prepared.width_px, prepared.height_px),
    )
