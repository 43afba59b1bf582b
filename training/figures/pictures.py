"""Brings a field to the size and shape that figures show: sharper than a small network sees it."""

import numpy as np
from numpy.typing import NDArray

from inference.preprocessing import PreprocessSpec, preprocess

# At 300 dpi a picture 1.5 inches wide has 450 dots.
_SIDE_PX = 448


def for_display(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Shrink a field to at most `_SIDE_PX` a side; a figure stretches it to a square, as the network's input is.

    Args:
        pixels: uint8 (height, width, 3) RGB.

    Returns:
        uint8 (H, W, 3).
    """
    height_px, width_px = (min(max(side, 16), _SIDE_PX) for side in pixels.shape[:2])
    return preprocess(pixels, PreprocessSpec(width_px=width_px, height_px=height_px))
