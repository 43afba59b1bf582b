"""How a picture is cut into tiles at its own resolution and at halves of it, so that a view asks for what it shows."""

import math
from dataclasses import dataclass

# One tile takes 1 MB as 32-bit pixels; a 1920x1080 screen shows at most 20 at a time.
TILE_SIDE_PX = 512
# The coarsest level has at most so many pixels a side: it is there before any tile, and lies under all of them.
BASE_SIDE_PX = 1024


@dataclass(frozen=True)
class TileKey:
    """One tile: its level (0 is the file's own pixels, each further one half as many a side), column and row."""

    level: int
    column: int
    row: int


@dataclass(frozen=True)
class Area:
    """A rectangle in pixels; `right` and `bottom` are the first column and row beyond it."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Tiling:
    """The levels and tiles of a picture of `width_px` x `height_px` pixels."""

    width_px: int
    height_px: int

    @property
    def base_level(self) -> int:
        """The level that fits into `BASE_SIDE_PX`, and is one tile of that size."""
        longest = max(self.width_px, self.height_px)
        return max(0, math.ceil(math.log2(longest / BASE_SIDE_PX))) if longest > BASE_SIDE_PX else 0

    def level_size(self, level: int) -> tuple[int, int]:
        """Width and height of a level, in its pixels."""
        return -(-self.width_px // 2**level), -(-self.height_px // 2**level)

    def level_for(self, scale: float) -> int:
        """The coarsest level that has at least one pixel per pixel of the screen.

        Args:
            scale: pixels of the screen per pixel of the file, above 0.
        """
        if scale >= 1.0:
            return 0
        return min(self.base_level, math.floor(math.log2(1.0 / scale) + 1e-9))

    def pixels_of(self, key: TileKey) -> tuple[int, int, int, int]:
        """Left, top, right and bottom of a tile, in pixels of its level."""
        width, height = self.level_size(key.level)
        left, top = key.column * TILE_SIDE_PX, key.row * TILE_SIDE_PX
        return left, top, min(left + TILE_SIDE_PX, width), min(top + TILE_SIDE_PX, height)

    def area_of(self, key: TileKey) -> Area:
        """Where a tile lies, in pixels of the file."""
        width, height = self.level_size(key.level)
        left, top, right, bottom = self.pixels_of(key)
        across, down = self.width_px / width, self.height_px / height
        return Area(left * across, top * down, right * across, bottom * down)

    def tiles(self, level: int, seen: Area) -> tuple[TileKey, ...]:
        """The tiles of a level that a part of the picture lies on, those in its middle first.

        Args:
            level: see `TileKey`.
            seen: in pixels of the file; what lies outside the picture does not matter.
        """
        width, height = self.level_size(level)
        columns = _places(seen.left * width / self.width_px, seen.right * width / self.width_px, width)
        rows = _places(seen.top * height / self.height_px, seen.bottom * height / self.height_px, height)
        middle = (columns.start + columns.stop - 1) / 2, (rows.start + rows.stop - 1) / 2
        keys = [TileKey(level, column, row) for row in rows for column in columns]
        return tuple(sorted(keys, key=lambda key: (key.column - middle[0]) ** 2 + (key.row - middle[1]) ** 2))


def _places(first: float, last: float, count_px: int) -> range:
    """Numbers of the tiles between two places of one axis."""
    first, last = max(0.0, first), min(float(count_px), last)
    if first >= last:
        return range(0)
    return range(int(first // TILE_SIDE_PX), -int(-last // TILE_SIDE_PX))
