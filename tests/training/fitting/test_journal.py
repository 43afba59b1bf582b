"""The log has one line for each epoch, whatever ended the process that wrote it."""

import datetime
import json
from pathlib import Path
from typing import Any

import pytest

from inference.errors import OutputError
from tests.training.made_up_training import epoch_log, training_start
from tests.training.tiny import tiny_recipe
from training.figures.training_history import read_history
from training.fitting.journal import Journal, journal_path
from training.fitting.observer import StopReason
from training.fitting.training_state import PartEpoch, TrainingState


def _state(epochs_done: int, batches_done: int = 0) -> TrainingState:
    part = PartEpoch(learning_rate=1e-3, batches_done=batches_done) if batches_done else None
    history = tuple(epoch_log(epoch) for epoch in range(epochs_done))
    return TrainingState(
        identity="mine", history=history, part=part, weights_file="w.npz" if epochs_done or batches_done else ""
    )


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    now = datetime.datetime(2024, 5, 6, 7, 8, 9, tzinfo=datetime.UTC)
    return Journal(journal_path(tmp_path / "tiny.keras"), now=lambda: now)


def _lines(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / "tiny.history.jsonl").read_text().splitlines()]


def _epochs(folder: Path) -> list[int]:
    return [line["epoch"] for line in _lines(folder) if line["event"] == "epoch"]


def test_a_whole_training_is_told_line_by_line(tmp_path: Path, journal: Journal):
    journal.on_start(training_start(_state(0)))
    journal.on_checkpoint(_state(0, batches_done=2), 0.5)
    journal.on_epoch(epoch_log(0), 3)
    journal.on_stop(StopReason.FINISHED, _state(1), "")
    start, saved, epoch, stop = _lines(tmp_path)
    assert (start["event"], start["resumed"], start["seed"], start["recipe"]) == ("start", False, 7, "tiny")
    assert start["recipe_sha256"] == tiny_recipe().sha256()
    assert {"keras", "numpy", "python"} <= set(start["versions"])
    assert (saved["event"], saved["batches_done"], saved["elapsed_seconds"]) == ("checkpoint", 2, 0.5)
    assert (epoch["event"], epoch["epoch"], epoch["val_loss"]) == ("epoch", 0, 0.9)
    assert (epoch["model_share"], epoch["images_per_second"]) == (0.9, 2.4)
    assert (stop["event"], stop["reason"]) == ("stop", "finished")
    assert all(line["time"] == "2024-05-06T07:08:09+00:00" for line in _lines(tmp_path))


def test_the_figures_read_its_epochs(tmp_path: Path, journal: Journal):
    journal.on_start(training_start(_state(0)))
    for epoch in range(3):
        journal.on_epoch(epoch_log(epoch), 3)
    history = read_history(tmp_path / "tiny.keras")
    assert [each.epoch for each in history.epochs] == [0, 1, 2]
    assert history.epochs[0].input_px == 32


def test_a_line_that_a_killed_process_tore_is_gone_after_the_resumption(tmp_path: Path, journal: Journal):
    journal.on_start(training_start(_state(0)))
    journal.on_epoch(epoch_log(0), 3)
    with (tmp_path / "tiny.history.jsonl").open("ab") as file:
        file.write(b'{"event": "epoch", "epo')
    journal.on_start(training_start(_state(1)))
    assert [line["event"] for line in _lines(tmp_path)] == ["start", "epoch", "start"]
    assert _lines(tmp_path)[-1]["resumed"] is True


def test_an_epoch_that_is_run_again_has_no_second_line(tmp_path: Path, journal: Journal):
    journal.on_start(training_start(_state(0)))
    for epoch in range(3):
        journal.on_epoch(epoch_log(epoch), 3)
    journal.on_start(training_start(_state(1, batches_done=1)))
    journal.on_epoch(epoch_log(1, val_loss=0.7), 3)
    assert _epochs(tmp_path) == [0, 1]
    assert [line["val_loss"] for line in _lines(tmp_path) if line["event"] == "epoch"] == [0.9, 0.7]


def test_an_epoch_that_was_saved_but_not_written_down_is_added(tmp_path: Path, journal: Journal):
    journal.on_start(training_start(_state(0)))
    journal.on_epoch(epoch_log(0), 3)
    journal.on_start(training_start(_state(2)))
    assert _epochs(tmp_path) == [0, 1]


def test_a_log_that_is_gone_is_written_anew_from_the_checkpoint(tmp_path: Path, journal: Journal):
    journal.on_start(training_start(_state(2)))
    assert _epochs(tmp_path) == [0, 1]


def test_the_log_of_an_earlier_training_of_the_same_name_is_kept(tmp_path: Path, journal: Journal):
    for _again in range(3):
        journal.on_start(training_start(_state(0)))
    names = sorted(file.name for file in tmp_path.iterdir())
    assert names == ["tiny.history-1.jsonl", "tiny.history-2.jsonl", "tiny.history.jsonl"]
    assert len(_lines(tmp_path)) == 1


def test_a_log_that_cannot_be_written_is_told_with_what_to_do(tmp_path: Path):
    (tmp_path / "file").write_text("in the way")
    journal = Journal(tmp_path / "file" / "tiny.history.jsonl")
    with pytest.raises(OutputError, match=r"The log .* cannot be (written|read).*"):
        journal.on_epoch(epoch_log(0), 3)
