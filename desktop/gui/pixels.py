"""Turns decoded pixels into what Qt shows: images, heatmap pictures and colour maps. No widget here."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from desktop.overlay import ColourMap, colour_ramp, heatmap_layer

# A heatmap has at most 28x28 cells; Qt enlarges this picture smoothly for less time than the whole image takes.
HEATMAP_SIDE_PX = 512


def to_qimage(pixels: NDArray[np.uint8]) -> QImage:
    """Copy uint8 (height, width, 3) RGB, or (height, width, 4) with opacity, into a QImage of its own.

    It comes in the format that Qt paints without another copy.
    """
    height, width, channels = pixels.shape
    data = np.ascontiguousarray(pixels).tobytes()
    if channels == 4:
        layout, painted = QImage.Format.Format_RGBA8888, QImage.Format.Format_ARGB32_Premultiplied
    else:
        layout, painted = QImage.Format.Format_RGB888, QImage.Format.Format_RGB32
    # The conversion copies: the QImage before it points into memory that Python frees.
    return QImage(data, width, height, channels * width, layout).convertToFormat(painted)


def heatmap_qimage(
    heatmap: NDArray[np.float16], width_px: int, height_px: int, colour_map: ColourMap = ColourMap.VIRIDIS
) -> QImage:
    """One class's heatmap (h, w) in colour, clear where it is weak, with the proportions of its image."""
    scale = min(1.0, HEATMAP_SIDE_PX / max(width_px, height_px))
    width, height = max(1, round(width_px * scale)), max(1, round(height_px * scale))
    return to_qimage(heatmap_layer(heatmap.astype(np.float32), width, height, colour_map))


def ramp_qimage(colour_map: ColourMap, width_px: int) -> QImage:
    """A colour map from no evidence (left) to most (right), one pixel high."""
    return to_qimage(colour_ramp(colour_map, width_px))
