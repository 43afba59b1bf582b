"""The three panes beside each other: what a larger window gains goes to the image, until the user moves a border."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QWidget

from desktop.gui.theme import STEP_PX

_TABLE_SHARE = 0.467
_MOST_TABLE_PX = 680
_ANSWER_PX = 280
_WIDE_ANSWER_PX = 336
_WIDE_FROM_PX = 1500


class Workspace(QWidget):
    """Table, image and answer, from the side where the language begins."""

    def __init__(self, table: QWidget, image: QWidget, answer: QWidget) -> None:
        super().__init__()
        self._was_moved = False
        self.panes = QSplitter(Qt.Orientation.Horizontal)
        for pane in (table, image, answer):
            self.panes.addWidget(pane)
        self.panes.setChildrenCollapsible(False)
        self.panes.setHandleWidth(2 * STEP_PX)
        self.panes.splitterMoved.connect(self._keep_as_moved)
        # Around the splitter: one with margins of its own shifts its panes out of the window from right to left.
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * STEP_PX, 2 * STEP_PX, 2 * STEP_PX, STEP_PX)
        layout.addWidget(self.panes)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._was_moved:
            self._share_out(self.contentsRect().width() - 4 * STEP_PX - 2 * self.panes.handleWidth())

    def _share_out(self, width_px: int) -> None:
        answer_px = _WIDE_ANSWER_PX if width_px >= _WIDE_FROM_PX else _ANSWER_PX
        table_px = min(_MOST_TABLE_PX, round(width_px * _TABLE_SHARE))
        # The panes' own minimums come first; QSplitter sees to that.
        self.panes.setSizes([table_px, max(1, width_px - table_px - answer_px), answer_px])

    def _keep_as_moved(self) -> None:
        self._was_moved = True
