"""How many rows the model took for each class, and how many of them it reported."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.gui.badge import paint_badge
from desktop.gui.charts.bars import paint_reported, paint_withheld
from desktop.gui.classes import ClassStyle
from desktop.gui.icons import IconName, icon_pixmap
from desktop.gui.numbers import number_text
from desktop.gui.theme import STEP_PX, current_tokens

_LINE_PX = 5 * STEP_PX
_BADGE_PX = 24
_BAR_PX = 2 * STEP_PX


@dataclass(frozen=True)
class _Line:
    """One bar; `style` is None for rows without an answer."""

    style: ClassStyle | None
    name: str
    reported: int
    withheld: int
    words: str

    @property
    def total(self) -> int:
        return self.reported + self.withheld


class ClassChart(QWidget):
    """A bar for each predicted class, and one for what could not be read; numbers stand beside the bars."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[_Line, ...] = ()
        self.setAccessibleName(self.tr("Images per class"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def lines(self) -> tuple[str, ...]:
        """The chart in words."""
        return tuple(f"{line.name}: {line.words}" for line in self._lines)

    def show_counts(
        self, styles: Sequence[ClassStyle], reported: Sequence[int], withheld: Sequence[int], unreadable: int
    ) -> None:
        """Show counts.

        Args:
            styles: of the classes in the card's order.
            reported, withheld: rows by their most probable class, in the same order.
            unreadable: rows without one.
        """
        lines = [
            _Line(style, style.name, yes, no, self._words(yes, no))
            for style, yes, no in zip(styles, reported, withheld, strict=True)
        ]
        lines.append(_Line(None, self.tr("Unreadable"), 0, unreadable, number_text(unreadable)))
        self._lines = tuple(lines)
        self.setAccessibleDescription("\n".join(self.lines))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(440, max(1, len(self._lines)) * _LINE_PX)

    def minimumSizeHint(self) -> QSize:
        return QSize(320, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._lines:
            return
        tokens, painter, metrics = current_tokens(), QPainter(self), self.fontMetrics()
        most = max(1, max(line.total for line in self._lines))
        name_px = max(metrics.horizontalAdvance(line.name) for line in self._lines)
        words_px = max(metrics.horizontalAdvance(line.words) for line in self._lines)
        bar_left = _BADGE_PX + STEP_PX + name_px + 2 * STEP_PX
        bar_px = max(STEP_PX, self.width() - bar_left - words_px - STEP_PX)
        for place, line in enumerate(self._lines):
            top = place * _LINE_PX + (_LINE_PX - _BADGE_PX) / 2
            badge = self._area(0, top, _BADGE_PX, _BADGE_PX)
            if line.style is not None:
                paint_badge(painter, badge, line.style)
            else:
                icon = icon_pixmap(IconName.UNREADABLE, tokens.muted, _BADGE_PX)
                painter.drawPixmap(badge.toRect(), icon)
            row = Qt.AlignmentFlag.AlignVCenter
            painter.setPen(QColor(tokens.text))
            name_area = self._area(_BADGE_PX + STEP_PX, top, name_px + 1, _BADGE_PX)
            painter.drawText(name_area, row | self._leading, line.name)
            bar_top = top + (_BADGE_PX - _BAR_PX) / 2
            painter.fillRect(self._area(bar_left, bar_top, bar_px, _BAR_PX), QColor(tokens.sunken))
            colour = line.style.colour if line.style is not None else tokens.muted
            reported_px, withheld_px = bar_px * line.reported / most, bar_px * line.withheld / most
            paint_reported(painter, self._area(bar_left, bar_top, reported_px, _BAR_PX), colour)
            paint_withheld(painter, self._area(bar_left + reported_px, bar_top, withheld_px, _BAR_PX), colour)
            painter.setPen(QColor(tokens.text if line.total else tokens.muted))
            words_area = self._area(bar_left + bar_px + STEP_PX, top, words_px + 1, _BADGE_PX)
            painter.drawText(words_area, row | self._leading, line.words)

    @property
    def _leading(self) -> Qt.AlignmentFlag:
        # Drawn text is not mirrored by itself.
        return Qt.AlignmentFlag.AlignRight if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft

    def _area(self, leading: float, top: float, width: float, height: float) -> QRectF:
        left = self.width() - leading - width if self.isRightToLeft() else leading
        return QRectF(left, top, width, height)

    def _words(self, reported: int, withheld: int) -> str:
        total = number_text(reported + withheld)
        if not withheld:
            return total
        return self.tr("{total}, of which %Ln image(s) not reported", "", withheld).format(total=total)
