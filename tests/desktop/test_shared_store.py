"""One process writes into a run folder through one store, however many of its parts want to."""

import pytest

from desktop.shared_store import RunWriters, SharedStore
from desktop.store.run_store import RunStore
from inference.errors import UnusableInputError


@pytest.fixture
def folder(tmp_path, run_info):
    path = tmp_path / "run"
    RunStore.create(path, run_info, tmp_path / "images", {}).close()
    return path


def test_two_parts_of_a_window_write_through_one_store(folder, tmp_path):
    writers = RunWriters()
    first, second = writers.take(folder), writers.take(tmp_path / "." / "run")

    assert first.get() is second.get()
    first.close()
    assert second.get().run, "it stays open for the other one"
    second.close()


def test_after_the_last_close_another_process_may_write(folder):
    writers = RunWriters()
    writer, again = writers.take(folder), writers.take(folder)
    writer.get()
    writer.close()
    with pytest.raises(UnusableInputError, match="is in use: a SmearScope window has it open"):
        RunStore.open(folder)
    again.close()

    RunStore.open(folder).close()


def test_a_writer_that_was_closed_opens_the_store_anew(folder):
    writers = RunWriters()
    writers.take(folder).close()

    writer = writers.take(folder)

    assert writer.get().run
    writer.close()


def test_a_store_is_not_put_in_the_place_of_another_one(folder, tmp_path, run_info):
    writer = SharedStore(folder)
    writer.get()
    with (
        RunStore.create(tmp_path / "other", run_info, tmp_path / "images", {}) as other,
        pytest.raises(ValueError, match="is open already"),
    ):
        writer.adopt(other)
    writer.close()
