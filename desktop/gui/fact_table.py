"""Small tables of facts that are read, not worked with: a heading row, then lines of text."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from desktop.gui.controls import clear_layout, wrapped_label
from desktop.gui.theme import STEP_PX


class FactTable(QWidget):
    """Lines of cells under a heading row; cells wrap, and can be selected and copied.

    Args:
        wide: column that gets what space the others leave.
    """

    def __init__(self, wide: int = 0) -> None:
        super().__init__()
        self.setObjectName("inside")
        self._wide = wide
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(2 * STEP_PX, STEP_PX, 2 * STEP_PX, STEP_PX)
        self._grid.setHorizontalSpacing(3 * STEP_PX)
        self._grid.setVerticalSpacing(STEP_PX)

    def show_lines(self, header: Sequence[str], lines: Sequence[Sequence[str]]) -> None:
        """Show other lines."""
        clear_layout(self._grid)
        for row, line in enumerate([header, *lines]):
            for column, text in enumerate(line):
                self._grid.addWidget(self._cell(text, row, column), row, column, Qt.AlignmentFlag.AlignTop)
        for row in range(self._grid.rowCount()):
            self._grid.setRowStretch(row, 1 if row > len(lines) else 0)
        self._grid.setRowStretch(len(lines) + 1, 1)
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, 1 if column == self._wide else 0)

    def texts(self) -> list[str]:
        """What all cells say, row by row."""
        items = [self._grid.itemAt(index) for index in range(self._grid.count())]
        labels = [item.widget() for item in items if item is not None]
        return [label.text() for label in labels if isinstance(label, QLabel)]

    def _cell(self, text: str, row: int, column: int) -> QLabel:
        label = wrapped_label(text, muted=row == 0, heading=row > 0 and column == 0)
        # Only the wide column breaks lines: narrow ones that did would be one word wide.
        label.setWordWrap(column == self._wide)
        return label
