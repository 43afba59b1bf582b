"""Builds image files byte by byte where no library writes the odd ones that microscopes and scanners do."""

import struct
import zlib
from collections.abc import Iterable
from enum import IntEnum
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from inference.images import read_images

ORIENTATION_TAG = 274
ALL_ORIENTATIONS = range(1, 9)


class PngColour(IntEnum):
    """Colour types of a PNG header (PNG specification, 11.2.2)."""

    GREY = 0
    RGB = 2
    GREY_ALPHA = 4
    RGBA = 6


def png_chunk(kind: bytes, data: bytes) -> bytes:
    """One chunk with its length and checksum."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_file(
    width_px: int, height_px: int, depth: int, colour: PngColour, rows: Iterable[bytes], extra_chunks: bytes = b""
) -> bytes:
    """A PNG from raw rows, without Pillow: any depth, and any promise about its size."""
    packer = zlib.compressobj(1)
    packed = b"".join([*(packer.compress(b"\0" + row) for row in rows), packer.flush()])
    header = struct.pack(">IIBBBBB", width_px, height_px, depth, colour, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + png_chunk(b"IHDR", header)
        + extra_chunks
        + png_chunk(b"IDAT", packed)
        + png_chunk(b"IEND", b"")
    )


def deep_png(samples: NDArray[np.uint16], colour: PngColour, extra_chunks: bytes = b"") -> bytes:
    """A 16-bit PNG of samples (height, width[, channels])."""
    rows = (row.astype(">u2").tobytes() for row in samples)
    return png_file(samples.shape[1], samples.shape[0], 16, colour, rows, extra_chunks)


def packed_12_bit_tiff(samples: NDArray[np.uint16]) -> bytes:
    """A grey TIFF that declares, and stores, 12 bits per sample (an even number of samples per row)."""
    height_px, width_px = samples.shape
    first, second = samples[:, 0::2], samples[:, 1::2]
    triples = np.stack([first >> 4, (first & 15) << 4 | second >> 8, second & 255], axis=-1)
    data = triples.astype(np.uint8).tobytes()
    tags = {256: width_px, 257: height_px, 258: 12, 259: 1, 262: 1, 273: 0, 277: 1, 278: height_px, 279: len(data)}
    tags[273] = 8 + 2 + 12 * len(tags) + 4
    entries = b"".join(struct.pack("<HHII", number, 4, 1, value) for number, value in tags.items())
    return b"II*\0" + struct.pack("<IH", 8, len(tags)) + entries + struct.pack("<I", 0) + data


def exif_with_orientation(orientation: int) -> Image.Exif:
    """EXIF that says how the camera was held."""
    exif = Image.Exif()
    exif[ORIENTATION_TAG] = orientation
    return exif


def pixels_of(path: Path) -> NDArray[np.uint8]:
    """The pixels of a file with exactly one page, uint8 (height, width, 3)."""
    (image,) = read_images(path)
    return image.pixels


def grey_as_rgb(grey: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Grey (height, width) as RGB (height, width, 3)."""
    return np.repeat(grey[:, :, None], 3, axis=2)
