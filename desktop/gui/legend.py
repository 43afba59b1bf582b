"""The heatmap's legend: the colour map with words at both ends."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.gui.pixels import viridis_ramp
from desktop.gui.theme import STEP_PX, current_tokens

_RAMP_PX = 96
_LEAST_RAMP_PX = 32
_WEAK, _STRONG = "weak", "strong"


class Legend(QWidget):
    """Viridis from weak to strong: how much a place spoke for the class, relative to this image's strongest place."""

    def __init__(self) -> None:
        super().__init__()
        self._ramp = viridis_ramp(_RAMP_PX)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Legend: dark violet is weak, yellow is strong evidence")
        self.setToolTip(
            "How much each place spoke for the chosen class, relative to the strongest place of this image.\n"
            "Weak places stay clear, so that the stain keeps its colour.\n"
            "Colours of different images or classes cannot be compared."
        )

    def sizeHint(self) -> QSize:
        return QSize(self._words_px() + _RAMP_PX, 3 * STEP_PX)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._words_px() + _LEAST_RAMP_PX, 3 * STEP_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(current_tokens().colour("muted"))
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(self.rect(), middle | int(Qt.AlignmentFlag.AlignLeft), _WEAK)
        painter.drawText(self.rect(), middle | int(Qt.AlignmentFlag.AlignRight), _STRONG)
        left = self.fontMetrics().horizontalAdvance(_WEAK) + STEP_PX
        ramp_px = self.width() - self._words_px()
        painter.drawImage(QRect(left, (self.height() - 12) // 2, ramp_px, 12), self._ramp)

    def _words_px(self) -> int:
        metrics = self.fontMetrics()
        return metrics.horizontalAdvance(_WEAK) + metrics.horizontalAdvance(_STRONG) + 2 * STEP_PX
