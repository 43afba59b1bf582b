"""Shows one image with a heatmap over it; fits it to the pane or shows it pixel by pixel."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap, QResizeEvent, QTransform, QWheelEvent
from PySide6.QtWidgets import QFrame, QGraphicsPixmapItem, QGraphicsScene, QGraphicsView

from desktop.gui.theme import STEP_PX, current_tokens

_ZOOM_STEP = 1.25
_MOST_ZOOM = 16.0


class ImageView(QGraphicsView):
    """An image, its heatmap, and a sentence where there is no image. Drag moves, the wheel zooms."""

    fit_changed = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Image")
        self.setScene(QGraphicsScene(self))
        self._image = QGraphicsPixmapItem()
        self._heatmap = QGraphicsPixmapItem()
        for item in (self._image, self._heatmap):
            item.setTransformationMode(Qt.TransformationMode.SmoothTransformation)
            self.scene().addItem(item)
        self._message = ""
        self._fits = True
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)

    @property
    def fits(self) -> bool:
        """Whether the whole image is fitted into the pane."""
        return self._fits

    @property
    def message(self) -> str:
        """The sentence shown instead of an image; empty when there is an image."""
        return self._message

    def show_image(self, picture: QImage) -> None:
        """Show an image; the heatmap stays as it was set."""
        self._message = ""
        self._image.setPixmap(QPixmap.fromImage(picture))
        self.scene().setSceneRect(self._image.boundingRect())
        self._stretch_heatmap()
        self._apply_fit()
        self.viewport().update()

    def show_message(self, text: str) -> None:
        """Show a sentence in place of image and heatmap."""
        self._image.setPixmap(QPixmap())
        self._heatmap.setPixmap(QPixmap())
        self._message = text
        self.viewport().update()

    def set_heatmap(self, picture: QImage | None) -> None:
        """Lay a heatmap over the image, or none."""
        self._heatmap.setPixmap(QPixmap() if picture is None else QPixmap.fromImage(picture))
        self._stretch_heatmap()

    def set_opacity(self, opacity: float) -> None:
        """Opacity of the heatmap, 0-1."""
        self._heatmap.setOpacity(opacity)

    def set_heatmap_hidden(self, hidden: bool) -> None:
        """Hide the heatmap for as long as it is asked."""
        self._heatmap.setVisible(not hidden)

    @property
    def heatmap_is_hidden(self) -> bool:
        """Whether the heatmap is hidden for now."""
        return not self._heatmap.isVisible()

    def toggle_fit(self) -> None:
        """Between the whole image and one image pixel per screen pixel."""
        self._set_fit(not self._fits)
        if not self._fits:
            side = 1.0 / self.devicePixelRatioF()
            self.setTransform(QTransform.fromScale(side, side))
            self.centerOn(self._image)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._apply_fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        steps = event.angleDelta().y() / 120.0
        if self._image.pixmap().isNull() or not steps:
            return
        wanted = self.transform().m11() * _ZOOM_STEP**steps
        least = min(self._fitting_scale(), 1.0)
        if wanted <= least:
            self._set_fit(True)
            return
        self._set_fit(False)
        factor = min(wanted, _MOST_ZOOM) / self.transform().m11()
        self.scale(factor, factor)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._message:
            return
        painter = QPainter(self.viewport())
        painter.setPen(current_tokens().colour("text"))
        area = self.viewport().rect().adjusted(3 * STEP_PX, 0, -3 * STEP_PX, 0)
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWrapAnywhere | Qt.TextFlag.TextWordWrap
        painter.drawText(area, int(flags), self._message)

    def _set_fit(self, fits: bool) -> None:
        changed = fits != self._fits
        self._fits = fits
        self._apply_fit()
        if changed:
            self.fit_changed.emit(fits)

    def _apply_fit(self) -> None:
        if self._fits and not self._image.pixmap().isNull():
            side = self._fitting_scale()
            self.setTransform(QTransform.fromScale(side, side))
            self.centerOn(self._image)

    def _fitting_scale(self) -> float:
        size = self._image.boundingRect().size()
        if size.isEmpty():
            return 1.0
        # maximumViewportSize is free of scroll bars, so that fitting never flickers them.
        room = self.maximumViewportSize()
        return min(room.width() / size.width(), room.height() / size.height())

    def _stretch_heatmap(self) -> None:
        image, heatmap = self._image.boundingRect(), QRectF(self._heatmap.pixmap().rect())
        if heatmap.isEmpty() or image.isEmpty():
            return
        factors = image.width() / heatmap.width(), image.height() / heatmap.height()
        self._heatmap.setTransform(QTransform.fromScale(*factors))
