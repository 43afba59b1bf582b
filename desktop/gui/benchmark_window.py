"""The window as its benchmark drives it: real widgets, real events, a run of any size."""

import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QAbstractItemView

from desktop.app_settings import AppSettings, load_settings, settings_path
from desktop.gui.app import make_application, model_source
from desktop.gui.collector import wait_with_collections
from desktop.gui.main_window import MainWindow
from desktop.gui.page_host import PageId
from desktop.gui.session_note import SessionNote
from desktop.gui.settings_keeper import SettingsKeeper
from desktop.gui.stall_monitor import Stall, StallMonitor

if TYPE_CHECKING:
    # For types alone: the window loads the engine when it can be seen, and so must its benchmark.
    from desktop.gui.model_source import ModelSource
    from desktop.gui.runs.results_pane import ResultsPane
    from desktop.gui.session import Session
    from desktop.run_summary import RunSummary

Step = Callable[[], object]
Plan = tuple[str, Iterator[Step]]

_TEXTS = ("0", "00", "007", "field 00001", "fall ü 0003", "nothing like it", "")
_SELECT_EVERY_MS = 333
_WAIT_SECONDS = 60
_LOOK_MS = 5


@dataclass(frozen=True)
class Screened:
    """How a screening went for the window.

    Attributes:
        stalls: above the limit.
        worst_ms: the longest gap of the event loop.
        seconds: from the wish to the end.
    """

    stalls: list[Stall]
    worst_ms: float
    summary: "RunSummary"
    seconds: float


class BenchmarkWindow:
    """Opens the program's window and goes through it.

    Args:
        source: how the model is loaded; the program's own way unless another is given.
    """

    def __init__(self, source: "Callable[[AppSettings], ModelSource] | None" = None) -> None:
        wait_with_collections()
        loaded = load_settings(settings_path())
        self._app = make_application(["smearscope"], loaded.settings)
        keeper = SettingsKeeper(settings_path(), loaded)
        keeper.change(tour_seen=True)
        self._window = MainWindow(keeper, SessionNote(), source or model_source(None))
        self._is_ready = False
        self._window.ready.connect(self._on_ready)
        self._window.show()
        # Painted, and free for the first click.
        self.settle()

    def begin(self, run: Path | None = None) -> None:
        """Have the engine loaded, and wait until it is.

        Args:
            run: to be opened then, as a start after a crash does; `wait_for_rows` waits for it.
        """
        if run is not None:
            self._window.open_run(run)
        self._window.begin()
        self._wait_until(lambda: self._is_ready)

    @property
    def row_count(self) -> int:
        """Rows that are shown."""
        return self._pane.rows.rowCount()

    def settle(self) -> None:
        """Handle events until there is nothing left to be done at once."""
        loop = QEventLoop()
        # A timer of 0 ms fires after everything that waits, painting included.
        QTimer.singleShot(0, lambda: QTimer.singleShot(0, loop.quit))
        loop.exec()

    def open_run(self, run: Path) -> None:
        """Open a stored run, and wait until its rows are shown."""
        self._window.open_run(run)
        self.wait_for_rows()

    def look_around(self) -> None:
        """As a person does after a start: what the window prepares meanwhile is then done."""
        self._wait_until(lambda: self._window.is_prepared and self._session.model is not None)
        self.settle()

    def wait_for_rows(self) -> None:
        """Wait until rows are shown."""
        self._wait_until(lambda: self._found_pane() is not None and self.row_count > 0)
        self.settle()

    @property
    def _pane(self) -> "ResultsPane":
        pane = self._found_pane()
        if pane is None:
            raise RuntimeError("the window shows no results")
        return pane

    @property
    def _session(self) -> "Session":
        if self._window.flow is None:
            raise RuntimeError("the engine is not loaded")
        return self._window.flow.session

    def _found_pane(self) -> "ResultsPane | None":
        from desktop.gui.runs.results_pane import ResultsPane

        return self._window.findChild(ResultsPane) if self._is_ready else None

    def _on_ready(self) -> None:
        self._is_ready = True

    def _wait_until(self, is_so: Callable[[], bool]) -> None:
        ends_at = time.monotonic() + _WAIT_SECONDS
        loop, look = QEventLoop(), QTimer()
        look.setInterval(_LOOK_MS)
        look.timeout.connect(lambda: loop.quit() if is_so() or time.monotonic() > ends_at else None)
        look.start()
        # Sleeps between events, as the program does: polling would keep the other threads from working.
        loop.exec()
        look.stop()
        if not is_so():
            raise TimeoutError(f"waited in vain for {_WAIT_SECONDS} s")

    def scroll_plans(self, count: int) -> Iterator[Plan]:
        """Each way to scroll in table and thumbnails, in `count` steps each."""
        for thumbnails, name in ((False, "table"), (True, "thumbnails")):
            self._pane.show_thumbnails(thumbnails)
            view: QAbstractItemView = self._pane.grid if thumbnails else self._pane.table
            self.settle()
            yield f"{name}: wheel", self._scroll(view, [120 * step for step in range(count)])
            yield f"{name}: page by page", self._scroll(view, [step * view.height() for step in range(count)])
            dice = random.Random(0)
            far = [dice.randrange(view.verticalScrollBar().maximum() + 1) for _ in range(count)]
            yield f"{name}: dragged anywhere", self._scroll(view, far)
            yield f"{name}: arrow key, with image and answer", (self._select_next for _ in range(count))
        self._pane.show_thumbnails(False)

    def arrange_plans(self) -> Iterator[Plan]:
        """Filters and orders."""
        from desktop.gui.runs.quick_filter import NamedOrder, QuickFilter

        pane = self._pane
        yield "typing a filter", (partial(pane.text_box.setText, text) for text in _TEXTS)
        quick = [*range(1, len(QuickFilter)), 0]
        yield "quick filter", (partial(pane.quick_box.setCurrentIndex, place) for place in quick)
        orders = [*range(1, len(NamedOrder)), 0]
        yield "order", (partial(pane.order_box.setCurrentIndex, place) for place in orders)
        pane.show_thumbnails(True)
        yield "order, thumbnails", (partial(pane.order_box.setCurrentIndex, place) for place in orders)
        pane.show_thumbnails(False)

    def longest_gap_ms(self, step: Step) -> float:
        """Do what rearranges the rows, wait until it is shown, and say how long the event loop stood still at most."""
        arranged: list[bool] = []
        connection = self._pane.rows.arranged.connect(lambda: arranged.append(True))
        monitor = StallMonitor()
        monitor.start()
        step()
        self._wait_until(lambda: bool(arranged))
        self.settle()
        monitor.stop()
        self._pane.rows.arranged.disconnect(connection)
        return max(monitor.worst_ms, 0.0)

    def screen(self, folder: Path, limit_ms: float, *, select: bool) -> Screened:
        """Screen a folder, with its rows on the screen meanwhile."""
        ended: list[RunSummary | None] = []
        self._session.run_ended.connect(lambda end: ended.append(end.summary))
        monitor = StallMonitor(limit_ms, with_stacks=True)
        walk = QTimer()
        walk.setInterval(_SELECT_EVERY_MS)
        walk.timeout.connect(lambda: self._pane.select_neighbour(1))
        started = time.perf_counter()
        monitor.start()
        self._window.open_folder(folder)
        self._wait_until(lambda: self._session.run is not None or bool(ended))
        self._window.show_page(PageId.RESULTS)
        if select:
            walk.start()
        loop = QEventLoop()
        self._session.run_ended.connect(loop.quit)
        if not ended:
            loop.exec()
        self.settle()
        walk.stop()
        monitor.stop()
        seconds = time.perf_counter() - started
        if ended[0] is None:
            raise RuntimeError("the folder was not screened")
        return Screened(monitor.stalls, monitor.worst_ms, ended[0], seconds)

    def close(self) -> None:
        """Close the window and end its threads."""
        self._window.close()
        self._window.shut_down()
        self._app.processEvents()

    def _scroll(self, view: QAbstractItemView, places: list[int]) -> Iterator[Step]:
        def to(place: int) -> None:
            view.verticalScrollBar().setValue(place)
            self._app.processEvents()

        return (partial(to, place) for place in places)

    def _select_next(self) -> None:
        self._pane.select_neighbour(1)
        self._app.processEvents()
