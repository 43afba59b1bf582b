"""The export of the open run: one at a time, in a worker of its own."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from desktop.exports.export import Exported
from desktop.exports.exported import ExportCancelledError
from desktop.gui.export_job import ExportDone, ExportJob, ExportWish
from desktop.gui.runs.open_run import OpenRun
from desktop.gui.worker import Task, Worker
from desktop.run_summary import Progress


class RunExport(QObject):
    """Writes exports.

    Signals:
        progressed (Progress): of all that is to be written.
        written (Exported): one format is there.
        exported (ExportDone): all are.
        cancelled (str): what was kept, in words.
        failed (Exception): something did not work.
    """

    progressed = Signal(object)
    written = Signal(object)
    exported = Signal(object)
    cancelled = Signal(str)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = Worker("exporting", self)
        self._task: Task | None = None
        self._run: OpenRun | None = None
        # The window shows another run by now: this one is closed when it is written.
        self._is_run_left = False

    @property
    def is_running(self) -> bool:
        """Whether an export is going on."""
        return self._task is not None

    def begin(self, run: OpenRun, wishes: Sequence[ExportWish], row_count: int | None = None) -> None:
        """Write exports of a run.

        Args:
            run: leave it to `close_run`, so that it stays open until they are written.
            wishes: one after another.
            row_count: rows of each, for the progress; None for all rows of the run.
        """
        if self._task is not None:
            raise RuntimeError("the window must not export twice at once")
        count = run.counts().row_count if row_count is None else row_count
        self._run = run
        task = self._task = self._worker.start(ExportJob(run.writer, tuple(wishes), count))
        task.progress.connect(self._on_news)
        task.finished.connect(self._on_exported)
        task.failed.connect(self._on_failed)

    def cancel(self) -> None:
        """Stop it; nothing of the file in hand is kept."""
        if self._task is not None:
            self._task.cancel()

    def close_run(self, run: OpenRun) -> None:
        """Close a run that is shown no longer: at once, or when its export is written."""
        if self._task is not None and run is self._run:
            self._is_run_left = True
        else:
            run.close()
            run.deleteLater()

    def close(self) -> None:
        """Cancel it and wait for the thread."""
        self._worker.stop()
        self._end()

    def _on_news(self, news: Progress | Exported) -> None:
        if isinstance(news, Progress):
            self.progressed.emit(news)
        else:
            self.written.emit(news)

    def _end(self) -> None:
        self._task = None
        run, self._run = self._run, None
        if run is not None and self._is_run_left:
            self._is_run_left = False
            self.close_run(run)

    def _on_exported(self, done: ExportDone) -> None:
        self._end()
        self.exported.emit(done)

    def _on_failed(self, error: Exception) -> None:
        self._end()
        if isinstance(error, ExportCancelledError):
            self.cancelled.emit(str(error))
        else:
            self.failed.emit(error)
