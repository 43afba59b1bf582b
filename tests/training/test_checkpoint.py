"""The checkpoint folder always names weights that are whole, and holds no more than it needs."""

from pathlib import Path
from typing import Any

import keras
import pytest

from inference.errors import OutputError, UnusableInputError
from training.checkpoint import Checkpoints, EpochLog, TrainingState, identity_of


class DiskFullModel:
    """A model whose saving ends half-way, as on a full disk."""

    def save(self, path: Path) -> None:
        path.write_bytes(b"half")
        raise OSError(28, "No space left on device")


@pytest.fixture(scope="module")
def model() -> Any:
    return keras.Sequential([keras.Input((2,)), keras.layers.Dense(1)])


def _log(epoch: int, val_loss: float) -> EpochLog:
    return EpochLog(
        epoch=epoch, loss=1, accuracy=0.5, val_loss=val_loss, val_accuracy=0.5, learning_rate=1e-3, elapsed_seconds=1
    )


def _save(folder: Path, model: Any, val_losses: list[float]) -> TrainingState:
    checkpoints = Checkpoints(folder, "mine")
    state = checkpoints.load()
    for epoch, val_loss in enumerate(val_losses, start=state.epochs_done):
        state = checkpoints.save(state, _log(epoch, val_loss), model)
    return state


def test_an_empty_folder_starts_anew(tmp_path: Path):
    assert Checkpoints(tmp_path / "none", "mine").load().epochs_done == 0


def test_only_the_last_and_the_best_weights_stay(tmp_path: Path, model: Any):
    state = _save(tmp_path, model, [0.9, 0.3, 0.5, 0.4])
    assert (state.weights_file, state.best_file) == ("epoch-0003.keras", "epoch-0001.keras")
    assert sorted(file.name for file in tmp_path.iterdir()) == ["epoch-0001.keras", "epoch-0003.keras", "state.json"]


def test_the_saved_state_reads_back(tmp_path: Path, model: Any):
    assert _save(tmp_path, model, [0.9, 0.3]) == Checkpoints(tmp_path, "mine").load()


def test_weights_left_half_written_by_a_killed_process_are_ignored_and_cleared_away(tmp_path: Path, model: Any):
    _save(tmp_path, model, [0.9])
    (tmp_path / "part-epoch-0001.keras").write_bytes(b"half")
    assert Checkpoints(tmp_path, "mine").load().weights_file == "epoch-0000.keras"
    _save(tmp_path, model, [0.8])
    assert sorted(file.name for file in tmp_path.iterdir()) == ["epoch-0001.keras", "state.json"]


def test_a_full_disk_leaves_the_epoch_before_and_says_so(tmp_path: Path, model: Any):
    state = _save(tmp_path, model, [0.9])
    with pytest.raises(OutputError, match=r"epoch-0001\.keras cannot be written: No space left"):
        Checkpoints(tmp_path, "mine").save(state, _log(1, 0.8), DiskFullModel())
    checkpoints = Checkpoints(tmp_path, "mine")
    assert checkpoints.load() == state
    checkpoints.load_model(state.weights_file)


def test_a_folder_of_another_training_is_refused(tmp_path: Path, model: Any):
    _save(tmp_path, model, [0.9])
    with pytest.raises(UnusableInputError, match="another recipe, split, data or seed"):
        Checkpoints(tmp_path, "yours").load()


def test_a_damaged_state_file_is_refused_with_what_to_do(tmp_path: Path, model: Any):
    _save(tmp_path, model, [0.9])
    (tmp_path / "state.json").write_text("{")
    with pytest.raises(UnusableInputError, match="Delete it to start anew"):
        Checkpoints(tmp_path, "mine").load()


@pytest.mark.parametrize("damage", [Path.unlink, lambda file: file.write_bytes(b"half")], ids=["gone", "damaged"])
def test_weights_that_are_gone_or_damaged_are_refused_with_what_to_do(tmp_path: Path, model: Any, damage: Any):
    state = _save(tmp_path, model, [0.9])
    damage(tmp_path / state.weights_file)
    with pytest.raises(UnusableInputError, match=r"epoch-0000\.keras cannot be loaded.*to start anew"):
        Checkpoints(tmp_path, "mine").load_model(state.weights_file)


def test_any_part_changes_the_identity():
    assert identity_of("a", "b") != identity_of("a", "c") != identity_of("b", "a")
