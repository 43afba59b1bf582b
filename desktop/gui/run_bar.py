"""The strip on top: what folder this is, how far the run is, and the two things to do with it."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout

from desktop.gui.controls import Button, ElidedLabel
from desktop.gui.icons import IconName
from desktop.gui.theme import STEP_PX

# Work shorter than this shows no progress: a flash would only unsettle.
_PATIENCE_MS = 300


class RunBar(QFrame):
    """Title, one line of state, progress with Cancel, and the buttons Open folder and Export CSV."""

    open_wanted = Signal()
    export_wanted = Signal()
    cancel_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("runBar")
        self.title = ElidedLabel()
        self.title.setProperty("heading", True)
        self.state = ElidedLabel()
        self.state.setProperty("muted", True)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(160)
        self.progress.setAccessibleName("Progress")
        self.cancel_button = Button("Cancel")
        self.cancel_button.setToolTip("Stop after the image in hand; finished rows are kept (Esc)")
        self.open_button = Button("Open folder\N{HORIZONTAL ELLIPSIS}", IconName.FOLDER_OPEN)
        self.export_button = Button("Export CSV\N{HORIZONTAL ELLIPSIS}", IconName.EXPORT, primary=True)
        self.cancel_button.clicked.connect(self.cancel_wanted)
        self.open_button.clicked.connect(self.open_wanted)
        self.export_button.clicked.connect(self.export_wanted)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE_MS)
        self._patience.timeout.connect(lambda: self._show_progress(True))
        self._lay_out()
        self._show_progress(False)

    def show_busy(self, text: str) -> None:
        """Something of unknown length goes on."""
        self.state.setText(text)
        self.progress.setRange(0, 0)
        self._begin()

    def show_progress(self, done: int, total: int, text: str) -> None:
        """Something goes on and is this far."""
        self.state.setText(text)
        self.progress.setRange(0, max(total, 1))
        self.progress.setValue(done)
        self._begin()

    def show_ended(self, text: str) -> None:
        """Nothing goes on; say how it ended."""
        self._patience.stop()
        self._show_progress(False)
        self.state.setText(text)

    def _begin(self) -> None:
        if self.progress.isHidden() and not self._patience.isActive():
            self._patience.start()

    def _show_progress(self, shown: bool) -> None:
        self.progress.setVisible(shown)
        self.cancel_button.setVisible(shown)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.state)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * STEP_PX, STEP_PX, 2 * STEP_PX, STEP_PX)
        layout.setSpacing(STEP_PX)
        layout.addLayout(words, 1)
        layout.addWidget(self.progress)
        layout.addWidget(self.cancel_button)
        layout.addWidget(self.open_button)
        layout.addWidget(self.export_button)
