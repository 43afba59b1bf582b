"""The long jobs of the window: checking the model, screening, decoding one image, exporting. No widget here."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from PySide6.QtGui import QImage

from desktop.discovery import FolderWalk
from desktop.engine.plan import core_count
from desktop.exporting import export_stored_run
from desktop.exports.exported import ExportOptions
from desktop.exports.formats import ExportFormat
from desktop.gui.entry import Entry, entry_of
from desktop.gui.pixels import VIEW_SIDE_PX, shrunk, to_qimage
from desktop.gui.worker import TaskControl
from desktop.local_engine import EngineChoice, choose_plan, first_reader, local_engine
from desktop.records import RunInfo
from desktop.run_folder import open_run
from desktop.run_settings import RunSettings
from desktop.run_summary import Progress, RunSummary
from desktop.screening import screen_folder
from desktop.signature_report import UNSIGNED, SignatureReport, report_signature
from desktop.store.run_store import RunStore
from inference.card import ModelCard
from inference.classifier import Classifier
from inference.errors import UnreadableImageError, UnusableInputError
from inference.images import read_images

# Rows reach the window in batches this far apart, so that a fast run cannot flood its event loop.
BATCH_SECONDS = 0.1


class EmptyFolderError(UnusableInputError):
    """The folder is there and holds nothing to screen."""


class Phase(StrEnum):
    """What happens before the first image."""

    WALKING = "Looking through the folder"
    LOADING = "Checking the model"


@dataclass(frozen=True)
class ModelInfo:
    """What the window may know of a classifier, which itself stays in its worker's thread."""

    card: ModelCard
    bundle_id: str
    signature: SignatureReport = UNSIGNED


@dataclass(frozen=True)
class RunStarted:
    """A folder was found usable and the model loaded; rows follow.

    Attributes:
        folder: the screened one.
        run_folder: where its store lies.
    """

    folder: Path
    run_folder: Path
    model: ModelInfo


@dataclass(frozen=True, eq=False)
class Batch:
    """Rows finished since the last batch, and how far the run is."""

    entries: tuple[Entry, ...]
    progress: Progress


class ClassifierKeeper:
    """Makes the classifier once and keeps it for later runs; used in one worker's thread, or one engine, at a time.

    Args:
        load: makes the classifier, with as many threads as `choice` says.
        choice: how runs are divided among the processors.
    """

    def __init__(self, load: Callable[[], Classifier], choice: EngineChoice) -> None:
        self.choice = choice
        self._load = load
        self._classifier: Classifier | None = None

    def get(self) -> Classifier:
        """The classifier, loaded and checked the first time. Raises what loading raises."""
        if self._classifier is None:
            self._classifier = self._load()
        return self._classifier


def model_info(classifier: Classifier) -> ModelInfo:
    """The parts of a classifier that may leave its thread: immutable ones.

    Raises:
        TrustListError: the bundle is signed, and a list of trusted signers cannot be read.
    """
    return ModelInfo(classifier.card, classifier.bundle.bundle_id, report_signature(classifier.bundle))


@dataclass
class CheckModelJob:
    """Loads the model before the first folder, so that a refused bundle is known at once."""

    keeper: ClassifierKeeper

    def __call__(self, control: TaskControl) -> ModelInfo:
        control.report(Phase.LOADING)
        return model_info(self.keeper.get())


@dataclass
class ScreeningJob:
    """Loads the model, then walks a folder and screens it into a run of its own. Reports Phase, RunStarted and Batch.

    Returns a RunSummary, or None when cancelled before the first image.
    """

    folder: Path
    keeper: ClassifierKeeper
    runs_folder: Path
    _pending: list[Entry] = field(default_factory=list)
    _sent_at: float = 0.0

    def __call__(self, control: TaskControl) -> RunSummary | None:
        control.report(Phase.WALKING)
        walk = self._walk(control)
        if control.should_stop():
            return None
        control.report(Phase.LOADING)
        settings, choice = RunSettings(), self.keeper.choice
        with first_reader(settings.reading, choice) as reader:
            classifier = self.keeper.get()
            if control.should_stop():
                return None
            info = RunInfo.start(classifier)
            run_folder = self.runs_folder / info.run_id
            plan = choose_plan(classifier.bundle, settings.runtime, choice)
            engine = local_engine(
                classifier,
                choice.threads or core_count(),
                settings.runtime,
                plan,
                settings.reading,
                readers=(reader,),
            )
            opened = open_run(run_folder, self.folder, info, settings.payload(), new_run=False)
            with opened.store as store:
                control.report(RunStarted(self.folder, run_folder, model_info(classifier)))
                progress = Progress(0, 0, 0.0, is_total_known=False)

                def on_progress(now: Progress) -> None:
                    nonlocal progress
                    progress = now
                    if time.monotonic() - self._sent_at >= BATCH_SECONDS:
                        self._send(control, now)

                try:
                    return screen_folder(
                        walk,
                        store,
                        engine,
                        on_result=lambda screened: self._pending.append(entry_of(screened)),
                        on_progress=on_progress,
                        should_stop=control.should_stop,
                    )
                finally:
                    # However the run ends, finished rows are shown.
                    self._send(control, progress)

    def _walk(self, control: TaskControl) -> FolderWalk:
        walk = FolderWalk(self.folder, control.should_stop)
        try:
            walk.find_first()
        except UnusableInputError as error:
            raise EmptyFolderError(str(error)) from error
        return walk

    def _send(self, control: TaskControl, progress: Progress) -> None:
        control.report(Batch(tuple(self._pending), progress))
        self._pending.clear()
        self._sent_at = time.monotonic()


@dataclass(frozen=True, eq=False)
class DecodedImage:
    """An image for the view, shrunk to at most VIEW_SIDE_PX; `width_px` and `height_px` are the file's own."""

    picture: QImage
    width_px: int
    height_px: int


@dataclass(frozen=True)
class DecodeJob:
    """Reads one page of one file for the view; returns a DecodedImage, or None when cancelled."""

    path: Path
    page: int

    def __call__(self, control: TaskControl) -> DecodedImage | None:
        if control.should_stop():
            return None
        for image in read_images(self.path):
            if control.should_stop():
                return None
            if image.page == self.page:
                picture = to_qimage(shrunk(image.pixels, VIEW_SIDE_PX))
                return DecodedImage(picture, image.width_px, image.height_px)
        raise UnreadableImageError(self.path, f"page {self.page} is no longer in the file")


@dataclass(frozen=True)
class ExportJob:
    """Writes every row of a run to a CSV; reports a Progress and returns the number of rows."""

    run_folder: Path
    path: Path

    def __call__(self, control: TaskControl) -> int:
        with RunStore.open(self.run_folder) as store:
            total = store.counts().row_count
            started = sent_at = time.monotonic()

            def on_row(done: int) -> None:
                nonlocal sent_at
                now = time.monotonic()
                if now - sent_at >= BATCH_SECONDS:
                    control.report(Progress(done, total, now - started))
                    sent_at = now

            # The dialog has asked whether an older file of that name is to be replaced.
            options = ExportOptions(overwrite=True)
            export_stored_run(store, ExportFormat.CSV, self.path, options, on_row, control.should_stop)
        return total
