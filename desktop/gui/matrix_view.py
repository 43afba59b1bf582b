"""A table of classes against classes: a confusion matrix, or what two models said of the same images."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QWidget

from desktop.gui.badge import Badge
from desktop.gui.classes import OKABE_ITO, ClassStyle
from desktop.gui.controls import clear_layout, wrapped_label
from desktop.gui.numbers import number_text
from desktop.gui.theme import STEP_PX, current_tokens

# By this name, and with literal arguments: the tool that collects texts for translation looks for them.
translate = QCoreApplication.translate

_RIGHT, _WRONG = QColor(OKABE_ITO[0]), QColor(OKABE_ITO[3])


class MatrixView(QWidget):
    """Counts with classes as rows and columns; the same class on both sides on blue, different ones on vermillion.

    Args:
        corner: what rows and columns are.
        describe: a cell in words, of the row's class, the column's class and the count.
    """

    def __init__(self, corner: str, describe: Callable[[str, str, int], str]) -> None:
        super().__init__()
        self.setObjectName("inside")
        self._corner = corner
        self._describe = describe
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(2 * STEP_PX, STEP_PX, 2 * STEP_PX, 2 * STEP_PX)
        self._grid.setSpacing(2)

    def show_counts(
        self, counts: Sequence[Sequence[int]], rows: Sequence[ClassStyle], columns: Sequence[ClassStyle]
    ) -> None:
        """Show other counts.

        Args:
            counts: (R, C).
            rows: R classes.
            columns: C classes.
        """
        clear_layout(self._grid)
        self._grid.addWidget(wrapped_label(self._corner, muted=True), 0, 0)
        for index, style in enumerate(columns, start=1):
            self._grid.addWidget(_headed(style), 0, index, Qt.AlignmentFlag.AlignHCenter)
            self._grid.setColumnStretch(index, 1)
        for row, (style, line) in enumerate(zip(rows, counts, strict=True), start=1):
            self._grid.addWidget(_headed(style), row, 0)
            self._grid.setRowStretch(row, 1)
            for column, count in enumerate(line, start=1):
                other = columns[column - 1].name
                cell = ConfusionCell(count, sum(line), is_right=style.name == other)
                cell.setAccessibleName(self._describe(style.name, other, count))
                cell.setToolTip(cell.accessibleName())
                self._grid.addWidget(cell, row, column)


def taken_for(truth: str, given: str, count: int) -> str:
    """A cell of a confusion matrix in words."""
    return translate("ConfusionView", "{truth} taken for {given}: {count}").format(
        truth=truth, given=given, count=number_text(count)
    )


class ConfusionCell(QWidget):
    """A count on a tint as strong as its share of the row."""

    def __init__(self, count: int, total: int, *, is_right: bool) -> None:
        super().__init__()
        self.count = count
        self._share = count / total if total else 0.0
        self._is_right = is_right
        self.setMinimumSize(QSize(56, 36))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, painter = current_tokens(), QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens.surface))
        if self.count:
            tint = QColor(_RIGHT if self._is_right else _WRONG)
            tint.setAlphaF(0.14 + 0.26 * self._share)
            painter.fillRect(self.rect(), tint)
        font = painter.font()
        font.setBold(self._is_right)
        painter.setFont(font)
        painter.setPen(QColor(tokens.text if self.count else tokens.muted))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, number_text(self.count))


def _headed(style: ClassStyle) -> QWidget:
    widget = QWidget()
    layout = QHBoxLayout(widget)
    layout.setContentsMargins(STEP_PX // 2, STEP_PX // 2, STEP_PX // 2, STEP_PX // 2)
    layout.setSpacing(STEP_PX // 2)
    badge = Badge(20)
    badge.set_style(style)
    name = QLabel(style.name)
    name.setTextFormat(Qt.TextFormat.PlainText)
    layout.addWidget(badge)
    layout.addWidget(name, 1)
    return widget
