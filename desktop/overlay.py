"""Lays a heatmap over its image, for PNG files and the window alike."""

from enum import IntEnum
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from desktop.pictures.shrinking import shrunk
from inference.errors import OutputError
from inference.files import write_atomically


class ColourMap(IntEnum):
    """Colour maps that are even in lightness and safe for the colour-blind."""

    VIRIDIS = cv2.COLORMAP_VIRIDIS
    MAGMA = cv2.COLORMAP_MAGMA
    CIVIDIS = cv2.COLORMAP_CIVIDIS


DEFAULT_OPACITY = 0.6
# Larger overlays show no more of a 28x28 heatmap and fill the disk.
MAX_SIDE_PX = 1600


def normalised_heatmap(heatmap: NDArray[np.float32]) -> NDArray[np.float32]:
    """Scale a heatmap (h, w) to 0-1 by its own maximum; all zero stays zero."""
    top = float(heatmap.max())
    return np.asarray(np.clip(heatmap, 0, None) / top if top > 0 else np.zeros_like(heatmap), dtype=np.float32)


def heatmap_layer(
    heatmap: NDArray[np.float32], width_px: int, height_px: int, colour_map: ColourMap = ColourMap.VIRIDIS
) -> NDArray[np.uint8]:
    """A heatmap in colour at image size, the more opaque the stronger it is.

    Where the heatmap is weak the image keeps its own colours: the stain is what a reader judges a field by.

    Args:
        heatmap: float32 (h, w), 0 or more.
        width_px: width of the result.
        height_px: height of the result.
        colour_map: see there.

    Returns:
        uint8 (height_px, width_px, 4), RGB and opacity, each 0-255.
    """
    smooth = cv2.resize(normalised_heatmap(heatmap), (width_px, height_px), interpolation=cv2.INTER_CUBIC)
    levels = np.asarray(np.clip(smooth * 255.0, 0, 255).round(), dtype=np.uint8)
    return np.asarray(np.dstack([_coloured(levels, colour_map), levels]), dtype=np.uint8)


def colour_ramp(colour_map: ColourMap, width_px: int) -> NDArray[np.uint8]:
    """A colour map from no evidence (left) to most (right), uint8 (1, width_px, 3) RGB."""
    ramp = np.linspace(0, 255, width_px).round().astype(np.uint8)[None]
    return _coloured(ramp, colour_map)


def overlay(
    pixels: NDArray[np.uint8],
    heatmap: NDArray[np.float32],
    *,
    opacity: float = DEFAULT_OPACITY,
    colour_map: ColourMap = ColourMap.VIRIDIS,
) -> NDArray[np.uint8]:
    """An image with its heatmap over it.

    Args:
        pixels: uint8 (height, width, 3) RGB.
        heatmap: float32 (h, w), 0 or more.
        opacity: of the heatmap where it is strongest, 0-1.
        colour_map: see there.

    Returns:
        uint8 (height, width, 3) RGB, at most `MAX_SIDE_PX` on the longer side.
    """
    base = shrunk(pixels, MAX_SIDE_PX)
    height, width = base.shape[:2]
    layer = heatmap_layer(heatmap, width, height, colour_map).astype(np.float32)
    weight = layer[:, :, 3:] * (opacity / 255.0)
    blended = layer[:, :, :3] * weight + base.astype(np.float32) * (1.0 - weight)
    return np.asarray(blended.round(), dtype=np.uint8)


def write_png(path: Path, pixels: NDArray[np.uint8]) -> None:
    """Write uint8 (height, width, 3) RGB pixels as PNG.

    Raises:
        OutputError: the file cannot be written.
    """
    # Encoded in memory, then written by Python: OpenCV's own writing fails on non-ASCII paths on Windows.
    done, data = cv2.imencode(".png", cv2.cvtColor(pixels, cv2.COLOR_RGB2BGR))
    if not done:
        raise OutputError(f"{path} cannot be written: the PNG encoder failed")
    write_atomically(path, data.tobytes())


def _coloured(levels: NDArray[np.uint8], colour_map: ColourMap) -> NDArray[np.uint8]:
    return np.asarray(cv2.cvtColor(cv2.applyColorMap(levels, colour_map), cv2.COLOR_BGR2RGB), dtype=np.uint8)
