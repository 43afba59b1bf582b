"""Tells whole slides from images, and opens them with OpenSlide, which is in an extra."""

import importlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from inference.decoders import DECODER_ERRORS
from inference.errors import UnreadableImageError
from inference.limits import DEFAULT_LIMITS, ReadingLimits
from inference.tiff_headers import TIFF_MARKS
from inference.transparency import rgb_on_white

# Aperio, Hamamatsu, Leica, MIRAX, Sakura, Ventana and Zeiss. Philips, Trestle and Ventana write .tif too: there the
# content decides. A DICOM slide is many files of one name ending, .dcm, so none of them is a candidate.
SLIDE_SUFFIXES = frozenset({".svs", ".ndpi", ".vms", ".vmu", ".scn", ".mrxs", ".svslide", ".bif", ".czi"})
_PLAIN_TIFF = "generic-tiff"

# OpenSlide decodes a stored tile whole, four bytes a pixel.
_MAX_STORED_TILE_PX = 64_000_000


def load_openslide(path: Path) -> ModuleType:
    """Import OpenSlide.

    Args:
        path: the slide that it is wanted for, named in the error.

    Raises:
        UnreadableImageError: it is not installed, or does not start.
    """
    try:
        return importlib.import_module("openslide")
    except (ImportError, OSError) as error:
        raise UnreadableImageError(
            path,
            "this is a whole slide, and OpenSlide, which reads these, is not installed; export single fields, or where "
            f'SmearScope was installed with pip: pip install "smearscope[slides]" ({error})',
            may_pass=True,
        ) from error


def is_slide_candidate(path: Path) -> bool:
    """Whether a file's suffix is that of a slide scanner."""
    return path.suffix.lower() in SLIDE_SUFFIXES


def is_slide(path: Path, limits: ReadingLimits = DEFAULT_LIMITS) -> bool:
    """Whether a file is read as tiles of a slide instead of as an image.

    It is where its suffix is a scanner's; where its content is a TIFF in which OpenSlide finds a scanner's hand; and
    where it is any other tiled TIFF that has more pixels than an image may have. Without OpenSlide the suffix decides.
    A file that cannot be opened is no slide: reading it as an image says what is wrong.
    """
    if is_slide_candidate(path):
        return True
    try:
        if not path.is_file():  # opening a pipe would wait for its other end
            return False
        with path.open("rb") as file:
            if not file.read(4).startswith(TIFF_MARKS):
                return False
        openslide = load_openslide(path)
    except (OSError, UnreadableImageError):
        return False
    try:
        vendor = openslide.OpenSlide.detect_format(path)
        if vendor != _PLAIN_TIFF:
            return vendor is not None
        with openslide.OpenSlide(path) as slide:
            width_px, height_px = slide.dimensions
            return bool(width_px * height_px > limits.max_pixels)
    except (OSError, ValueError, openslide.OpenSlideError):
        return False


@contextmanager
def slide_errors_in_words(path: Path, subject: str) -> Iterator[None]:
    """Turn what OpenSlide and Pillow raise on damaged slides into a reason.

    Args:
        path: of the slide.
        subject: what the reason is about: the slide, or a tile of it.

    Raises:
        UnreadableImageError: instead of their errors.
    """
    openslide = load_openslide(path)
    try:
        yield
    except UnreadableImageError:
        raise
    except MemoryError as error:
        raise UnreadableImageError(path, f"there is not enough memory to read {subject}") from error
    except (*DECODER_ERRORS, openslide.OpenSlideError) as error:
        raise UnreadableImageError(path, f"{subject} is damaged or cut off ({error})") from error


def open_slide(path: Path) -> Any:
    """Open a slide.

    Returns:
        An `openslide.OpenSlide`; close it.

    Raises:
        UnreadableImageError: it is missing or damaged, or no slide that OpenSlide knows, or OpenSlide is not installed.
    """
    openslide = load_openslide(path)
    with slide_errors_in_words(path, "the slide"):
        try:
            slide = openslide.OpenSlide(path)
        except openslide.OpenSlideUnsupportedFormatError as error:
            raise UnreadableImageError(
                path,
                f"OpenSlide finds no slide in it, whatever its name ends with ({path.suffix}); MIRAX and VMS slides "
                "need the other files that belong beside them",
            ) from error
    try:
        with slide_errors_in_words(path, "the slide"):
            _check_stored_tiles(path, slide)
    except UnreadableImageError:
        slide.close()
        raise
    return slide


def _check_stored_tiles(path: Path, slide: Any) -> None:
    for level in range(slide.level_count):
        sides = [slide.properties.get(f"openslide.level[{level}].tile-{side}", "0") for side in ("width", "height")]
        width_px, height_px = (int(side) for side in sides)
        if width_px * height_px > _MAX_STORED_TILE_PX:
            raise UnreadableImageError(
                path,
                f"the slide stores tiles of {width_px:,} x {height_px:,} pixels, and a whole tile has to fit the "
                f"memory; at most {_MAX_STORED_TILE_PX // 1_000_000} million pixels are read",
            )


class SlideReader:
    """An open slide that outlives its damaged parts. Close it, or use it in a `with` statement.

    After an error OpenSlide answers every further call with the same error, so the slide is opened anew.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._slide: Any = None

    def __enter__(self) -> "SlideReader":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        if self._slide is not None:
            self._slide.close()
            self._slide = None

    def open(self) -> Any:
        """The open `openslide.OpenSlide`, opened now where it is not; raises as `open_slide`."""
        if self._slide is None:
            self._slide = open_slide(self.path)
        return self._slide

    def region(
        self, corner_px: tuple[int, int], level: int, size_px: tuple[int, int], subject: str
    ) -> NDArray[np.uint8]:
        """Decode a part of the slide.

        Args:
            corner_px: upper left corner (x, y), pixels of the full resolution.
            level: OpenSlide's number of the level it is read from.
            size_px: width and height, pixels of that level.
            subject: what a reason is about.

        Returns:
            uint8 (height, width, 3), RGB, 0-255; white where the slide has nothing.

        Raises:
            UnreadableImageError: it is damaged.
        """
        try:
            with slide_errors_in_words(self.path, subject):
                return rgb_on_white(self.open().read_region(corner_px, level, size_px))
        except UnreadableImageError:
            self.close()
            raise
