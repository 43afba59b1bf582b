"""How much of a file is read at most: what keeps a decompression bomb, or a mistake, from taking the machine."""

from dataclasses import dataclass

from inference.errors import UnusableInputError

# A field photographed at 100x is 1 to 25 megapixels. Past these a file is a whole slide or a mistake,
# and decoding it could take the machine's memory, so it is refused by its header alone.
MAX_PIXELS = 150_000_000
MAX_FILE_BYTES = 1_000_000_000
MAX_PAGES = 10_000

# 16-bit colour with opacity: no page that is read needs more bytes per pixel.
_MAX_BYTES_PER_PIXEL = 8
# Pages may share their strips, so a small file can hold any number of large pages; a progressive JPEG likewise passes
# over all of its pixels once per scan. Twenty of the largest images take tens of seconds.
_MAX_LARGEST_IMAGES = 20


@dataclass(frozen=True)
class ReadingLimits:
    """Limits that a laboratory with larger images may raise.

    Attributes:
        max_pixels: of one page, width times height.
        max_file_bytes: of a file that is read whole (slides are not).
        max_pages: of one TIFF file.
    """

    max_pixels: int = MAX_PIXELS
    max_file_bytes: int = MAX_FILE_BYTES
    max_pages: int = MAX_PAGES

    def __post_init__(self) -> None:
        for name, value in vars(self).items():
            if value < 1:
                raise UnusableInputError(f"The limit {name} is {value}; give 1 or more")

    @property
    def max_page_bytes(self) -> int:
        """Of one decoded page, before it is made 8-bit RGB."""
        return self.max_pixels * _MAX_BYTES_PER_PIXEL

    @property
    def max_pixels_decoded(self) -> int:
        """Of all pages of a file together, and of all scans of a progressive JPEG."""
        return self.max_pixels * _MAX_LARGEST_IMAGES

    def size_fault(self, subject: str, width_px: int, height_px: int) -> str:
        """Why dimensions are refused; empty where they are not."""
        if width_px * height_px <= self.max_pixels:
            return ""
        return (
            f"{subject} has {width_px:,} x {height_px:,} pixels; at most {self.max_pixels / 1e6:g} million are read. "
            "Export single fields instead of the whole slide, or allow more with --max-pixels"
        )


DEFAULT_LIMITS = ReadingLimits()
