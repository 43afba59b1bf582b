"""Writes the steps of a review one after another in a worker, and knows whether one is under way that moves on."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from desktop.gui.worker import Task, Worker


class StepWriter(QObject):
    """Lives in the window's thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = Worker("reviewing", self)
        self._moving: Task | None = None

    @property
    def is_busy(self) -> bool:
        """Whether a step is being written after which another row is shown."""
        return self._moving is not None

    @property
    def is_idle(self) -> bool:
        """Whether every step is on the disk, or was refused, and this was told."""
        return self._worker.is_idle

    def write(
        self,
        job: Callable[[], object],
        take: Callable[[object], None],
        refuse: Callable[[Exception], None],
        *,
        moves: bool,
    ) -> None:
        """Do a job after those before it.

        Args:
            job: writes; in the worker's thread.
            take: what it returned; in the window's thread, when this is no longer busy.
            refuse: what it raised, likewise.
            moves: whether another row is shown afterwards.
        """
        task = self._worker.start(lambda _control: job())
        if moves:
            self._moving = task

        def then(tell: Callable[..., None], told: object) -> None:
            self._moving = None if self._moving is task else self._moving
            tell(told)

        task.finished.connect(lambda written: then(take, written))
        task.failed.connect(lambda error: then(refuse, error))

    def stop(self) -> None:
        """Wait for what is being written; nothing is told of it afterwards."""
        self._worker.stop()
        self._moving = None
