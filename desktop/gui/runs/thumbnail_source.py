"""Gives views the thumbnails of what they show: at once from memory, else soon from a worker."""

from collections import OrderedDict
from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPixmap

from desktop.gui.runs.open_run import OpenRun
from desktop.gui.worker import Task, TaskControl, Worker
from desktop.pictures.source import PictureSource
from desktop.store.results import StoredResult
from desktop.thumbnails import ThumbnailCache, ThumbnailMaker, key_of

# Pixmaps in memory: some screens full of them.
_KEPT_BYTES = 48 * 1024**2
# What was asked for last is seen now; older wishes have been scrolled away.
_MOST_WAITING = 160
_AT_ONCE = 12


class ThumbnailSource(QObject):
    """Thumbnails of one run at a time.

    Signals:
        arrived: some of those that were asked for are there now; paint again.

    Args:
        cache: on the disk.
    """

    arrived = Signal()

    def __init__(self, cache: ThumbnailCache, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cache = cache
        self._maker = ThumbnailMaker(cache)
        self._worker = Worker("thumbnails", self)
        self._source: PictureSource | None = None
        self._task: Task | None = None
        self._waiting: OrderedDict[str, StoredResult] = OrderedDict()
        # Each repaint asks again for what it still lacks.
        self._making: frozenset[str] = frozenset()
        # None stands for a row whose file cannot be shown: it is not asked for again and again.
        self._pixmaps: OrderedDict[str, QPixmap | None] = OrderedDict()
        self._kept_bytes = 0

    def set_run(self, run: OpenRun | None) -> None:
        """Show another run's images."""
        self._waiting.clear()
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self._making = frozenset()
        # A file that was missing in the other run may be there now.
        self._pixmaps = OrderedDict((key, pixmap) for key, pixmap in self._pixmaps.items() if pixmap is not None)
        self._source = None if run is None else run.picture_source

    def pixmap(self, result: StoredResult) -> QPixmap | None:
        """The thumbnail of a row; None when it has none, or not yet: then `arrived` follows."""
        key = key_of(result)
        if key is None:
            return None
        if key in self._pixmaps:
            self._pixmaps.move_to_end(key)
            return self._pixmaps[key]
        if key in self._making:
            return None
        self._waiting[key] = result
        self._waiting.move_to_end(key)
        while len(self._waiting) > _MOST_WAITING:
            self._waiting.popitem(last=False)
        self._ask()
        return None

    def image(self, result: StoredResult) -> QImage | None:
        """The thumbnail of a row if it is in memory; nothing is asked for."""
        pixmap = self._pixmaps.get(key_of(result) or "")
        return None if pixmap is None else pixmap.toImage()

    def is_missing(self, result: StoredResult) -> bool:
        """Whether the file of a row was looked for and cannot be shown."""
        key = key_of(result)
        return key is None or (key in self._pixmaps and self._pixmaps[key] is None)

    def close(self) -> None:
        """End the worker; nothing more arrives."""
        self._worker.stop()
        self._cache.close()

    def _ask(self) -> None:
        if self._task is not None or self._source is None or not self._waiting:
            return
        wanted = [self._waiting.popitem() for _ in range(min(_AT_ONCE, len(self._waiting)))]
        self._making = frozenset(key for key, _result in wanted)
        source = self._source
        task = self._worker.start(lambda control: self._make(control, source, wanted))
        task.finished.connect(lambda made: self._take(task, made))
        task.failed.connect(lambda error: self._give_up(task, error, wanted))
        self._task = task

    def _make(
        self, control: TaskControl, source: PictureSource, wanted: Sequence[tuple[str, StoredResult]]
    ) -> dict[str, QImage | None]:
        """In the worker's thread."""
        made: dict[str, QImage | None] = {}
        for key, result in wanted:
            if control.should_stop():
                break
            jpeg = self._maker.thumbnail(source, result)
            image = None if jpeg is None else QImage.fromData(jpeg)
            made[key] = None if image is None or image.isNull() else image
        return made

    def _take(self, task: Task, made: dict[str, QImage | None]) -> None:
        if task is not self._task:
            return
        self._task = None
        self._making = frozenset()
        for key, image in made.items():
            pixmap = None if image is None else QPixmap.fromImage(image)
            self._kept_bytes += _size_bytes(pixmap) - _size_bytes(self._pixmaps.pop(key, None))
            self._pixmaps[key] = pixmap
        while self._kept_bytes > _KEPT_BYTES:
            _key, oldest = self._pixmaps.popitem(last=False)
            self._kept_bytes -= _size_bytes(oldest)
        self.arrived.emit()
        self._ask()

    def _give_up(self, task: Task, error: Exception, wanted: Sequence[tuple[str, StoredResult]]) -> None:
        """One of a batch is broken in a way that nobody foresaw: go without the batch, and on with the rest."""
        if task is self._task:
            self._task = None
            self._making = frozenset()
            self._pixmaps.update(dict.fromkeys(key for key, _result in wanted))
            self._ask()
        raise error


def _size_bytes(pixmap: QPixmap | None) -> int:
    return 0 if pixmap is None else pixmap.width() * pixmap.height() * pixmap.depth() // 8
