"""The rows that are queued for review, and which of them are answered; read in a worker, as a run may have 100,000."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from desktop.gui.runs.open_run import OpenRun
from desktop.gui.worker import Task, TaskControl
from desktop.store.review_queue import QueuePolicy, ReviewQueue
from desktop.store.reviews import Reader
from desktop.store.run_reader import RunReader

_NO_IDS: NDArray[np.int64] = np.empty(0, np.int64)
_NO_ANSWERS: NDArray[np.bool_] = np.empty(0, np.bool_)


@dataclass(frozen=True, eq=False)
class Wanted:
    """Which rows are queued.

    Attributes:
        run: of the rows.
        policy: which of them.
        reader: whose answers count; None is nobody.
        case: only of this one; None is all.
    """

    run: OpenRun
    policy: QueuePolicy
    reader: Reader | None
    case: str | None


class QueuedRows(QObject):
    """The queue as it was read last. Rows that come later stand at its end, whatever their case, so nothing moves.

    When somebody comes to look, they are sorted in: a run that was just screened is queued as one that is opened.

    Signals:
        changed: other rows are queued, or others of them answered, or they can no longer be read.
        loaded: what `load` asked for is here; after `changed`.
        grown: rows came at the end, and somebody looks; after `changed`.
        failed (Exception): the store can no longer be read.

    Attributes:
        ids: int64 (N,), the store's numbers of the rows.
        is_reviewed: bool (N,), whether they are answered.
        is_lost: whether the last that was asked for could not be read; there may be rows that are not known.
    """

    changed = Signal()
    loaded = Signal()
    grown = Signal()
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.ids = _NO_IDS
        self.is_reviewed = _NO_ANSWERS
        self.is_lost = False
        self._wanted: Wanted | None = None
        self._last_id = 0
        self._is_seen = self._has_later = False
        # Answers since it was asked what is being read, by the store's number of the row.
        self._answered_since: dict[int, bool] = {}
        self._loading: Task | None = None
        self._looking: Task | None = None

    @property
    def is_loading(self) -> bool:
        """Whether the queue is being read."""
        return self._loading is not None

    @property
    def open_count(self) -> int:
        """Rows without an answer."""
        return int(np.count_nonzero(~self.is_reviewed))

    def place_of(self, result_id: int) -> int | None:
        """Where in the queue a row is; None when it is not queued."""
        found = np.flatnonzero(self.ids == result_id)
        return int(found[0]) if len(found) else None

    def next_open(self, place: int | None) -> int:
        """The next place without an answer, from one on and then from the beginning; -1 for none."""
        open_places = np.flatnonzero(~self.is_reviewed)
        if not len(open_places):
            return -1
        later = open_places[open_places > (-1 if place is None else place)]
        return int(later[0]) if len(later) else int(open_places[0])

    def set_answered(self, result_id: int, *, is_answered: bool) -> int | None:
        """Note that a row has an answer now, or none any more; whoever notes it tells of it.

        Returns:
            Its place; None when it is not queued.
        """
        self._answered_since[result_id] = is_answered
        place = self.place_of(result_id)
        if place is not None:
            self.is_reviewed[place] = is_answered
        return place

    def load(self, wanted: Wanted | None) -> None:
        """Read the queue, in a worker; what there is stays until it is here. None is no queue, at once.

        Of another reader nothing stays: not even how much he has answered.
        """
        self.forget_tasks()
        is_of_another = self._wanted is not None and wanted is not None and self._wanted.reader is not wanted.reader
        self._wanted = wanted
        self.is_lost = self._has_later = False
        self._answered_since.clear()
        if wanted is None:
            self._take_ids(_NO_IDS, _NO_ANSWERS)
            return

        def ask(store: RunReader, _control: TaskControl) -> tuple[ReviewQueue, int]:
            # First the number: a row that comes in between is found again as a later one, and not missed.
            last = store.last_result_id()
            return store.queue(wanted.policy, wanted.reader, wanted.case), last

        task = self._loading = wanted.run.ask(ask)
        task.finished.connect(lambda found: self._take(task, found))
        task.failed.connect(self.lose)
        if is_of_another:
            self._take_ids(_NO_IDS, _NO_ANSWERS)

    def set_seen(self, *, is_seen: bool) -> None:
        """Somebody begins to look, or no longer does."""
        self._is_seen = is_seen
        if is_seen and self._has_later:
            self.load(self._wanted)

    def look_for_later(self) -> None:
        """Something was committed: take in what came, unless the whole queue is being read."""
        wanted, after = self._wanted, self._last_id
        if wanted is None or self._loading is not None or self._looking is not None:
            return
        if self.is_lost:
            # The run can be read again, and nobody knows what was missed.
            self.load(wanted)
            return
        self._answered_since.clear()

        def ask(store: RunReader, _control: TaskControl) -> tuple[ReviewQueue, int]:
            last = store.last_result_id()
            return store.later_queue(wanted.policy, wanted.reader, after, wanted.case), last

        task = self._looking = wanted.run.ask(ask)
        task.finished.connect(lambda found: self._take_later(task, found))
        task.failed.connect(self.lose)

    def forget_tasks(self) -> None:
        """Take in nothing of what is being read."""
        for task in (self._loading, self._looking):
            if task is not None:
                task.cancel()
        self._loading = self._looking = None

    def lose(self, error: Exception) -> None:
        """The run can no longer be read; what there is stays. `failed` follows."""
        self.forget_tasks()
        self.is_lost = True
        self.changed.emit()
        self.failed.emit(error)

    def _take(self, task: Task, found: tuple[ReviewQueue, int] | None) -> None:
        if task is not self._loading or found is None:
            return
        self._loading = None
        queue, self._last_id = found
        self._take_ids(queue.result_ids, queue.is_reviewed)
        self.loaded.emit()

    def _take_later(self, task: Task, found: tuple[ReviewQueue, int] | None) -> None:
        if task is not self._looking:
            return
        self._looking = None
        if found is None:
            return
        queue, last = found
        self._last_id = max(last, self._last_id)
        if not len(queue.result_ids):
            return
        is_new = ~np.isin(queue.result_ids, self.ids)
        ids = np.concatenate([self.ids, queue.result_ids[is_new]])
        self._take_ids(ids, np.concatenate([self.is_reviewed, queue.is_reviewed[is_new]]))
        self._has_later = True
        if self._is_seen:
            self.grown.emit()

    def _take_ids(self, ids: NDArray[np.int64], is_reviewed: NDArray[np.bool_]) -> None:
        self.ids, self.is_reviewed = ids, is_reviewed
        # What was read may be of a moment before them.
        for result_id, is_answered in self._answered_since.items():
            self.is_reviewed[self.ids == result_id] = is_answered
        self.changed.emit()
