"""What the review page shows and does: the queue of one run, where in it one is, and steps that a worker writes."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from desktop.gui.review.queued_rows import QueuedRows, Wanted
from desktop.gui.runs.open_run import OpenRun
from desktop.gui.worker import Task, Worker
from desktop.review.session import ReviewSession, reader_of
from desktop.store.results import RowKey, StoredResult
from desktop.store.review_queue import DEFAULT_POLICY, QueuePolicy
from desktop.store.reviews import CommittedReview, Reader, ReviewStep
from desktop.store.second_reading import SecondReading
from inference.errors import SmearScopeError


class ReviewModel(QObject):
    """The review of the open run by one person.

    A step is written by a worker, and the next image shows only after it is on the disk; keys that come meanwhile are
    let fall, as they would answer an image that nobody has seen.

    Signals:
        current_changed (StoredResult | None): another row is shown, or the same with another answer.
        queue_changed: other rows are queued, or others of them answered.
        state_changed: reviewer, undo, redo or `is_busy` may have changed.
        committed (CommittedReview): a step is on the disk.
        reviewer_wanted: a step was asked for, and nobody has given a name.
        told (str): something to be said in passing.
        completed: the last queued row has just been answered.
        second_reading_closed: both readers' answers may be compared.
        failed (Exception): a step was not written, or the store can no longer be read.
    """

    current_changed = Signal(object)
    queue_changed = Signal()
    state_changed = Signal()
    committed = Signal(object)
    reviewer_wanted = Signal()
    told = Signal(str)
    completed = Signal()
    second_reading_closed = Signal()
    failed = Signal(object)

    def __init__(self, policy: QueuePolicy = DEFAULT_POLICY, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.run: OpenRun | None = None
        self.policy = policy
        self.case: str | None = None
        self.session: ReviewSession | None = None
        self.second_reading: SecondReading | None = None
        self.current: StoredResult | None = None
        self._reviewer = ""
        self._writing: Task | None = None
        self._writer = Worker("reviewing", self)
        self._queue = QueuedRows(self)
        self._queue.changed.connect(self.queue_changed)
        self._queue.loaded.connect(self._show_queued)
        self._queue.grown.connect(self._take_later)
        self._queue.failed.connect(self.failed)

    # --- what there is

    @property
    def reader(self) -> Reader:
        """Whose answers are shown and written."""
        return Reader.FIRST if self.session is None else self.session.reader

    @property
    def reviewer(self) -> str:
        """Who reviews; empty before anybody gave a name."""
        return self._reviewer

    @property
    def is_blind(self) -> bool:
        """Whether the second reader is at work, and must not see the first one's answers."""
        return self.reader is Reader.SECOND

    @property
    def is_busy(self) -> bool:
        """Whether a step is being written that moves on; until then the next image is not shown, nor answered."""
        return self._writing is not None

    @property
    def is_loading(self) -> bool:
        """Whether the queue is being read."""
        return self._queue.is_loading

    @property
    def ids(self) -> NDArray[np.int64]:
        """The store's numbers of the queued rows, int64 (N,)."""
        return self._queue.ids

    @property
    def open_count(self) -> int:
        """Queued rows without an answer."""
        return self._queue.open_count

    @property
    def place(self) -> int | None:
        """Where in the queue the current row is; None when it is not queued."""
        return None if self.current is None else self._queue.place_of(self.current.result_id)

    def place_of(self, result_id: int) -> int | None:
        """Where in the queue a row is."""
        return self._queue.place_of(result_id)

    # --- what is reviewed, by whom

    def set_run(self, run: OpenRun | None) -> None:
        """Review another run, or none; the person stays. Waits for a step that is being written."""
        if self.run is not None:
            self._writer.stop()
            self._writing = None
            self.run.changed.disconnect(self._queue.look_for_later)
            self.run.reloaded.disconnect(self.reload)
            self.run.reader.shown_reader = Reader.FIRST
        self.run, self.session, self.case, self.second_reading = run, None, None, None
        self._queue.load(None)
        self._show(None)
        if run is not None:
            run.changed.connect(self._queue.look_for_later)
            run.reloaded.connect(self.reload)
            self._begin_session()
            self.reload()
        self.state_changed.emit()

    def set_reviewer(self, name: str) -> None:
        """Review as this person from now on. One cannot undo what another person did."""
        if name.strip() == self._reviewer and self.session is not None:
            return
        self._reviewer = name.strip()
        self._begin_session()
        self.reload()
        self.state_changed.emit()

    def set_policy(self, policy: QueuePolicy) -> None:
        """Queue other rows."""
        if policy != self.policy:
            self.policy = policy
            self.reload()

    def set_case(self, case: str | None) -> None:
        """Review one case, or all (None)."""
        if case != self.case:
            self.case = case
            self.reload()

    def open_second_reading(self, name: str) -> None:
        """Begin the blind second reading as this person; `failed` when that would not be blind."""
        run = self.run
        if run is None or self.is_busy:
            return

        def begun(_reading: object) -> None:
            self._reviewer = name.strip()
            self._begin_session()
            self.reload()

        self._write(lambda: run.writer.get().open_second_reading(name), begun)

    def close_second_reading(self) -> None:
        """End the blind second reading: both readers' answers may be seen from now on."""
        run = self.run
        if run is None or self.is_busy:
            return

        def ended(_reading: object) -> None:
            self._begin_session()
            self.reload()
            self.second_reading_closed.emit()

        self._write(lambda: run.writer.get().close_second_reading(), ended)

    # --- where one is

    def reload(self) -> None:
        """Read the queue anew, in a worker; the current row stays. `queue_changed` follows."""
        if self.run is None:
            return
        self._queue.load(Wanted(self.run, self.policy, self.reader, self.case))

    def show(self, result: StoredResult | None) -> None:
        """Show a row that was chosen elsewhere, queued or not."""
        if not self.is_busy:
            self._show(result)

    def show_key(self, key: RowKey) -> None:
        """Show the row of a key, queued or not, as of a list of differences; nothing when it is gone."""
        if self.run is None or self.is_busy:
            return
        try:
            result = self.run.result(key)
        except SmearScopeError as error:
            self._lose(error)
            return
        if result is not None:
            self._show(result)

    def go_to(self, place: int) -> None:
        """Show the row at a place of the queue."""
        if not self.is_busy and 0 <= place < len(self.ids):
            self._show(self._read(int(self.ids[place])))

    def step(self, by: int) -> None:
        """Go on in the queue, answered rows included."""
        place = self.place
        self.go_to((0 if by > 0 else len(self.ids) - 1) if place is None else place + by)

    def likely_next(self) -> StoredResult | None:
        """The row that an answer to the current one would show, or else the next; without heatmaps, None for none."""
        onward, place = self._next_open(), self.place
        if onward < 0 and place is not None:
            onward = place + 1
        if self.run is None or onward == place or not 0 <= onward < len(self.ids):
            return None
        try:
            found = self.run.reader.rows_by_id([int(self.ids[onward])])
        except SmearScopeError as error:
            self._lose(error)
            return None
        return found[0] if found else None

    def go_to_next_open(self) -> None:
        """Go to the next row without an answer, from the current one on and then from the beginning."""
        self.go_to(self._next_open())

    # --- steps

    def assign(self, class_index: int) -> None:
        """Give the current row the class at this place, and go on."""
        if self.run is not None and 0 <= class_index < len(self.run.labels):
            name = self.run.labels[class_index].display_name
            self._answer(lambda session, result: session.assign(result.key, name))

    def accept(self) -> None:
        """Agree with the class that the model reports, and go on; where it reports none, say so."""
        if self.current is not None and not self.current.row.reported_class:
            self.told.emit(self.tr("The model reports no class here. Name one, or press U for unsure."))
            return
        self._answer(lambda session, result: session.accept(result))

    def unsure(self) -> None:
        """Say that one cannot say, and go on."""
        self._answer(lambda session, result: session.unsure(result.key))

    def note(self, text: str) -> None:
        """Write a note to the current row, and stay there."""
        if self.current is None or text.strip() != self.current.row.review.note:
            # What is done to this row meanwhile waits for it in the worker; nothing moves, so no key is let fall.
            self._answer(lambda session, result: session.note(result.key, text), moves=False)

    def undo(self) -> None:
        """Take the last step back, and show its row."""
        self._answer(lambda session, _result: session.undo(), needs_row=False)

    def redo(self) -> None:
        """Make the step again that was taken back last, and show its row."""
        self._answer(lambda session, _result: session.redo(), needs_row=False)

    # --- inside

    def _begin_session(self) -> None:
        run = self.run
        if run is None:
            return
        try:
            self.second_reading = run.reader.second_reading()
        except SmearScopeError as error:
            self._lose(error)
        self.session = None
        if self._reviewer:
            reader = reader_of(self._reviewer, self.second_reading)
            self.session = ReviewSession(run.writer, self._reviewer, reader)
        if run.reader.shown_reader is not self.reader:
            # Before anything is read again: no row may show the other reader's answer.
            run.reader.shown_reader = self.reader
            run.tell_reloaded()
            self._show(None)

    def _answer(
        self,
        step: Callable[[ReviewSession, StoredResult], CommittedReview | None],
        *,
        needs_row: bool = True,
        moves: bool = True,
    ) -> None:
        session, result = self.session, self.current
        if self.run is None or self.is_busy or (needs_row and result is None):
            return
        if session is None:
            self.reviewer_wanted.emit()
            return
        # An undo does not look at the row.
        self._write(lambda: step(session, result), self._take_committed, moves=moves)  # type: ignore[arg-type]  # see above

    def _write(self, job: Callable[[], object], take: Callable[[object], None], *, moves: bool = True) -> None:
        task = self._writer.start(lambda _control: job())
        if moves:
            self._writing = task

        def finish(written: object) -> None:
            self._writing = None if self._writing is task else self._writing
            take(written)
            self.state_changed.emit()

        def fail(error: Exception) -> None:
            self._writing = None if self._writing is task else self._writing
            if isinstance(error, KeyError):
                # Its image was changed on the disk and waits to be screened again.
                self.told.emit(self.tr("This image was changed meanwhile. Its row is gone until it is screened again."))
                self.reload()
            else:
                self.failed.emit(error)
            self.state_changed.emit()

        task.finished.connect(finish)
        task.failed.connect(fail)
        self.state_changed.emit()

    def _take_committed(self, done: object) -> None:
        run = self.run
        if run is None or not isinstance(done, CommittedReview):
            return
        number = self._result_id(done)
        place = None if number is None else self._queue.place_of(number)
        if place is not None:
            self._queue.set_answered(place, is_answered=bool(done.after.reviewed_class))
        was_last = self.open_count == 0 and not done.before.reviewed_class
        run.tell_reviewed(done.key)
        self.committed.emit(done)
        if done.withdrawn_case is not None:
            self.told.emit(
                self.tr("The sign-off of {case} was withdrawn, as an answer changed.").format(
                    case=done.withdrawn_case or self.tr("(top folder)")
                )
            )
        self.queue_changed.emit()
        stays = done.step in (ReviewStep.NOTED, ReviewStep.UNDONE, ReviewStep.REDONE)
        onward = self._next_open() if place is not None and not stays else -1
        if onward >= 0:
            self._show(self._read(int(self.ids[onward])))
        elif number is not None and (done.step is not ReviewStep.NOTED or self._is_current(done)):
            self._show(self._read(number))
        if was_last and place is not None and not stays:
            self.completed.emit()

    def _is_current(self, done: CommittedReview) -> bool:
        return self.current is not None and self.current.key == done.key

    def _result_id(self, done: CommittedReview) -> int | None:
        if self.current is not None and self._is_current(done):
            return self.current.result_id
        if self.run is None:
            return None
        try:
            return self.run.reader.result_id(done.key)
        except SmearScopeError as error:
            self._lose(error)
            return None

    def _next_open(self) -> int:
        return self._queue.next_open(self.place)

    def _read(self, number: int) -> StoredResult | None:
        if self.run is None:
            return None
        try:
            found = self.run.reader.rows_by_id([number], with_heatmaps=True)
        except SmearScopeError as error:
            self._lose(error)
            return None
        return found[0] if found else None

    def _show(self, result: StoredResult | None) -> None:
        self.current = result
        self.current_changed.emit(result)

    def _show_queued(self) -> None:
        """The queue was read: the current row stays where it is still meant, with its answers as they are now."""
        current = None if self.current is None else self._read(self.current.result_id)
        if current is not None and (self.case is None or current.row.case == self.case):
            self._show(current)
        elif len(self.ids):
            onward = self._next_open()
            self._show(self._read(int(self.ids[max(onward, 0)])))
        else:
            self._show(None)

    def _take_later(self) -> None:
        if self.current is None:
            self.go_to_next_open()

    def _lose(self, error: Exception) -> None:
        self._queue.forget_tasks()
        self.failed.emit(error)
