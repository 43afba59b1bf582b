"""Writes small slides: stained squares on glass, tiled, with the words by which OpenSlide knows a scanner."""

from pathlib import Path

import numpy as np
import tifffile
from numpy.typing import NDArray

GLASS = (245, 244, 246)
STAIN = (150, 80, 160)
STORED_TILE_PX = 128


def slide_pixels(width_px: int, height_px: int, stained: tuple[tuple[int, int, int], ...]) -> NDArray[np.uint8]:
    """Glass with stained squares (left, top, side), uint8 (height, width, 3)."""
    pixels = np.empty((height_px, width_px, 3), np.uint8)
    pixels[:] = GLASS
    for left, top, side in stained:
        pixels[top : top + side, left : left + side] = STAIN
    return pixels


def write_slide(path: Path, pixels: NDArray[np.uint8], description: str = "", level_count: int = 1) -> Path:
    """A tiled TIFF; a description that begins with `Aperio` makes it one of that scanner's.

    Further levels are each half as large.
    """
    with tifffile.TiffWriter(path) as writer:
        for level in range(level_count):
            writer.write(
                np.ascontiguousarray(pixels[:: 2**level, :: 2**level]),
                photometric="rgb",
                tile=(STORED_TILE_PX, STORED_TILE_PX),
                compression="zlib",
                description=description or None,
                metadata=None,
                subfiletype=1 if level else 0,
            )
    return path


def aperio(**properties: object) -> str:
    """An image description as Aperio's scanners write it."""
    return "|".join(["Aperio Image Library v1", *(f"{name} = {value}" for name, value in properties.items())])


def damage_stored_tile(path: Path, index: int) -> None:
    """Overwrite the bytes of one stored tile of the first level."""
    with tifffile.TiffFile(path) as slide:
        page = slide.pages[0].aspage()
        offset, size_bytes = page.dataoffsets[index], page.databytecounts[index]
    data = bytearray(path.read_bytes())
    data[offset : offset + size_bytes] = b"\xff" * size_bytes
    path.write_bytes(data)
