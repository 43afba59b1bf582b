"""The state behind the window: its workers, and the run that is open. Knows no widget."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.bundled import AssetsMissingError
from desktop.engine.pause import PauseGate
from desktop.gui.activity import Activity
from desktop.gui.classifier_keeper import ClassifierKeeper, ModelInfo
from desktop.gui.export_job import ExportWish
from desktop.gui.jobs import Caution, CheckModelJob, LoadedRun, OpenRunJob, Phase, RunStarted
from desktop.gui.run_export import RunExport
from desktop.gui.runs.open_run import OpenRun
from desktop.gui.screening_job import NewRun, RunToGoOn, ScreeningJob, new_run_of_files
from desktop.gui.single_shot import single_shot
from desktop.gui.store_check import StoreCheck
from desktop.gui.worker import Task, Worker
from desktop.laboratory_choices import NO_CHOICES, LaboratoryChoices
from desktop.local_engine import EngineChoice
from desktop.run_summary import Progress, RunSummary
from desktop.shared_store import RunWriters
from desktop.signers import TrustListError
from desktop.thumbnails import ThumbnailCache
from desktop.user_folders import runs_folder
from inference.classifier import Classifier
from inference.errors import BundleRefusedError
from inference.runtime import RuntimeMissingError

# A screening commits twice a second, also while its next image takes long.
_LOOK_MS = 400
_CHECK_MODEL_LATER_MS = 1_000
_MODEL_ERRORS = (BundleRefusedError, TrustListError, RuntimeMissingError, AssetsMissingError)


@dataclass(frozen=True)
class RunEnded:
    """How a screening ended; `summary` is None when it was cancelled before its first image or failed."""

    summary: RunSummary | None
    error: Exception | None
    last: Progress | None


class Session(QObject):
    """Screens, opens runs and exports in workers, one thread each. At most one run is open, and it is `run`.

    Signals, in the order of a screening:
        phase_changed (Phase): what happens before the first image, or while a run is opened.
        run_opened (OpenRun | None): another run is open now, or none: show it. The one before is closed right after
            this signal. Does not come when the open run itself goes on.
        model_ready (ModelInfo): the model for new runs was verified; also after `check_model`. A run that goes on has
            the model that it began with.
        model_missing (): there is no usable model for new runs; `failed` says why.
        run_started (RunStarted): screening into the open run begins; its rows come as `run.changed`.
        progressed (Progress): at most ten times a second.
        paused_changed (bool): whether nothing new is begun.
        cautioned (str): something that a person should know and that stops nothing.
        run_ended (RunEnded): however the screening ended. `failed` follows when it was an error.
        export_progressed (Progress), export_written (Exported), exported (ExportDone), export_cancelled (str): of
            `export`; `export_written` comes for each format.
        failed (Activity, Exception): something did not work.

    Args:
        load: makes the classifier, with the threads of `choice`; called in the screening worker's thread only.
        choice: how runs are divided among the processors.
        runs: where new runs are kept; the user's own folder of runs unless it is named.
        laboratory: its settings, asked for each new run in the screening worker's thread.
        signed_only: whether models that no trusted signer has signed are refused.
    """

    phase_changed = Signal(object)
    run_opened = Signal(object)
    model_ready = Signal(object)
    model_missing = Signal()
    run_started = Signal(object)
    progressed = Signal(object)
    paused_changed = Signal(bool)
    cautioned = Signal(str)
    run_ended = Signal(object)
    export_progressed = Signal(object)
    export_written = Signal(object)
    exported = Signal(object)
    export_cancelled = Signal(str)
    failed = Signal(object, object)

    def __init__(
        self,
        load: Callable[[], Classifier],
        choice: EngineChoice,
        parent: QObject | None = None,
        *,
        runs: Callable[[], Path] = runs_folder,
        laboratory: LaboratoryChoices = NO_CHOICES,
        signed_only: bool = False,
    ) -> None:
        super().__init__(parent)
        self.model: ModelInfo | None = None
        self.run: OpenRun | None = None
        self.thumbnail_cache = ThumbnailCache()
        self.writers = RunWriters()
        self._runs = runs
        self._laboratory = laboratory
        self._keeper = ClassifierKeeper(load, choice, signed_only=signed_only)
        self._screening = Worker("screening", self)
        self._opening = Worker("opening", self)
        self._gate = PauseGate()
        self._job: ScreeningJob | None = None
        self._open_job: OpenRunJob | None = None
        self._task: Task | None = None
        self._open_task: Task | None = None
        self._last_progress: Progress | None = None
        self._reload_due = False
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_MS)
        self._look.timeout.connect(self._look_for_rows)
        self._check_due = single_shot(self, 0, self._check_model_now)
        self._check = StoreCheck(self)
        self._check.failed.connect(lambda error: self.failed.emit(Activity.CHECK_RUN, error))
        self._export = RunExport(self)
        self._export.progressed.connect(self.export_progressed)
        self._export.written.connect(self.export_written)
        self._export.exported.connect(self.exported)
        self._export.cancelled.connect(self.export_cancelled)
        self._export.failed.connect(lambda error: self.failed.emit(Activity.EXPORT, error))

    @property
    def is_screening(self) -> bool:
        """Whether a screening goes on, paused or not."""
        return self._task is not None

    @property
    def is_paused(self) -> bool:
        """Whether the screening begins nothing new."""
        return self._task is not None and self._gate.is_paused

    @property
    def is_opening(self) -> bool:
        """Whether a run is being opened."""
        return self._open_task is not None

    @property
    def is_exporting(self) -> bool:
        """Whether an export is going on."""
        return self._export.is_running

    # The model

    @property
    def screening_worker(self) -> Worker:
        """The one thread that uses the model; whatever else needs the model waits its turn there."""
        return self._screening

    @property
    def classifier_keeper(self) -> ClassifierKeeper:
        """What keeps the model loaded, for jobs of `screening_worker`; another one after `use_model`."""
        return self._keeper

    def check_model(self) -> None:
        """Load and verify the model in the background; not while a run is being opened, which a person waits for."""
        self._check_due.start(0)

    def _check_model_now(self) -> None:
        if self._open_task is not None:
            self._check_due.start(_CHECK_MODEL_LATER_MS)
            return
        task = self._screening.start(CheckModelJob(self._keeper))
        task.finished.connect(self._set_model)
        task.failed.connect(self._on_model_failed)

    def use_model(self, load: Callable[[], Classifier], choice: EngineChoice | None = None) -> None:
        """Use another model, or other threads, from the next screening on; it is checked now."""
        before = self._keeper
        self._keeper = ClassifierKeeper(load, choice or before.choice, signed_only=before.signed_only)
        self.check_model()

    # Screening

    def screen(self, folder: Path) -> None:
        """Screen a folder into a new run; the open run stays until the folder is known to be usable."""
        self._start(NewRun(folder, None, self._runs()))

    def screen_files(self, files: Sequence[Path]) -> None:
        """Screen some files, and no others, into a new run.

        Raises:
            UnusableInputError: they lie on different drives.
        """
        self._start(new_run_of_files(files, self._runs()))

    def resume(self, run_folder: Path) -> None:
        """Go on with an unfinished run: what was left of it, and images that are new or changed since."""
        shown = self.run
        # By name, as a folder on a drive that is gone resolves late; under another name it is opened once more.
        is_shown = shown is not None and shown.folder.absolute() == run_folder.absolute()
        self._start(RunToGoOn(run_folder, shown.writer if shown is not None and is_shown else None))

    def pause(self) -> None:
        """Begin nothing new; what is under way is finished."""
        self._set_paused(True)

    def go_on(self) -> None:
        """Go on after a pause."""
        self._set_paused(False)

    def cancel(self) -> None:
        """Stop the screening or export after the image in hand; what is finished is kept."""
        if self._task is not None:
            self._task.cancel()
        self._export.cancel()

    def cancel_export(self) -> None:
        """Stop the export alone; nothing of the file in hand is kept."""
        self._export.cancel()

    # Runs

    def open_run(self, run_folder: Path) -> None:
        """Open a run that is stored; `run_opened` follows, or `failed`, and then the open run stays."""
        self._refuse_while_screening()
        job = OpenRunJob(run_folder, self.writers)
        task = self._opening.start(job)
        task.progress.connect(self._on_news)
        task.finished.connect(lambda loaded: self._on_loaded(task, job, loaded))
        task.failed.connect(lambda error: self._on_open_failed(task, job, error))
        self._open_task, self._open_job = task, job

    def close_run(self) -> None:
        """Show no run."""
        self._refuse_while_screening()
        self._show_run(None)

    # Exporting

    def export(self, wishes: Sequence[ExportWish], row_count: int | None = None) -> None:
        """Write exports of the run.

        Args:
            wishes: one after another.
            row_count: rows of each, for the progress; None for all rows of the run.
        """
        if self.run is None:
            raise RuntimeError("the window must not export without results")
        self._export.begin(self.run, wishes, row_count)

    def shutdown(self) -> None:
        """Cancel everything, wait for the threads and let go of the run."""
        for timer in (self._look, self._check_due):
            timer.stop()
        for worker in (self._screening, self._opening):
            worker.stop()
        self._check.close()
        self._export.close()
        # What was opened for a signal that never came.
        for job in (self._job, self._open_job):
            if job is not None:
                job.close()
        self._job = self._open_job = None
        if self.run is not None:
            self.run.close()
            self.run = None
        self.thumbnail_cache.close()

    def _refuse_while_screening(self) -> None:
        if self._task is not None:
            raise RuntimeError("a screening goes on; the window must not open another run")

    def _start(self, wish: NewRun | RunToGoOn) -> None:
        self._refuse_while_screening()
        # A run that goes on is searched when it is opened again.
        self._check.drop()
        if isinstance(wish, NewRun):
            # The screening checks it first of all.
            self._check_due.stop()
        self._last_progress = None
        self._gate = PauseGate()
        self._job = ScreeningJob(wish, self._keeper, self._gate, self.thumbnail_cache, self._laboratory, self.writers)
        self._task = self._screening.start(self._job)
        self._task.progress.connect(self._on_news)
        self._task.finished.connect(self._on_finished)
        self._task.failed.connect(self._on_failed)

    def _set_paused(self, paused: bool) -> None:
        if self._task is None or self._gate.is_paused == paused:
            return
        if paused:
            self._gate.pause()
        else:
            self._gate.resume()
        self.paused_changed.emit(paused)

    def _set_model(self, model: ModelInfo) -> None:
        self.model = model
        self.model_ready.emit(model)

    def _on_model_failed(self, error: Exception) -> None:
        self._lose_model()
        # A run that waits behind the check meets the same error and tells it with the folder's name.
        if self._task is None:
            self.failed.emit(Activity.CHECK_MODEL, error)

    def _lose_model(self) -> None:
        self.model = None
        self.model_missing.emit()

    def _on_news(self, value: object) -> None:
        match value:
            case Phase():
                self.phase_changed.emit(value)
            case Caution():
                self.cautioned.emit(value.text)
            case RunStarted():
                self._on_started(value)
            case Progress():
                self._on_progress(value)

    def _on_started(self, started: RunStarted) -> None:
        if not started.is_resumed:
            self._set_model(started.model)
        if started.loaded is not None:
            self._show_run(started.loaded)
        if self._job is not None:
            # The open run closes them from now on.
            self._job.forget()
        # Rows of images that changed go while the folder is walked, and their numbers are given again.
        self._reload_due = started.is_resumed
        self._look.start()
        self.run_started.emit(started)

    def _look_for_rows(self) -> None:
        if self.run is not None:
            self.run.tell_changed()

    def _on_progress(self, progress: Progress) -> None:
        self._last_progress = progress
        if self.run is not None and self._reload_due:
            self._reload_due = False
            self.run.tell_reloaded()
        self.progressed.emit(progress)

    def _on_finished(self, summary: RunSummary | None) -> None:
        self._end(RunEnded(summary, None, self._last_progress))

    def _on_failed(self, error: Exception) -> None:
        of_new_runs = self._job is not None and isinstance(self._job.wish, NewRun)
        if of_new_runs and isinstance(error, _MODEL_ERRORS):
            self._lose_model()
        self._end(RunEnded(None, error, self._last_progress))
        self.failed.emit(Activity.SCREEN, error)

    def _end(self, ended: RunEnded) -> None:
        self._task = None
        self._look.stop()
        if self._job is not None:
            self._job.close()
            self._job = None
        was_paused = self._gate.is_paused
        self._gate = PauseGate()
        if self.run is not None:
            if self._reload_due:
                self._reload_due = False
                self.run.tell_reloaded()
            self.run.tell_changed()
        if was_paused:
            self.paused_changed.emit(False)
        self.run_ended.emit(ended)

    def _on_loaded(self, task: Task, job: OpenRunJob, loaded: LoadedRun) -> None:
        if task is not self._open_task or self._task is not None:
            # Another run was asked for meanwhile.
            job.close()
            return
        job.forget()
        self._open_task = self._open_job = None
        if self._check_due.isActive():
            # Its rows are still on their way.
            self._check_due.start(_CHECK_MODEL_LATER_MS)
        self._show_run(loaded)
        self._check.begin(loaded.reader.folder)

    def _on_open_failed(self, task: Task, job: OpenRunJob, error: Exception) -> None:
        job.close()
        if task is self._open_task:
            self._open_task = self._open_job = None
            self.failed.emit(Activity.OPEN_RUN, error)

    def _show_run(self, loaded: LoadedRun | None) -> None:
        self._check.drop()
        before = self.run
        self.run = None if loaded is None else OpenRun(loaded.reader, loaded.writer, self, loaded.known)
        self.run_opened.emit(self.run)
        if before is not None:
            self._export.close_run(before)
