"""Reads one image file into 8-bit RGB pixels, the same way for training, conversion and screening."""

import hashlib
import io
import stat
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import ExifTags, Image, ImageOps, UnidentifiedImageError

from inference.errors import UnreadableImageError
from inference.tiff import TIFF_MARKS, read_tiff_pages, upright
from inference.transparency import rgb_on_white

# Candidates are chosen by suffix; every other file of a folder is counted, not listed.
IMAGE_SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp", ".webp"})
# What a file is, its content says. Pillow knows many more formats; one of them (EPS) would start another program.
_PILLOW_FORMATS = ("JPEG", "PNG", "BMP", "WEBP")

# A field photographed at 100x is 1 to 25 megapixels. Past these a file is a whole slide or a mistake,
# and decoding it could take the machine's memory, so it is refused by its header alone.
MAX_PIXELS = 150_000_000
MAX_FILE_BYTES = 1_000_000_000

# Pillow's own limit would warn on the screen before `check_size` refuses by the header.
Image.MAX_IMAGE_PIXELS = None


@dataclass(frozen=True, eq=False)
class SmearImage:
    """One decoded field.

    Attributes:
        path: the file it came from.
        page: its page in a multi-page file, counted from 0.
        pixels: uint8 (height, width, 3), RGB, 0-255, upright.
        sha256: SHA-256 of the file's bytes, lower-case hexadecimal.
    """

    path: Path
    page: int
    pixels: NDArray[np.uint8]
    sha256: str

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


def read_image_bytes(path: Path) -> bytes:
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
        if size_bytes > MAX_FILE_BYTES:
            raise UnreadableImageError(path, f"the file has {size_bytes:,} bytes; at most {MAX_FILE_BYTES:,} are read")
        return path.read_bytes()
    except OSError as error:
        raise UnreadableImageError(path, f"the file cannot be opened: {error.strerror or error}") from error


def sha256_of(data: bytes) -> str:
    """SHA-256 of some bytes in lower-case hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def read_images(path: Path) -> Iterator[SmearImage]:
    """Decode a file page by page; all but TIFF have one page.

    Pixels are upright (EXIF orientation applied) 8-bit RGB. Deeper samples are scaled by their declared bit
    depth, never stretched to the image's own range; transparent pixels are laid on white, the tone
    of an empty field.

    Raises:
        UnreadableImageError: with a reason a technician can act on.
    """
    data = read_image_bytes(path)
    sha256 = sha256_of(data)
    try:
        for page, pixels in enumerate(_decode_pages(path, data)):
            yield SmearImage(path, page, pixels, sha256)
    except UnreadableImageError as error:
        raise UnreadableImageError(path, error.reason, sha256) from error


def _decode_pages(path: Path, data: bytes) -> Iterator[NDArray[np.uint8]]:
    if data.startswith(TIFF_MARKS):
        yield from read_tiff_pages(path, data, MAX_PIXELS)
    else:
        yield _decode_page(path, data)


def read_image(path: Path) -> SmearImage:
    """Decode the first page of a file.

    Raises:
        UnreadableImageError: as `read_images`.
    """
    return next(read_images(path))


def check_size(path: Path, width_px: int, height_px: int) -> None:
    """Refuse dimensions that no field of view has.

    Raises:
        UnreadableImageError: more pixels than `MAX_PIXELS`.
    """
    if width_px * height_px > MAX_PIXELS:
        raise UnreadableImageError(
            path,
            f"the image has {width_px:,} x {height_px:,} pixels; at most {MAX_PIXELS // 1_000_000} million "
            "are read. Export single fields instead of the whole slide",
        )


def _decode_page(path: Path, data: bytes) -> NDArray[np.uint8]:
    try:
        with Image.open(io.BytesIO(data), formats=_PILLOW_FORMATS) as image:
            check_size(path, image.width, image.height)
            if _png_bit_depth(data) == 16:
                return upright(_decode_deep_png(path, data), image.getexif().get(ExifTags.Base.Orientation, 1))
            image.load()
            return rgb_on_white(ImageOps.exif_transpose(image))
    except UnreadableImageError:
        raise
    except UnidentifiedImageError as error:
        raise UnreadableImageError(
            path, f"the content is no image that SmearScope reads, whatever its name ends with ({path.suffix})"
        ) from error
    # Pillow's plugins raise these on damaged files, struct.error and SyntaxError (broken PNG) included.
    except (OSError, ValueError, SyntaxError, EOFError, IndexError, TypeError, struct.error, cv2.error) as error:
        raise UnreadableImageError(path, f"the image is damaged or cut off ({error})") from error
    except MemoryError as error:
        raise UnreadableImageError(path, "there is not enough memory to decode the image") from error


def _png_bit_depth(data: bytes) -> int | None:
    """Bit depth from a PNG's header (byte 24, PNG specification 11.2.2); None for other formats."""
    is_png = data[:8] == b"\x89PNG\r\n\x1a\n" and len(data) > 24
    return data[24] if is_png else None


def _decode_deep_png(path: Path, data: bytes) -> NDArray[np.uint8]:
    # Pillow keeps only the high byte of 16-bit colour PNG, so OpenCV reads these.
    decoded = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_UNCHANGED)
    if decoded is None:
        raise UnreadableImageError(path, "the 16-bit PNG is damaged or cut off")
    shallow = np.asarray((decoded.astype(np.float32) / 257.0).round(), dtype=np.uint8)
    if shallow.ndim == 2:
        return np.repeat(shallow[:, :, None], 3, axis=2)
    if shallow.shape[2] == 4:
        return rgb_on_white(Image.fromarray(cv2.cvtColor(shallow, cv2.COLOR_BGRA2RGBA)))
    return np.asarray(cv2.cvtColor(shallow, cv2.COLOR_BGR2RGB), dtype=np.uint8)
