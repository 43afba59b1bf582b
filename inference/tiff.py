"""Reads TIFF pages of any sample depth into 8-bit RGB."""

import io
import struct
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import tifffile
from numpy.typing import NDArray
from PIL import Image

from inference.errors import UnreadableImageError

# tifffile reads these without the optional imagecodecs package; Pillow's libtiff reads the other ones.
_PLAIN_COMPRESSIONS = frozenset(
    {tifffile.COMPRESSION.NONE, tifffile.COMPRESSION.ADOBE_DEFLATE, tifffile.COMPRESSION.DEFLATE}
)


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
            for index, page in enumerate(tiff.pages):
                yield _read_page(path, data, index, page.aspage(), max_pixels)
    except UnreadableImageError:
        raise
    except tifffile.TiffFileError as error:
        raise UnreadableImageError(path, f"the content is no TIFF image ({error})") from error
    except (OSError, ValueError, TypeError, IndexError, KeyError, RuntimeError, struct.error) as error:
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
    if page.compression in _PLAIN_COMPRESSIONS and page.photometric in (
        tifffile.PHOTOMETRIC.RGB,
        tifffile.PHOTOMETRIC.MINISBLACK,
        tifffile.PHOTOMETRIC.MINISWHITE,
    ):
        return _upright(_as_rgb(path, index, page), page)
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
    # 12-bit cameras declare 12 bits: the declared depth is the scale, never the image's own maximum.
    scaled = np.asarray((samples.astype(np.float32) * (255.0 / ((1 << bits) - 1))).round(), dtype=np.uint8)
    if scaled.ndim == 2:
        return np.repeat(scaled[:, :, None], 3, axis=2)
    if scaled.shape[2] in (1, 2):
        return np.repeat(scaled[:, :, :1], 3, axis=2)
    if scaled.shape[2] == 4 and page.extrasamples:
        opacity = scaled[:, :, 3:].astype(np.float32) / 255.0
        laid_on_white = scaled[:, :, :3] * opacity + 255.0 * (1.0 - opacity)
        return np.asarray(laid_on_white.round(), dtype=np.uint8)
    return np.ascontiguousarray(scaled[:, :, :3])


def _read_with_pillow(path: Path, data: bytes, index: int, page: tifffile.TiffPage) -> NDArray[np.uint8]:
    if int(page.bitspersample) > 8:
        raise UnreadableImageError(
            path,
            f"page {index} has {page.bitspersample} bits per sample with "
            f"{tifffile.COMPRESSION(page.compression).name} compression; save it uncompressed or with Deflate",
        )
    with Image.open(io.BytesIO(data)) as image:
        image.seek(index)
        image.load()
        return np.asarray(image.convert("RGB"), dtype=np.uint8)


def _upright(pixels: NDArray[np.uint8], page: tifffile.TiffPage) -> NDArray[np.uint8]:
    """Apply the TIFF orientation tag (TIFF 6.0, tag 274)."""
    tag = page.tags.get("Orientation")
    orientation = int(tag.value) if tag is not None else 1
    if orientation >= 5:
        pixels = pixels.transpose(1, 0, 2)
    if orientation in (2, 3, 6, 7):
        pixels = pixels[:, ::-1]
    if orientation in (3, 4, 7, 8):
        pixels = pixels[::-1]
    return np.ascontiguousarray(pixels)
