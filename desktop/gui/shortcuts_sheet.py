"""The sheet of every key, by the menu in which the same command stands, so that neither can say something else."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.gui.controls import Button, wrapped_label
from desktop.gui.scrolling import ScrolledText
from desktop.gui.theme import STEP_PX

_COLUMNS = 3
# What a screen of 1366x768 leaves beside its bars; every key is seen at once there.
_WIDTH_PX, _MOST_HEIGHT_PX = 1240, 690


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
        content = QWidget()
        content.setObjectName("inside")
        beside = QHBoxLayout(content)
        beside.setContentsMargins(0, 0, STEP_PX, 0)
        beside.setSpacing(3 * STEP_PX)
        for groups_of_column in in_columns(self.groups, _COLUMNS):
            column = QVBoxLayout()
            column.setSpacing(STEP_PX // 2)
            keys = [_key_cap(key) for group in groups_of_column for key, _meaning in group.rows]
            # One width for the whole column, so that its meanings begin on one line.
            key_px = max((each.sizeHint().width() for each in keys), default=0)
            for group in groups_of_column:
                column.addWidget(wrapped_label(group.title, heading=True, scale=1.1))
                column.addLayout(_grid(group.rows, keys[: len(group.rows)], key_px))
                column.addSpacing(STEP_PX)
                del keys[: len(group.rows)]
            column.addStretch(1)
            beside.addLayout(column, 1)
        # Larger letters than usual scroll.
        self.area = ScrolledText(content, self.windowTitle())
        close = Button(self.tr("Close"), primary=True)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * STEP_PX, 2 * STEP_PX, 3 * STEP_PX, 2 * STEP_PX)
        layout.setSpacing(STEP_PX)
        layout.addWidget(self.area, 1)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignTrailing)
        self._fit(content, layout)
        close.setFocus()

    def _fit(self, content: QWidget, layout: QVBoxLayout) -> None:
        """As high as every key needs, and no higher than the screen that has the least room."""
        self.area.ensurePolished()
        margins, frame_px = layout.contentsMargins(), 2 * self.area.frameWidth()
        room_px = _WIDTH_PX - margins.left() - margins.right() - frame_px
        beneath_px = layout.sizeHint().height() - self.area.sizeHint().height()
        height_px = content.heightForWidth(room_px) + frame_px + beneath_px
        self.resize(_WIDTH_PX, min(height_px, _MOST_HEIGHT_PX))


def in_columns(groups: Sequence[ShortcutGroup], count: int) -> list[Sequence[ShortcutGroup]]:
    """Groups in their order, so divided that the longest column is as short as can be."""
    # A heading, with the space before it, counts for two lines.
    lengths = [len(group.rows) + 2 for group in groups]
    inner = range(1, len(groups))
    divisions = [(0, *cuts, len(groups)) for cuts in combinations(inner, min(count, len(groups)) - 1)]
    best = min(divisions, key=lambda cuts: max(sum(lengths[low:high]) for low, high in pairwise(cuts)))
    return [groups[low:high] for low, high in pairwise(best)]


def _key_cap(key: str) -> QLabel:
    label = QLabel(key)
    label.setObjectName("keyCap")
    return label


def _grid(rows: Sequence[tuple[str, str]], keys: Sequence[QLabel], key_px: int) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(STEP_PX)
    grid.setVerticalSpacing(STEP_PX // 2)
    grid.setColumnMinimumWidth(0, key_px)
    grid.setColumnStretch(1, 1)
    for place, (cap, (_key, meaning)) in enumerate(zip(keys, rows, strict=True)):
        grid.addWidget(cap, place, 0, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        grid.addWidget(wrapped_label(meaning), place, 1, Qt.AlignmentFlag.AlignVCenter)
    return grid
