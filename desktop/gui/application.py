"""The Qt application, which hears what the system asks it to open while it runs: on macOS, dropped on its icon."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from desktop.gui.single_shot import single_shot

# Several files come as an event each, one right after another.
_TOGETHER_MS = 100


class Application(QApplication):
    """What Qt's own is, with one signal more.

    Signals:
        paths_wanted (list[Path]): files and folders that the system asked for together.
    """

    paths_wanted = Signal(list)

    def __init__(self, arguments: Sequence[str]) -> None:
        super().__init__(list(arguments))
        self._paths: list[Path] = []
        self._together = single_shot(self, _TOGETHER_MS, self._tell)

    # Here and by no filter, which would see every event of every widget.
    def event(self, event: QEvent) -> bool:
        if event.type() != QEvent.Type.FileOpen or not isinstance(event, QFileOpenEvent):
            return super().event(event)
        # An address that is no file of this computer has no path.
        if event.file():
            self._paths.append(Path(event.file()))
            self._together.start()
        return True

    def _tell(self) -> None:
        paths, self._paths = self._paths, []
        self.paths_wanted.emit(paths)
