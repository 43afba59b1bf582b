"""A slide's overview: its thumbnail, where on it there is tissue, and which tiles that makes."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from inference.errors import UnreadableImageError
from inference.slide_file import SlideReader

_LONGER_SIDE_PX = 2048
# The thumbnail is put together from blocks, at most so many of its own pixels a side and so many of the level it is
# made from, so that a slide without small levels takes no more memory.
_BLOCK_PX = 256
_BLOCK_SOURCE_PX = 2048
_MAX_SOURCE_PX = 2_000_000_000
# Otsu's threshold parts any picture in two, one of glass alone or of tissue alone included. Glass has a saturation
# below 12 of 255; from 40 on everything is stained.
_MIN_SATURATION = 12.0
_MAX_SATURATION = 40.0
_UNKNOWN_GREY = 128


@dataclass(frozen=True, eq=False)
class SlideOverview:
    """What the whole slide looks like.

    Attributes:
        thumbnail: uint8 (height, width, 3), RGB, 0-255.
        tissue: bool (height, width), True where it is stained.
        scale: pixels of the full resolution per pixel of the thumbnail.
        origin_px: upper left corner (x, y) of the scanned area, in pixels of the full resolution.
        size_px: width and height of the scanned area, in pixels of the full resolution.
        saturation_threshold: from which on a pixel counts as tissue, 0-255.
    """

    thumbnail: NDArray[np.uint8]
    tissue: NDArray[np.bool_]
    scale: float
    origin_px: tuple[int, int]
    size_px: tuple[int, int]
    saturation_threshold: float

    def tiles_with_tissue(self, side_px: int, min_share: float) -> tuple[tuple[int, int], ...]:
        """Upper left corners of the tiles that hold at least this share of tissue, and any at all, row by row."""
        left, top = self.origin_px
        width_px, height_px = self.size_px
        corners = ((left + x, top + y) for y in range(0, height_px, side_px) for x in range(0, width_px, side_px))
        return tuple(corner for corner in corners if self._share(corner, side_px) >= max(min_share, 1e-9))

    def _share(self, corner: tuple[int, int], side_px: int) -> float:
        rows, columns = self.thumbnail_area(corner, side_px)
        area = self.tissue[rows, columns]
        # What a tile at the edge holds beyond the slide is no tissue.
        whole_px = max(float(area.size), (side_px / self.scale) ** 2)
        return float(np.count_nonzero(area)) / whole_px

    def thumbnail_area(self, corner: tuple[int, int], side_px: int) -> tuple[slice, slice]:
        """Rows and columns of the thumbnail under a tile; at least one of each."""
        height_px, width_px = self.tissue.shape
        columns, rows = (
            _span((corner[axis] - self.origin_px[axis]) / self.scale, side_px / self.scale, count)
            for axis, count in ((0, width_px), (1, height_px))
        )
        return rows, columns


def _span(start: float, length: float, count: int) -> slice:
    first = min(count - 1, max(0, round(start)))
    return slice(first, min(count, max(first + 1, round(start + length))))


def read_overview(reader: SlideReader) -> SlideOverview:
    """Make a slide's thumbnail, at most 2048 pixels a side, and find its tissue.

    Tissue is where the saturation (HSV) of the smoothed thumbnail reaches Otsu's threshold (Otsu 1979), which is kept
    between 12 and 40 of 255. Parts that cannot be decoded are grey, and count as tissue: whether their tiles can be
    read is found when these are read.

    Raises:
        UnreadableImageError: no part can be decoded, or the slide has no small level and too many pixels to go through.
    """
    slide = reader.open()
    origin_px, size_px = scanned_area(slide)
    scale = max(1.0, max(size_px) / _LONGER_SIDE_PX)
    level = slide.get_best_level_for_downsample(scale)
    downsample = float(slide.level_downsamples[level])
    source_px = size_px[0] * size_px[1] / downsample**2
    if source_px > _MAX_SOURCE_PX:
        raise UnreadableImageError(
            reader.path,
            f"the slide's smallest level that shows all of it has {source_px:,.0f} pixels; at most "
            f"{_MAX_SOURCE_PX:,} are gone through. Save it with smaller levels (a pyramid)",
        )
    width_px, height_px = (max(1, round(side / scale)) for side in size_px)
    thumbnail = np.full((height_px, width_px, 3), _UNKNOWN_GREY, np.uint8)
    is_unknown = np.zeros((height_px, width_px), dtype=bool)
    fault: UnreadableImageError | None = None
    block_px = max(1, min(_BLOCK_PX, int(_BLOCK_SOURCE_PX * downsample / scale)))
    for x, y, block_width, block_height in _blocks(width_px, height_px, block_px):
        left, top = round(x * scale), round(y * scale)
        corner = (origin_px[0] + left, origin_px[1] + top)
        # On a slide that is a narrow band, one pixel of the thumbnail is higher than the slide.
        source_width = max(1, round(min(block_width * scale, size_px[0] - left) / downsample))
        source_height = max(1, round(min(block_height * scale, size_px[1] - top) / downsample))
        rows, columns = slice(y, y + block_height), slice(x, x + block_width)
        try:
            region = reader.region(corner, level, (source_width, source_height), "the slide's overview")
        except UnreadableImageError as error:
            fault = error
            is_unknown[rows, columns] = True
        else:
            thumbnail[rows, columns] = cv2.resize(region, (block_width, block_height), interpolation=cv2.INTER_AREA)
    if fault is not None and is_unknown.all():
        raise fault
    threshold, tissue = find_tissue(thumbnail)
    return SlideOverview(thumbnail, tissue | is_unknown, scale, origin_px, size_px, threshold)


def find_tissue(thumbnail: NDArray[np.uint8]) -> tuple[float, NDArray[np.bool_]]:
    """The saturation from which on a pixel is tissue, 0-255, and where it is, bool (height, width)."""
    saturation = cv2.cvtColor(cv2.GaussianBlur(thumbnail, (5, 5), 0), cv2.COLOR_RGB2HSV)[:, :, 1]
    otsu, _ = cv2.threshold(np.ascontiguousarray(saturation), 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    threshold = min(max(float(otsu), _MIN_SATURATION), _MAX_SATURATION)
    return threshold, np.asarray(saturation >= threshold)


def scanned_area(slide: Any) -> tuple[tuple[int, int], tuple[int, int]]:
    """Upper left corner (x, y) and size (width, height) of what was scanned, in pixels of the full resolution."""
    width_px, height_px = slide.dimensions
    names = ("bounds-x", "bounds-y", "bounds-width", "bounds-height")
    values = [slide.properties.get(f"openslide.{name}") for name in names]
    if any(value is None for value in values):
        return (0, 0), (width_px, height_px)
    left, top, width, height = (int(value) for value in values)
    left, top = min(max(0, left), width_px - 1), min(max(0, top), height_px - 1)
    return (left, top), (max(1, min(width, width_px - left)), max(1, min(height, height_px - top)))


def _blocks(width_px: int, height_px: int, block_px: int) -> Iterator[tuple[int, int, int, int]]:
    for y in range(0, height_px, block_px):
        for x in range(0, width_px, block_px):
            yield x, y, min(block_px, width_px - x), min(block_px, height_px - y)
