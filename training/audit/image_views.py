"""Cuts from an image the parts that hold no cell's form: its colours, its blank field, its corners."""

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from inference.shifts import BAR_HEIGHT_SHARE, BAR_WIDTH_SHARE, Shift, apply_shift
from training.splitting.colour_statistics import STATISTIC_COUNT, colour_histogram, histogram_statistics

# A corner of a 224 x 224 image in its own pixels, so that the writing of a scale bar stays sharp.
CORNER_WIDTH_PX = 36
CORNER_HEIGHT_PX = 31
# Edges of cells are neither cell nor blank; this many pixels of a 224 pixel field around a cell are left out.
_RIM_SHARE = 2 / 224


def is_white_balance(shift: Shift) -> bool:
    """Whether a shift changes nothing but the balance of the channels."""
    others = shift.model_copy(update={"gains": Shift.model_fields["gains"].default})
    return len(set(shift.gains)) > 1 and others == Shift(name=shift.name)


def tone_curve(shift: Shift) -> NDArray[np.uint8]:
    """What a white-balance shift makes of each value of each channel, uint8 (256, 3)."""
    ramp = np.repeat(np.arange(256, dtype=np.uint8)[None, :, None], 3, axis=2)
    return apply_shift(ramp, shift)[0]


def shifted(pixels: NDArray[np.uint8], curve: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Pixels (..., 3) after a tone curve (256, 3)."""
    return np.stack([curve[pixels[..., channel], channel] for channel in range(3)], axis=-1)


def statistics_under(pixels: NDArray[np.uint8], curves: Sequence[NDArray[np.uint8]]) -> NDArray[np.float64]:
    """Colour statistics as photographed and under each curve, from one count of the values.

    Args:
        pixels: uint8 (..., 3) RGB, at least one pixel.
        curves: uint8 (256, 3) each.

    Returns:
        float64 (1 + curves, 15), 0 to 255.
    """
    histogram = colour_histogram(pixels)
    found = np.empty((1 + len(curves), STATISTIC_COUNT))
    found[0] = histogram_statistics(histogram)
    for row, curve in enumerate(curves, start=1):
        moved = [np.bincount(curve[:, channel], histogram[channel], 256).astype(np.int64) for channel in range(3)]
        found[row] = histogram_statistics(np.stack(moved))
    return found


def blank_field(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The pixels of the slide between the cells.

    Otsu's threshold on the green channel parts dark nuclei from the rest, a second one on that rest parts red cells
    from the slide; what remains is shrunk by the cells' rims, and the scale bar's corner is left out.

    Args:
        pixels: uint8 (H, W, 3) RGB.

    Returns:
        uint8 (P, 3); P is 0 where nothing is left, as in an image of a few pixels. An image of one tone is all blank.
    """
    green = pixels[:, :, 1]
    blank = green > _otsu(green[green > _otsu(green)])
    rim_px = max(1, round(_RIM_SHARE * min(pixels.shape[:2])))
    kernel = np.ones((2 * rim_px + 1,) * 2, dtype=np.uint8)
    kept = cv2.erode(blank.astype(np.uint8), kernel).astype(bool)
    height, width = kept.shape
    kept[_bar_top(height) :, _bar_left(width) :] = False
    return pixels[kept]


def scale_bar_corner(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The bottom right corner, where a scale bar is burned in; uint8 (31, 36, 3)."""
    height, width = pixels.shape[:2]
    return _resized(pixels[_bar_top(height) :, _bar_left(width) :])


def opposite_corner(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The top left corner of the same size: as much stain, no scale bar; uint8 (31, 36, 3)."""
    height, width = pixels.shape[:2]
    return _resized(pixels[: height - _bar_top(height), : width - _bar_left(width)])


def _otsu(values: NDArray[np.uint8]) -> float:
    if values.size == 0:
        return 255.0
    threshold, _ = cv2.threshold(np.ascontiguousarray(values).reshape(-1, 1), 0, 255, cv2.THRESH_OTSU)
    return float(threshold)


# At least one row and one column, so that an image of a few pixels has a corner too.
def _bar_top(height: int) -> int:
    return min(height - 1, round(height * (1 - BAR_HEIGHT_SHARE)))


def _bar_left(width: int) -> int:
    return min(width - 1, round(width * (1 - BAR_WIDTH_SHARE)))


def _resized(corner: NDArray[np.uint8]) -> NDArray[np.uint8]:
    size = (CORNER_WIDTH_PX, CORNER_HEIGHT_PX)
    return np.asarray(cv2.resize(corner, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)
