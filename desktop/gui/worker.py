"""The one pattern for every long job: a thread that runs jobs in order, with progress, an ending and cancellation."""

import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QObject, Qt, QThread, Signal


class TaskControl:
    """What a job may do while it runs in the worker's thread."""

    def __init__(self, report: Callable[[object], None]) -> None:
        self.report = report
        self._stop = threading.Event()

    def should_stop(self) -> bool:
        """Whether the job was cancelled; to be asked between images."""
        return self._stop.is_set()

    def stop(self) -> None:
        """Ask the job to end at the next image; safe from any thread."""
        self._stop.set()


Job = Callable[[TaskControl], object]


class Task(QObject):
    """One job as the window sees it. Exactly one of `finished` and `failed` comes, cancelled or not.

    All signals are emitted in the thread that started the task, so any slot may touch widgets.
    """

    progress = Signal(object)
    finished = Signal(object)
    failed = Signal(object)

    def __init__(self, job: Job, report: Callable[["Task", object], None]) -> None:
        super().__init__()
        self.job = job
        self.control = TaskControl(lambda value: report(self, value))

    def cancel(self) -> None:
        """Ask the job to end; it says itself what was kept."""
        self.control.stop()


class _Event(Enum):
    PROGRESS = auto()
    FINISHED = auto()
    FAILED = auto()


@dataclass(frozen=True, eq=False)
class _Report:
    task: Task
    event: _Event
    value: object


class _Thread(QThread):
    """Runs tasks one after another until it is given None."""

    reported = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.tasks: queue.SimpleQueue[Task | None] = queue.SimpleQueue()

    def run(self) -> None:
        while (task := self.tasks.get()) is not None:
            try:
                value = task.job(task.control)
            # The window decides what is a known error and what a bug; neither may end the thread.
            except Exception as error:
                self.reported.emit(_Report(task, _Event.FAILED, error))
            else:
                self.reported.emit(_Report(task, _Event.FINISHED, value))


class Worker(QObject):
    """A named thread for jobs. What a job holds between runs (an interpreter) never leaves this thread."""

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._running: list[Task] = []
        self._thread = _Thread(name)
        self._thread.reported.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def is_idle(self) -> bool:
        """Whether every task has ended and its ending was delivered."""
        return not self._running

    def start(self, job: Job) -> Task:
        """Queue a job. Connect to the task's signals before returning to the event loop."""
        if not self._thread.isRunning():
            self._thread.start()
        task = Task(job, self._report)
        self._running.append(task)
        self._thread.tasks.put(task)
        return task

    def cancel(self) -> None:
        """Ask every job to end; each says itself what was kept."""
        for task in self._running:
            task.cancel()

    def stop(self) -> None:
        """Cancel every task, wait for the thread and end it. Signals not yet delivered never come."""
        self.cancel()
        self._running.clear()
        if self._thread.isRunning():
            self._thread.tasks.put(None)
            self._thread.wait()

    def _report(self, task: Task, value: object) -> None:
        self._thread.reported.emit(_Report(task, _Event.PROGRESS, value))

    def _deliver(self, report: _Report) -> None:
        task = report.task
        if task not in self._running:
            return
        if report.event is _Event.PROGRESS:
            task.progress.emit(report.value)
            return
        self._running.remove(task)
        if report.event is _Event.FINISHED:
            task.finished.emit(report.value)
        else:
            task.failed.emit(report.value)
