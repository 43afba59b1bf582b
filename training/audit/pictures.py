"""Turns images into small pictures that a page can carry in itself."""

import base64
import io
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from inference.errors import UnreadableImageError
from inference.images import read_image

_JPEG_QUALITY = 82


def thumbnail(path: Path, side_px: int) -> str:
    """An image file, no side longer than `side_px`, as a data URI; empty where it can no longer be read."""
    try:
        pixels = read_image(path).pixels
    except UnreadableImageError:
        return ""
    small = Image.fromarray(pixels)
    small.thumbnail((side_px, side_px), Image.Resampling.LANCZOS)
    encoded = io.BytesIO()
    small.save(encoded, format="JPEG", quality=_JPEG_QUALITY)
    return data_uri(encoded.getvalue(), "image/jpeg")


def enlarged(pixels: NDArray[np.uint8], times: int) -> str:
    """A small uint8 (H, W, 3) picture with each pixel `times` as wide and high, as a data URI."""
    encoded = io.BytesIO()
    Image.fromarray(pixels.repeat(times, axis=0).repeat(times, axis=1)).save(encoded, format="PNG")
    return data_uri(encoded.getvalue(), "image/png")


def data_uri(data: bytes, media_type: str) -> str:
    """Bytes as the address of themselves."""
    return f"data:{media_type};base64,{base64.b64encode(data).decode()}"
