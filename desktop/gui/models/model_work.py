"""One job at a time with a model that a person waits for, and what is seen of one that takes a while."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from desktop.gui.controls import wrapped_label
from desktop.gui.single_shot import single_shot
from desktop.gui.theme import STEP_PX
from desktop.gui.worker import Job, Task, Worker

# By this name, and with literal arguments: the tool that collects texts for translation looks for them.
translate = QCoreApplication.translate

# Work shorter than this shows nothing: a flash would only unsettle.
_PATIENCE_MS = 300


class ModelWork(QWidget):
    """What goes on, and a bar.

    Signals:
        changed: a job is in hand now, or none any more.
        failed (Exception): a job failed, and who began it does not take that himself.

    Args:
        worker: does the jobs.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, worker: Worker) -> None:
        super().__init__()
        self._worker = worker
        self._task: Task | None = None
        self._text = wrapped_label(muted=True)
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setAccessibleName(translate("ModelsPage", "Something goes on with a model"))
        self._patience = single_shot(self, _PATIENCE_MS, self.show)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(STEP_PX)
        layout.addWidget(self._text)
        layout.addWidget(bar)
        self.hide()

    @property
    def is_busy(self) -> bool:
        """Whether a job is in hand."""
        return self._task is not None

    def begin(
        self,
        job: Job,
        text: str,
        then: Callable[..., None],
        otherwise: Callable[[Exception], None] | None = None,
    ) -> Task | None:
        """Begin a job.

        Args:
            job: for the worker's thread.
            text: what is being done.
            then: takes what the job returned, when this is no longer busy.
            otherwise: takes what it raised, likewise; `failed` without it.

        Returns:
            The task; None when another job is in hand, and then nothing is begun.
        """
        if self._task is not None:
            return None
        self._text.setText(text + "\N{HORIZONTAL ELLIPSIS}")
        task = self._task = self._worker.start(job)
        task.finished.connect(lambda value: self._end(lambda: then(value)))
        failed = otherwise or self.failed.emit
        task.failed.connect(lambda error: self._end(lambda: failed(error)))
        self._patience.start()
        self.changed.emit()
        return task

    def _end(self, then: Callable[[], None]) -> None:
        self._task = None
        self._patience.stop()
        self.hide()
        self.changed.emit()
        then()
