"""The screening of a folder: every image becomes its rows in the store, whatever the image is like."""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import Protocol

from desktop.discovery import FolderWalk, ShouldStop
from desktop.engine.page_result import PageResult, WorkItem
from desktop.engine.pipeline import Ending as EngineEnding
from desktop.folder_listing import FolderListing
from desktop.recording import ResultRecorder, Screened
from desktop.run_summary import Progress, RunSummary, summarise
from desktop.store.run_record import RunState
from desktop.store.run_store import RunStore
from inference.errors import OutputError

OnResult = Callable[[Screened], None]
OnProgress = Callable[[Progress], None]

_LOOK_SECONDS = 0.1


class Engine(Protocol):
    """What screens files: `desktop.engine.pipeline.screen_images` with its workers chosen, or a cluster."""

    def __call__(
        self,
        items: Iterable[WorkItem | None],
        *,
        on_result: Callable[[PageResult], None],
        on_item_done: Callable[[WorkItem], None],
        should_stop: ShouldStop,
    ) -> EngineEnding:
        """Screen files; every callback is called in the calling thread, results of a file together and in order."""


def screen_folder(
    walk: FolderWalk,
    store: RunStore,
    engine: Engine,
    *,
    on_result: OnResult = lambda _screened: None,
    on_progress: OnProgress = lambda _progress: None,
    should_stop: ShouldStop = lambda: False,
    paused_seconds: Callable[[], float] = lambda: 0.0,
) -> RunSummary:
    """Screen every image of a folder that the store has no rows of yet, in the order in which they are found.

    A folder that is screened for the first time is walked meanwhile; a run that goes on is walked first, so that files
    changed since are screened again.

    Args:
        walk: of the folder, not yet begun.
        store: of the run; nothing else writes into it meanwhile.
        engine: what screens.
        on_result: called with every finished row, in this thread; what it raises ends the run.
        on_progress: called after every image.
        should_stop: asked between pages; True ends the run as cancelled. Finished images are kept.
        paused_seconds: how long the engine was held so far by a person, which is no part of the run's time.

    Returns:
        The run in numbers, earlier sessions included.

    Raises:
        UnusableInputError: the folder has not a single image.
        FolderGoneError: it, or a part of it, went away meanwhile.
        OutputError: the store cannot be written. After this and every other error the run can be resumed.
    """
    started = time.monotonic()

    def worked_seconds() -> float:
        return time.monotonic() - started - paused_seconds()

    before = store.counts()
    run = _Run(walk, store, on_result, on_progress, worked_seconds, before.image_count, before.done_count)
    with FolderListing(walk, store) as listing:
        ending = run.screen(listing, engine, should_stop)
    state = RunState.COMPLETE if ending is EngineEnding.COMPLETE else RunState.CANCELLED
    store.end(state, worked_seconds())
    return summarise(store.run, store.counts())


class _Run:
    """One session of a run."""

    def __init__(
        self,
        walk: FolderWalk,
        store: RunStore,
        on_result: OnResult,
        on_progress: OnProgress,
        worked_seconds: Callable[[], float],
        image_count: int,
        done_count: int,
    ) -> None:
        self._walk = walk
        self._store = store
        self._on_progress = on_progress
        self._worked_seconds = worked_seconds
        self._known_count = image_count
        self._is_resumed = image_count > 0
        self._done = done_count
        self._done_before = done_count
        self._recorder = ResultRecorder(store, walk.root, on_result)

    def screen(self, listing: FolderListing, engine: Engine, should_stop: ShouldStop) -> EngineEnding:
        """Take what the listing finds, until all is done or the caller wants to stop."""
        while self._is_resumed and not listing.wait(_LOOK_SECONDS):
            if should_stop():
                return EngineEnding.CANCELLED
        # Images that changed are to be screened again, so fewer may be done now.
        self._done = self._done_before = self._store.counts().done_count

        def look_around() -> bool:
            self._recorder.commit_if_due()
            return should_stop()

        def finish(item: WorkItem) -> None:
            self._recorder.finish(item)
            self._done += 1
            self._on_progress(self._progress(listing))

        try:
            ending = engine(
                self._pending(listing), on_result=self._recorder.take, on_item_done=finish, should_stop=look_around
            )
        except BaseException:
            # What is finished is kept, also where the error that ends the run is the disk's own.
            with suppress(OutputError):
                self._recorder.commit()
            raise
        self._recorder.commit()
        if ending is EngineEnding.CANCELLED or self._walk.was_stopped:
            return EngineEnding.CANCELLED
        listing.check_whole()
        return EngineEnding.COMPLETE

    def _pending(self, listing: FolderListing) -> Iterator[WorkItem | None]:
        after = 0
        while True:
            # Asked in this order, no image can be added unseen between the two.
            has_ended = listing.has_ended
            batch = self._store.pending(after)
            for image in batch:
                yield WorkItem(image.image_id, self._walk.folder / image.path)
            if batch:
                after = batch[-1].image_id
            elif has_ended:
                return
            else:
                yield None

    def _progress(self, listing: FolderListing) -> Progress:
        return Progress(
            done=self._done,
            total=self._known_count + listing.new_count,
            elapsed_seconds=self._worked_seconds(),
            done_before=self._done_before,
            is_total_known=listing.has_ended,
        )
