"""The settings while the window is open: changed in its thread, written in a worker's, told to whoever shows them.

Another window may write the same file: each writes only what was chosen in it, and takes over what the other chose.
"""

from pathlib import Path
from threading import Lock
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
from desktop.gui.worker import Worker
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
        # As they were chosen here when they were written last: what differs from them is to be written.
        self._written = self.current
        # One write at a time; and nobody sees `current` and `_written` of different moments.
        self._writing, self._both = Lock(), Lock()
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
                self.write_now()
            except OutputError as error:
                self.failed.emit(error)

    def write_now(self) -> AppSettings:
        """Write what is not written yet, and give the settings as they are then; from any thread.

        Raises:
            OutputError: they cannot be written.
        """
        return self._save()[1].settings

    def _write(self) -> None:
        task = self._worker.start(lambda _control: self._save())
        task.finished.connect(self._on_written)
        task.failed.connect(self.failed)

    def _save(self) -> tuple[AppSettings, KeptSettings]:
        """Write the settings as they are when their turn comes, and give them and what is in the file then."""
        with self._writing:
            with self._both:
                settings, before = self.current, self._written
            kept = save_settings(self.path, settings, before)
            # Now, and not when it is told: a choice that is taken back meanwhile would look like none.
            with self._both:
                self._written = settings
            return settings, kept

    def _on_written(self, done: tuple[AppSettings, KeptSettings]) -> None:
        asked, kept = done
        if kept.logged:
            self.decided.emit(kept.logged)
        before = self.current
        with self._both:
            # What was chosen since, on what another window chose.
            self.current, self._written = (each.rebased(asked, kept.settings) for each in (self.current, self._written))
        if self.current != before:
            self.changed.emit(self.current)
