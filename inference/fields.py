"""Reads any file that SmearScope knows field by field: the pages of an image, or the tiles of a slide."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from inference.images import IMAGE_SUFFIXES, SmearImage, is_candidate, read_images
from inference.limits import DEFAULT_LIMITS, ReadingLimits
from inference.pages import ALL_PAGES, PageChoice
from inference.slide_file import SLIDE_SUFFIXES, is_slide, is_slide_candidate
from inference.slides import DEFAULT_SLIDE_SETTINGS, SlideSettings, UnreadableTile, read_slide_tiles

FIELD_SUFFIXES = IMAGE_SUFFIXES | SLIDE_SUFFIXES


@dataclass(frozen=True)
class ReadingSettings:
    """What of a file is read; part of what a run was told, so a run that is resumed has to have the same.

    Attributes:
        limits: what is larger is refused.
        pages: of an image; a slide has tiles instead.
        slides: how slides are cut.
    """

    limits: ReadingLimits = DEFAULT_LIMITS
    pages: PageChoice = ALL_PAGES
    slides: SlideSettings = DEFAULT_SLIDE_SETTINGS


DEFAULT_READING = ReadingSettings()


def is_field_candidate(path: Path) -> bool:
    """Whether a file's suffix is that of an image or of a slide scanner."""
    return is_candidate(path) or is_slide_candidate(path)


def read_fields(path: Path, settings: ReadingSettings = DEFAULT_READING) -> Iterator[SmearImage | UnreadableTile]:
    """Decode a file field by field.

    Yields:
        Each page or tile; a tile that cannot be decoded gives its reason instead, and the next ones follow.

    Raises:
        UnreadableImageError: the file, or the rest of it, cannot be read.
    """
    if is_slide(path, settings.limits):
        yield from read_slide_tiles(path, settings.slides)
    else:
        yield from read_images(path, settings.limits, settings.pages)
