"""Lays a value per tile over a slide's thumbnail, so that a reader sees where on the slide to look."""

from collections.abc import Mapping

import cv2
import numpy as np
from numpy.typing import NDArray

from inference.slide_overview import SlideOverview

_OPACITY = 0.5
NO_VALUE_GREY = 128


def slide_map(
    overview: SlideOverview,
    tile_side_px: int,
    values: Mapping[tuple[int, int], float],
    *,
    opacity: float = _OPACITY,
    colour_map: int = cv2.COLORMAP_VIRIDIS,
) -> NDArray[np.uint8]:
    """Colour the tiles of a slide.

    Args:
        overview: of the slide.
        tile_side_px: side of a tile, pixels of the full resolution.
        values: of each tile (tile_x, tile_y), 0-1, never stretched to the slide's own range; NaN where a tile has none
            (unreadable, abstained), which makes it grey. Tiles that are not named keep the slide's own colours.
        opacity: of the colours, 0-1.
        colour_map: an OpenCV colour map; the default is even in lightness.

    Returns:
        uint8 (height, width, 3), RGB, 0-255, of the thumbnail's size.
    """
    colours = map_colours(colour_map)
    drawn = overview.thumbnail.astype(np.float32)
    for corner, value in values.items():
        rows, columns = overview.thumbnail_area(corner, tile_side_px)
        if np.isnan(value):
            colour = np.full(3, NO_VALUE_GREY)
        else:
            colour = colours[round(min(1.0, max(0.0, value)) * 255)]
        drawn[rows, columns] = (1.0 - opacity) * drawn[rows, columns] + opacity * colour.astype(np.float32)
    return np.asarray(drawn.round(), dtype=np.uint8)


def map_colours(colour_map: int = cv2.COLORMAP_VIRIDIS) -> NDArray[np.uint8]:
    """The colours of the values from 0 to 1, in 256 even steps: uint8 (256, 3), RGB, 0-255."""
    levels = np.arange(256, dtype=np.uint8)[:, None]
    return np.asarray(cv2.cvtColor(cv2.applyColorMap(levels, colour_map), cv2.COLOR_BGR2RGB)[:, 0], dtype=np.uint8)
