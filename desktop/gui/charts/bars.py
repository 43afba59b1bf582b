"""What all bars have in common: whole for reported rows, hatched for those that were not; never colour alone."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from desktop.gui.theme import STEP_PX, current_tokens

_SWATCH_PX = 2 * STEP_PX


def paint_reported(painter: QPainter, area: QRectF, colour: str) -> None:
    """Paint the part of a bar that stands for reported rows."""
    painter.fillRect(area, QColor(colour))


def paint_withheld(painter: QPainter, area: QRectF, colour: str) -> None:
    """Paint the part of a bar that stands for rows that the model abstained on."""
    if area.width() <= 0 or area.height() <= 0:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.fillRect(area, QBrush(QColor(colour), Qt.BrushStyle.BDiagPattern))
    painter.setPen(QPen(QColor(colour), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(QRectF(area.topLeft(), area.bottomRight() - QPointF(1, 1)))
    painter.restore()


class BarKey(QWidget):
    """Says what whole and hatched bars stand for."""

    def __init__(self) -> None:
        super().__init__()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(STEP_PX)
        for is_reported, words in ((True, self.tr("reported")), (False, self.tr("not reported"))):
            label = QLabel(words)
            label.setProperty("muted", True)
            layout.addWidget(_Swatch(is_reported=is_reported))
            layout.addWidget(label)
        layout.addStretch(1)


class _Swatch(QWidget):
    def __init__(self, *, is_reported: bool) -> None:
        super().__init__()
        self._paint = paint_reported if is_reported else paint_withheld
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(_SWATCH_PX, _SWATCH_PX)

    def paintEvent(self, _event: QPaintEvent) -> None:
        self._paint(QPainter(self), QRectF(self.rect()).adjusted(0, 2, 0, -2), current_tokens().muted)
