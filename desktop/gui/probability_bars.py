"""Bars of all classes: badge, name, bar and number, so that no one has to read a colour."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from desktop.gui.badge import paint_badge
from desktop.gui.classes import ClassStyle
from desktop.gui.theme import STEP_PX, current_tokens
from desktop.gui.wording import percent

_ROW_PX = 36
_BADGE_PX = 20
_BAR_PX = 8


class ProbabilityBars(QWidget):
    """One row per class in the card's order, so that a class is always found in the same place."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[tuple[ClassStyle, float], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_probabilities(self, styles: tuple[ClassStyle, ...], probabilities: tuple[float, ...]) -> None:
        """Show probabilities (0-1), one per class; none hides the rows."""
        self._rows = tuple(zip(styles, probabilities, strict=True)) if probabilities else ()
        self.setAccessibleName(", ".join(f"{style.name} {percent(share)}" for style, share in self._rows))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, _ROW_PX * len(self._rows))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, _ROW_PX * len(self._rows))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for place, (style, share) in enumerate(self._rows):
            self._paint_row(painter, QRect(0, place * _ROW_PX, self.width(), _ROW_PX), style, share)

    def _paint_row(self, painter: QPainter, row: QRect, style: ClassStyle, share: float) -> None:
        tokens = current_tokens()
        badge = QRect(row.left(), row.top() + (_ROW_PX - _BADGE_PX) // 2, _BADGE_PX, _BADGE_PX)
        paint_badge(painter, QRectF(self._visual(badge)), style)
        left = row.left() + _BADGE_PX + STEP_PX
        words = QRect(left, row.top() + 2, row.right() - left, _ROW_PX - _BAR_PX - 8)
        track = self._visual(QRect(words.left(), words.bottom() + 1, words.width(), _BAR_PX))
        words = self._visual(words)
        number = percent(share)
        room = words.width() - painter.fontMetrics().horizontalAdvance(number) - STEP_PX
        painter.setPen(tokens.colour("text"))
        # Right-to-left swaps these by itself.
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), number)
        name = painter.fontMetrics().elidedText(style.name, Qt.TextElideMode.ElideRight, room)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), name)
        self._paint_bar(painter, QRectF(track), style, share)

    def _paint_bar(self, painter: QPainter, track: QRectF, style: ClassStyle, share: float) -> None:
        tokens = current_tokens()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rounded = QPainterPath()
        rounded.addRoundedRect(track.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        painter.fillPath(rounded, tokens.colour("sunken"))
        painter.save()
        painter.setClipPath(rounded)
        filled = QRectF(track)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            filled.setLeft(track.right() - track.width() * share)
        else:
            filled.setWidth(track.width() * share)
        painter.fillRect(filled, QColor(style.colour))
        painter.restore()
        # The outline keeps pale class colours apart from a pale background.
        painter.strokePath(rounded, QPen(tokens.colour("outline"), 1))

    def _visual(self, area: QRect) -> QRect:
        """Mirrored where one reads from right to left."""
        return QStyle.visualRect(self.layoutDirection(), self.rect(), area)
