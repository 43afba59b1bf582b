"""The settings while the window is open: changed in its thread, written in a worker's, told to whoever shows them.

Another window may write the same file: each writes only what was chosen in it, and takes over what the other chose.
"""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop.app_settings import (
    AppSettings,
    KeptSettings,
    LoadedSettings,
    load_settings,
    save_settings,
    settings_path,
)
from desktop.gui.single_shot import single_shot
from desktop.gui.worker import TaskControl, Worker
from inference.errors import OutputError

# A slider moved or a name typed is one change, not thirty files.
_PATIENCE_MS = 300


class SettingsKeeper(QObject):
    """Holds the settings.

    Signals:
        changed (AppSettings): something was chosen.
        decided (tuple[LoggedChange, ...]): settings that change decisions were changed, and are in the settings log.
        failed (OutputError): the settings could not be written; they hold until the window is closed.

    Args:
        path: of the file; None is the user's.
        loaded: what was read from it already; None reads it.
    """

    changed = Signal(object)
    decided = Signal(object)
    failed = Signal(object)

    def __init__(
        self, path: Path | None = None, loaded: LoadedSettings | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.path = path or settings_path()
        loaded = loaded or load_settings(self.path)
        self.current: AppSettings = loaded.settings
        self.problem = loaded.problem
        self._written = self.current
        self._worker = Worker("settings", self)
        self._pause = single_shot(self, _PATIENCE_MS, self._write)

    def change(self, **choices: Any) -> None:
        """Choose something; it is on the disk soon.

        Raises:
            ValidationError: out of its bounds; nothing was changed.
        """
        settings = self.current.changed(**choices)
        if settings == self.current:
            return
        self.current = settings
        self.changed.emit(settings)
        self._pause.start()

    def close(self) -> None:
        """Write what is not written yet, at once, and end the worker."""
        self._pause.stop()
        self._worker.stop()
        if self.current != self._written:
            try:
                self._written = self.write_now()
            except OutputError as error:
                self.failed.emit(error)

    def write_now(self) -> AppSettings:
        """Write what is not written yet, and give the settings as they are then; from any thread.

        Raises:
            OutputError: they cannot be written.
        """
        # Neither is ever changed in place, so that another thread sees the old ones or the new ones.
        return save_settings(self.path, self.current, self._written).settings

    def _write(self) -> None:
        def write(_control: TaskControl) -> tuple[AppSettings, KeptSettings]:
            # As they are when its turn comes: what `write_now` wrote since they were changed is not put back.
            settings = self.current
            return settings, save_settings(self.path, settings, self._written)

        task = self._worker.start(write)
        task.finished.connect(self._on_written)
        task.failed.connect(self.failed)

    def _on_written(self, done: tuple[AppSettings, KeptSettings]) -> None:
        asked, kept = done
        self._written = kept.settings
        if kept.logged:
            self.decided.emit(kept.logged)
        # What was chosen since, on what another window chose.
        settings = self.current.rebased(asked, kept.settings)
        if settings != self.current:
            self.current = settings
            self.changed.emit(settings)
