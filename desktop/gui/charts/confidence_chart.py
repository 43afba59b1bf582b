"""How sure the model was: readable rows by the probability of their most probable class."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop.gui.charts.axis import nice_ticks
from desktop.gui.charts.bars import paint_reported, paint_withheld
from desktop.gui.numbers import number_text, percent_text
from desktop.gui.theme import STEP_PX, current_tokens

_GAP_PX = 2
_TICK_LINE_PX = 20


class ConfidenceChart(QWidget):
    """A histogram from 0 to 100 %, with the probability from which the model reports."""

    def __init__(self) -> None:
        super().__init__()
        self._reported: NDArray[np.int64] = np.zeros(1, np.int64)
        self._withheld: NDArray[np.int64] = np.zeros(1, np.int64)
        self._abstain_below = 0.0
        self._colour = ""
        self.setAccessibleName(self.tr("How sure the model was"))
        self.setMinimumSize(QSize(320, 180))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def lines(self) -> tuple[str, ...]:
        """The chart in words: the bins that hold anything."""
        return tuple(self._bin_words(place) for place in range(self._bin_count) if self._totals[place])

    def show_counts(
        self, reported: NDArray[np.int64], withheld: NDArray[np.int64], abstain_below: float, colour: str = ""
    ) -> None:
        """Show counts.

        Args:
            reported, withheld: int64 (bins,) of equal width from 0 to 1.
            abstain_below: probability below which nothing is reported, 0-1.
            colour: of the class whose rows these are; empty for all.
        """
        self._reported, self._withheld = reported, withheld
        self._abstain_below, self._colour = abstain_below, colour
        self.setAccessibleDescription("\n".join(self.lines))
        self.update()

    @property
    def _bin_count(self) -> int:
        return len(self._reported)

    @property
    def _totals(self) -> Sequence[int]:
        totals: list[int] = (self._reported + self._withheld).tolist()
        return totals

    def _bin_words(self, place: int) -> str:
        width = 1 / self._bin_count
        return self.tr("{low} to {high}: {reported} reported, {withheld} not reported").format(
            low=percent_text(place * width),
            high=percent_text((place + 1) * width),
            reported=number_text(int(self._reported[place])),
            withheld=number_text(int(self._withheld[place])),
        )

    @property
    def _plot(self) -> QRectF:
        # The axis of probabilities runs from left to right in every language, as numbers do.
        widest = max(self.fontMetrics().horizontalAdvance(number_text(each)) for each in self._ticks)
        left, line = widest + STEP_PX, self.fontMetrics().height()
        below = line + _TICK_LINE_PX + STEP_PX
        return QRectF(left, line + STEP_PX, self.width() - left - 3 * STEP_PX, self.height() - below - line - STEP_PX)

    @property
    def _ticks(self) -> tuple[int, ...]:
        return nice_ticks(max(self._totals))

    def _bar(self, plot: QRectF, place: int, below: float, count: float, top: float) -> QRectF:
        width = plot.width() / self._bin_count
        height = plot.height() * count / top
        bottom = plot.bottom() - plot.height() * below / top
        return QRectF(plot.left() + place * width + _GAP_PX / 2, bottom - height, width - _GAP_PX, height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens, painter, plot, ticks = current_tokens(), QPainter(self), self._plot, self._ticks
        top, line = float(ticks[-1]), self.fontMetrics().height()
        for tick in ticks:
            y = plot.bottom() - plot.height() * tick / top
            painter.setPen(QPen(QColor(tokens.border), 1))
            painter.drawLine(round(plot.left()), round(y), round(plot.right()), round(y))
            painter.setPen(QColor(tokens.muted))
            area = QRectF(0, y - line / 2, plot.left() - STEP_PX / 2, line)
            painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, number_text(tick))
        colour = self._colour or tokens.accent
        for place in range(self._bin_count):
            reported, withheld = int(self._reported[place]), int(self._withheld[place])
            paint_reported(painter, self._bar(plot, place, 0, reported, top), colour)
            paint_withheld(painter, self._bar(plot, place, reported, withheld, top), colour)
        painter.setPen(QPen(QColor(tokens.outline), 1))
        painter.drawLine(round(plot.left()), round(plot.bottom()), round(plot.right()), round(plot.bottom()))
        self._paint_probabilities(painter, plot)
        self._paint_threshold(painter, plot)

    def _paint_probabilities(self, painter: QPainter, plot: QRectF) -> None:
        painter.setPen(QColor(current_tokens().muted))
        line = self.fontMetrics().height()
        for tick in (0.0, 0.25, 0.5, 0.75, 1.0):
            x = plot.left() + plot.width() * tick
            area = QRectF(x - 32, plot.bottom() + 2, 64, line)
            painter.drawText(area, Qt.AlignmentFlag.AlignHCenter, percent_text(tick))
        title = QRectF(plot.left(), plot.bottom() + 2 + line, plot.width(), line + 2)
        painter.drawText(title, Qt.AlignmentFlag.AlignHCenter, self.tr("Probability of the predicted class"))

    def _paint_threshold(self, painter: QPainter, plot: QRectF) -> None:
        tokens, x = current_tokens(), plot.left() + plot.width() * self._abstain_below
        painter.setPen(QPen(QColor(tokens.text), 1, Qt.PenStyle.DashLine))
        painter.drawLine(round(x), round(plot.top() - STEP_PX / 2), round(x), round(plot.bottom()))
        words = self.tr("reported from {share}").format(share=percent_text(self._abstain_below))
        width = self.fontMetrics().horizontalAdvance(words) + 2
        left = min(max(plot.left(), x - width / 2), plot.right() - width)
        painter.setPen(QColor(tokens.text))
        painter.drawText(QRectF(left, 0, width, self.fontMetrics().height()), Qt.AlignmentFlag.AlignHCenter, words)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            plot = self._plot
            place = int((event.pos().x() - plot.left()) / plot.width() * self._bin_count)
            if 0 <= place < self._bin_count and event.pos().x() >= plot.left():
                QToolTip.showText(event.globalPos(), self._bin_words(place), self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)
