"""The way of many files over a cluster and back into their order, whatever becomes of single workers."""

import queue
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import suppress
from dataclasses import dataclass, field, replace
from itertools import count

from distributed import Client, Future, KilledWorker

from desktop.cluster.address import ClusterBusyError, ClusterLostError, ClusterRefusedError
from desktop.cluster.killed import result_of_killed_file
from desktop.cluster.plugin import screen_batch
from desktop.cluster.sizing import BatchSizing
from desktop.cluster.station import BatchAnswer, FileJob, FilePart
from desktop.cluster.workers import OnMessage, worker_threads
from desktop.engine.page_result import PageResult, WorkItem
from desktop.engine.pipeline import Ending

_LOOK_SECONDS = 0.1
_COUNT_SECONDS = 2.0
# Without a result for so long, the caller is told why.
_SILENCE_SECONDS = 30.0
_NEXT_MESSAGE_SECONDS = 60.0
# Results that wait here for those of an earlier file: about 2 kB each.
_MAX_PAGES_AHEAD = 20_000
# A share can hiccup; a worker that does not see a file which is here is asked, or another one, so often.
_MAX_UNSEEN = 3


@dataclass(eq=False)
class _Slot:
    """A file on its way.

    Attributes:
        number: in the order of the files.
        parts: that have come and are not delivered.
        position: of the first result that has not come.
        page: after the last page that has come.
        worker: that has the file open.
        unseen_count: how often a worker did not see it.
    """

    number: int
    item: WorkItem
    parts: deque[FilePart] = field(default_factory=deque)
    position: int = 0
    page: int = 0
    worker: str | None = None
    unseen_count: int = 0


@dataclass(frozen=True, eq=False)
class _Batch:
    """Files that one task was asked for."""

    slots: Sequence[_Slot]
    is_alone: bool


@dataclass(frozen=True, eq=False)
class _Event:
    """What became of a batch."""

    batch: _Batch
    found: "tuple[str, BatchAnswer] | BaseException"


class ClusterEngine:
    """A `desktop.screening.Engine` whose workers are those of a cluster.

    Args:
        client: connected, its workers ready.
        plugin_name: of the stations.
        shown: the cluster's address, for messages.
        on_message: told when nothing goes on.
    """

    def __init__(self, client: Client, plugin_name: str, shown: str, on_message: OnMessage) -> None:
        self._client = client
        self._plugin_name = plugin_name
        self._shown = shown
        self._on_message = on_message
        self._sizing = BatchSizing()

    def __call__(
        self,
        items: Iterable[WorkItem | None],
        *,
        on_result: Callable[[PageResult], None],
        on_item_done: Callable[[WorkItem], None] = lambda _item: None,
        should_stop: Callable[[], bool] = lambda: False,
    ) -> Ending:
        """Screen files; the same promise as `desktop.engine.pipeline.screen_images` gives.

        Raises:
            ClusterLostError: the scheduler went away; the run can be resumed.
            ClusterRefusedError: a worker cannot take part, or no longer sees the images.
        """
        run = _Run(self._client, self._plugin_name, self._shown, self._on_message, self._sizing)
        try:
            return run.deliver(iter(items), on_result, on_item_done, should_stop)
        finally:
            run.give_up()


class _Run:
    """Files on their way, all in the calling thread but for what is fetched."""

    def __init__(
        self, client: Client, plugin_name: str, shown: str, on_message: OnMessage, sizing: BatchSizing
    ) -> None:
        self._client = client
        self._plugin_name = plugin_name
        self._shown = shown
        self._on_message = on_message
        self._sizing = sizing
        self._numbers = count()
        # In the order of the files: those whose results are not all delivered.
        self._slots: deque[_Slot] = deque()
        self._waiting: deque[_Slot] = deque()
        self._begun: list[_Slot] = []
        # Files of a batch that ended its worker: screened one by one, with nothing else under way.
        self._suspects: deque[_Slot] = deque()
        self._futures: dict[_Batch, Future] = {}
        self._events: queue.SimpleQueue[_Event] = queue.SimpleQueue()
        self._pages_ahead = 0
        self._has_more = True
        self._counted_at = float("-inf")
        self._heard_at = time.monotonic()
        self._told_at = float("-inf")

    def deliver(
        self,
        items: Iterator[WorkItem | None],
        on_result: Callable[[PageResult], None],
        on_item_done: Callable[[WorkItem], None],
        should_stop: Callable[[], bool],
    ) -> Ending:
        """Take files and give results until all are done."""
        while not should_stop():
            self._count_workers()
            is_pausing = self._take(items)
            self._send(is_end=is_pausing or not self._has_more)
            if self._slots and self._slots[0].parts:
                if not self._deliver_first(on_result, on_item_done, should_stop):
                    break
                self._hear(0.0)
            elif self._slots or self._has_more:
                self._hear(_LOOK_SECONDS)
                self._tell_of_silence()
            else:
                return Ending.COMPLETE
        return Ending.CANCELLED

    def give_up(self) -> None:
        """Have the workers begin nothing of what is left."""
        futures = list(self._futures.values())
        self._futures.clear()
        if futures and self._client.status == "running":
            self._client.cancel(futures)

    def _take(self, source: Iterator[WorkItem | None]) -> bool:
        """Take files up to the bound.

        Returns:
            Whether there is none at the moment.
        """
        while self._has_more and len(self._slots) < self._sizing.files_in_flight:
            try:
                item = next(source)
            except StopIteration:
                self._has_more = False
                break
            if item is None:
                return True
            slot = _Slot(next(self._numbers), item)
            self._slots.append(slot)
            self._waiting.append(slot)
        return False

    def _send(self, *, is_end: bool) -> None:
        if self._suspects:
            if not self._futures:
                self._submit([self._suspects.popleft()], is_alone=True)
            return
        for slot in [slot for slot in self._begun if self._may_go_on(slot)]:
            self._begun.remove(slot)
            self._submit([slot])
        while size := self._sizing.next_batch(len(self._waiting), is_end=is_end):
            self._submit([self._waiting.popleft() for _ in range(size)])

    def _may_go_on(self, slot: _Slot) -> bool:
        """Whether there is room for more results of a file; for the one that is due there always is."""
        return slot is self._slots[0] or self._pages_ahead < _MAX_PAGES_AHEAD

    def _submit(self, slots: Sequence[_Slot], *, is_alone: bool = False) -> None:
        batch = _Batch(slots, is_alone)
        # Other processes may be in another folder, so they get whole paths; whose name for it the rows have is ours.
        jobs = tuple(FileJob(replace(slot.item, path=slot.item.path.absolute()), slot.position) for slot in slots)
        worker = slots[0].worker
        # The worker that has the file open goes on with it where it can.
        preference = {} if worker is None else {"workers": [worker], "allow_other_workers": True}
        try:
            future = self._client.submit(
                screen_batch, self._plugin_name, jobs, pure=False, priority=-slots[0].number, **preference
            )
        except (OSError, RuntimeError, CancelledError) as error:
            raise self._lost() from error
        self._futures[batch] = future
        future.add_done_callback(lambda done: self._events.put(_Event(batch, _outcome(done))))

    def _hear(self, seconds: float) -> None:
        """Take in what has become of batches; wait so long for the first."""
        try:
            event = self._events.get(timeout=seconds) if seconds else self._events.get_nowait()
            while True:
                self._take_in(event)
                event = self._events.get_nowait()
        except queue.Empty:
            if self._client.status not in ("running", "connecting"):
                raise self._lost() from None

    def _take_in(self, event: _Event) -> None:
        batch, found = event.batch, event.found
        future = self._futures.pop(batch)
        self._heard_at = time.monotonic()
        if isinstance(found, KilledWorker):
            self._suspect(batch)
        elif isinstance(found, CancelledError | OSError):
            raise self._lost() from found
        elif isinstance(found, BaseException):
            raise found
        else:
            future.release()
            worker, answer = found
            self._sizing.learn(len(answer.parts), answer.seconds)
            self._sort_in(batch, worker, answer)

    def _sort_in(self, batch: _Batch, worker: str, answer: BatchAnswer) -> None:
        for slot, part in zip(batch.slots, answer.parts, strict=False):
            if part.is_unseen and _can_be_read(slot.item):
                slot.unseen_count += 1
                if slot.unseen_count >= _MAX_UNSEEN:
                    raise ClusterRefusedError(
                        f"Worker {worker} does not see {slot.item.path}, which is there: {part.results[-1].reason}. "
                        "What was screened is kept; see that every machine has the images under the same name, then "
                        "start the same command again"
                    )
                slot.worker = None
                (self._suspects if batch.is_alone else self._waiting).appendleft(slot)
                continue
            slot.parts.append(part)
            slot.position += len(part.results)
            self._pages_ahead += len(part.results)
            if part.results:
                slot.page = part.results[-1].page + 1
            if not part.is_last:
                slot.worker = worker
                if batch.is_alone:
                    self._suspects.appendleft(slot)
                else:
                    self._begun.append(slot)
        for slot in reversed(batch.slots[len(answer.parts) :]):
            self._waiting.appendleft(slot)

    def _suspect(self, batch: _Batch) -> None:
        if not batch.is_alone:
            self._suspects.extend(batch.slots)
            return
        # Nothing else was under way, and several workers ended: it is this file.
        for slot in batch.slots:
            result = result_of_killed_file(slot.item, slot.position, slot.page)
            slot.parts.append(FilePart((result,), is_last=True))
            self._pages_ahead += 1

    def _deliver_first(
        self,
        on_result: Callable[[PageResult], None],
        on_item_done: Callable[[WorkItem], None],
        should_stop: Callable[[], bool],
    ) -> bool:
        """Deliver what has come of the file that is due.

        Returns:
            False when the caller wants to stop.
        """
        slot = self._slots[0]
        part = slot.parts.popleft()
        for result in part.results:
            if result.position > 0 and should_stop():
                return False
            on_result(replace(result, item=slot.item))
        self._pages_ahead -= len(part.results)
        if part.is_last:
            self._slots.popleft()
            on_item_done(slot.item)
        return True

    def _count_workers(self) -> None:
        if time.monotonic() - self._counted_at >= _COUNT_SECONDS:
            # A scheduler that is busy answers later; meanwhile the workers are as many as they were.
            with suppress(ClusterBusyError):
                self._sizing.thread_count = sum(worker_threads(self._client, _COUNT_SECONDS).values())
            self._counted_at = time.monotonic()

    def _tell_of_silence(self) -> None:
        now = time.monotonic()
        if not self._futures:
            self._heard_at = now
        if now - self._heard_at < _SILENCE_SECONDS or now - self._told_at < _NEXT_MESSAGE_SECONDS:
            return
        self._told_at = now
        if self._sizing.thread_count:
            self._on_message(
                f"No result has come from cluster {self._shown} for {now - self._heard_at:.0f} seconds; its workers "
                "are still connected. Waiting; Ctrl+C stops, and the run can be resumed."
            )
        else:
            self._on_message(
                f"No worker is connected to cluster {self._shown} any more; waiting for one. Ctrl+C stops, and the "
                "run can be resumed."
            )

    def _lost(self) -> ClusterLostError:
        return ClusterLostError(
            f"Cluster {self._shown} went away while it screened. What was screened is kept; start its scheduler again, "
            "then the same command"
        )


def _outcome(future: Future) -> "tuple[str, BatchAnswer] | BaseException":
    """The answer of a task, or what it failed with; fetched in the client's own thread for callbacks."""
    try:
        answer: tuple[str, BatchAnswer] = future.result()
    except (Exception, CancelledError) as error:
        return error
    return answer


def _can_be_read(item: WorkItem) -> bool:
    try:
        with item.path.open("rb") as file:
            file.read(1)
    except OSError:
        return False
    return True
