"""The sheet of every key, by the menu in which the same command stands, so that neither can say something else."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop.gui.controls import Button, wrapped_label
from desktop.gui.theme import STEP_PX

_COLUMNS = 2
_SIZE_PX = (880, 560)


@dataclass(frozen=True)
class ShortcutGroup:
    """The keys of one menu.

    Attributes:
        rows: key and meaning.
    """

    title: str
    rows: Sequence[tuple[str, str]]


class ShortcutsSheet(QDialog):
    """Every key and what it does.

    Args:
        groups: as the menus have them.
    """

    def __init__(self, groups: Sequence[ShortcutGroup], parent: QWidget) -> None:
        super().__init__(parent)
        self.groups = tuple(groups)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.resize(*_SIZE_PX)
        columns = [QVBoxLayout() for _ in range(_COLUMNS)]
        lengths = [0] * _COLUMNS
        for group in groups:
            # Into the shorter column; a heading counts for two lines.
            place = lengths.index(min(lengths))
            columns[place].addWidget(wrapped_label(group.title, heading=True, scale=1.1))
            columns[place].addLayout(_grid(group.rows))
            columns[place].addSpacing(STEP_PX)
            lengths[place] += len(group.rows) + 2
        content = QWidget()
        beside = QHBoxLayout(content)
        beside.setContentsMargins(0, 0, STEP_PX, 0)
        beside.setSpacing(4 * STEP_PX)
        for column in columns:
            column.setSpacing(STEP_PX)
            column.addStretch(1)
            beside.addLayout(column, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(content)
        close = Button(self.tr("Close"), primary=True)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * STEP_PX, 3 * STEP_PX, 3 * STEP_PX, 2 * STEP_PX)
        layout.setSpacing(2 * STEP_PX)
        layout.addWidget(area, 1)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignTrailing)
        close.setFocus()


def _grid(rows: Sequence[tuple[str, str]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(2 * STEP_PX)
    grid.setVerticalSpacing(STEP_PX // 2)
    grid.setColumnStretch(1, 1)
    for place, (key, meaning) in enumerate(rows):
        label = QLabel(key)
        label.setObjectName("keyCap")
        grid.addWidget(label, place, 0, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        grid.addWidget(wrapped_label(meaning), place, 1)
    return grid
