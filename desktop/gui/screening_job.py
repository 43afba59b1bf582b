"""The job that screens a folder into a run, a new one or one that goes on. No widget here."""

import os
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path

from desktop.discovery import FolderWalk
from desktop.engine.pause import PauseGate
from desktop.gui.classifier_keeper import ClassifierKeeper, ModelInfo, model_info
from desktop.gui.jobs import Caution, Phase, RunStarted, load_run, migrated_caution
from desktop.gui.progress_sender import ProgressSender
from desktop.gui.runs.open_run import open_reader
from desktop.gui.worker import TaskControl
from desktop.known_runs import remember_run
from desktop.laboratory_choices import NO_CHOICES, LaboratoryChoices
from desktop.laboratory_thresholds import with_thresholds
from desktop.local_engine import engine_for_run, first_reader
from desktop.recording import Screened
from desktop.records import RunInfo, shown_path
from desktop.run_folder import go_on_with, open_run
from desktop.run_settings import RunSettings, settings_of
from desktop.run_summary import RunSummary
from desktop.screening import screen_folder
from desktop.shared_store import RunWriters, SharedStore
from desktop.store.run_record import StoredRun
from desktop.store.run_store import RunStore
from desktop.thumbnails import ScreenedThumbnails, ThumbnailCache
from inference.card import ModelCard
from inference.errors import OutputError, SmearScopeError, UnusableInputError


class EmptyFolderError(UnusableInputError):
    """The folder is there and holds nothing to screen."""


@dataclass(frozen=True)
class NewRun:
    """A folder to be screened into a run of its own.

    Attributes:
        folder: the screened one.
        files: only these, relative to it; None is all of it.
        runs_folder: where the run's folder is made.
    """

    folder: Path
    files: tuple[Path, ...] | None
    runs_folder: Path


@dataclass(frozen=True)
class RunToGoOn:
    """A run to go on with.

    Attributes:
        run_folder: of the run.
        writer: of the run that the window shows; None when it is another one.
    """

    run_folder: Path
    writer: SharedStore | None


def new_run_of_files(files: Sequence[Path], runs_folder: Path) -> NewRun:
    """Some files to be screened: relative to the folder that they all lie in.

    Raises:
        UnusableInputError: they lie on different drives.
    """
    absolute = [file.absolute() for file in files]
    try:
        folder = Path(os.path.commonpath([file.parent for file in absolute]))
    except ValueError as error:  # Windows: C: and D: have no folder in common
        raise UnusableInputError(
            f"The {len(files)} files lie on different drives. Screen those of one drive at a time"
        ) from error
    return NewRun(folder, tuple(dict.fromkeys(file.relative_to(folder) for file in absolute)), runs_folder)


@dataclass
class ScreeningJob:
    """Loads the model, then screens. Reports Phase, RunStarted, Caution and Progress.

    Returns a RunSummary, or None when cancelled before the first image. A store that it opened stays open for the
    window; `close` is for a window that never heard of it.
    """

    wish: NewRun | RunToGoOn
    keeper: ClassifierKeeper
    gate: PauseGate
    thumbnails: ThumbnailCache | None = None
    laboratory: LaboratoryChoices = NO_CHOICES
    writers: RunWriters = field(default_factory=RunWriters)
    _opened: ExitStack = field(default_factory=ExitStack)

    def __call__(self, control: TaskControl) -> RunSummary | None:
        writer, stored = self._look_at_run(control)
        settings = RunSettings(files=self._files()) if stored is None else settings_of(stored)
        control.report(Phase.WALKING)
        walk = self._walk(control, self._folder(stored), settings)
        if control.should_stop():
            return None
        control.report(Phase.LOADING)
        choice = self.keeper.choice
        with ExitStack() as stack:
            reader = stack.enter_context(first_reader(settings.reading, choice))
            classifier = self.keeper.get() if stored is None else self.keeper.get_by_id(stored)
            # What the window shows is the model itself: the settings move thresholds away from it, and back to it.
            model = model_info(classifier)
            if stored is None:
                settings = settings.with_moved(self.laboratory.thresholds(model.card.id))
            # A run goes on with what it began with, whatever was chosen since.
            classifier = with_thresholds(classifier, settings.thresholds or {})
            if control.should_stop():
                return None
            info = RunInfo.start(classifier)
            engine = engine_for_run(classifier, choice, settings, reader, self.gate)
            store = self._open(control, info, settings, writer, stored, model)
            if stored is None:
                self._record_settings(control, store, model.card)
            sender = ProgressSender(control.report)

            def look_around() -> bool:
                sender.send_due()
                return control.should_stop()

            taker = None if self.thumbnails is None else ScreenedThumbnails(self.thumbnails)
            try:
                return screen_folder(
                    walk,
                    store,
                    engine,
                    on_result=lambda screened: _keep_thumbnail(taker, screened),
                    on_progress=sender.take,
                    should_stop=look_around,
                    paused_seconds=lambda: self.gate.paused_seconds,
                )
            except BaseException:
                # The error that ends the run is told; where the store cannot even be read there is nothing to add.
                with suppress(SmearScopeError):
                    sender.send_end(store.counts().done_count)
                raise
            finally:
                if taker is not None:
                    taker.flush()

    def close(self) -> None:
        """Close what was opened for a window that will not take it."""
        self._opened.close()

    def forget(self) -> None:
        """The window has taken what was opened, and closes it itself."""
        self._opened.pop_all()

    def _files(self) -> tuple[Path, ...] | None:
        return self.wish.files if isinstance(self.wish, NewRun) else None

    def _walk(self, control: TaskControl, folder: Path, settings: RunSettings) -> FolderWalk:
        walk = FolderWalk(folder, control.should_stop, files=settings.files)
        try:
            walk.find_first()
        except UnusableInputError as error:
            raise EmptyFolderError(str(error)) from error
        return walk

    def _look_at_run(self, control: TaskControl) -> tuple[SharedStore | None, StoredRun | None]:
        """The writer of a run that is to go on, and what its store says; an older store is migrated."""
        if isinstance(self.wish, NewRun):
            return None, None
        writer = self.wish.writer
        if writer is None:
            writer = self.writers.take(self.wish.run_folder)
            self._opened.callback(writer.close)
        with open_reader(
            self.wish.run_folder, writer, lambda backup: control.report(migrated_caution(backup))
        ) as reader:
            return writer, reader.run

    def _open(
        self,
        control: TaskControl,
        info: RunInfo,
        settings: RunSettings,
        writer: SharedStore | None,
        stored: StoredRun | None,
        model: ModelInfo,
    ) -> RunStore:
        if stored is not None:
            difference = stored.difference_from(info, stored.folder, settings.payload())
            if difference:
                raise UnusableInputError(f"The run of {shown_path(stored.folder)} cannot go on like this: {difference}")
        folder = self._folder(stored)
        if isinstance(self.wish, NewRun):
            run_folder = self.wish.runs_folder / info.run_id
            store = open_run(run_folder, folder, info, settings.payload(), new_run=False).store
            writer = self.writers.take(run_folder)
            self._opened.callback(writer.close)
            writer.adopt(store)
        elif writer is not None:
            run_folder, store = self.wish.run_folder, writer.get()
            go_on_with(store)
        else:
            raise RuntimeError("a run that goes on has a writer")
        is_shown = isinstance(self.wish, RunToGoOn) and self.wish.writer is not None
        loaded = None if is_shown else load_run(run_folder, writer, self._opened)
        control.report(RunStarted(folder, run_folder, model, loaded, is_resumed=stored is not None))
        try:
            remember_run(run_folder)
        except OutputError as error:
            # The list of runs is a convenience; a home that cannot be written must not keep anybody from screening.
            control.report(Caution(str(error)))
        return store

    def _record_settings(self, control: TaskControl, store: RunStore, own: ModelCard) -> None:
        try:
            self.laboratory.record(store, own)
        except OutputError as error:
            # The run itself tells its thresholds; only how they came to be is missing, and that is told.
            control.report(Caution(str(error)))

    def _folder(self, stored: StoredRun | None) -> Path:
        """The screened one."""
        if isinstance(self.wish, NewRun):
            return self.wish.folder
        if stored is None:
            raise RuntimeError("a run that goes on is stored")
        return stored.folder


def _keep_thumbnail(taker: ScreenedThumbnails | None, screened: Screened) -> None:
    if taker is not None and screened.prepared is not None:
        taker.take(screened.prepared)
