"""The runs that did not finish, on the first page: each with the means to go on with it, or to open it as it is."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.gui.controls import Button, IconLabel, clear_layout, wrapped_label
from desktop.gui.icons import IconName
from desktop.gui.numbers import number_text
from desktop.gui.scrolling import ScrolledText
from desktop.gui.theme import STEP_PX

if TYPE_CHECKING:
    # For types alone: see `recent_list`.
    from desktop.recent_runs import RecentRun

_ROW_PX = 6 * STEP_PX
# What is more is scrolled to: the place to drop a folder on stays the largest thing on the page.
_ROWS_SEEN = 3


class UnfinishedRuns(QFrame):
    """A row for each run; hidden without any.

    Signals:
        resume_wanted (RecentRun): go on with it.
        open_wanted (RecentRun): open it as it is.
    """

    resume_wanted = Signal(object)
    open_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("notice")
        self.rows: list[UnfinishedRow] = []
        self._is_busy = False
        inside = QWidget()
        inside.setObjectName("inside")
        self._lines = QVBoxLayout(inside)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)
        self._area = ScrolledText(inside, self.tr("Runs that are not finished"))
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._area)
        self.hide()

    def show_runs(self, runs: "Sequence[RecentRun]") -> None:
        """Offer these runs, the first one on top."""
        if [row.run for row in self.rows] == list(runs):
            return
        clear_layout(self._lines)
        self.rows = [UnfinishedRow(run) for run in runs]
        for row in self.rows:
            row.resume_button.clicked.connect(lambda _checked, run=row.run: self.resume_wanted.emit(run))
            row.open_button.clicked.connect(lambda _checked, run=row.run: self.open_wanted.emit(run))
            row.resume_button.setEnabled(not self._is_busy)
            self._lines.addWidget(row)
        edges_px = 2 * self._area.frameWidth()
        self._area.setFixedHeight(_ROW_PX * min(len(self.rows), _ROWS_SEEN) + edges_px)
        self.setVisible(bool(self.rows))

    def set_busy(self, busy: bool) -> None:
        """While something is screened, nothing else can be begun."""
        self._is_busy = busy
        for row in self.rows:
            row.resume_button.setEnabled(not busy)


class UnfinishedRow(QWidget):
    """One run."""

    def __init__(self, run: "RecentRun") -> None:
        super().__init__()
        self.run = run
        self.setObjectName("inside")
        self.setFixedHeight(_ROW_PX)
        words = self.tr("The run of {name} is not finished: {done} of {total} images are screened and kept.")
        text = words.format(name=run.name, done=number_text(run.done_count), total=number_text(run.image_count))
        if run.is_older:
            # not within an f-string, where Qt Linguist's tool finds no text
            text += " " + self.tr("It is of an older version, and is brought up to date first.")
        self.text = wrapped_label(text)
        self.resume_button = Button(self.tr("Go on"), IconName.GO_ON)
        self.open_button = Button(self.tr("Open as it is"))
        for button in (self.resume_button, self.open_button):
            button.setAccessibleName(f"{button.text()}: {run.name}")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * STEP_PX, 0, STEP_PX, 0)
        layout.setSpacing(STEP_PX)
        layout.addWidget(IconLabel(IconName.PAUSE, 20, "on_notice"))
        layout.addWidget(self.text, 1)
        layout.addWidget(self.open_button)
        layout.addWidget(self.resume_button)
