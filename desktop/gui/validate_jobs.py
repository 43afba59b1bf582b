"""The two long jobs of a validation in the window: looking into the folder, and screening and counting. No widget."""

from contextlib import closing
from dataclasses import dataclass, field
from enum import Enum, auto
from pathlib import Path
from typing import Protocol

from desktop.gui.pace import Pace
from desktop.gui.worker import TaskControl
from desktop.known_runs import remember_run
from desktop.laboratory_choices import NO_CHOICES, LaboratoryChoices
from desktop.laboratory_thresholds import with_thresholds
from desktop.local_engine import EngineChoice, engine_for_run, first_reader
from desktop.records import RunInfo
from desktop.run_settings import RunSettings
from desktop.run_summary import Progress
from desktop.shared_store import RunWriters
from desktop.store.run_store import RunStore
from desktop.validation.class_folders import ClassFolders, find_class_folders
from desktop.validation.place import validation_place
from desktop.validation.validating import Validation, check_folders, open_validation_run, validate_folders
from inference.card import ModelCard
from inference.classifier import Classifier
from inference.errors import OutputError, SmearScopeError


class ClassifierSource(Protocol):
    """Keeps the model loaded; used in one thread at a time. `desktop.gui.classifier_keeper.ClassifierKeeper` is one."""

    @property
    def choice(self) -> EngineChoice:
        """How runs are divided among the processors."""

    def get(self) -> Classifier:
        """The classifier, loaded and checked the first time."""


class ModelChangedError(SmearScopeError):
    """The model that would answer is another one than the one whose classes a person looked over.

    Attributes:
        name: of the model that would answer now, with its version.
    """

    def __init__(self, name: str) -> None:
        super().__init__(f"The model was changed meanwhile: {name} answers now. Look over the classes again")
        self.name = name


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
    bundle_id: str


@dataclass(frozen=True)
class LookJob:
    """Counts the images of each sub-folder and proposes its class. Reports a Stage, then numbers of images.

    Returns a Looked, or None when cancelled.
    """

    folder: Path
    source: ClassifierSource

    def __call__(self, control: TaskControl) -> Looked | None:
        control.report(Stage.LOADING)
        classifier = self.source.get()
        card = classifier.card
        control.report(Stage.LOOKING)
        pace = Pace(begins_told=True)

        def on_found(count: int) -> None:
            if pace.is_due():
                control.report(count)

        folders = find_class_folders(self.folder, card.labels, control.should_stop, on_found)
        return None if control.should_stop() else Looked(folders, card, classifier.bundle.bundle_id)


@dataclass(frozen=True)
class ValidateJob:
    """Screens the class folders into a run of their own and writes the reports.

    Reports Stage and Progress, and an OutputError where the run cannot be put on the list of known ones; it goes on.

    A second start with the same folder, model and thresholds goes on with the first. Returns a Validation, or None when
    cancelled. Raises ModelChangedError before anything is made.

    Attributes:
        looked: what a person looked over, with the model that it was of.
        source: of the model.
        runs_folder: where new runs are kept.
        laboratory: its settings, as a screening asks them.
        writers: of the window; the run may be the one that it shows.
    """

    looked: Looked
    source: ClassifierSource
    runs_folder: Path
    laboratory: LaboratoryChoices = NO_CHOICES
    writers: RunWriters = field(default_factory=RunWriters)

    def __call__(self, control: TaskControl) -> Validation | None:
        control.report(Stage.LOADING)
        settings, choice, folders = RunSettings(), self.source.choice, self.looked.folders
        with first_reader(settings.reading, choice) as reader:
            classifier = self.source.get()
            if control.should_stop():
                return None
            own = classifier.card
            if classifier.bundle.bundle_id != self.looked.bundle_id:
                raise ModelChangedError(f"{own.id} {own.version}")
            # As a screening decides: figures of other thresholds would be of another test.
            settings = settings.with_moved(self.laboratory.thresholds(own.id))
            classifier = with_thresholds(classifier, settings.thresholds or {})
            info = RunInfo.start(classifier)
            out = validation_place(self.runs_folder, folders.folder, info, settings)
            check_folders(folders, out)
            engine = engine_for_run(classifier, choice, settings, reader)
            with closing(self.writers.take(out)) as writer:
                opened = open_validation_run(writer, folders.folder, info, settings)
                if not opened.is_resumed:
                    self._record_settings(control, opened.store, own)
                _remember(out, control)
                pace, last = Pace(), None

                def on_progress(progress: Progress) -> None:
                    nonlocal last
                    last = progress
                    if pace.is_due():
                        control.report(progress)

                validation = validate_folders(
                    folders,
                    opened.store,
                    engine,
                    own,
                    on_progress=on_progress,
                    on_counting=lambda: control.report(Stage.COUNTING),
                    should_stop=control.should_stop,
                )
                if validation is None and last is not None:
                    # What was kept is told to the image.
                    control.report(last)
                return validation

    def _record_settings(self, control: TaskControl, store: RunStore, own: ModelCard) -> None:
        try:
            self.laboratory.record(store, own)
        except OutputError as error:
            # As for a screening: the run itself tells its thresholds.
            control.report(error)


def _remember(out: Path, control: TaskControl) -> None:
    try:
        remember_run(out)
    except OutputError as error:
        # The list of runs is a convenience; a home that cannot be written must not keep anybody from validating.
        control.report(error)
