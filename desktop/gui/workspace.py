"""The three panes beside each other: what a larger window gains goes to the image, until the user moves a border."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.gui.panes import Panes
from desktop.gui.theme import STEP_PX

_TABLE_SHARE = 0.467
_MOST_TABLE_PX = 760
_ANSWER_PX = 280
_WIDE_ANSWER_PX = 336
_WIDE_FROM_PX = 1500


class Workspace(QWidget):
    """Table, image and answer, from the side where the language begins."""

    def __init__(self, table: QWidget, image: QWidget, answer: QWidget) -> None:
        super().__init__()
        self.panes = Panes((table, image, answer), 1, _usual)
        # Around the panes: a splitter with margins of its own shifts its panes out of the window from right to left.
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * STEP_PX, 2 * STEP_PX, 2 * STEP_PX, STEP_PX)
        layout.addWidget(self.panes)


def _usual(room_px: int) -> tuple[int, int]:
    answer_px = _WIDE_ANSWER_PX if room_px >= _WIDE_FROM_PX else _ANSWER_PX
    return min(_MOST_TABLE_PX, round(room_px * _TABLE_SHARE)), answer_px
