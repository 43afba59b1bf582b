"""The search of an opened run for damage: after its rows are shown, as it takes a core for seconds."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.gui.jobs import CheckStoreJob
from desktop.gui.single_shot import single_shot
from desktop.gui.worker import Task, Worker

_PATIENCE_MS = 3_000


class StoreCheck(QObject):
    """Searches one run at a time.

    Signals:
        failed (Exception): it is damaged, or cannot be searched.

    Args:
        patience_ms: how long after `begin` the search begins.
    """

    failed = Signal(object)

    def __init__(self, parent: QObject | None = None, patience_ms: int = _PATIENCE_MS) -> None:
        super().__init__(parent)
        self._worker = Worker("checking", self)
        self._task: Task | None = None
        self._folder: Path | None = None
        self._patience = single_shot(self, patience_ms, self._check)

    def begin(self, run_folder: Path) -> None:
        """Search this run soon, and no other."""
        self.drop()
        self._folder = run_folder
        self._patience.start()

    def drop(self) -> None:
        """Search no more."""
        self._patience.stop()
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def close(self) -> None:
        """Search no more, and wait for the thread."""
        self.drop()
        self._worker.stop()

    def _check(self) -> None:
        if self._folder is None:
            return
        task = self._task = self._worker.start(CheckStoreJob(self._folder))
        task.failed.connect(lambda error: self._on_failed(task, error))

    def _on_failed(self, task: Task, error: Exception) -> None:
        if task is self._task:
            self.failed.emit(error)
