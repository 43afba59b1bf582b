"""TensorBoard's files hold each epoch's numbers, those of a resumed training in the same run."""

import errno
import threading
from pathlib import Path
from typing import Any

import pytest
from tensorboardX.event_file_writer import EventsWriter
from tensorboardX.proto.event_pb2 import Event
from tensorboardX.record_writer import RecordWriter  # noqa: F401  # a missing module would fail here, not in a training

from inference.errors import OutputError
from tests.training.made_up_training import epoch_log, training_start
from training.fitting.observer import StopReason, TrainingStart
from training.fitting.tensorboard import TensorBoardLog
from training.fitting.training_state import EpochLog, TrainingState


def _log(epoch: int) -> EpochLog:
    return epoch_log(epoch, loss=1.0 / (epoch + 1))


def _start(epochs_done: int) -> TrainingStart:
    history = tuple(_log(epoch) for epoch in range(epochs_done))
    return training_start(TrainingState(identity="mine", history=history))


def _events(folder: Path) -> list[Event]:
    """The events of a run, read as TFRecord: length, its checksum, data, its checksum."""
    found = []
    for file in sorted(folder.iterdir()):
        data, place = file.read_bytes(), 0
        while place < len(data):
            length = int.from_bytes(data[place : place + 8], "little")
            found.append(Event.FromString(data[place + 12 : place + 12 + length]))
            place += 12 + length + 4
    return found


def _scalars(folder: Path) -> dict[str, list[tuple[int, float]]]:
    found: dict[str, list[tuple[int, float]]] = {}
    for event in _events(folder):
        for value in event.summary.value:
            if value.HasField("simple_value"):
                found.setdefault(value.tag, []).append((event.step, value.simple_value))
    return found


def _run(folder: Path, epochs: range) -> Any:
    log = TensorBoardLog(folder, "tiny")
    log.on_start(_start(epochs.start))
    for epoch in epochs:
        log.on_epoch(_log(epoch), 4)
    log.on_stop(StopReason.FINISHED, TrainingState(identity="mine"), "")


def test_each_epoch_has_its_scalars(tmp_path: Path):
    _run(tmp_path, range(2))
    scalars = _scalars(tmp_path / "tiny")
    assert scalars["loss/training"] == [(1, 1.0), (2, 0.5)]
    assert scalars["speed/model_share"] == [(1, pytest.approx(0.9)), (2, pytest.approx(0.9))]
    assert {"loss/validation", "accuracy/training", "accuracy/validation", "schedule/learning_rate"} <= set(scalars)


def test_a_resumed_training_goes_on_in_the_same_run_and_hides_what_is_run_again(tmp_path: Path):
    _run(tmp_path, range(3))
    _run(tmp_path, range(1, 4))
    (purged,) = [event.step for event in _events(tmp_path / "tiny") if event.HasField("session_log")][-1:]
    assert purged == 2, "from epoch 2 on, counted from 1, the earlier numbers are hidden"


def test_a_folder_that_cannot_be_written_is_told_with_what_to_do(tmp_path: Path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(OutputError, match="name another --tensorboard"):
        TensorBoardLog(tmp_path / "file", "tiny").on_start(_start(0))


def _full(*arguments: object) -> None:
    del arguments
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.timeout(60)
@pytest.mark.parametrize("method", ["write_event", "flush"])
def test_a_disk_that_fills_up_in_an_epoch_is_told_and_nothing_waits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, method: str
):
    log = TensorBoardLog(tmp_path, "tiny")
    log.on_start(_start(0))
    with monkeypatch.context() as patch:
        patch.setattr(EventsWriter, method, _full)
        for epoch in range(3):
            with pytest.raises(OutputError, match=r"tiny cannot be written: No space left on device.*Free space"):
                log.on_epoch(_log(epoch), 4)
    log.on_stop(StopReason.FAILED, TrainingState(identity="mine"), "")


def test_a_disk_that_is_full_at_the_end_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    log = TensorBoardLog(tmp_path, "tiny")
    log.on_start(_start(0))
    with monkeypatch.context() as patch:
        patch.setattr(EventsWriter, "close", _full)
        with pytest.raises(OutputError, match="No space left on device"):
            log.on_stop(StopReason.FINISHED, TrainingState(identity="mine"), "")
    log.on_stop(StopReason.FINISHED, TrainingState(identity="mine"), "")


def test_no_thread_of_its_own_writes(tmp_path: Path):
    before = threading.active_count()
    log = TensorBoardLog(tmp_path, "tiny")
    log.on_start(_start(0))
    assert threading.active_count() == before
    log.on_stop(StopReason.FINISHED, TrainingState(identity="mine"), "")
