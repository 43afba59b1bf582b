"""Reads rows' pictures in a worker: the whole image small, tiles when a view asks, the slide around a tile."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from desktop.gui.pixels import to_qimage
from desktop.gui.worker import Task, TaskControl, Worker
from desktop.pictures.pyramid import PicturePyramid
from desktop.pictures.slide_place import slide_place, tile_values
from desktop.pictures.source import PictureReader, PictureSource
from desktop.pictures.tiling import TileKey, Tiling
from desktop.store.results import RowKey, StoredResult
from inference.slides import SlidePlan

# Three fields of 12 million pixels: the one that is shown, and those before and after it.
_MOST_KEPT_BYTES = 150_000_000


@dataclass(frozen=True, eq=False)
class OpenedPicture:
    """A picture that can be shown, and whose tiles can be asked for.

    Attributes:
        base: the whole picture, at most 1024 pixels a side.
        tiling: its full size and tiles.
        is_tile: whether it is a tile of a slide.
    """

    base: QImage
    tiling: Tiling
    is_tile: bool


@dataclass
class _Kept:
    pyramid: PicturePyramid
    slide: SlidePlan | None


@dataclass(frozen=True, eq=False)
class _Wanted:
    source: PictureSource
    result: StoredResult

    @property
    def name(self) -> tuple[PictureSource, str, RowKey]:
        return self.source, self.result.row.run.run_id, self.result.key


class _Keeper:
    """The pictures read last. Used in the worker's thread alone."""

    def __init__(self) -> None:
        self._reader = PictureReader()
        self._kept: OrderedDict[tuple[PictureSource, str, RowKey], _Kept] = OrderedDict()
        self.kept_bytes = 0

    def forget(self, _control: TaskControl) -> None:
        """Let go of the pictures; the one that is shown is read again when a tile of it is asked for. A job."""
        self._kept.clear()
        self.kept_bytes = 0

    def get(self, wanted: _Wanted) -> _Kept:
        found = self._kept.get(wanted.name)
        if found is None:
            read = self._reader.read(wanted.source, wanted.result)
            pyramid = PicturePyramid(read.pixels, lambda: self._reader.read(wanted.source, wanted.result).pixels)
            found = self._kept[wanted.name] = _Kept(pyramid, read.slide)
        self._kept.move_to_end(wanted.name)
        while len(self._kept) > 1 and sum(each.pyramid.size_bytes for each in self._kept.values()) > _MOST_KEPT_BYTES:
            self._kept.popitem(last=False)
        self.kept_bytes = sum(each.pyramid.size_bytes for each in self._kept.values())
        return found


@dataclass(frozen=True)
class _OpenJob:
    keeper: _Keeper
    wanted: _Wanted

    def __call__(self, control: TaskControl) -> OpenedPicture | None:
        if control.should_stop():
            return None
        kept = self.keeper.get(self.wanted)
        if control.should_stop():
            return None
        return OpenedPicture(to_qimage(kept.pyramid.base()), kept.pyramid.tiling, kept.slide is not None)


@dataclass(frozen=True)
class _TilesJob:
    """Reports each tile as (TileKey, QImage)."""

    keeper: _Keeper
    wanted: _Wanted
    keys: tuple[TileKey, ...]

    def __call__(self, control: TaskControl) -> None:
        for key in self.keys:
            if control.should_stop():
                return
            control.report((key, to_qimage(self.keeper.get(self.wanted).pyramid.tile(key))))


@dataclass(frozen=True)
class _PlaceJob:
    keeper: _Keeper
    wanted: _Wanted

    def __call__(self, control: TaskControl) -> object:
        slide = None if control.should_stop() else self.keeper.get(self.wanted).slide
        if slide is None:
            return None
        run_folder = self.wanted.source.run_folder
        values = {} if run_folder is None else tile_values(run_folder, self.wanted.result)
        return None if control.should_stop() else slide_place(slide, values)


@dataclass
class _Tasks:
    """What is under way for the picture that is shown."""

    open: Task | None = None
    tiles: Task | None = None
    place: Task | None = None
    asked: frozenset[TileKey] = field(default_factory=frozenset)

    def cancel(self) -> None:
        for task in (self.open, self.tiles, self.place):
            if task is not None:
                task.cancel()


class ImageLoader(QObject):
    """One picture at a time, the latest that was asked for; answers for an earlier one are dropped.

    Args:
        worker: decodes; one of its own, so that nothing waits behind an export.

    Signals:
        opened: OpenedPicture.
        tile_read: TileKey, QImage.
        place_found: SlidePlace, of a slide's tile.
        failed: the exception, `PictureMissingError` where it is the file's fault.
    """

    opened = Signal(object)
    tile_read = Signal(object, object)
    place_found = Signal(object)
    failed = Signal(object)

    def __init__(self, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._keeper = _Keeper()
        self._wanted: _Wanted | None = None
        self._tasks = _Tasks()
        self._prefetch: Task | None = None
        self._is_closed = False

    def close(self) -> None:
        """Read nothing more; to be called before the worker is stopped, which a late wish would start again."""
        self.drop()
        self._is_closed = True

    def show(self, source: PictureSource, result: StoredResult) -> None:
        """Read the picture of a row."""
        self.drop()
        if self._is_closed:
            return
        self._wanted = wanted = _Wanted(source, result)
        self._tasks.open = self._start(_OpenJob(self._keeper, wanted), self._on_opened)

    def drop(self) -> None:
        """Show nothing more of the picture that was asked for."""
        self._tasks.cancel()
        if self._prefetch is not None:
            self._prefetch.cancel()
        self._tasks, self._wanted, self._prefetch = _Tasks(), None, None

    def forget(self) -> None:
        """Let go of what is kept in memory, while no one looks; what is on the screen stays there."""
        if not self._is_closed and self.kept_bytes:
            self._worker.start(self._keeper.forget)

    @property
    def kept_bytes(self) -> int:
        """What the decoded pictures take in memory, as of the last job."""
        return self._keeper.kept_bytes

    def prefetch(self, source: PictureSource, result: StoredResult) -> None:
        """Read a picture that is likely to be asked for next, when nothing else is to be read."""
        if self._is_closed:
            return
        if self._prefetch is not None:
            self._prefetch.cancel()
        # Whatever is wrong with it is told when it is really asked for.
        self._prefetch = self._worker.start(_OpenJob(self._keeper, _Wanted(source, result)))

    def want_tiles(self, keys: tuple[TileKey, ...]) -> None:
        """Read tiles of the picture that is shown, in this order; tiles asked for before are read no longer."""
        if self._wanted is None or frozenset(keys) == self._tasks.asked:
            return
        if self._tasks.tiles is not None:
            self._tasks.tiles.cancel()
        self._tasks.tiles, self._tasks.asked = None, frozenset(keys)
        if keys:
            job = _TilesJob(self._keeper, self._wanted, keys)
            self._tasks.tiles = self._start(job, lambda _nothing: self._forget_asked(keys))

    def _start(self, job: Callable[[TaskControl], object], then: Callable[[object], None]) -> Task:
        tasks = self._tasks
        task = self._worker.start(job)

        def on_progress(value: object) -> None:
            if self._tasks is tasks and isinstance(value, tuple):
                self.tile_read.emit(*value)

        def on_finished(value: object) -> None:
            if self._tasks is tasks:
                then(value)

        def on_failed(error: object) -> None:
            if self._tasks is tasks:
                self.failed.emit(error)

        task.progress.connect(on_progress)
        task.finished.connect(on_finished)
        task.failed.connect(on_failed)
        return task

    def _on_opened(self, opened: object) -> None:
        if not isinstance(opened, OpenedPicture) or self._wanted is None:
            return
        self.opened.emit(opened)
        if opened.is_tile:
            self._tasks.place = self._start(_PlaceJob(self._keeper, self._wanted), self._on_place)

    def _on_place(self, place: object) -> None:
        if place is not None:
            self.place_found.emit(place)

    def _forget_asked(self, keys: tuple[TileKey, ...]) -> None:
        if self._tasks.asked == frozenset(keys):
            self._tasks.asked = frozenset()
