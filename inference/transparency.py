"""Lays transparent pixels on white, the tone of an empty field."""

import numpy as np
from numpy.typing import NDArray
from PIL import Image

_BAND_ROWS = 256


def rgb_on_white(image: Image.Image) -> NDArray[np.uint8]:
    """Turn any Pillow image of 8 bits or fewer per sample into uint8 (height, width, 3) RGB."""
    if not image.has_transparency_data:
        return np.asarray(image.convert("RGB"), dtype=np.uint8)
    rgb = np.empty((image.height, image.width, 3), np.uint8)
    # In bands: the copies of a whole image, four bytes a pixel each, would take five times its memory.
    for top in range(0, image.height, _BAND_ROWS):
        rgba = image.crop((0, top, image.width, min(top + _BAND_ROWS, image.height))).convert("RGBA")
        white = Image.new("RGBA", rgba.size, (255, 255, 255, 255))
        rgb[top : top + rgba.height] = np.asarray(Image.alpha_composite(white, rgba).convert("RGB"))
    return rgb


def laid_on_white(
    rgb: NDArray[np.uint8], opacity: NDArray[np.uint8], *, is_premultiplied: bool = False
) -> NDArray[np.uint8]:
    """Lay colours on white.

    Args:
        rgb: uint8 (height, width, 3), 0-255.
        opacity: uint8 (height, width, 1), 0 is clear, 255 solid.
        is_premultiplied: the colours are already multiplied by the opacity (TIFF's associated alpha).

    Returns:
        uint8 (height, width, 3), 0-255.
    """
    share = opacity.astype(np.float32) / 255.0
    colours = rgb.astype(np.float32) if is_premultiplied else rgb * share
    return np.asarray(np.clip(colours + 255.0 * (1.0 - share), 0.0, 255.0).round(), dtype=np.uint8)
