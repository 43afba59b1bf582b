"""The state behind the window: its workers, the run, and the results. Knows no widget."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.bundled import AssetsMissingError
from desktop.exports.exported import ExportCancelledError
from desktop.gui.entry import Entry
from desktop.gui.jobs import (
    Batch,
    CheckModelJob,
    ClassifierKeeper,
    DecodedImage,
    DecodeJob,
    ExportJob,
    ModelInfo,
    Phase,
    RunStarted,
    ScreeningJob,
)
from desktop.gui.results_model import ResultsModel
from desktop.gui.worker import Task, Worker
from desktop.local_engine import EngineChoice
from desktop.run_summary import Progress, RunSummary
from desktop.signers import TrustListError
from desktop.user_folders import runs_folder
from inference.classifier import Classifier
from inference.errors import BundleRefusedError
from inference.runtime import RuntimeMissingError


class Activity(Enum):
    """What was going on when something failed."""

    CHECK_MODEL = auto()
    SCREEN = auto()
    SHOW_IMAGE = auto()
    EXPORT = auto()


@dataclass(frozen=True)
class RunEnded:
    """How a run ended; `summary` is None when it was cancelled before its first image or failed."""

    summary: RunSummary | None
    error: Exception | None
    last: Progress | None


class Session(QObject):
    """Screens, decodes and exports in workers, one thread each; results go into `results`.

    Args:
        load: makes the classifier, with the threads of `choice`; called in the screening worker's thread only.
        choice: how runs are divided among the processors.
    """

    model_ready = Signal(object)
    model_missing = Signal()
    phase_changed = Signal(object)
    run_started = Signal(object)
    progressed = Signal(object)
    run_ended = Signal(object)
    image_decoded = Signal(object)
    export_progressed = Signal(object)
    exported = Signal(object, int)
    export_cancelled = Signal(str)
    failed = Signal(object, object)

    def __init__(self, load: Callable[[], Classifier], choice: EngineChoice, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.results = ResultsModel(parent=self)
        self.model: ModelInfo | None = None
        self.folder: Path | None = None
        self.run_folder: Path | None = None
        self.has_unexported_rows = False
        self._keeper = ClassifierKeeper(load, choice)
        self._screening = Worker("screening", self)
        self._decoding = Worker("decoding", self)
        self._exporting = Worker("exporting", self)
        self._run: Task | None = None
        self._decode: Task | None = None
        self._export: Task | None = None
        self._last_progress: Progress | None = None

    @property
    def is_screening(self) -> bool:
        """Whether a run is going on."""
        return self._run is not None

    @property
    def is_exporting(self) -> bool:
        """Whether an export is going on."""
        return self._export is not None

    def check_model(self) -> None:
        """Load and verify the model in the background."""
        task = self._screening.start(CheckModelJob(self._keeper))
        task.finished.connect(self._set_model)
        task.failed.connect(self._on_model_failed)

    def screen(self, folder: Path) -> None:
        """Screen a folder; the results of an earlier run stay until the new folder is known to be usable."""
        if self._run is not None:
            raise RuntimeError("a run is going on; the window must not start another")
        self._last_progress = None
        self._run = self._screening.start(ScreeningJob(folder, self._keeper, runs_folder()))
        self._run.progress.connect(self._on_run_progress)
        self._run.finished.connect(self._on_run_finished)
        self._run.failed.connect(self._on_run_failed)

    def cancel(self) -> None:
        """Stop the run or export after the image in hand; finished rows are kept."""
        for task in (self._run, self._export):
            if task is not None:
                task.cancel()

    def show_image(self, entry: Entry | None) -> None:
        """Decode an entry's image; an answer for an earlier entry is dropped."""
        if self._decode is not None:
            self._decode.cancel()
        self._decode = None
        if entry is None:
            return
        task = self._decoding.start(DecodeJob(entry.path, entry.row.page))
        task.finished.connect(lambda image: self._on_decoded(task, image))
        task.failed.connect(lambda error: self._on_decode_failed(task, error))
        self._decode = task

    def export(self, path: Path) -> None:
        """Write all rows of the run to a CSV."""
        if self._export is not None or self.run_folder is None:
            raise RuntimeError("the window must not export without results or twice at once")
        task = self._exporting.start(ExportJob(self.run_folder, path))
        task.progress.connect(self.export_progressed)
        task.finished.connect(lambda count: self._on_exported(path, count))
        task.failed.connect(self._on_export_failed)
        self._export = task

    def shutdown(self) -> None:
        """Cancel everything and wait for the threads."""
        for worker in (self._screening, self._decoding, self._exporting):
            worker.stop()

    def _set_model(self, model: ModelInfo) -> None:
        self.model = model
        self.model_ready.emit(model)

    def _on_model_failed(self, error: Exception) -> None:
        self.model_missing.emit()
        # A run that waits behind the check meets the same error and tells it with the folder's name.
        if self._run is None:
            self.failed.emit(Activity.CHECK_MODEL, error)

    def _on_run_progress(self, value: object) -> None:
        match value:
            case Phase():
                self.phase_changed.emit(value)
            case RunStarted():
                self.folder = value.folder
                self.run_folder = value.run_folder
                self._set_model(value.model)
                self.results.start(value.model.card.labels)
                self.has_unexported_rows = False
                self.run_started.emit(value)
            case Batch():
                self.results.append(value.entries)
                self.has_unexported_rows = self.has_unexported_rows or bool(value.entries)
                self._last_progress = value.progress
                self.progressed.emit(value.progress)

    def _on_run_finished(self, summary: RunSummary | None) -> None:
        self._run = None
        self.run_ended.emit(RunEnded(summary, None, self._last_progress))

    def _on_run_failed(self, error: Exception) -> None:
        self._run = None
        if isinstance(error, BundleRefusedError | TrustListError | RuntimeMissingError | AssetsMissingError):
            self.model_missing.emit()
        self.run_ended.emit(RunEnded(None, error, self._last_progress))
        self.failed.emit(Activity.SCREEN, error)

    def _on_decoded(self, task: Task, image: DecodedImage | None) -> None:
        if task is self._decode and image is not None:
            self._decode = None
            self.image_decoded.emit(image)

    def _on_decode_failed(self, task: Task, error: Exception) -> None:
        if task is self._decode:
            self._decode = None
            self.failed.emit(Activity.SHOW_IMAGE, error)

    def _on_exported(self, path: Path, count: int) -> None:
        self._export = None
        self.has_unexported_rows = False
        self.exported.emit(path, count)

    def _on_export_failed(self, error: Exception) -> None:
        self._export = None
        if isinstance(error, ExportCancelledError):
            self.export_cancelled.emit(str(error))
        else:
            self.failed.emit(Activity.EXPORT, error)
