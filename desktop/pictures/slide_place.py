"""Where in its slide a tile lies, and what the model said of the tiles around it."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from desktop.pictures.shrinking import shrunk
from desktop.records import ResultRow
from desktop.store.result_query import BY_PATH, RowFilter
from desktop.store.results import StoredResult
from desktop.store.run_reader import RunReader
from inference.decision import Decision
from inference.slide_map import slide_map
from inference.slides import SlidePlan

# What the window shows beside the image is a few hundred pixels high.
_MAP_SIDE_PX = 800

Corner = tuple[int, int]


@dataclass(frozen=True, eq=False)
class SlidePlace:
    """The slide's thumbnail, coloured by tile.

    Attributes:
        pixels: uint8 (height, width, 3) RGB.
        scale: pixels of the slide's full resolution per pixel of the thumbnail.
        origin_px: upper left corner (x, y) of the thumbnail, in pixels of the full resolution.
        tile_side_px: in pixels of the full resolution.
        tiles: corners of the tiles that were screened.
    """

    pixels: NDArray[np.uint8]
    scale: float
    origin_px: Corner
    tile_side_px: int
    tiles: frozenset[Corner]

    def area_of(self, corner: Corner) -> tuple[float, float, float]:
        """Left, top and side of a tile, in pixels of the thumbnail."""
        left, top = ((corner[axis] - self.origin_px[axis]) / self.scale for axis in (0, 1))
        return left, top, self.tile_side_px / self.scale

    def tile_at(self, x: float, y: float) -> Corner | None:
        """The corner of the screened tile under a pixel of the thumbnail; None where there is none."""
        side = self.tile_side_px
        column, row = int(x * self.scale // side), int(y * self.scale // side)
        corner = (self.origin_px[0] + column * side, self.origin_px[1] + row * side)
        return corner if corner in self.tiles else None


def malignant_probability(row: ResultRow) -> float:
    """Probability of all malignant classes together, 0-1; NaN where nothing was reported."""
    if row.decision is not Decision.REPORTED:
        return math.nan
    labels = row.run.labels
    return sum(share for label, share in zip(labels, row.probabilities, strict=True) if label.malignant)


def tile_values(run_folder: Path, result: StoredResult) -> dict[Corner, float]:
    """`malignant_probability` of every tile that is stored of a row's slide, by corner. Takes a second per 10,000.

    Raises:
        UnusableInputError, StoreDamagedError, OutputError: the store cannot be read.
    """
    # Checked when the run was opened.
    with RunReader(run_folder, check_integrity=False) as reader:
        same_name = RowFilter(case=result.row.case, text=result.row.image_path)
        return {
            (each.row.tile_x, each.row.tile_y): malignant_probability(each.row)
            for each in reader.rows(BY_PATH, same_name)
            if each.key.image_id == result.key.image_id
        }


def slide_place(plan: SlidePlan, values: Mapping[Corner, float], colour_map: int = cv2.COLORMAP_VIRIDIS) -> SlidePlace:
    """Draw a slide's map.

    Args:
        plan: of the slide.
        values: of each tile that was screened, as `tile_values` gives them.
        colour_map: an OpenCV colour map.
    """
    overview = plan.overview
    drawn = slide_map(overview, plan.tile_side_px, values, colour_map=colour_map)
    shrink = min(1.0, _MAP_SIDE_PX / max(drawn.shape[:2]))
    drawn = shrunk(drawn, _MAP_SIDE_PX)
    return SlidePlace(drawn, overview.scale / shrink, overview.origin_px, plan.tile_side_px, frozenset(values))
