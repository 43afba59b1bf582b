"""The run that the window shows: its store open for reading, news of what was committed, and questions in a worker."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.gui.classes import ClassStyle, class_styles
from desktop.gui.single_shot import single_shot
from desktop.gui.worker import Task, TaskControl, Worker
from desktop.pictures.source import PictureSource
from desktop.records import RunInfo
from desktop.run_settings import settings_of
from desktop.run_summary import RunSummary, summarise
from desktop.shared_store import SharedStore
from desktop.store.counts import RunCounts
from desktop.store.faults import StoreVersionError
from desktop.store.results import RowKey, StoredResult
from desktop.store.run_reader import RunReader
from desktop.store.run_record import RunState, StoredRun
from desktop.store.shown_answers import ShownAnswers
from inference.card import Label
from inference.errors import UnusableInputError
from inference.fields import DEFAULT_READING

# News of a fast run reaches the window no more often than this.
REFRESH_MS = 200

Question = Callable[[RunReader, TaskControl], object]


class OpenRun(QObject):
    """One run: being screened, unfinished or finished. Lives in the window's thread.

    Signals:
        changed: rows, reviews or cases were committed, and `counts()` is new; at most five times a second.
        reviewed (RowKey): a row has another review now; comes at once, before `changed`.
        reloaded: rows may have gone or been replaced (an unfinished run goes on), or another reader's answers are
            shown: forget every row that was read.
        failed (Exception): the store can no longer be read.

    Whoever writes into the store (screening, reviews) calls `tell_changed` or `tell_reviewed` afterwards.

    Args:
        reader: of the run, for quick calls in the window's thread; closed with the run.
        writer: of the run folder; closed with the run.
        known: what was read of it in a worker already; else it is read now, which takes a tenth of a second for
            100,000 rows.
    """

    changed = Signal()
    reviewed = Signal(object)
    reloaded = Signal()
    failed = Signal(object)

    def __init__(
        self,
        reader: RunReader,
        writer: SharedStore | None = None,
        parent: QObject | None = None,
        known: "KnownOfRun | None" = None,
    ) -> None:
        super().__init__(parent)
        self.reader = reader
        self.writer = writer or SharedStore(reader.folder)
        known = known or know_run(reader)
        self._stored, self._counts = known.stored, known.counts
        self.styles: tuple[ClassStyle, ...] = class_styles(self._stored.info.labels)
        self._questions = _Questions(self.folder, Worker("reading", self))
        self._row_questions = _Questions(self.folder, Worker("reading rows", self))
        self._refresh: Task | None = None
        self._is_due_again = False
        self._has_failed = False
        self._is_closed = False
        self._pause = single_shot(self, REFRESH_MS, self._ask_for_news)

    @property
    def folder(self) -> Path:
        """Of the run: where its store lies."""
        return self.reader.folder

    @property
    def screened_folder(self) -> Path:
        """Where the images are."""
        return self._stored.folder

    @property
    def info(self) -> RunInfo:
        """What all rows have in common."""
        return self._stored.info

    @property
    def labels(self) -> tuple[Label, ...]:
        """The model's classes in order."""
        return self._stored.info.labels

    @property
    def stored(self) -> StoredRun:
        """The run as its store knew it at the last `changed`."""
        return self._stored

    @property
    def summary(self) -> RunSummary:
        """The run in numbers, as at the last `changed`."""
        return summarise(self._stored, self._counts)

    @property
    def is_complete(self) -> bool:
        """Whether every image that was found has its rows; as at the last `changed`."""
        return self._stored.state is RunState.COMPLETE

    def counts(self) -> RunCounts:
        """The run in numbers, as at the last `changed`; costs nothing."""
        return self._counts

    @property
    def picture_source(self) -> PictureSource:
        """Where its pictures are, and how they were read."""
        try:
            reading = settings_of(self._stored).reading
        except UnusableInputError:
            # Of another version: read as usual, and what is not the screened content is not shown anyway.
            reading = DEFAULT_READING
        return PictureSource(self.screened_folder, reading, self.folder)

    def path_of(self, result: StoredResult) -> Path:
        """The file of a row."""
        return self.screened_folder / result.path

    def style_of(self, result: StoredResult) -> ClassStyle | None:
        """How a reported row's class is shown; None for one without a reported class."""
        name = result.row.reported_class
        return next((style for style in self.styles if style.name == name), None) if name else None

    def result(self, key: RowKey, *, with_heatmaps: bool = True) -> StoredResult | None:
        """A row as it is now, read at once (some milliseconds); None when there is no such row any more.

        Raises:
            OutputError: the store can no longer be read.
            StoreDamagedError: it is damaged.
        """
        number = self.reader.result_id(key)
        found = [] if number is None else self.reader.rows_by_id([number], with_heatmaps=with_heatmaps)
        return found[0] if found else None

    @property
    def shown(self) -> ShownAnswers:
        """Whose answers and sign-offs every row and case tells of."""
        return self.reader.shown

    def show_answers_of(self, shown: ShownAnswers) -> None:
        """Tell of another reader's answers from now on; `reloaded` comes before this returns, if it is another."""
        if shown is not self.shown:
            self.reader.shown = shown
            self.tell_reloaded()

    def ask(self, question: Question) -> Task:
        """Ask what takes longer in a worker with a reader of its own; its answer comes with the task's `finished`.

        Questions are answered one after another. One that reads on after `control.should_stop()` holds up the rest.
        """
        self._refuse_when_closed()
        return self._questions.ask(question, self.shown)

    def ask_for_rows(self, question: Question) -> Task:
        """As `ask`, but of what a person sees and waits for; it never waits behind other questions."""
        self._refuse_when_closed()
        return self._row_questions.ask(question, self.shown)

    def tell_changed(self) -> None:
        """Something was committed; `changed` follows soon."""
        if not self._is_closed and not self._pause.isActive():
            self._pause.start()

    def tell_reviewed(self, key: RowKey) -> None:
        """A review of this row was committed."""
        self.reviewed.emit(key)
        self.tell_changed()

    def tell_reloaded(self) -> None:
        """Rows may have gone or been replaced."""
        self.reloaded.emit()
        self.tell_changed()

    @property
    def is_closed(self) -> bool:
        """Whether the store was let go of."""
        return self._is_closed

    def close(self) -> None:
        """Let go of the store. Nothing may be asked afterwards; what `reader` is asked then is an error."""
        if self._is_closed:
            return
        self._is_closed = True
        self._pause.stop()
        for questions in (self._questions, self._row_questions):
            questions.close()
        self.reader.close()
        self.writer.close()

    def _refuse_when_closed(self) -> None:
        if self._is_closed:
            raise RuntimeError("the run was closed; nobody must ask it anything")

    def _ask_for_news(self) -> None:
        if self._refresh is not None:
            self._is_due_again = True
            return
        self._refresh = self.ask(lambda reader, _control: (reader.run, reader.counts()))
        self._refresh.finished.connect(self._take_news)
        self._refresh.failed.connect(self._lose_news)

    def _take_news(self, news: tuple[StoredRun, RunCounts]) -> None:
        self._refresh = None
        self._has_failed = False
        self._stored, self._counts = news
        self.changed.emit()
        if self._is_due_again:
            self._is_due_again = False
            self.tell_changed()

    def _lose_news(self, error: Exception) -> None:
        self._refresh = None
        # A drive that is gone is asked several times a second, and told of once.
        if not self._has_failed:
            self._has_failed = True
            self.failed.emit(error)


@dataclass(frozen=True)
class KnownOfRun:
    """What an open run begins with."""

    stored: StoredRun
    counts: RunCounts


def know_run(reader: RunReader) -> KnownOfRun:
    """Read what an open run begins with."""
    return KnownOfRun(reader.run, reader.counts())


class _Questions:
    """A worker with a reader of its own, opened in its thread for the first question."""

    def __init__(self, folder: Path, worker: Worker) -> None:
        self._folder = folder
        self._worker = worker
        self._reader: RunReader | None = None

    def ask(self, question: Question, shown: ShownAnswers) -> Task:
        def answer(control: TaskControl) -> object:
            if control.should_stop():
                return None
            if self._reader is None:
                self._reader = RunReader(self._folder, check_integrity=False)
            self._reader.shown = shown
            return question(self._reader, control)

        return self._worker.start(answer)

    def close(self) -> None:
        self._worker.stop()
        if self._reader is not None:
            self._reader.close()
            self._reader = None


def open_reader(
    folder: Path, writer: SharedStore, on_migrated: Callable[[Path], None] = lambda _backup: None
) -> RunReader:
    """Open a run to show it; an older store is migrated first, through its writer. For a worker's thread.

    The store is not searched for damage, which takes seconds for a large run.

    Args:
        folder: of the run.
        writer: of it.
        on_migrated: called with the copy of the older store, once that was brought up to date.

    Raises:
        UnusableInputError: there is no run, it is no store, or of a newer version.
        StoreDamagedError: it is damaged.
        OutputError: it cannot be opened, or not be migrated.
    """
    try:
        return RunReader(folder, check_integrity=False)
    except StoreVersionError as error:
        if error.backup is None:
            raise
        writer.get()
        on_migrated(error.backup)
        return RunReader(folder, check_integrity=False)
