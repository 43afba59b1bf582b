"""Paints a class's badge: its letter on its colour, the same in table, answer and bars."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.gui.classes import ClassStyle
from desktop.gui.theme import RADIUS_PX


def paint_badge(painter: QPainter, area: QRectF, style: ClassStyle) -> None:
    """Paint a badge into a square."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(style.colour))
    painter.drawRoundedRect(area, RADIUS_PX, RADIUS_PX)
    font = painter.font()
    font.setPixelSize(max(8, round(area.height() * 0.62)))
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(QColor(style.on_colour))
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, style.letter)
    painter.restore()


class Badge(QWidget):
    """A badge as a widget; the name beside it says the same in words."""

    def __init__(self, side_px: int) -> None:
        super().__init__()
        self._style: ClassStyle | None = None
        self.setFixedSize(QSize(side_px, side_px))

    def set_style(self, style: ClassStyle) -> None:
        """Show another class."""
        self._style = style
        self.setAccessibleName(f"{style.letter}: {style.name}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._style is not None:
            paint_badge(QPainter(self), QRectF(self.rect()), self._style)
