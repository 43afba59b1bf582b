"""Shows a picture with a heatmap over it: fitted, pixel by pixel, or anything between, moved by mouse or keys."""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from desktop.gui.shown_picture import Piece, ShownPicture
from desktop.gui.theme import STEP_PX, current_tokens
from desktop.gui.viewport import Viewport
from desktop.pictures.tiling import Area

# From here on a reader looks at pixels, and mixing them would hide them.
_PLAIN_FROM_SCALE = 4.0
_PAN_STEP_PX = 64
_MINIMAP_PX = 96
_PANS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_ZOOMS = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}


class ImageView(QWidget):
    """A picture, its heatmap, and a sentence where there is no picture.

    Drag moves, the wheel zooms to the pointer, a double click goes between whole image and single pixels; with the
    focus, Shift and an arrow move, + and - zoom.

    Args:
        picture: what is shown.
        viewport: which part of it; shared by views that move together.
        leads: whether this view's size is the viewport's; of several that share it, one.
    """

    def __init__(self, picture: ShownPicture, viewport: Viewport, *, leads: bool = True) -> None:
        super().__init__()
        self._picture = picture
        self.viewport = viewport
        self._leads = leads
        self._heatmap = QImage()
        self._opacity = 1.0
        self._hidden = False
        self._message = ""
        self._title = ""
        self._dragged_from: QPointF | None = None
        self.setAccessibleName(self.tr("Image"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        picture.changed.connect(self.update)
        viewport.changed.connect(self.update)

    @property
    def fits(self) -> bool:
        """Whether the whole image is fitted into the pane."""
        return self.viewport.fits

    @property
    def message(self) -> str:
        """The sentence shown instead of a picture; empty when there is a picture."""
        return self._message

    def show_message(self, text: str) -> None:
        """Show a sentence in place of picture and heatmap; an empty one shows the picture again."""
        self._message = text
        self.update()

    def set_title(self, text: str) -> None:
        """A word in the corner, where two views are beside each other."""
        self._title = text
        self.update()

    def set_heatmap(self, picture: QImage | None) -> None:
        """Lay a heatmap over the image, or none."""
        self._heatmap = QImage() if picture is None else picture
        self.update()

    def set_opacity(self, opacity: float) -> None:
        """Opacity of the heatmap, 0-1."""
        self._opacity = opacity
        self.update()

    def set_heatmap_hidden(self, hidden: bool) -> None:
        """Hide the heatmap for as long as it is asked."""
        self._hidden = hidden
        self.update()

    @property
    def heatmap_is_hidden(self) -> bool:
        """Whether the heatmap is hidden for now."""
        return self._hidden

    def toggle_fit(self) -> None:
        """Between the whole image and its single pixels, at the pointer where that is over the view."""
        at = QPointF(self.mapFromGlobal(self.cursor().pos()))
        self.viewport.toggle_fit(self._physical(at) if self.underMouse() else None)

    def sizeHint(self) -> QSize:
        return QSize(480, 360)

    # What the user does

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_size()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._tell_size()
        if isinstance(event, QNativeGestureEvent) and event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture:
            factor = 1.0 + event.value()
            self.viewport.zoom_to(self.viewport.scale * factor, self._physical(event.position()))
            return True
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        steps = event.angleDelta().y() / 120.0
        if steps and not self._message:
            self.viewport.zoom(steps, self._physical(event.position()))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton or self._message:
            return
        minimap = self._minimap()
        if minimap is not None and minimap.contains(event.position()):
            self._go_on_minimap(minimap, event.position())
            return
        self._dragged_from = event.position()
        self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragged_from is None:
            return
        moved = (self._dragged_from - event.position()) * self.devicePixelRatioF()
        self._dragged_from = event.position()
        self.viewport.pan(moved.x(), moved.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._dragged_from = None
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        minimap = self._minimap()
        if not self._message and not (minimap is not None and minimap.contains(event.position())):
            self.viewport.toggle_fit(self._physical(event.position()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _ZOOMS:
            self.viewport.zoom(_ZOOMS[key])
        elif key in _PANS and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            step = _PAN_STEP_PX * self.devicePixelRatioF()
            self.viewport.pan(_PANS[key][0] * step, _PANS[key][1] * step)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    # What is painted

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = current_tokens()
        painter.fillRect(self.rect(), tokens.colour("sunken"))
        if self._message:
            self._paint_message(painter)
        elif self._picture.tiling is not None:
            painter.save()
            # Physical pixels: at 1:1 and any density each is one of the image's own.
            painter.scale(1.0 / self.devicePixelRatioF(), 1.0 / self.devicePixelRatioF())
            self._paint_picture(painter)
            painter.restore()
            self._paint_title(painter)
            self._paint_minimap(painter)
        self._paint_edge(painter)

    def _paint_picture(self, painter: QPainter) -> None:
        scale, seen = self.viewport.scale, self.viewport.seen
        is_plain = scale == 1.0 or (scale >= _PLAIN_FROM_SCALE and not self.viewport.fits)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not is_plain)
        for piece in self._picture.pieces(scale, seen):
            self._paint_piece(painter, piece, seen)
        if self._heatmap.isNull() or self._hidden or self._picture.tiling is None:
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setOpacity(self._opacity)
        whole = Area(0, 0, self._picture.tiling.width_px, self._picture.tiling.height_px)
        self._paint_piece(painter, Piece(self._heatmap, whole), seen)

    def _paint_piece(self, painter: QPainter, piece: Piece, seen: Area) -> None:
        """Paint the part of a piece that is seen: at 32 times its size the whole would be too large to paint."""
        area, image = piece.area, piece.image
        across, down = image.width() / (area.right - area.left), image.height() / (area.bottom - area.top)
        # One pixel more on each side, for what is mixed from neighbours.
        left = max(0, int((seen.left - area.left) * across) - 1)
        top = max(0, int((seen.top - area.top) * down) - 1)
        right = min(image.width(), int((seen.right - area.left) * across) + 2)
        bottom = min(image.height(), int((seen.bottom - area.top) * down) + 2)
        if left >= right or top >= bottom:
            return
        part = Area(
            area.left + left / across, area.top + top / down, area.left + right / across, area.top + bottom / down
        )
        painter.drawImage(self.viewport.target_of(part), image, QRect(left, top, right - left, bottom - top))

    def _paint_message(self, painter: QPainter) -> None:
        painter.setPen(current_tokens().colour("text"))
        area = self.rect().adjusted(3 * STEP_PX, 0, -3 * STEP_PX, 0)
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWrapAnywhere | Qt.TextFlag.TextWordWrap
        painter.drawText(area, int(flags), self._message)

    def _paint_title(self, painter: QPainter) -> None:
        if not self._title:
            return
        tokens = current_tokens()
        words = painter.fontMetrics().size(0, self._title)
        area = QRect(QPoint(STEP_PX, STEP_PX), words + QSize(2 * STEP_PX, STEP_PX // 2))
        painter.setPen(tokens.colour("text"))
        painter.fillRect(area, tokens.colour("surface"))
        painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), self._title)

    def _minimap(self) -> QRectF | None:
        """Where the whole image is shown small, when only a part of it is seen."""
        tiling = self._picture.tiling
        if tiling is None or self.viewport.scale <= self.viewport.fitting_scale() * 1.01:
            return None
        shrink = _MINIMAP_PX / max(tiling.width_px, tiling.height_px)
        width, height = max(8.0, tiling.width_px * shrink), max(8.0, tiling.height_px * shrink)
        if min(self.width() / width, self.height() / height) < 2.5:
            return None
        return QRectF(self.width() - width - STEP_PX, self.height() - height - STEP_PX, width, height)

    def _go_on_minimap(self, minimap: QRectF, at: QPointF) -> None:
        tiling = self._picture.tiling
        if tiling is not None:
            self.viewport.centre_on(
                (at.x() - minimap.left()) / minimap.width() * tiling.width_px,
                (at.y() - minimap.top()) / minimap.height() * tiling.height_px,
            )

    def _paint_minimap(self, painter: QPainter) -> None:
        minimap, tiling = self._minimap(), self._picture.tiling
        if minimap is None or tiling is None:
            return
        tokens, seen = current_tokens(), self.viewport.seen
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(minimap, self._picture.base)
        across, down = minimap.width() / tiling.width_px, minimap.height() / tiling.height_px
        shown = QRectF(
            minimap.left() + seen.left * across,
            minimap.top() + seen.top * down,
            max(4.0, (seen.right - seen.left) * across),
            max(4.0, (seen.bottom - seen.top) * down),
        )
        painter.setPen(QPen(tokens.colour("outline"), 1))
        painter.drawRect(minimap)
        # Dark within light: seen on any stain.
        for colour, width in (("#ffffff", 3), ("#000000", 1)):
            painter.setPen(QPen(QColor(colour), width))
            painter.drawRect(shown)

    def _paint_edge(self, painter: QPainter) -> None:
        tokens, focused = current_tokens(), self.hasFocus()
        width = 2 if focused else 1
        painter.setPen(QPen(tokens.colour("accent" if focused else "border"), width))
        half = width / 2
        painter.drawRect(QRectF(self.rect()).adjusted(half, half, -half, -half))

    def _tell_size(self) -> None:
        if self._leads:
            ratio = self.devicePixelRatioF()
            self.viewport.set_pane(round(self.width() * ratio), round(self.height() * ratio))

    def _physical(self, point: QPointF) -> tuple[float, float]:
        ratio = self.devicePixelRatioF()
        return point.x() * ratio, point.y() * ratio
