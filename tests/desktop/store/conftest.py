"""Fixtures of the store's tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.store.run_store import RunStore
from tests.desktop.store.made_runs import RUN, SCREENED_FOLDER, SETTINGS


@pytest.fixture
def store(tmp_path: Path) -> Iterator[RunStore]:
    """A run that has just begun."""
    with RunStore.create(tmp_path / "run", RUN, SCREENED_FOLDER, SETTINGS) as made:
        yield made
