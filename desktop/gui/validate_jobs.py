"""The two long jobs of a validation in the window: looking into the folder, and screening and counting. No widget."""

import time
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import Protocol

from desktop.gui.worker import TaskControl
from desktop.known_runs import remember_run
from desktop.local_engine import EngineChoice, engine_for_run, first_reader
from desktop.records import RunInfo
from desktop.run_settings import RunSettings
from desktop.run_summary import Progress
from desktop.validation.class_folders import ClassFolders, find_class_folders
from desktop.validation.place import validation_place
from desktop.validation.validating import Validation, check_folders, open_validation_run, validate_folders
from inference.card import ModelCard
from inference.classifier import Classifier
from inference.errors import OutputError

_REPORT_SECONDS = 0.1


class ClassifierSource(Protocol):
    """Keeps the model loaded; used in one thread at a time. `desktop.gui.classifier_keeper.ClassifierKeeper` is one."""

    @property
    def choice(self) -> EngineChoice:
        """How runs are divided among the processors."""

    def get(self) -> Classifier:
        """The classifier, loaded and checked the first time."""


class Stage(Enum):
    """What goes on besides screening."""

    LOADING = auto()
    LOOKING = auto()
    COUNTING = auto()


@dataclass(frozen=True)
class Looked:
    """A folder that was looked into, and the model whose classes were looked for."""

    folders: ClassFolders
    card: ModelCard


@dataclass(frozen=True)
class LookJob:
    """Counts the images of each sub-folder and proposes its class. Reports a Stage, then numbers of images.

    Returns a Looked, or None when cancelled.
    """

    folder: Path
    source: ClassifierSource

    def __call__(self, control: TaskControl) -> Looked | None:
        control.report(Stage.LOADING)
        card = self.source.get().card
        control.report(Stage.LOOKING)
        sent_at = time.monotonic()

        def on_found(count: int) -> None:
            nonlocal sent_at
            if time.monotonic() - sent_at >= _REPORT_SECONDS:
                control.report(count)
                sent_at = time.monotonic()

        folders = find_class_folders(self.folder, card.labels, control.should_stop, on_found)
        return None if control.should_stop() else Looked(folders, card)


@dataclass(frozen=True)
class ValidateJob:
    """Screens the class folders into a run of their own and writes the reports.

    Reports Stage and Progress, and an OutputError where the run cannot be put on the list of known ones; it goes on.

    A second start with the same folder and model goes on with the first. Returns a Validation, or None when cancelled.
    """

    folders: ClassFolders
    source: ClassifierSource
    runs_folder: Path

    def __call__(self, control: TaskControl) -> Validation | None:
        control.report(Stage.LOADING)
        settings, choice = RunSettings(), self.source.choice
        with first_reader(settings.reading, choice) as reader:
            classifier = self.source.get()
            if control.should_stop():
                return None
            info = RunInfo.start(classifier)
            out = validation_place(self.runs_folder, self.folders.folder, info, settings)
            check_folders(self.folders, out)
            engine = engine_for_run(classifier, choice, settings, reader)
            with open_validation_run(out, self.folders.folder, info, settings).store as store:
                _remember(out, control)
                sent_at = 0.0

                def on_progress(progress: Progress) -> None:
                    nonlocal sent_at
                    if time.monotonic() - sent_at >= _REPORT_SECONDS:
                        control.report(progress)
                        sent_at = time.monotonic()

                return validate_folders(
                    self.folders,
                    store,
                    engine,
                    classifier.card,
                    on_progress=on_progress,
                    on_counting=lambda: control.report(Stage.COUNTING),
                    should_stop=control.should_stop,
                )


def _remember(out: Path, control: TaskControl) -> None:
    try:
        remember_run(out)
    except OutputError as error:
        # The list of runs is a convenience; a home that cannot be written must not keep anybody from validating.
        control.report(error)
