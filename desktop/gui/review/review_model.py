"""What the review page shows and does: the queue of one run, where in it one is, and steps that a worker writes."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from desktop.gui.review.queued_rows import QueuedRows, Wanted
from desktop.gui.review.single_rows import SingleRows
from desktop.gui.review.step_writer import StepWriter
from desktop.gui.review.who_reviews import WhoReviews
from desktop.gui.runs.open_run import OpenRun
from desktop.review.session import ReviewSession
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
        reviewer_changed (str): this person reviews from now on.
        told (str): something to be said in passing.
        told_of_row (str): the same, of the current row and while it is that.
        completed: the last queued row has just been answered.
        second_reading_closed: both readers' answers may be compared.
        failed (Exception): a step was not written, or the store can no longer be read.
    """

    current_changed = Signal(object)
    queue_changed = Signal()
    state_changed = Signal()
    committed = Signal(object)
    reviewer_wanted = Signal()
    reviewer_changed = Signal(str)
    told = Signal(str)
    told_of_row = Signal(str)
    completed = Signal()
    second_reading_closed = Signal()
    failed = Signal(object)

    def __init__(self, policy: QueuePolicy = DEFAULT_POLICY, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.policy = policy
        self.case: str | None = None
        self.current: StoredResult | None = None
        self._who = WhoReviews()
        self.steps = StepWriter(self)
        self._rows = SingleRows(self)
        self._queue = QueuedRows(self)
        self._rows.lost.connect(self._queue.lose)
        self._queue.changed.connect(self.queue_changed)
        self._queue.loaded.connect(self._show_queued)
        self._queue.grown.connect(self._take_later)
        self._queue.failed.connect(self.failed)

    # --- what there is

    @property
    def run(self) -> OpenRun | None:
        """Whose rows are reviewed."""
        return self._rows.run

    @property
    def session(self) -> ReviewSession | None:
        """Of who reviews the run; None while nobody has said that it is he who looks."""
        return self._who.session

    @property
    def second_reading(self) -> SecondReading | None:
        """Of the run; None when there was none."""
        return self._who.second_reading

    @property
    def reviewer(self) -> str:
        """Who reviews, or did so last; empty before anybody gave a name."""
        return self._who.name

    @property
    def is_blind(self) -> bool:
        """Whether the first reader's answers and sign-offs must not be seen by who looks."""
        return self._who.reader is not Reader.FIRST

    @property
    def is_busy(self) -> bool:
        """Whether a step is being written that moves on; until then the next image is not shown, nor answered."""
        return self.steps.is_busy

    @property
    def is_loading(self) -> bool:
        """Whether the queue is being read."""
        return self._queue.is_loading

    @property
    def is_lost(self) -> bool:
        """Whether the queue could not be read: that it is empty then means nothing."""
        return self._queue.is_lost

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
            self.steps.stop()
            self.run.changed.disconnect(self._queue.look_for_later)
            self.run.reloaded.disconnect(self.reload)
        self._rows.run, self.case = run, None
        self._who.leave()
        self._queue.load(None)
        self._show(None)
        if run is not None:
            self._begin_session(is_remembered=True)
            run.changed.connect(self._queue.look_for_later)
            run.reloaded.connect(self.reload)
            self.reload()
        self.state_changed.emit()

    def remember_reviewer(self, name: str) -> None:
        """Review as the person of the settings, who need not be the one who looks: see `WhoReviews.begin`."""
        if name.strip() != self.reviewer:
            self._review_as(name, is_remembered=True)

    def set_reviewer(self, name: str) -> None:
        """Review as this person from now on. One cannot undo what another person did."""
        if name.strip() == self.reviewer and self.session is not None:
            return
        self._review_as(name)

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
        if run is None or self._refuses():
            return

        def begun(_reading: object) -> None:
            # Not before: whoever is no second reader yet would be shown the first one's answers.
            self._review_as(name)

        self._write(lambda: run.writer.get().open_second_reading(name), begun)

    def close_second_reading(self) -> None:
        """End the blind second reading: both readers' answers may be seen from now on."""
        run = self.run
        if run is None or self._refuses():
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
        self._queue.load(Wanted(self.run, self.policy, self._who.reader, self.case))

    def show(self, result: StoredResult | None) -> None:
        """Show a row that was chosen elsewhere, queued or not."""
        if not self.is_busy:
            self._show(result)

    def show_key(self, key: RowKey) -> None:
        """Show the row of a key, queued or not, as of a list of differences; nothing when it is gone."""
        result = None if self.is_busy else self._rows.of_key(key)
        if result is not None:
            self._show(result)

    def set_seen(self, *, is_seen: bool) -> None:
        """Whether somebody looks at the queue: see `QueuedRows`."""
        self._queue.set_seen(is_seen=is_seen)

    def go_to(self, place: int) -> None:
        """Show the row at a place of the queue."""
        if not self.is_busy and 0 <= place < len(self.ids):
            self._show(self._rows.numbered(int(self.ids[place])))

    def step(self, by: int) -> None:
        """Go on in the queue, answered rows included."""
        place = self.place
        self.go_to((0 if by > 0 else len(self.ids) - 1) if place is None else place + by)

    def likely_next(self) -> StoredResult | None:
        """The row that an answer to the current one would show, or else the next; without heatmaps, None for none."""
        onward, place = self._next_open(), self.place
        if onward < 0 and place is not None:
            onward = place + 1
        if onward == place or not 0 <= onward < len(self.ids):
            return None
        return self._rows.numbered(int(self.ids[onward]), with_heatmaps=False)

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
            self.told_of_row.emit(self.tr("The model reports no class here. Name one, or press U for unsure."))
            return
        self._answer(lambda session, result: session.accept(result))

    def unsure(self) -> None:
        """Say that one cannot say, and go on."""
        self._answer(lambda session, result: session.unsure(result.key))

    def note(self, key: RowKey, text: str) -> None:
        """Write a note to a row, the current one or another, and stay where one is."""
        # What is done to the row meanwhile waits for it in the worker; nothing moves, so no key is let fall.
        self._answer(lambda session, _result: session.note(key, text), needs_row=False, moves=False)

    def undo(self) -> None:
        """Take the last step back, and show its row."""
        self._answer(lambda session, _result: session.undo(), needs_row=False)

    def redo(self) -> None:
        """Make the step again that was taken back last, and show its row."""
        self._answer(lambda session, _result: session.redo(), needs_row=False)

    def _refuses(self) -> bool:
        if self.is_busy:
            self.told.emit(self.tr("The last answer is still being written. Try again in a moment."))
        return self.is_busy

    def _review_as(self, name: str, *, is_remembered: bool = False) -> None:
        self._who.name = name.strip()
        self._begin_session(is_remembered=is_remembered)
        self.reload()
        self.state_changed.emit()
        if not is_remembered:
            self.reviewer_changed.emit(self.reviewer)

    def _begin_session(self, *, is_remembered: bool = False) -> None:
        run = self.run
        if run is None:
            return
        try:
            self._who.begin(run, is_remembered=is_remembered)
        except SmearScopeError as error:
            self._queue.lose(error)
        if run.shown is not self._who.shown:
            # Before anything is told: no row may show the other reader's answer.
            self.current = None
            run.show_answers_of(self._who.shown)
            self._show(None)

    def _answer(
        self,
        step: Callable[[ReviewSession, StoredResult], CommittedReview | None],
        *,
        needs_row: bool = True,
        moves: bool = True,
    ) -> None:
        session, result = self.session, self.current
        if self.run is None or (moves and self.is_busy) or (needs_row and result is None):
            return
        if session is None:
            self.reviewer_wanted.emit()
            return

        def take(done: object) -> None:
            # What another person did is none of the business of who reviews now.
            if session is self.session:
                self._take_committed(done)

        # An undo does not look at the row.
        self._write(lambda: step(session, result), take, moves=moves)  # type: ignore[arg-type]  # see above

    def _write(self, job: Callable[[], object], take: Callable[[object], None], *, moves: bool = True) -> None:
        def finish(written: object) -> None:
            take(written)
            self.state_changed.emit()

        def fail(error: Exception) -> None:
            if isinstance(error, KeyError):
                # Its image was changed on the disk and waits to be screened again.
                self.told.emit(self.tr("This image was changed meanwhile. Its row is gone until it is screened again."))
                self.reload()
            else:
                self.failed.emit(error)
            self.state_changed.emit()

        self.steps.write(job, finish, fail, moves=moves)
        self.state_changed.emit()

    def _take_committed(self, done: object) -> None:
        run = self.run
        if run is None or not isinstance(done, CommittedReview):
            return
        shown = self.current.result_id if self.current is not None and self.current.key == done.key else None
        number = self._rows.number_of(done.key) if shown is None else shown
        is_answered = bool(done.after.reviewed_class)
        place = None if number is None else self._queue.set_answered(number, is_answered=is_answered)
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
            self._show(self._rows.numbered(int(self.ids[onward])))
        elif number is not None and (done.step is not ReviewStep.NOTED or number == shown):
            self._show(self._rows.numbered(number))
        if was_last and place is not None and not stays:
            self.completed.emit()

    def _next_open(self) -> int:
        return self._queue.next_open(self.place)

    def _show(self, result: StoredResult | None) -> None:
        self.current = result
        self.current_changed.emit(result)

    def _show_queued(self) -> None:
        """The queue was read: the current row stays where it is still meant, with its answers as they are now."""
        current = None if self.current is None else self._rows.numbered(self.current.result_id)
        if current is not None and (self.case is None or current.row.case == self.case):
            self._show(current)
        elif len(self.ids):
            onward = self._next_open()
            self._show(self._rows.numbered(int(self.ids[max(onward, 0)])))
        else:
            self._show(None)

    def _take_later(self) -> None:
        if self.current is None:
            self.go_to_next_open()
