"""Lays transparent pixels on white, the tone of an empty field."""

import numpy as np
from numpy.typing import NDArray
from PIL import Image

# Of a band. Pillow and NumPy hold Python's lock while they convert and copy, and the window waits for it: 250 ms of a
# processor for a whole field of 48 million pixels at once, half a millisecond for a band, and half the memory.
BAND_PX = 2**18


def rgb_on_white(image: Image.Image) -> NDArray[np.uint8]:
    """Turn any Pillow image of 8 bits or fewer per sample into uint8 (height, width, 3) RGB."""
    rgb = np.empty((image.height, image.width, 3), np.uint8)
    rows = max(1, BAND_PX // image.width)
    # In bands also for memory: the copies of a whole image, four bytes a pixel each, would take five times its own.
    for top in range(0, image.height, rows):
        band = image.crop((0, top, image.width, min(top + rows, image.height)))
        rgb[top : top + band.height] = np.asarray(_band_on_white(band))
    return rgb


def _band_on_white(band: Image.Image) -> Image.Image:
    if not band.has_transparency_data:
        return band.convert("RGB")
    rgba = band.convert("RGBA")
    white = Image.new("RGBA", rgba.size, (255, 255, 255, 255))
    return Image.alpha_composite(white, rgba).convert("RGB")


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
