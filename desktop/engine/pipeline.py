"""The way of many images through reading and inference at once, and back into their order, in bounded memory."""

import queue
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

from desktop.engine.page_result import PageResult, WorkItem, result_of_refusal, result_of_unreadable_tile
from desktop.engine.pause import PauseGate
from desktop.engine.plan import EnginePlan
from desktop.engine.process_reader import open_reader
from desktop.engine.reading import ImageReader, ReaderAbortedError
from desktop.engine.reading_process import ReadPage
from inference.classifier import Classifier
from inference.decision import Prediction
from inference.errors import UnreadableImageError
from inference.preprocessing import PreprocessSpec
from inference.runtime import ModelRejectedError
from inference.slides import UnreadableTile

# How long a thread waits before it looks whether the run has ended.
_LOOK_SECONDS = 0.1
# Pages of one file that may wait for their turn; a file of a thousand pages is not read ahead further.
_PAGES_AHEAD = 4
# The second reader and all others let the first one start alone: the first result comes sooner.
_HEAD_START_SECONDS = 2.0

Value = TypeVar("Value")


class Ending(StrEnum):
    """How the way of the items ended."""

    COMPLETE = "complete"
    CANCELLED = "cancelled"


def screen_images(
    items: Iterable[WorkItem | None],
    *,
    make_classifier: Callable[[], Classifier],
    plan: EnginePlan,
    spec: PreprocessSpec,
    on_result: Callable[[PageResult], None],
    on_item_done: Callable[[WorkItem], None] = lambda _item: None,
    should_stop: Callable[[], bool] = lambda: False,
    gate: PauseGate | None = None,
    readers: Sequence[ImageReader] = (),
) -> Ending:
    """Screen files, several at once; results come back in the order of the items.

    `items`, `on_result`, `on_item_done` and `should_stop` are only ever used in the calling thread. At most
    `plan.files_in_flight` items are taken ahead of the one whose result is due. What any callback or the iterator
    raises ends the run; so do errors of the classifier other than `ModelRejectedError`, which costs the rest of its
    file. However the run ends, no thread and no process of it is left.

    Args:
        items: the files, as lazy as may be. None says that there is none at the moment, but may be soon.
        make_classifier: called once in each inference worker's thread.
        plan: how many of what.
        spec: of the classifiers' card.
        on_result: called with every page; the last one of a file may say that its rest cannot be read.
        on_item_done: called after the last page of a file. A file whose pages were cut short by a stop is not done.
        should_stop: asked before every page, and ten times a second while there is none.
        gate: nothing new is inferred while it is shut; reading stops a few pages later, when nobody takes them.
        readers: opened before (`open_reader`), to save their start; the run closes them. Those that the plan has
            besides are opened here.

    Raises:
        ReadingStartError: no reading process can be started.
        BundleRefusedError: and whatever else `make_classifier` raises.
    """
    opened = list(readers)
    while len(opened) < plan.reader_count:
        # All but the first start with their first file, in their own threads: see `_Run._read`.
        starts_now = not opened
        opened.append(open_reader(plan.reading, time_limit_seconds=plan.time_limit_seconds, starts_now=starts_now))
    run = _Run(make_classifier, plan, spec, opened, gate or PauseGate())
    with run:
        return run.deliver(iter(items), on_result, on_item_done, should_stop)


class _RunEndedError(Exception):
    """Ends a thread of a run that is over; never seen outside."""


class _CancelledError(Exception):
    """Ends the delivery when the caller wants to stop; never seen outside."""


@dataclass(frozen=True, eq=False)
class _Slot:
    """A page on its way: what was read, and the prediction that will come."""

    read: ReadPage
    answer: "Future[Prediction]"


@dataclass(frozen=True)
class _Refused:
    """The rest of a file cannot be read."""

    error: UnreadableImageError
    elapsed_ms: float


# A page of a ticket, or what ends its pages.
_Found = _Slot | UnreadableTile | _Refused | None


@dataclass(frozen=True, eq=False)
class _Ticket:
    """An item on its way, with its pages in order; a refusal or None ends them."""

    item: WorkItem
    pages: "queue.Queue[_Found]" = field(default_factory=lambda: queue.Queue(maxsize=_PAGES_AHEAD))
    is_given_up: threading.Event = field(default_factory=threading.Event)


class _Run:
    """The threads of one run. Tickets go to the reading threads, their pages as slots to the inference workers."""

    def __init__(
        self,
        make_classifier: Callable[[], Classifier],
        plan: EnginePlan,
        spec: PreprocessSpec,
        readers: Sequence[ImageReader],
        gate: PauseGate,
    ) -> None:
        self._make_classifier = make_classifier
        self._plan = plan
        self._spec = spec
        self._readers = readers
        self._gate = gate
        self._ended = threading.Event()
        self._has_read = threading.Event()
        self._failure: BaseException | None = None
        # Unbounded, but never holds more than `files_in_flight` tickets.
        self._to_read: queue.Queue[_Ticket] = queue.Queue()
        self._to_answer: queue.Queue[_Slot] = queue.Queue(maxsize=2 * plan.worker_count)
        self._threads = [
            *(threading.Thread(target=self._watch, args=(self._read, reader), daemon=True) for reader in readers),
            *(threading.Thread(target=self._watch, args=(self._infer,), daemon=True) for _ in range(plan.worker_count)),
        ]

    def __enter__(self) -> None:
        for thread in self._threads:
            thread.start()

    def __exit__(self, *_error: object) -> None:
        self._ended.set()
        self._has_read.set()
        for reader in self._readers:
            reader.abort()
        for thread in self._threads:
            thread.join()
        for reader in self._readers:
            reader.close()

    def deliver(
        self,
        items: Iterator[WorkItem | None],
        on_result: Callable[[PageResult], None],
        on_item_done: Callable[[WorkItem], None],
        should_stop: Callable[[], bool],
    ) -> Ending:
        """Take items and give results, in the calling thread, until all are done."""
        due: deque[_Ticket] = deque()
        has_more = True
        try:
            while has_more or due:
                if should_stop():
                    raise _CancelledError
                while has_more and len(due) < self._plan.files_in_flight:
                    try:
                        item = next(items)
                    except StopIteration:
                        has_more = False
                        break
                    if item is None:
                        break
                    due.append(_Ticket(item))
                    self._to_read.put(due[-1])
                if due:
                    self._deliver_file(due[0], on_result, should_stop)
                    on_item_done(due.popleft().item)
                elif has_more:
                    self._ended.wait(_LOOK_SECONDS)
                    self._raise_failure()
        except _CancelledError:
            return Ending.CANCELLED
        return Ending.COMPLETE

    def _deliver_file(
        self, ticket: _Ticket, on_result: Callable[[PageResult], None], should_stop: Callable[[], bool]
    ) -> None:
        position, page_after_last = 0, 0
        while True:
            found = self._await(lambda: ticket.pages.get(timeout=_LOOK_SECONDS), should_stop)
            if found is None:
                return
            if ticket.is_given_up.is_set():
                if isinstance(found, _Refused):
                    return
                continue
            if position > 0 and should_stop():
                raise _CancelledError
            if isinstance(found, _Refused):
                on_result(result_of_refusal(ticket.item, position, page_after_last, found.error, found.elapsed_ms))
                return
            if isinstance(found, UnreadableTile):
                result = result_of_unreadable_tile(ticket.item, position, found)
            else:
                result = self._result_of(ticket.item, position, found, should_stop)
                # What the model fails on ends its file, as a page that cannot be read does.
                if result.prediction is None:
                    ticket.is_given_up.set()
            on_result(result)
            position, page_after_last = position + 1, result.page + 1

    def _result_of(self, item: WorkItem, position: int, slot: _Slot, should_stop: Callable[[], bool]) -> PageResult:
        prepared = slot.read.prepared
        prediction: Prediction | None = None
        reason = ""
        try:
            prediction = self._await(lambda: slot.answer.result(timeout=_LOOK_SECONDS), should_stop)
        except ModelRejectedError as error:
            reason = f"the model failed on this image: {error}"
        return PageResult(
            item=item,
            position=position,
            page=prepared.page,
            prepared=prepared,
            prediction=prediction,
            reason=reason,
            sha256=prepared.sha256,
            elapsed_ms=slot.read.elapsed_ms + (prediction.elapsed_ms if prediction else 0.0),
            near_hash=slot.read.near_hash,
            tile_x=prepared.tile_x,
            tile_y=prepared.tile_y,
        )

    def _await(self, look: Callable[[], Value], should_stop: Callable[[], bool]) -> Value:
        while True:
            try:
                return look()
            except (queue.Empty, TimeoutError):
                self._raise_failure()
                if should_stop():
                    raise _CancelledError from None

    def _raise_failure(self) -> None:
        if self._failure is not None:
            raise self._failure

    def _watch(self, work: Callable[..., None], *arguments: object) -> None:
        """The body of every thread: what ends one unexpectedly ends the run, in the calling thread."""
        try:
            work(*arguments)
        except (_RunEndedError, ReaderAbortedError):
            return
        except BaseException as error:
            # The first error is the cause; what follows may be its consequence.
            if not self._ended.is_set():
                self._failure = error
                self._ended.set()

    def _read(self, reader: ImageReader) -> None:
        if reader is not self._readers[0]:
            self._has_read.wait(_HEAD_START_SECONDS)
        while True:
            ticket = self._get(self._to_read)
            pages = reader.pages(ticket.item.path, self._spec)
            is_over = False
            while not is_over:
                started = time.perf_counter()
                try:
                    read = next(pages, None)
                except UnreadableImageError as error:
                    elapsed_ms = (time.perf_counter() - started) * 1000.0
                    self._put(ticket.pages, _Refused(error, elapsed_ms))
                    break
                self._has_read.set()
                if isinstance(read, UnreadableTile):
                    self._put(ticket.pages, read)
                elif read is not None:
                    slot = _Slot(read, Future())
                    self._put(ticket.pages, slot)
                    self._put(self._to_answer, slot)
                is_over = read is None or ticket.is_given_up.is_set()
            else:
                pages.close()
                self._put(ticket.pages, None)

    def _infer(self) -> None:
        classifier = self._make_classifier()
        while True:
            slot = self._get(self._to_answer)
            self._gate.wait_until_open(self._ended)
            try:
                slot.answer.set_result(classifier.answer(slot.read.prepared))
            except ModelRejectedError as error:
                slot.answer.set_exception(error)

    def _get(self, source: "queue.Queue[Value]") -> Value:
        while not self._ended.is_set():
            try:
                return source.get(timeout=_LOOK_SECONDS)
            except queue.Empty:
                continue
        raise _RunEndedError

    def _put(self, target: "queue.Queue[Value]", value: Value) -> None:
        while not self._ended.is_set():
            try:
                target.put(value, timeout=_LOOK_SECONDS)
            except queue.Full:
                continue
            return
        raise _RunEndedError
