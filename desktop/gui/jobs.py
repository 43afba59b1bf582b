"""The long jobs of the window: checking the model, screening, decoding one image, exporting. No widget here."""

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from PySide6.QtGui import QImage

from desktop.discovery import FolderScan, scan_folder
from desktop.gui.entry import Entry, entry_of
from desktop.gui.pixels import VIEW_SIDE_PX, shrunk, to_qimage
from desktop.gui.worker import TaskControl
from desktop.records import ResultRow, RunInfo, printable_path
from desktop.results_csv import write_results
from desktop.screening import Progress, RunSummary, Screened, screen_folder
from desktop.signature_report import UNSIGNED, SignatureReport, report_signature
from inference.card import Label, ModelCard
from inference.classifier import Classifier
from inference.decision import Decision
from inference.errors import UnreadableImageError, UnusableInputError
from inference.images import read_images

# Rows reach the window in batches this far apart, so that a fast run cannot flood its event loop.
BATCH_SECONDS = 0.1


class EmptyFolderError(UnusableInputError):
    """The folder is there and holds nothing to screen."""


class FolderGoneError(UnusableInputError):
    """The folder went away while it was screened."""


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
    """A folder was found usable and the model loaded; rows follow."""

    folder: Path
    image_count: int
    model: ModelInfo


@dataclass(frozen=True, eq=False)
class Batch:
    """Rows finished since the last batch, and how far the run is."""

    entries: tuple[Entry, ...]
    progress: Progress


class ClassifierKeeper:
    """Makes the classifier once and keeps it for later runs; used in one worker's thread only."""

    def __init__(self, load: Callable[[], Classifier]) -> None:
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
    """Walks a folder, loads the model and screens. Reports Phase, RunStarted and Batch values.

    Returns a RunSummary, or None when cancelled before the first image.
    """

    folder: Path
    keeper: ClassifierKeeper
    _pending: list[Entry] = field(default_factory=list)
    _sent_at: float = 0.0

    def __call__(self, control: TaskControl) -> RunSummary | None:
        control.report(Phase.WALKING)
        scan = self._scan(control)
        if control.should_stop():
            return None
        control.report(Phase.LOADING)
        classifier = self.keeper.get()
        if control.should_stop():
            return None
        control.report(RunStarted(self.folder, len(scan.images), model_info(classifier)))
        progress = Progress(0, len(scan.images), 0.0)

        def on_progress(now: Progress) -> None:
            nonlocal progress
            progress = now
            if time.monotonic() - self._sent_at >= BATCH_SECONDS:
                self._send(control, now)

        try:
            return screen_folder(
                scan,
                classifier,
                RunInfo.start(classifier),
                on_result=self._on_result,
                on_progress=on_progress,
                should_stop=control.should_stop,
            )
        finally:
            # However the run ends, finished rows are kept.
            self._send(control, progress)

    def _scan(self, control: TaskControl) -> FolderScan:
        try:
            return scan_folder(self.folder, control.should_stop)
        except UnusableInputError as error:
            if self.folder.is_dir():
                raise EmptyFolderError(str(error)) from error
            raise

    def _on_result(self, screened: Screened) -> None:
        if screened.row.decision is Decision.UNREADABLE and not self.folder.exists():
            # A pulled drive would otherwise turn every remaining image into an unreadable row.
            raise FolderGoneError(
                f"Folder {printable_path(self.folder)} went away while it was screened; "
                "connect the drive again, then open the folder anew"
            )
        self._pending.append(entry_of(screened))

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


class ExportCancelledError(UnusableInputError):
    """The user stopped an export; nothing of it stays."""


@dataclass(frozen=True)
class ExportJob:
    """Writes every row to a CSV; reports a Progress and returns the number of rows."""

    path: Path
    rows: tuple[ResultRow, ...]
    labels: tuple[Label, ...]

    def __call__(self, control: TaskControl) -> int:
        write_results(self.path, self._watched(control, self.rows), self.labels)
        return len(self.rows)

    def _watched(self, control: TaskControl, rows: Iterable[ResultRow]) -> Iterator[ResultRow]:
        started = sent_at = time.monotonic()
        for done, row in enumerate(rows):
            now = time.monotonic()
            if now - sent_at >= BATCH_SECONDS:
                control.report(Progress(done, len(self.rows), now - started))
                sent_at = now
            if control.should_stop():
                raise ExportCancelledError(f"The export to {self.path} was cancelled; that file was not changed")
            yield row
