"""What long jobs tell the window, and those of them that open: the model, a run, its store. No widget here."""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from desktop.gui.classifier_keeper import ClassifierKeeper, ModelInfo, model_info
from desktop.gui.runs.open_run import KnownOfRun, know_run, open_reader
from desktop.gui.worker import TaskControl
from desktop.known_runs import remember_run
from desktop.shared_store import RunWriters, SharedStore
from desktop.store.faults import StoreDamagedError
from desktop.store.run_reader import RunReader
from inference.errors import OutputError


class Phase(StrEnum):
    """What happens before the first image."""

    WALKING = "Looking through the folder"
    LOADING = "Checking the model"
    OPENING = "Opening the run"


@dataclass(frozen=True, eq=False)
class LoadedRun:
    """A run whose store is open.

    Attributes:
        reader: for the window's thread.
        writer: of the run folder.
        known: read with it.
    """

    reader: RunReader
    writer: SharedStore
    known: KnownOfRun


@dataclass(frozen=True, eq=False)
class RunStarted:
    """A folder was found usable and the model loaded; rows follow.

    Attributes:
        folder: the screened one.
        run_folder: where its store lies.
        loaded: the run, when it is not the one that the window shows already.
        is_resumed: whether rows of an earlier session are there.
    """

    folder: Path
    run_folder: Path
    model: ModelInfo
    loaded: LoadedRun | None
    is_resumed: bool = False


@dataclass(frozen=True)
class Caution:
    """Something that a person should know and that stops nothing."""

    text: str


@dataclass
class CheckModelJob:
    """Loads the model before the first folder, so that a refused bundle is known at once."""

    keeper: ClassifierKeeper

    def __call__(self, control: TaskControl) -> ModelInfo:
        control.report(Phase.LOADING)
        return model_info(self.keeper.get())


@dataclass
class OpenRunJob:
    """Opens a run to show it; an older store is migrated first. Returns a LoadedRun.

    `close` is for a window that will not take it.
    """

    run_folder: Path
    writers: RunWriters = field(default_factory=RunWriters)
    _opened: ExitStack = field(default_factory=ExitStack)

    def __call__(self, control: TaskControl) -> LoadedRun:
        control.report(Phase.OPENING)
        writer = self.writers.take(self.run_folder)
        self._opened.callback(writer.close)
        loaded = load_run(
            self.run_folder, writer, self._opened, lambda backup: control.report(migrated_caution(backup))
        )
        try:
            remember_run(self.run_folder)
        except OutputError as error:
            control.report(Caution(str(error)))
        return loaded

    def close(self) -> None:
        """Close what was opened."""
        self._opened.close()

    def forget(self) -> None:
        """The window has taken what was opened, and closes it itself."""
        self._opened.pop_all()


@dataclass(frozen=True)
class CheckStoreJob:
    """Searches the store of a run that is shown already for damage."""

    run_folder: Path

    def __call__(self, control: TaskControl) -> None:
        with RunReader(self.run_folder, check_integrity=False) as reader:
            problems = reader.problems(control.should_stop)
            if problems:
                raise StoreDamagedError(reader.path, "; ".join(problems))


def migrated_caution(backup: Path) -> Caution:
    """Says that the store of an older version was brought up to date, and where its copy is."""
    text = QCoreApplication.translate(
        "jobs",
        "This run was written by an older SmearScope and was brought up to date. A copy as it was is kept in its "
        "folder: {name}.",
    )
    return Caution(text.format(name=backup.name))


def load_run(
    run_folder: Path,
    writer: SharedStore,
    opened: ExitStack,
    on_migrated: Callable[[Path], None] = lambda _backup: None,
) -> LoadedRun:
    """Open a run to show it; `opened` closes its reader until the window takes it. Raises what `open_reader` raises."""
    reader = open_reader(run_folder, writer, on_migrated)
    opened.callback(reader.close)
    return LoadedRun(reader, writer, know_run(reader))
