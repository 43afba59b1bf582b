"""Reads one image file into 8-bit RGB pixels, the same way for training, conversion and screening."""

import hashlib
import io
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import ExifTags, Image, ImageOps, UnidentifiedImageError

from inference.decoders import DECODER_ERRORS, standard_error_muted, warnings_muted
from inference.errors import UnreadableImageError
from inference.limits import DEFAULT_LIMITS, ReadingLimits
from inference.pages import ALL_PAGES, FIRST_PAGE, PageChoice
from inference.tiff import read_tiff_pages, upright
from inference.tiff_headers import TIFF_MARKS
from inference.transparency import rgb_on_white

# Candidates are chosen by suffix; every other file of a folder is counted, not listed.
IMAGE_SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp", ".webp", ".gif"})
# What a file is, its content says. Pillow knows many more formats; one of them (EPS) would start another program.
_PILLOW_FORMATS = ("JPEG", "PNG", "BMP", "WEBP", "GIF")

# Pillow's own limit would warn on the screen before `ReadingLimits` refuses by the header.
Image.MAX_IMAGE_PIXELS = None

_JPEG_MARK = b"\xff\xd8\xff"
_START_OF_SCAN = b"\xff\xda"


@dataclass(frozen=True, eq=False)
class SmearImage:
    """One decoded field.

    Attributes:
        path: the file it came from.
        page: its page in a multi-page file, counted from 0.
        pixels: uint8 (height, width, 3), RGB, 0-255, upright.
        sha256: SHA-256 of the file's bytes, lower-case hexadecimal.
        tile_x, tile_y: upper left corner of a tile in its slide, pixels of the slide's full resolution; 0 for a field.
    """

    path: Path
    page: int
    pixels: NDArray[np.uint8]
    sha256: str
    tile_x: int = 0
    tile_y: int = 0

    @property
    def width_px(self) -> int:
        """Width in pixels."""
        return int(self.pixels.shape[1])

    @property
    def height_px(self) -> int:
        """Height in pixels."""
        return int(self.pixels.shape[0])


def is_candidate(path: Path) -> bool:
    """Whether a file's suffix names an image format that SmearScope reads."""
    return path.suffix.lower() in IMAGE_SUFFIXES


def read_image_bytes(path: Path, limits: ReadingLimits = DEFAULT_LIMITS) -> bytes:
    """Read a file whole, after a look at its size.

    Raises:
        UnreadableImageError: the file is empty, too large, gone, or may not be read.
    """
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise UnreadableImageError(path, "this is no ordinary file but a device or a pipe")
        size_bytes = found.st_size
        if size_bytes == 0:
            raise UnreadableImageError(path, "the file is empty (0 bytes); copy it again from its source")
        if size_bytes > limits.max_file_bytes:
            raise UnreadableImageError(
                path, f"the file has {size_bytes:,} bytes; at most {limits.max_file_bytes:,} are read"
            )
        return path.read_bytes()
    except OSError as error:
        raise UnreadableImageError(path, f"the file cannot be opened: {error.strerror or error}") from error


def sha256_of(data: bytes) -> str:
    """SHA-256 of some bytes in lower-case hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def read_images(
    path: Path, limits: ReadingLimits = DEFAULT_LIMITS, pages: PageChoice = ALL_PAGES
) -> Iterator[SmearImage]:
    """Decode a file page by page; all but TIFF have one page, numbered 0. Of an animation the first picture is read.

    Pixels are upright (EXIF orientation applied) 8-bit RGB. Deeper samples are scaled by their declared bit
    depth, never stretched to the image's own range; transparent pixels are laid on white, the tone
    of an empty field. Colour profiles are left alone (docs/formats.md).

    Args:
        path: JPEG, PNG, BMP, WebP, GIF or TIFF, whatever its name.
        limits: what is larger is refused by its header.
        pages: which pages are decoded; they keep their numbers.

    Raises:
        UnreadableImageError: with a reason a technician can act on.
    """
    data = read_image_bytes(path, limits)
    sha256 = sha256_of(data)
    try:
        for page, pixels in _decode_pages(path, data, limits, pages):
            yield SmearImage(path, page, pixels, sha256)
    except UnreadableImageError as error:
        raise UnreadableImageError(path, error.reason, sha256, may_pass=error.may_pass) from error


def read_image(path: Path, limits: ReadingLimits = DEFAULT_LIMITS) -> SmearImage:
    """Decode the first page of a file.

    Raises:
        UnreadableImageError: as `read_images`.
    """
    return next(read_images(path, limits, FIRST_PAGE))


def _decode_pages(
    path: Path, data: bytes, limits: ReadingLimits, pages: PageChoice
) -> Iterator[tuple[int, NDArray[np.uint8]]]:
    if data.startswith(TIFF_MARKS):
        yield from read_tiff_pages(path, data, limits, pages)
    elif pages.includes(0):
        yield 0, _decode_page(path, data, limits)
    else:
        raise UnreadableImageError(path, f"the file has one page, number 0; the chosen ones ({pages}) are not there")


def _decode_page(path: Path, data: bytes, limits: ReadingLimits) -> NDArray[np.uint8]:
    try:
        # Pillow makes room for a whole WebP when it opens one.
        _check_size(path, limits, *_webp_canvas(data))
        with warnings_muted(), Image.open(io.BytesIO(data), formats=_PILLOW_FORMATS) as image:
            _check_size(path, limits, image.width, image.height)
            _check_scans(path, data, image.width * image.height, limits)
            if _png_bit_depth(data) == 16:
                return upright(_decode_deep_png(path, data), image.getexif().get(ExifTags.Base.Orientation, 1))
            image.load()
            ImageOps.exif_transpose(image, in_place=True)
            return rgb_on_white(image)
    except UnreadableImageError:
        raise
    except UnidentifiedImageError as error:
        raise UnreadableImageError(
            path, f"the content is no image that SmearScope reads, whatever its name ends with ({path.suffix})"
        ) from error
    except MemoryError as error:
        raise UnreadableImageError(path, "there is not enough memory to decode the image") from error
    except DECODER_ERRORS as error:
        raise UnreadableImageError(path, f"the image is damaged or cut off ({error})") from error


def _check_size(path: Path, limits: ReadingLimits, width_px: int, height_px: int) -> None:
    if fault := limits.size_fault("the image", width_px, height_px):
        raise UnreadableImageError(path, fault)


def _check_scans(path: Path, data: bytes, pixel_count: int, limits: ReadingLimits) -> None:
    """Refuse a progressive JPEG whose scans would keep the decoder busy for hours; it passes over all pixels in each.

    Within a scan the mark's first byte is never followed by its second (ITU-T T.81, B.1.1.5), so all marks are counted.
    """
    if not data.startswith(_JPEG_MARK):
        return
    scan_count = data.count(_START_OF_SCAN)
    if scan_count * pixel_count > limits.max_pixels_decoded:
        raise UnreadableImageError(
            path, f"the JPEG has {scan_count:,} scans of {pixel_count:,} pixels; save it without progressive scans"
        )


def _webp_canvas(data: bytes) -> tuple[int, int]:
    """Width and height from the header of an extended WebP (VP8X chunk of the container's specification); else 0."""
    if data[:4] != b"RIFF" or data[8:16] != b"WEBPVP8X":
        return 0, 0
    return 1 + int.from_bytes(data[24:27], "little"), 1 + int.from_bytes(data[27:30], "little")


def _png_bit_depth(data: bytes) -> int | None:
    """Bit depth from a PNG's header (byte 24, PNG specification 11.2.2); None for other formats."""
    is_png = data[:8] == b"\x89PNG\r\n\x1a\n" and len(data) > 24
    return data[24] if is_png else None


def _check_png_chunks(path: Path, data: bytes) -> None:
    """Refuse a chunk longer than the file: OpenCV makes room for all that it promises, up to 4 GB, before it looks."""
    position = 8
    while position + 8 <= len(data):
        size_bytes = int.from_bytes(data[position : position + 4], "big")
        if position + 8 + size_bytes > len(data):
            raise UnreadableImageError(path, "the 16-bit PNG is damaged or cut off")
        position += 12 + size_bytes  # length, name, and the checksum behind the content


def _decode_deep_png(path: Path, data: bytes) -> NDArray[np.uint8]:
    _check_png_chunks(path, data)
    # Pillow keeps only the high byte of 16-bit colour PNG, so OpenCV reads these.
    with standard_error_muted():
        decoded = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_UNCHANGED)
    if decoded is None:
        raise UnreadableImageError(path, "the 16-bit PNG is damaged or cut off")
    shallow = np.asarray((decoded.astype(np.float32) / 257.0).round(), dtype=np.uint8)
    if shallow.ndim == 2:
        return np.repeat(shallow[:, :, None], 3, axis=2)
    if shallow.shape[2] == 4:
        return rgb_on_white(Image.fromarray(cv2.cvtColor(shallow, cv2.COLOR_BGRA2RGBA)))
    return np.asarray(cv2.cvtColor(shallow, cv2.COLOR_BGR2RGB), dtype=np.uint8)
