"""Reads TIFF pages of any sample depth into 8-bit RGB."""

import io
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import tifffile
from numpy.typing import NDArray
from PIL import Image

from inference.decoders import DECODER_ERRORS, standard_error_muted, warnings_muted
from inference.errors import UnreadableImageError
from inference.limits import DEFAULT_LIMITS, ReadingLimits
from inference.pages import ALL_PAGES, PageChoice
from inference.tiff_headers import DEFLATE, check_page, check_page_chain, check_pieces
from inference.transparency import laid_on_white, rgb_on_white

# tifffile reads these without the optional imagecodecs package; Pillow's and OpenCV's libtiff read the other ones.
_PLAIN_COMPRESSIONS = DEFLATE | {tifffile.COMPRESSION.NONE}
_PLAIN_PHOTOMETRICS = frozenset(
    {tifffile.PHOTOMETRIC.RGB, tifffile.PHOTOMETRIC.MINISBLACK, tifffile.PHOTOMETRIC.MINISWHITE}
)
_READ_PHOTOMETRICS = _PLAIN_PHOTOMETRICS | {
    tifffile.PHOTOMETRIC.PALETTE,
    tifffile.PHOTOMETRIC.SEPARATED,
    tifffile.PHOTOMETRIC.YCBCR,
}

_SCALED_AT_ONCE_ROWS = 256

# What tifffile logs of a damaged file reaches the user as a row with a reason, not on the screen.
logging.getLogger("tifffile").addHandler(logging.NullHandler())


def read_tiff_pages(
    path: Path, data: bytes, limits: ReadingLimits = DEFAULT_LIMITS, pages: PageChoice = ALL_PAGES
) -> Iterator[tuple[int, NDArray[np.uint8]]]:
    """Decode the chosen pages of a TIFF file.

    Args:
        path: named in errors only.
        data: the file's bytes.
        limits: larger files and pages are refused by their header.
        pages: which ones; the others are not decoded.

    Yields:
        Page number, counted from 0, and uint8 (height, width, 3) RGB, 0-255, upright.

    Raises:
        UnreadableImageError: damaged, too large, or samples that are no 8- or 16-bit intensities.
    """
    check_page_chain(path, data, limits)
    try:
        with tifffile.TiffFile(io.BytesIO(data)) as tiff:
            yield from _read_chosen_pages(path, data, tiff, limits, pages)
    except UnreadableImageError:
        raise
    except tifffile.TiffFileError as error:
        raise UnreadableImageError(path, f"the content is no TIFF image ({error})") from error
    except MemoryError as error:
        raise UnreadableImageError(path, "there is not enough memory to decode the image") from error
    except DECODER_ERRORS as error:
        raise UnreadableImageError(path, f"the TIFF file is damaged or cut off ({error})") from error


def _read_chosen_pages(
    path: Path, data: bytes, tiff: tifffile.TiffFile, limits: ReadingLimits, pages: PageChoice
) -> Iterator[tuple[int, NDArray[np.uint8]]]:
    page_count = len(tiff.pages)
    if not page_count:
        raise UnreadableImageError(path, "the TIFF file holds no page")
    chosen = [index for index in range(page_count) if pages.includes(index)]
    if not chosen:
        raise UnreadableImageError(
            path, f"the file has {page_count} pages, numbered from 0; none of the chosen ones ({pages}) is there"
        )
    next_page = _pointer_after_last_page(path, data, tiff)
    slow_pages = _LibtiffPages(path, data)
    pixels_left = limits.max_pixels_decoded
    for index in chosen:
        page = tiff.pages[index].aspage()
        check_page(path, index, page, limits)
        pixels_left -= page.imagewidth * page.imagelength
        if pixels_left < 0:
            raise UnreadableImageError(
                path,
                f"the pages before page {index} hold {limits.max_pixels_decoded / 1e6:g} million pixels, all that is "
                "read of one file; split it, or allow more with --max-pixels",
            )
        yield index, _read_page(path, data, index, page, slow_pages)
    if any(next_page):
        # tifffile only logs that it cannot follow the pointer, and a page would be lost unnoticed.
        raise UnreadableImageError(path, f"the TIFF file is cut off: nothing can be read after page {page_count - 1}")


def _read_page(
    path: Path, data: bytes, index: int, page: tifffile.TiffPage, slow_pages: "_LibtiffPages"
) -> NDArray[np.uint8]:
    if page.photometric not in _READ_PHOTOMETRICS:
        raise UnreadableImageError(
            path, f"page {index} stores its colours as {_name(page.photometric)}; save it as RGB or grey"
        )
    bits = int(page.bitspersample)
    is_deep_cmyk = page.photometric == tifffile.PHOTOMETRIC.SEPARATED and bits == 16 and page.samplesperpixel == 4
    is_plain = page.photometric in _PLAIN_PHOTOMETRICS or is_deep_cmyk
    if is_plain and page.compression in _PLAIN_COMPRESSIONS and bits != 12:
        check_pieces(path, data, index, page)
        samples = _samples(path, index, page.asarray())
        pixels = _rgb_of_cmyk(_scaled(samples, bits)) if is_deep_cmyk else _as_rgb(path, index, page, samples)
        return upright(pixels, _orientation(page))
    is_deep_colour = page.photometric == tifffile.PHOTOMETRIC.RGB and page.samplesperpixel in (3, 4)
    if bits == 16 and is_deep_colour and page.planarconfig == tifffile.PLANARCONFIG.CONTIG:
        return upright(_as_rgb(path, index, page, slow_pages.deep_samples(index, page)), _orientation(page))
    # Pillow applies the orientation of a TIFF file itself.
    return slow_pages.pixels(index, page)


def _orientation(page: tifffile.TiffPage) -> int:
    tag = page.tags.get("Orientation")
    return int(tag.value) if tag is not None else 1


def _samples(path: Path, index: int, samples: NDArray[Any]) -> NDArray[Any]:
    if samples.ndim not in (2, 3):
        raise UnreadableImageError(path, f"page {index} has {samples.ndim} dimensions; expected 2 or 3")
    if not (samples.dtype == bool or np.issubdtype(samples.dtype, np.unsignedinteger)):
        raise UnreadableImageError(
            path,
            f"page {index} holds {samples.dtype} samples; expected unsigned integers of up to 16 bits. "
            "Nothing in the file says which value is black and which white; convert it to 8 bits, unsigned",
        )
    return samples


def _as_rgb(path: Path, index: int, page: tifffile.TiffPage, samples: NDArray[Any]) -> NDArray[np.uint8]:
    if page.planarconfig == tifffile.PLANARCONFIG.SEPARATE and samples.ndim == 3:
        samples = np.moveaxis(samples, 0, -1)
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
    if bits == 8 and samples.dtype == np.uint8:
        return samples
    scaled = np.empty(samples.shape, np.uint8)
    # In blocks of rows: the floats of a whole page would take four times its memory.
    for top in range(0, len(samples), _SCALED_AT_ONCE_ROWS):
        rows = slice(top, top + _SCALED_AT_ONCE_ROWS)
        # 12-bit cameras declare 12 bits: the declared depth is the scale, never the image's own maximum.
        scaled[rows] = (samples[rows].astype(np.float32) * (255.0 / ((1 << bits) - 1))).round()
    return scaled


def _rgb_of_cmyk(cmyk: NDArray[np.uint8]) -> NDArray[np.uint8]:
    # As Pillow turns 8-bit CMYK into RGB, so that both depths look alike.
    planes = np.moveaxis(cmyk, 0, -1) if cmyk.shape[0] == 4 and cmyk.shape[2] != 4 else cmyk
    image = Image.frombytes("CMYK", (planes.shape[1], planes.shape[0]), planes.tobytes())
    return np.asarray(image.convert("RGB"), dtype=np.uint8)


def _name(value: object) -> str:
    return str(getattr(value, "name", value))


class _LibtiffPages:
    """Pages that need libtiff, by way of Pillow (8 bits) or OpenCV (16 bits of colour); one open file for all pages."""

    def __init__(self, path: Path, data: bytes) -> None:
        self._path = path
        self._data = data
        self._image: Image.Image | None = None

    def pixels(self, index: int, page: tifffile.TiffPage) -> NDArray[np.uint8]:
        """Uint8 (height, width, 3), RGB, upright."""
        bits = int(page.bitspersample)
        is_deep_grey = (
            bits in (12, 16) and page.samplesperpixel == 1 and page.photometric == tifffile.PHOTOMETRIC.MINISBLACK
        )
        if bits > 8 and not is_deep_grey:
            raise UnreadableImageError(
                self._path,
                f"page {index} has {page.samplesperpixel} samples of {bits} bits with "
                f"{_name(page.compression)} compression; save it with 8 or 16 bits, uncompressed or with Deflate",
            )
        with warnings_muted(), standard_error_muted():
            if self._image is None:
                self._image = Image.open(io.BytesIO(self._data), formats=("TIFF",))
            self._image.seek(index)
            self._image.load()
            if is_deep_grey:
                return np.repeat(_scaled(np.asarray(self._image), bits)[:, :, None], 3, axis=2)
            return rgb_on_white(self._image)

    def deep_samples(self, index: int, page: tifffile.TiffPage) -> NDArray[Any]:
        """Uint16 (height, width, 3 or 4), RGB with or without opacity, as stored."""
        with standard_error_muted():
            _, decoded = cv2.imdecodemulti(
                np.frombuffer(self._data, np.uint8), cv2.IMREAD_UNCHANGED, range=(index, index + 1)
            )
        expected = (page.imagelength, page.imagewidth, page.samplesperpixel)
        if not decoded or decoded[0].shape != expected or decoded[0].dtype != np.uint16:
            raise UnreadableImageError(
                self._path,
                f"page {index}, 16 bits with {_name(page.compression)} compression, is damaged or packed in a way that "
                "is not read; save it with 8 or 16 bits, uncompressed or with Deflate",
            )
        code = cv2.COLOR_BGRA2RGBA if page.samplesperpixel == 4 else cv2.COLOR_BGR2RGB
        return np.asarray(cv2.cvtColor(decoded[0], code))


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
