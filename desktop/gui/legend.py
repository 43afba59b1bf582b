"""The heatmap's legend: the colour map with words at both ends."""

from PySide6.QtCore import QCoreApplication, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from desktop.gui.pixels import ramp_qimage
from desktop.gui.theme import STEP_PX, current_tokens
from desktop.overlay import ColourMap

_RAMP_PX = 96
_LEAST_RAMP_PX = 32
_BAR_PX = 12


class Legend(QWidget):
    """A colour map from weak to strong: how much a place spoke for the class, relative to its strongest place here."""

    def __init__(self) -> None:
        super().__init__()
        self._weak, self._strong = self.tr("weak"), self.tr("strong")
        self._nothing = self.tr("no place speaks for it")
        self._has_evidence = True
        self._ramp = ramp_qimage(ColourMap.VIRIDIS, _RAMP_PX)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setToolTip(
            self.tr(
                "How much each place spoke for the chosen class, relative to the strongest place of this image.\n"
                "Weak places stay clear, so that the stain keeps its colour.\n"
                "Colours of different images or classes cannot be compared."
            )
        )
        self.set_colour_map(ColourMap.VIRIDIS)

    def set_colour_map(self, colour_map: ColourMap) -> None:
        """Show another colour map."""
        self._ramp = ramp_qimage(colour_map, _RAMP_PX)
        self.setAccessibleName(_words_of(colour_map))
        self.update()

    def set_has_evidence(self, has_evidence: bool) -> None:
        """Whether any place of the image spoke for the class; if none did, words say so in place of colours."""
        self._has_evidence = has_evidence
        self.setAccessibleDescription("" if has_evidence else self._nothing)
        self.updateGeometry()
        self.update()

    @property
    def has_evidence(self) -> bool:
        """Whether colours are shown, not the words that there is nothing to colour."""
        return self._has_evidence

    def sizeHint(self) -> QSize:
        return QSize(max(self._words_px() + _RAMP_PX, self._nothing_px()), 3 * STEP_PX)

    def minimumSizeHint(self) -> QSize:
        return QSize(max(self._words_px() + _LEAST_RAMP_PX, self._nothing_px()), 3 * STEP_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(current_tokens().colour("muted"))
        # Right-to-left swaps these by itself.
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        trailing = middle | int(Qt.AlignmentFlag.AlignRight)
        if not self._has_evidence:
            painter.drawText(self.rect(), trailing, self._nothing)
            return
        painter.drawText(self.rect(), middle | int(Qt.AlignmentFlag.AlignLeft), self._weak)
        painter.drawText(self.rect(), trailing, self._strong)
        left = self.fontMetrics().horizontalAdvance(self._weak) + STEP_PX
        bar = QRect(left, (self.height() - _BAR_PX) // 2, self.width() - self._words_px(), _BAR_PX)
        bar = QStyle.visualRect(self.layoutDirection(), self.rect(), bar)
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        painter.drawImage(bar, self._ramp.flipped(Qt.Orientation.Horizontal) if is_mirrored else self._ramp)

    def _words_px(self) -> int:
        metrics = self.fontMetrics()
        return metrics.horizontalAdvance(self._weak) + metrics.horizontalAdvance(self._strong) + 2 * STEP_PX

    def _nothing_px(self) -> int:
        return 0 if self._has_evidence else self.fontMetrics().horizontalAdvance(self._nothing)


def _words_of(colour_map: ColourMap) -> str:
    match colour_map:
        case ColourMap.VIRIDIS:
            return QCoreApplication.translate("Legend", "Legend: dark violet is weak, yellow is strong evidence")
        case ColourMap.MAGMA:
            return QCoreApplication.translate("Legend", "Legend: black is weak, pale yellow is strong evidence")
        case ColourMap.CIVIDIS:
            return QCoreApplication.translate("Legend", "Legend: dark blue is weak, yellow is strong evidence")
