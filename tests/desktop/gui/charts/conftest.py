"""Fixtures of the charts: a made run, open as the window opens it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.gui.runs.open_run import OpenRun
from desktop.shared_store import SharedStore
from desktop.store.run_reader import RunReader
from tests.desktop.store.made_runs import make_run


@pytest.fixture
def run(tmp_path: Path, qapp) -> Iterator[OpenRun]:
    """A run of three cases with twenty images each, whose screening may go on."""
    folder = tmp_path / "run"
    folder.mkdir()
    store = make_run(folder, 60, 20)
    opened = OpenRun(RunReader(folder, check_integrity=False), SharedStore(folder, store))
    yield opened
    opened.close()
