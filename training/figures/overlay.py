"""Lays a heatmap over its image so that the stain, by which a reader judges a field, stays visible where it is weak."""

import cv2
import matplotlib
import numpy as np
from numpy.typing import NDArray

# Even in lightness and safe for the colour-blind; the same as in the window.
HEATMAP_COLOURS = "viridis"
OPACITY = 0.65


def laid_over(image: NDArray[np.uint8], heatmap: NDArray[np.float32]) -> NDArray[np.uint8]:
    """An image under its heatmap, the more opaque the stronger it is.

    Args:
        image: uint8 (H, W, 3) RGB.
        heatmap: float (h, w), 0 or more; scaled by its own maximum, all zero changes nothing.

    Returns:
        uint8 (H, W, 3).
    """
    size = (image.shape[1], image.shape[0])
    top = float(heatmap.max())
    shares = heatmap / top if top > 0 else np.zeros_like(heatmap)
    smooth = np.clip(cv2.resize(shares.astype(np.float32), size, interpolation=cv2.INTER_CUBIC), 0.0, 1.0)
    colours = matplotlib.colormaps[HEATMAP_COLOURS](smooth)[:, :, :3] * 255.0
    weight = (OPACITY * smooth)[:, :, None]
    return np.asarray((colours * weight + image * (1.0 - weight)).round(), dtype=np.uint8)
