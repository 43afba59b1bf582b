"""Draws what the colours of a slide map mean under it, so that the picture says it wherever it goes."""

import cv2
import numpy as np
from numpy.typing import NDArray

from inference.slide_map import NO_VALUE_GREY, map_colours

_LEAST_WIDTH_PX = 640
_MARGIN_PX = 16
_RAMP_PX = (384, 18)
_LINE_PX = 24
_FONT = cv2.FONT_HERSHEY_SIMPLEX
_FONT_SCALE = 0.5
_INK = (40, 40, 40)
_PAPER = 255
_TITLE = "Probability of the malignant classes together, tile by tile; half transparent"
_NO_VALUE = "Grey: not reported, or unreadable"
_PLAIN = "No colour: no stained tile there, or not screened"
# Title, ramp, its numbers, and the two other kinds of tiles.
_HEIGHT_PX = 2 * _MARGIN_PX + _LINE_PX + _RAMP_PX[1] + 3 * _LINE_PX


def with_legend(drawn: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """A slide map over its legend.

    Args:
        drawn: uint8 (height, width, 3), RGB, as `inference.slide_map.slide_map` makes it.

    Returns:
        uint8 (height, width, 3), RGB: the map unchanged in the upper left corner, the legend below.
    """
    height_px, width_px = drawn.shape[:2]
    sheet = np.full((height_px + _HEIGHT_PX, max(width_px, _LEAST_WIDTH_PX), 3), _PAPER, np.uint8)
    sheet[:height_px, :width_px] = drawn
    top = height_px + _MARGIN_PX
    _write(sheet, _TITLE, _MARGIN_PX, top)
    top += _LINE_PX
    ramp_px, ramp_height_px = _RAMP_PX
    levels = np.linspace(0.0, 255.0, ramp_px).round().astype(np.uint8)
    sheet[top : top + ramp_height_px, _MARGIN_PX : _MARGIN_PX + ramp_px] = map_colours()[levels]
    top += ramp_height_px
    for value in (0.0, 0.25, 0.5, 0.75, 1.0):
        text = f"{value:g}"
        (text_px, _), _ = cv2.getTextSize(text, _FONT, _FONT_SCALE, 1)
        middle = _MARGIN_PX + round(value * (ramp_px - 1))
        _write(sheet, text, max(_MARGIN_PX, middle - text_px // 2), top)
    top += _LINE_PX
    square = slice(top + 4, top + _LINE_PX - 2)
    sheet[square, _MARGIN_PX : _MARGIN_PX + _LINE_PX - 6] = NO_VALUE_GREY
    _write(sheet, _NO_VALUE, _MARGIN_PX + _LINE_PX, top)
    _write(sheet, _PLAIN, _MARGIN_PX + _LINE_PX, top + _LINE_PX)
    return sheet


def _write(sheet: NDArray[np.uint8], text: str, left: int, top: int) -> None:
    """A line of ASCII, the only characters that OpenCV's fonts have."""
    cv2.putText(sheet, text, (left, top + _LINE_PX - 8), _FONT, _FONT_SCALE, _INK, 1, cv2.LINE_AA)
