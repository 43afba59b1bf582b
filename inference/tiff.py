"""Reads TIFF pages of any sample depth into 8-bit RGB."""

import io
import logging
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import tifffile
from numpy.typing import NDArray
from PIL import Image

from inference.errors import UnreadableImageError
from inference.transparency import laid_on_white, rgb_on_white

# The first bytes of a TIFF file, little and big endian, plain and BigTIFF.
TIFF_MARKS = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")

# tifffile reads these without the optional imagecodecs package; Pillow's libtiff reads the other ones.
_PLAIN_COMPRESSIONS = frozenset(
    {tifffile.COMPRESSION.NONE, tifffile.COMPRESSION.ADOBE_DEFLATE, tifffile.COMPRESSION.DEFLATE}
)

# What tifffile logs of a damaged file reaches the user as a row with a reason, not on the screen.
logging.getLogger("tifffile").addHandler(logging.NullHandler())


def read_tiff_pages(path: Path, data: bytes, max_pixels: int) -> Iterator[NDArray[np.uint8]]:
    """Decode each page of a TIFF file.

    Args:
        path: named in errors only.
        data: the file's bytes.
        max_pixels: larger pages are refused by their header.

    Yields:
        uint8 (height, width, 3) RGB, 0-255, one per page, upright.

    Raises:
        UnreadableImageError: damaged, too large, or samples that are no 8- or 16-bit intensities.
    """
    try:
        with tifffile.TiffFile(io.BytesIO(data)) as tiff:
            if not len(tiff.pages):
                raise UnreadableImageError(path, "the TIFF file holds no page")
            next_page = _pointer_after_last_page(path, data, tiff)
            for index, page in enumerate(tiff.pages):
                yield _read_page(path, data, index, page.aspage(), max_pixels)
            if any(next_page):
                # tifffile only logs that it cannot follow the pointer, and a page would be lost unnoticed.
                raise UnreadableImageError(
                    path, f"the TIFF file is cut off: nothing can be read after page {len(tiff.pages) - 1}"
                )
    except UnreadableImageError:
        raise
    except tifffile.TiffFileError as error:
        raise UnreadableImageError(path, f"the content is no TIFF image ({error})") from error
    except (OSError, ValueError, TypeError, IndexError, KeyError, RuntimeError, struct.error, zlib.error) as error:
        raise UnreadableImageError(path, f"the TIFF file is damaged or cut off ({error})") from error
    except MemoryError as error:
        raise UnreadableImageError(path, "there is not enough memory to decode the image") from error


def _read_page(path: Path, data: bytes, index: int, page: tifffile.TiffPage, max_pixels: int) -> NDArray[np.uint8]:
    if page.imagewidth * page.imagelength > max_pixels:
        raise UnreadableImageError(
            path,
            f"page {index} has {page.imagewidth:,} x {page.imagelength:,} pixels; at most "
            f"{max_pixels // 1_000_000} million are read. Export single fields instead of the whole slide",
        )
    if page.samplesperpixel > 1 and "BitsPerSample" not in page.tags:
        # Where a cut took the tag's values, tifffile would fall back to 1 bit and read noise.
        raise UnreadableImageError(path, f"the TIFF file is cut off: page {index} does not say its bits per sample")
    is_plain = page.compression in _PLAIN_COMPRESSIONS and page.photometric in (
        tifffile.PHOTOMETRIC.RGB,
        tifffile.PHOTOMETRIC.MINISBLACK,
        tifffile.PHOTOMETRIC.MINISWHITE,
    )
    if is_plain and page.bitspersample != 12:
        tag = page.tags.get("Orientation")
        return upright(_as_rgb(path, index, page), int(tag.value) if tag is not None else 1)
    # Pillow applies the orientation of a TIFF file itself.
    return _read_with_pillow(path, data, index, page)


def _as_rgb(path: Path, index: int, page: tifffile.TiffPage) -> NDArray[np.uint8]:
    samples = page.asarray()
    if page.planarconfig == tifffile.PLANARCONFIG.SEPARATE and samples.ndim == 3:
        samples = np.moveaxis(samples, 0, -1)
    if samples.ndim not in (2, 3):
        raise UnreadableImageError(path, f"page {index} has {samples.ndim} dimensions; expected 2 or 3")
    if not (samples.dtype == bool or np.issubdtype(samples.dtype, np.unsignedinteger)):
        raise UnreadableImageError(
            path, f"page {index} holds {samples.dtype} samples; expected unsigned integers of up to 16 bits"
        )
    bits = int(page.bitspersample)
    if bits > 16:
        raise UnreadableImageError(path, f"page {index} has {bits} bits per sample; at most 16 are read")
    if page.photometric == tifffile.PHOTOMETRIC.MINISWHITE:
        samples = np.asarray((1 << bits) - 1 - samples.astype(np.int64))
    scaled = np.atleast_3d(_scaled(samples, bits))
    colour_count = 3 if scaled.shape[2] >= 3 else 1
    rgb = np.ascontiguousarray(np.broadcast_to(scaled[:, :, :colour_count], (*scaled.shape[:2], 3)))
    extra = page.extrasamples[0] if page.extrasamples and scaled.shape[2] > colour_count else None
    if extra not in (tifffile.EXTRASAMPLE.ASSOCALPHA, tifffile.EXTRASAMPLE.UNASSALPHA):
        return rgb
    opacity = scaled[:, :, colour_count : colour_count + 1]
    return laid_on_white(rgb, opacity, is_premultiplied=extra == tifffile.EXTRASAMPLE.ASSOCALPHA)


def _scaled(samples: NDArray[Any], bits: int) -> NDArray[np.uint8]:
    # 12-bit cameras declare 12 bits: the declared depth is the scale, never the image's own maximum.
    return np.asarray((samples.astype(np.float32) * (255.0 / ((1 << bits) - 1))).round(), dtype=np.uint8)


def _read_with_pillow(path: Path, data: bytes, index: int, page: tifffile.TiffPage) -> NDArray[np.uint8]:
    bits = int(page.bitspersample)
    is_deep_grey = (
        bits in (12, 16) and page.samplesperpixel == 1 and page.photometric == tifffile.PHOTOMETRIC.MINISBLACK
    )
    if bits > 8 and not is_deep_grey:
        raise UnreadableImageError(
            path,
            f"page {index} has {page.samplesperpixel} samples of {bits} bits with "
            f"{tifffile.COMPRESSION(page.compression).name} compression; save it with 8 or 16 bits, uncompressed or "
            "with Deflate",
        )
    with Image.open(io.BytesIO(data), formats=("TIFF",)) as image:
        image.seek(index)
        image.load()
        if is_deep_grey:
            return np.repeat(_scaled(np.asarray(image), bits)[:, :, None], 3, axis=2)
        return rgb_on_white(image)


def _pointer_after_last_page(path: Path, data: bytes, tiff: tifffile.TiffFile) -> bytes:
    """The bytes that end the last page's tags: all zero, or where another page should be."""
    position, size_bytes = tiff.pages.next_page_offset, tiff.tiff.offsetsize
    # Up to twice the size lies the header, whose pointer is to the first page.
    if position is None or position <= 2 * size_bytes:
        return b""
    pointer = data[position : position + size_bytes]
    if len(pointer) < size_bytes:
        raise UnreadableImageError(path, "the TIFF file is cut off within the tags of its last page")
    return pointer


def upright(pixels: NDArray[np.uint8], orientation: int) -> NDArray[np.uint8]:
    """Turn pixels (height, width, 3) as an orientation of 1-8 asks (TIFF 6.0 and EXIF, tag 274)."""
    if orientation >= 5:
        pixels = pixels.transpose(1, 0, 2)
    if orientation in (2, 3, 6, 7):
        pixels = pixels[:, ::-1]
    if orientation in (3, 4, 7, 8):
        pixels = pixels[::-1]
    return np.ascontiguousarray(pixels)
