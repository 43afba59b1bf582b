"""Shows where in its slide a tile lies, and in colours what the model said of the other tiles."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.gui.controls import wrapped_label
from desktop.gui.numbers import number_text, percent_text
from desktop.gui.pixels import ramp_qimage, to_qimage
from desktop.gui.theme import STEP_PX, current_tokens
from desktop.overlay import ColourMap
from desktop.pictures.slide_place import Corner, SlidePlace

_HEIGHT_PX = 128
_LEAST_MARK_PX = 7.0


class _Map(QWidget):
    """The thumbnail with the tile marked; a click on another screened tile asks for that one."""

    tile_wanted = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(_HEIGHT_PX)
        self.setAccessibleName(self.tr("Map of the slide"))
        self._place: SlidePlace | None = None
        self._image = QImage()
        self._corner: Corner = (0, 0)

    def show_place(self, place: SlidePlace, corner: Corner) -> None:
        self._place, self._corner = place, corner
        self._image = to_qimage(place.pixels)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(2 * _HEIGHT_PX, _HEIGHT_PX)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        corner = self.tile_at(event.position())
        if event.button() is Qt.MouseButton.LeftButton and corner is not None:
            self.tile_wanted.emit(*corner)

    def tile_at(self, point: QPointF) -> Corner | None:
        """The screened tile under a point of the widget."""
        if self._place is None:
            return None
        area = self._area()
        shrink = self._image.width() / area.width()
        if not area.contains(point):
            return None
        return self._place.tile_at((point.x() - area.left()) * shrink, (point.y() - area.top()) * shrink)

    def mark(self) -> QRectF:
        """Where the tile is marked."""
        if self._place is None:
            return QRectF()
        area = self._area()
        grow = area.width() / self._image.width()
        left, top, side = self._place.area_of(self._corner)
        mark = QRectF(area.left() + left * grow, area.top() + top * grow, side * grow, side * grow)
        # A tile of a large slide is a pixel or two: its mark is not.
        spread = max(0.0, (_LEAST_MARK_PX - mark.width()) / 2)
        return mark.adjusted(-spread, -spread, spread, spread)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._place is None:
            return
        painter, tokens = QPainter(self), current_tokens()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        area = self._area()
        painter.drawImage(area, self._image)
        painter.setPen(QPen(tokens.colour("outline"), 1))
        painter.drawRect(area)
        # Dark within light: seen on any stain and any colour of the map.
        for colour, width in (("#ffffff", 4), ("#000000", 2)):
            painter.setPen(QPen(QColor(colour), width))
            painter.drawRect(self.mark())

    def _area(self) -> QRectF:
        size = self._image.size().scaled(self.size() - QSize(2, 2), Qt.AspectRatioMode.KeepAspectRatio)
        return QRectF((self.width() - size.width()) // 2, (self.height() - size.height()) // 2, *size.toTuple())


class SlideMapView(QWidget):
    """The map with its legend beside it.

    Signals:
        tile_wanted: corner (x, y) of another tile of the slide, pixels of its full resolution.
    """

    tile_wanted = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self.map = _Map()
        self.map.tile_wanted.connect(self.tile_wanted)
        self.position_label = wrapped_label()
        ramp = QLabel()
        ramp.setPixmap(QPixmap.fromImage(ramp_qimage(ColourMap.VIRIDIS, 72).scaled(72, 12)))
        ramp.setAccessibleName(self.tr("Dark violet is 0, yellow is 100 percent"))
        self.legend = QWidget()
        # Numbers run from left to right in every language, and so do the colours between them.
        self.legend.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        scale = QHBoxLayout(self.legend)
        scale.setContentsMargins(0, 0, 0, 0)
        scale.setSpacing(STEP_PX // 2)
        for part in (QLabel(percent_text(0.0)), ramp, QLabel(percent_text(1.0))):
            scale.addWidget(part)
        words = QVBoxLayout()
        words.setSpacing(STEP_PX // 2)
        words.addWidget(self.position_label)
        words.addWidget(
            wrapped_label(self.tr("Probability of the malignant classes; grey was not reported"), muted=True)
        )
        words.addWidget(self.legend, 0, Qt.AlignmentFlag.AlignLeading)
        words.addStretch(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(STEP_PX)
        layout.addWidget(self.map, 1)
        layout.addLayout(words, 1)

    def show_place(self, place: SlidePlace, corner: Corner) -> None:
        """Show a slide with a tile marked."""
        self.map.show_place(place, corner)
        self.position_label.setText(
            self.tr("Tile at {x}, {y} of its slide").format(x=number_text(corner[0]), y=number_text(corner[1]))
        )
