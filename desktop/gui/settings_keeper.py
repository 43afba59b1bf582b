"""The settings while the window is open: changed in its thread, written in a worker's, told to whoever shows them."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.app_settings import AppSettings, LoadedSettings, load_settings, save_settings, settings_path
from desktop.gui.worker import TaskControl, Worker
from inference.errors import OutputError

# A slider moved or a name typed is one change, not thirty files.
_PATIENCE_MS = 300


class SettingsKeeper(QObject):
    """Holds the settings.

    Signals:
        changed (AppSettings): something was chosen.
        failed (OutputError): the settings could not be written; they hold until the window is closed.

    Args:
        path: of the file; None is the user's.
        loaded: what was read from it already; None reads it.
    """

    changed = Signal(object)
    failed = Signal(object)

    def __init__(
        self, path: Path | None = None, loaded: LoadedSettings | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.path = path or settings_path()
        loaded = loaded or load_settings(self.path)
        self.current: AppSettings = loaded.settings
        self.problem = loaded.problem
        self._may_save = loaded.may_be_saved
        self._written = self.current
        self._worker = Worker("settings", self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PATIENCE_MS)
        self._pause.timeout.connect(self._write)

    def change(self, **choices: Any) -> None:
        """Choose something; it is on the disk soon, unless the file there is a newer SmearScope's.

        Raises:
            ValidationError: out of its bounds; nothing was changed.
        """
        settings = self.current.changed(**choices)
        if settings == self.current:
            return
        self.current = settings
        self.changed.emit(settings)
        if self._may_save:
            self._pause.start()

    def close(self) -> None:
        """Write what is not written yet, at once, and end the worker."""
        self._pause.stop()
        self._worker.stop()
        if self._may_save and self.current != self._written:
            try:
                save_settings(self.path, self.current)
            except OutputError as error:
                self.failed.emit(error)
                return
            self._written = self.current

    def _write(self) -> None:
        path, settings = self.path, self.current

        def write(_control: TaskControl) -> AppSettings:
            save_settings(path, settings)
            return settings

        task = self._worker.start(write)
        task.finished.connect(self._on_written)
        task.failed.connect(self.failed)

    def _on_written(self, settings: AppSettings) -> None:
        self._written = settings
