"""The checkpoint folder always names arrays that are whole, and holds no more than it needs."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from inference.errors import OutputError, UnusableInputError
from training.fitting import checkpoint
from training.fitting.checkpoint import Checkpoints, identity_of, lock_checkpoints, save_model
from training.fitting.training_state import EpochLog, PartEpoch, TrainingState

REPOSITORY = Path(__file__).resolve().parents[3]
ARRAYS = {"weights/00000": np.arange(6, dtype=np.float32).reshape(2, 3), "seeds/00000": np.array([1, 2], np.uint32)}


class DiskFullModel:
    """A model whose saving ends half-way, as on a full disk."""

    def save(self, path: Path) -> None:
        path.write_bytes(b"half")
        raise OSError(28, "No space left on device")


def _log(epoch: int, val_loss: float) -> EpochLog:
    return EpochLog(
        epoch=epoch, loss=1, accuracy=0.5, val_loss=val_loss, val_accuracy=0.5, learning_rate=1e-3, elapsed_seconds=1
    )


def _after_epoch(state: TrainingState, val_loss: float) -> TrainingState:
    log = _log(state.epochs_done, val_loss)
    return state.model_copy(update={"history": (*state.history, log), "part": None})


def _save(folder: Path, val_losses: list[float]) -> TrainingState:
    checkpoints = Checkpoints(folder, "mine")
    state = checkpoints.load()
    for val_loss in val_losses:
        best = state.best
        following = _after_epoch(state, val_loss)
        is_best = best is None or val_loss < best.val_loss
        if is_best:
            following = following.model_copy(update={"best_epoch": state.epochs_done})
        state = checkpoints.save(following, ARRAYS, is_best=is_best)
    return state


def _part(batches_done: int) -> PartEpoch:
    return PartEpoch(learning_rate=1e-3, batches_done=batches_done)


def _names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def test_an_empty_folder_starts_anew(tmp_path: Path):
    assert Checkpoints(tmp_path / "none", "mine").load().epochs_done == 0


def test_only_the_last_and_the_best_arrays_stay(tmp_path: Path):
    state = _save(tmp_path, [0.9, 0.3, 0.5, 0.4])
    assert (state.weights_file, state.best_file) == ("epoch-0003.npz", "epoch-0001.npz")
    assert _names(tmp_path) == ["epoch-0001.npz", "epoch-0003.npz", "state.json"]


def test_a_checkpoint_inside_an_epoch_replaces_the_last_one_and_leaves_the_best(tmp_path: Path):
    state = _save(tmp_path, [0.3, 0.9])
    checkpoints = Checkpoints(tmp_path, "mine")
    for batches_done in (3, 12):
        state = checkpoints.save(state.model_copy(update={"part": _part(batches_done)}), ARRAYS)
    assert _names(tmp_path) == ["epoch-0000.npz", "epoch-0002-batch-000012.npz", "state.json"]
    assert checkpoints.load() == state


def test_the_saved_state_and_arrays_read_back(tmp_path: Path):
    state = _save(tmp_path, [0.9, 0.3])
    checkpoints = Checkpoints(tmp_path, "mine")
    assert checkpoints.load() == state
    assert set(checkpoints.read(state.weights_file, prefix="weights")) == {"weights/00000"}
    read = checkpoints.read(state.weights_file)
    assert set(read) == set(ARRAYS)
    for name, array in ARRAYS.items():
        np.testing.assert_array_equal(read[name], array)
        assert read[name].dtype == array.dtype


def test_arrays_left_half_written_by_a_killed_process_are_ignored(tmp_path: Path):
    _save(tmp_path, [0.9])
    (tmp_path / "part-epoch-0001.npz").write_bytes(b"half")
    assert Checkpoints(tmp_path, "mine").load().weights_file == "epoch-0000.npz"
    _save(tmp_path, [0.8])
    assert _names(tmp_path) == ["epoch-0001.npz", "state.json"]


def test_a_full_disk_leaves_the_epoch_before_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    state = _save(tmp_path, [0.9])

    def savez(file: Any, **arrays: Any) -> None:
        file.write(b"half")
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(checkpoint.np, "savez", savez)
        with pytest.raises(OutputError, match=r"epoch-0001\.npz cannot be written: No space left.*before it is kept"):
            Checkpoints(tmp_path, "mine").save(_after_epoch(state, 0.8), ARRAYS)
    checkpoints = Checkpoints(tmp_path, "mine")
    assert checkpoints.load() == state
    assert _names(tmp_path) == ["epoch-0000.npz", "state.json"], "what was half-written would keep the disk full"
    checkpoints.read(state.weights_file)


def test_a_disk_that_is_full_just_before_the_state_is_written_leaves_the_epoch_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    state = _save(tmp_path, [0.9])

    def refuse(path: Path, data: bytes) -> None:
        raise OutputError(f"{path} cannot be written: No space left on device")

    monkeypatch.setattr(checkpoint, "write_atomically", refuse)
    checkpoints = Checkpoints(tmp_path, "mine")
    with pytest.raises(OutputError, match=r"state\.json cannot be written"):
        checkpoints.save(_after_epoch(state, 0.8), ARRAYS)
    assert checkpoints.load() == state
    assert _names(tmp_path) == ["epoch-0000.npz", "state.json"]


def test_a_host_that_does_not_write_leaves_the_folder_alone(tmp_path: Path):
    state = _save(tmp_path, [0.9])
    saved = Checkpoints(tmp_path, "mine", writes=False).save(_after_epoch(state, 0.8), ARRAYS, is_best=True)
    assert saved.weights_file == saved.best_file == "epoch-0001.npz"
    assert _names(tmp_path) == ["epoch-0000.npz", "state.json"]


def test_a_folder_of_another_training_is_refused(tmp_path: Path):
    _save(tmp_path, [0.9])
    with pytest.raises(UnusableInputError, match="another recipe, split, data or seed"):
        Checkpoints(tmp_path, "yours").load()


def test_a_damaged_state_file_is_refused_with_what_to_do(tmp_path: Path):
    _save(tmp_path, [0.9])
    (tmp_path / "state.json").write_text("{")
    with pytest.raises(UnusableInputError, match="to start anew"):
        Checkpoints(tmp_path, "mine").load()


def _cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-100])


def _flip_a_bit(file: Path) -> None:
    data = bytearray(file.read_bytes())
    place = data.index(ARRAYS["weights/00000"].tobytes())
    data[place] ^= 1
    file.write_bytes(data)


@pytest.mark.parametrize("damage", [Path.unlink, _cut, _flip_a_bit], ids=["gone", "cut off", "one bit"])
def test_arrays_that_are_gone_or_damaged_are_refused_with_what_to_do(tmp_path: Path, damage: Any):
    state = _save(tmp_path, [0.9])
    damage(tmp_path / state.weights_file)
    with pytest.raises(UnusableInputError, match=r"epoch-0000\.npz cannot be loaded.*to start anew"):
        Checkpoints(tmp_path, "mine").read(state.weights_file)


def test_any_part_changes_the_identity():
    assert identity_of("a", "b") != identity_of("a", "c") != identity_of("b", "a")


def test_a_second_process_is_kept_out_until_the_first_one_ends(tmp_path: Path):
    folder = tmp_path / "tiny.checkpoints"
    script = (
        "import sys, time; from pathlib import Path; from training.fitting.checkpoint import lock_checkpoints\n"
        "with lock_checkpoints(Path(sys.argv[1])): print('locked', flush=True); time.sleep(60)"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", script, str(folder)], cwd=REPOSITORY, stdout=subprocess.PIPE, text=True
    )
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "locked\n"
        with (
            pytest.raises(UnusableInputError, match=r"Another process is training into .*another --out"),
            lock_checkpoints(folder),
        ):
            pass
        holder.kill()
    with lock_checkpoints(folder):
        (folder / "state.json").write_text("{}")
    assert _names(folder) == ["lock", "state.json"]


def test_a_training_that_could_not_start_leaves_no_folder(tmp_path: Path):
    with lock_checkpoints(tmp_path / "tiny.checkpoints"):
        pass
    assert not list(tmp_path.iterdir())


def test_a_checkpoint_folder_that_cannot_be_made_is_told_with_what_to_do(tmp_path: Path):
    (tmp_path / "file").write_text("in the way")
    with (
        pytest.raises(OutputError, match=r"cannot be written: .*Choose another --out"),
        lock_checkpoints(tmp_path / "file" / "tiny.checkpoints"),
    ):
        pass


def test_a_full_disk_leaves_the_older_model_and_nothing_half_written(tmp_path: Path):
    path = tmp_path / "tiny.keras"
    path.write_bytes(b"older")
    with pytest.raises(OutputError, match=r"tiny\.keras cannot be written: No space left"):
        save_model(DiskFullModel(), path)
    assert path.read_bytes() == b"older"
    assert _names(tmp_path) == ["tiny.keras"]
