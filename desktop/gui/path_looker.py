"""Finds out what paths are that were dropped or named at a start. A drive that is gone answers late, or never."""

from collections.abc import Callable, Sequence
from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.gui.single_shot import single_shot
from desktop.gui.worker import Task, Worker
from desktop.output_names import STORE_FILE
from inference.bundle_files import CARD_FILE
from inference.bundle_zip import ZIP_SUFFIX

# Work shorter than this shows no progress: a flash would only unsettle.
_PATIENCE_MS = 300


class PathKind(Enum):
    """What somebody named."""

    MODEL = auto()
    RUN = auto()
    FOLDER = auto()
    IMAGES = auto()
    MIXED = auto()


class PathLooker(QObject):
    """Looks in workers of its own, so that a path that hangs holds up nothing else, nor what is named after it.

    Signals, of which one comes for what was asked last; whether it can be read, whoever opens it says:
        model_named (Path): a model's file or folder.
        run_named (Path): a run's own folder.
        folder_named (Path): another folder, or nothing that is there.
        images_named (tuple[Path, ...]): files.
        mixture_named (): folders and files together, several folders, or nothing.
        failed (Exception): a bug.

    Besides, before one of those:
        waiting (Path): the drive of this, the first of what was asked, is slow; a person should know.
        settled (): it has answered after all, or something else was asked, or `forget` called.
    """

    model_named = Signal(object)
    run_named = Signal(object)
    folder_named = Signal(object)
    images_named = Signal(object)
    mixture_named = Signal()
    failed = Signal(object)
    waiting = Signal(object)
    settled = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # One that hangs keeps its thread for as long as its drive likes.
        self._workers: list[Worker] = []
        self._latest: Task | None = None
        self._named: tuple[Path, ...] = ()
        self._is_told = False
        self._patience = single_shot(self, _PATIENCE_MS, self._tell_waiting)

    @property
    def is_idle(self) -> bool:
        """Whether what was asked last is answered, or forgotten."""
        return self._latest is None

    def look_at(self, paths: Sequence[Path]) -> None:
        """Find out what these are; what was asked before, and is not answered yet, is of no interest any more."""
        self.forget()
        self._named = named = tuple(paths)
        task = self._latest = self._free_worker().start(lambda _control: kind_of(named))
        task.finished.connect(lambda kind: self._take(task, lambda: self._tell(kind, named)))
        task.failed.connect(lambda error: self._take(task, lambda: self.failed.emit(error)))
        self._patience.start()

    def forget(self) -> None:
        """Say nothing of what was asked, when it is answered."""
        self._latest = None
        self._patience.stop()
        if self._is_told:
            self._is_told = False
            self.settled.emit()

    def close(self) -> None:
        """End the workers."""
        self.forget()
        for worker in self._workers:
            worker.stop()

    def _free_worker(self) -> Worker:
        free = next((each for each in self._workers if each.is_idle), None)
        if free is None:
            free = Worker("looking at paths", self)
            self._workers.append(free)
        return free

    def _tell_waiting(self) -> None:
        if self._named:
            self._is_told = True
            self.waiting.emit(self._named[0])

    def _take(self, task: Task, tell: Callable[[], None]) -> None:
        if task is self._latest:
            self.forget()
            tell()

    def _tell(self, kind: PathKind, paths: tuple[Path, ...]) -> None:
        match kind:
            case PathKind.MODEL:
                self.model_named.emit(paths[0])
            case PathKind.RUN:
                self.run_named.emit(paths[0])
            case PathKind.FOLDER:
                self.folder_named.emit(paths[0])
            case PathKind.IMAGES:
                self.images_named.emit(paths)
            case PathKind.MIXED:
                self.mixture_named.emit()


def kind_of(paths: Sequence[Path]) -> PathKind:
    """What these are; for a worker's thread."""
    if len(paths) == 1 and goes_by_models_name(paths[0]) and not _is_dir(paths[0]):
        return PathKind.MODEL
    folders = [path for path in paths if not _is_file(path)]
    if len(paths) == 1 and folders:
        if _is_file(folders[0] / STORE_FILE):
            return PathKind.RUN
        return PathKind.MODEL if holds_bundle(folders[0]) else PathKind.FOLDER
    return PathKind.MIXED if folders or not paths else PathKind.IMAGES


def goes_by_models_name(path: Path) -> bool:
    """Whether a path ends like a model's file; costs nothing. What it holds is found out when it is read."""
    return path.suffix.lower() == ZIP_SUFFIX


def holds_bundle(folder: Path) -> bool:
    """Whether a folder looks like a model bundle; for a worker's thread."""
    return _is_file(folder / CARD_FILE)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        # A drive that fails, or no permission: whoever opens it says so in words.
        return False


def _is_dir(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False
