"""Lays transparent pixels on white, the tone of an empty field."""

import numpy as np
from numpy.typing import NDArray
from PIL import Image


def rgb_on_white(image: Image.Image) -> NDArray[np.uint8]:
    """Turn any Pillow image of 8 bits or fewer per sample into uint8 (height, width, 3) RGB."""
    if image.has_transparency_data:
        rgba = image.convert("RGBA")
        white = Image.new("RGBA", rgba.size, (255, 255, 255, 255))
        image = Image.alpha_composite(white, rgba)
    return np.asarray(image.convert("RGB"), dtype=np.uint8)


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
