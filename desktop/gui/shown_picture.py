"""The picture that the views show: its small base at once, its tiles as they are read."""

from collections import OrderedDict
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from desktop.pictures.tiling import Area, TileKey, Tiling

# Of 1 MB each: two full screens at 1:1, so that going back and forth reads nothing again.
_MOST_TILES = 64


@dataclass(frozen=True, eq=False)
class Piece:
    """A picture of a part of the image, `area` in pixels of the file."""

    image: QImage
    area: Area


class ShownPicture(QObject):
    """What is known of the image's pixels; the views paint it, whoever reads tiles adds them."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._base = QImage()
        self._tiling: Tiling | None = None
        self._tiles: OrderedDict[TileKey, QImage] = OrderedDict()
        self._needed_count = 0

    @property
    def tiling(self) -> Tiling | None:
        """How the image is cut; None where there is none."""
        return self._tiling

    @property
    def base(self) -> QImage:
        """The whole image, small."""
        return self._base

    def show(self, base: QImage, tiling: Tiling | None) -> None:
        """Show another image, or none."""
        self._base, self._tiling = base, tiling
        self._tiles.clear()
        self.changed.emit()

    def add_tile(self, key: TileKey, tile: QImage) -> None:
        """A tile of the image that is shown has been read."""
        self._tiles[key] = tile
        # A large screen of high density needs more at once.
        while len(self._tiles) > max(_MOST_TILES, self._needed_count):
            self._tiles.popitem(last=False)
        self.changed.emit()

    def missing(self, scale: float, seen: Area) -> tuple[TileKey, ...]:
        """The tiles that a view at this scale lacks."""
        if self._tiling is None or self._level(scale) == self._tiling.base_level:
            return ()
        wanted = self._tiling.tiles(self._level(scale), seen)
        self._needed_count = len(wanted)
        for key in wanted:
            if key in self._tiles:
                self._tiles.move_to_end(key)
        return tuple(key for key in wanted if key not in self._tiles)

    def pieces(self, scale: float, seen: Area) -> list[Piece]:
        """What there is to paint, coarse to fine: the base, and the tiles read so far."""
        if self._tiling is None:
            return []
        pieces = [Piece(self._base, Area(0, 0, self._tiling.width_px, self._tiling.height_px))]
        for level in range(self._tiling.base_level - 1, self._level(scale) - 1, -1):
            for key in self._tiling.tiles(level, seen):
                if (tile := self._tiles.get(key)) is not None:
                    pieces.append(Piece(tile, self._tiling.area_of(key)))
        return pieces

    def _level(self, scale: float) -> int:
        return 0 if self._tiling is None else self._tiling.level_for(scale)
