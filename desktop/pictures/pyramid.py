"""A decoded picture with its halves, from which the tiles of a view are cut; stays in the thread that decoded it."""

from collections.abc import Callable

import cv2
import numpy as np
from numpy.typing import NDArray

from desktop.pictures.tiling import BASE_SIDE_PX, TileKey, Tiling

# A field has 1 to 25 million pixels. Of a larger one (up to 150 million, 450 MB) the finest levels are not kept.
MAX_KEPT_PX = 40_000_000
# Then a part of this many pixels a side is, around the tile that was asked for.
_PART_SIDE_PX = 4096

Pixels = NDArray[np.uint8]


class PicturePyramid:
    """The levels of one picture.

    Args:
        pixels: uint8 (height, width, 3) RGB, whole.
        read_again: gives the same pixels once more, for levels that are too large to be kept.
        max_kept_px: levels with more pixels are not kept.
    """

    def __init__(self, pixels: Pixels, read_again: Callable[[], Pixels], max_kept_px: int = MAX_KEPT_PX) -> None:
        height, width = pixels.shape[:2]
        self.tiling = Tiling(width, height)
        self._read_again = read_again
        self._levels: dict[int, Pixels] = {}
        self._part: tuple[int, int, int, Pixels] | None = None
        for level in range(self.tiling.base_level + 1):
            pixels = pixels if level == 0 else self._halved(pixels, level)
            if pixels.shape[0] * pixels.shape[1] <= max(max_kept_px, BASE_SIDE_PX**2):
                self._levels[level] = pixels

    @property
    def size_bytes(self) -> int:
        """What it holds in memory."""
        part_bytes = 0 if self._part is None else self._part[3].nbytes
        return part_bytes + sum(pixels.nbytes for pixels in self._levels.values())

    def base(self) -> Pixels:
        """The coarsest level whole, uint8 (height, width, 3) RGB."""
        return self._levels[self.tiling.base_level]

    def tile(self, key: TileKey) -> Pixels:
        """One tile, uint8 (height, width, 3) RGB; of level 0 the file's own pixels.

        Raises:
            Whatever `read_again` raises, of a picture too large to be kept.
        """
        left, top, right, bottom = self.tiling.pixels_of(key)
        if key.level in self._levels:
            return self._levels[key.level][top:bottom, left:right]
        part = self._part
        if part is None or not self._holds(part, key.level, (left, top, right, bottom)):
            part = self._part = self._read_part(key.level, (left + right) // 2, (top + bottom) // 2)
        _, part_left, part_top, pixels = part
        return pixels[top - part_top : bottom - part_top, left - part_left : right - part_left]

    @staticmethod
    def _holds(part: tuple[int, int, int, Pixels], level: int, wanted: tuple[int, int, int, int]) -> bool:
        part_level, part_left, part_top, pixels = part
        height, width = pixels.shape[:2]
        left, top, right, bottom = wanted
        return (
            part_level == level
            and part_left <= left
            and part_top <= top
            and right <= part_left + width
            and bottom <= part_top + height
        )

    def _read_part(self, level: int, x: int, y: int) -> tuple[int, int, int, Pixels]:
        pixels = self._read_again()
        if pixels.shape[1::-1] != (self.tiling.width_px, self.tiling.height_px):
            raise ValueError(f"the picture has shape {pixels.shape} when it is read again, not {self.tiling}")
        for each in range(1, level + 1):
            pixels = self._halved(pixels, each)
        left, top = max(0, x - _PART_SIDE_PX // 2), max(0, y - _PART_SIDE_PX // 2)
        # A copy: a view would keep the whole picture.
        return level, left, top, pixels[top : top + _PART_SIDE_PX, left : left + _PART_SIDE_PX].copy()

    def _halved(self, pixels: Pixels, level: int) -> Pixels:
        return np.asarray(
            cv2.resize(pixels, self.tiling.level_size(level), interpolation=cv2.INTER_AREA), dtype=np.uint8
        )
