"""Panes beside each other with borders that can be moved; what a larger window gains goes to one of them."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from desktop.gui.theme import STEP_PX


class Panes(QSplitter):
    """Shares out its width by a rule at each new size, until a person moves a border or moved one the last time.

    Signals:
        moved: a person moves a border.

    Args:
        panes: from the side where the language begins.
        elastic: the place of the pane that gets what the others leave.
        usual: widths of the others in pixels, in their order, of the width that there is for all.
    """

    moved = Signal()

    def __init__(self, panes: Sequence[QWidget], elastic: int, usual: Callable[[int], Sequence[int]]) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._elastic = elastic
        self._usual = usual
        # Of the panes that are not elastic; None follows the rule.
        self._chosen: tuple[int, ...] | None = None
        self.setHandleWidth(2 * STEP_PX)
        for place, pane in enumerate(panes):
            self.addWidget(pane)
            self.setStretchFactor(place, 1 if place == elastic else 0)
        self.setChildrenCollapsible(False)
        self.splitterMoved.connect(self._on_moved)

    @property
    def chosen(self) -> tuple[int, ...] | None:
        """Widths in pixels that a person gave the panes that are not elastic; None where nobody did."""
        return self._chosen

    def choose(self, widths_px: Sequence[int]) -> None:
        """Take widths from the last time; of another number of panes they are of no use, and the rule goes on."""
        if len(widths_px) == self.count() - 1:
            self._chosen = tuple(widths_px)
            self._share_out()

    def reset(self) -> None:
        """Follow the rule again."""
        self._chosen = None
        self._share_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_out()

    def _share_out(self) -> None:
        room_px = self.width() - (self.count() - 1) * self.handleWidth()
        if room_px <= 0:
            return
        sizes = list(self._chosen if self._chosen is not None else self._usual(room_px))
        sizes.insert(self._elastic, max(1, room_px - sum(sizes)))
        # The panes' own minimums come first; QSplitter sees to that.
        self.setSizes(sizes)

    def _on_moved(self) -> None:
        self._chosen = tuple(size for place, size in enumerate(self.sizes()) if place != self._elastic)
        self.moved.emit()
