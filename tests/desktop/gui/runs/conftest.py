"""Fixtures of the run core: made stores of many rows, opened as the window opens them."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop.gui.runs.open_run import OpenRun
from desktop.gui.runs.results_pane import ResultsPane
from desktop.gui.runs.table_model import RunTableModel
from desktop.gui.runs.thumbnail_source import ThumbnailSource
from desktop.shared_store import SharedStore
from desktop.store.run_reader import RunReader
from desktop.store.run_record import RunState
from desktop.store.run_store import RunStore
from desktop.thumbnails import ThumbnailCache
from tests.desktop.store.made_runs import RUN, SCREENED_FOLDER, SETTINGS, found_images, make_run, screened

COUNT = 300


@pytest.fixture
def open_made_run(tmp_path, qapp) -> Iterator[Callable[..., OpenRun]]:
    """Opens a made run of so many rows; it is complete unless it is to grow."""
    runs: list[OpenRun] = []

    def open_it(count: int = COUNT, *, growing: bool = False, name: str = "run") -> OpenRun:
        folder = tmp_path / name
        folder.mkdir()
        store = make_run(folder, count, 50)
        if not growing:
            store.end(RunState.COMPLETE)
        runs.append(OpenRun(RunReader(folder), SharedStore(folder, store)))
        return runs[-1]

    yield open_it
    for run in runs:
        run.close()


def grow(run: OpenRun, first: int, count: int) -> None:
    """Screen more images into a run, as its writer does."""
    store = run.writer.get()
    store.add_found(list(found_images(first + count, 50))[first:])
    store.commit([screened(image) for image in store.iterate_pending()])
    run.tell_changed()


@pytest.fixture
def empty_run(tmp_path, qapp) -> Iterator[OpenRun]:
    """A run that has just begun."""
    folder = tmp_path / "empty"
    folder.mkdir()
    store = RunStore.create(folder, RUN, SCREENED_FOLDER, SETTINGS)
    run = OpenRun(RunReader(folder), SharedStore(folder, store))
    yield run
    run.close()


@pytest.fixture
def thumbnails(tmp_path: Path) -> Iterator[ThumbnailSource]:
    """Thumbnails with a cache of their own."""
    source = ThumbnailSource(ThumbnailCache(tmp_path / "thumbnail cache"))
    yield source
    source.close()


@pytest.fixture
def model(qapp) -> Iterator[RunTableModel]:
    """A table model of no run."""
    made = RunTableModel()
    yield made
    made.set_run(None)


@pytest.fixture
def pane(qtbot, model, thumbnails) -> ResultsPane:
    """The pane, shown at the size that it has in a small window."""
    widget = ResultsPane(model, thumbnails)
    qtbot.addWidget(widget)
    widget.resize(600, 640)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


@pytest.fixture
def show(qtbot, pane) -> Callable[[OpenRun], ResultsPane]:
    """Shows a run in the pane and waits for its rows."""

    def show_it(run: OpenRun) -> ResultsPane:
        with qtbot.waitSignal(pane.rows.arranged):
            pane.set_run(run)
        return pane

    return show_it
