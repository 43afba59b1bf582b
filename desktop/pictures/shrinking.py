"""Makes a picture smaller where it is shown, printed or kept smaller than it is."""

import cv2
import numpy as np
from numpy.typing import NDArray


def shrunk(pixels: NDArray[np.uint8], side_px: int) -> NDArray[np.uint8]:
    """A picture whose longer side has at most `side_px`; a smaller one is given back as it is.

    Args:
        pixels: uint8 (height, width, 3) RGB.
        side_px: of the longer side, 1 or more.
    """
    height, width = pixels.shape[:2]
    scale = side_px / max(height, width)
    if scale >= 1.0:
        return pixels
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    return np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)
