"""Keeps a training on disk so that one that is killed at any moment goes on where it was."""

import contextlib
import hashlib
import os
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from filelock import FileLock, Timeout
from numpy.typing import NDArray
from pydantic import ValidationError

from inference.errors import OutputError, UnusableInputError
from inference.files import write_atomically
from training.fitting.training_state import TrainingState

STATE_FILE = "state.json"
_LOCK_FILE = "lock"
_TEMPORARY_PREFIX = "part-"

Arrays = Mapping[str, NDArray[Any]]


def checkpoint_folder(model_path: Path) -> Path:
    """Where the checkpoints of a training lie: beside its model."""
    return model_path.with_suffix(".checkpoints")


class Checkpoints:
    """The checkpoint folder of one training.

    The state file is renamed into place last, so it always names weights that are whole.

    Args:
        folder: where.
        identity: of the training, see `identity_of`.
        writes: False on all hosts of a training but the first, which writes for all.
    """

    def __init__(self, folder: Path, identity: str, *, writes: bool = True) -> None:
        self._folder = folder
        self._identity = identity
        self._writes = writes

    def load(self) -> TrainingState:
        """The saved state, or an empty one.

        Raises:
            UnusableInputError: the folder belongs to another training or is damaged.
        """
        file = self._folder / STATE_FILE
        if not file.exists():
            return TrainingState(identity=self._identity)
        try:
            state = TrainingState.model_validate_json(file.read_bytes())
        except (OSError, ValidationError) as error:
            raise UnusableInputError(
                f"Checkpoint {file} cannot be read: {error}. Delete {self._folder} to start anew"
            ) from error
        if state.identity != self._identity:
            raise UnusableInputError(
                f"{self._folder} holds checkpoints of another recipe, split, data or seed, or of another start or "
                f"teacher. Name another --out, or delete {self._folder} to start anew"
            )
        return state

    def read(self, file_name: str, prefix: str = "") -> dict[str, NDArray[Any]]:
        """The arrays of one checkpoint, each checked by its CRC-32.

        Args:
            file_name: in the folder.
            prefix: of the names of those that are wanted.

        Raises:
            UnusableInputError: the file is gone or damaged.
        """
        path = self._folder / file_name
        try:
            # NumPy leaves a file open that it opened itself and could not read.
            with path.open("rb") as file, np.load(file, allow_pickle=False) as arrays:
                return {name: arrays[name] for name in arrays.files if name.startswith(prefix)}
        except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile) as error:
            raise UnusableInputError(
                f"Checkpoint {path} cannot be loaded: {error}. Delete {self._folder} to start anew"
            ) from error

    def save(self, state: TrainingState, arrays: Arrays, *, is_best: bool = False) -> TrainingState:
        """Save a state with its arrays, then remove the files that it no longer names.

        Args:
            state: what to save; its file names are those of the checkpoint before.
            arrays: everything that the model and its optimizer hold.
            is_best: whether the last epoch of the state is the best one.

        Returns:
            The state as saved.

        Raises:
            OutputError: the disk is full or permission is lacking; the checkpoint before stays.
        """
        name = _file_name(state)
        saved = state.model_copy(update={"weights_file": name} | ({"best_file": name} if is_best else {}))
        if not self._writes:
            return saved
        _write_arrays(self._folder / name, arrays)
        try:
            write_atomically(self._folder / STATE_FILE, saved.model_dump_json(indent=1).encode())
        except OutputError:
            # No state names the new file, and it would keep the disk full.
            if name not in (state.weights_file, state.best_file):
                (self._folder / name).unlink(missing_ok=True)
            raise
        for old in self._folder.glob("*.npz"):
            if old.name not in (saved.weights_file, saved.best_file):
                old.unlink(missing_ok=True)
        return saved


def _file_name(state: TrainingState) -> str:
    if state.part is None:
        return f"epoch-{state.epochs_done - 1:04d}.npz"
    return f"epoch-{state.epochs_done:04d}-batch-{state.part.batches_done:06d}.npz"


def _write_arrays(path: Path, arrays: Arrays) -> None:
    """Write an uncompressed `.npz`; nothing half-written stays."""
    advice = "The checkpoint before it is kept: free space or mend the permissions, then run the same line again"
    with _whole_file(path, f"Checkpoint {path}", advice) as temporary, temporary.open("wb") as file:
        np.savez(file, **arrays)  # type: ignore[arg-type]  # NumPy's stub takes the arrays for a flag


@contextlib.contextmanager
def _whole_file(path: Path, name: str, advice: str) -> Iterator[Path]:
    """A temporary file to write; at the end of the block it is synced and renamed, after an error it is gone.

    Args:
        path: what it becomes.
        name: what a message calls it.
        advice: what a message says to do.

    Raises:
        OutputError: the disk is full or permission is lacking; an older file of that name stays.
    """
    temporary = path.with_name(f"{_TEMPORARY_PREFIX}{path.name}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            yield temporary
            with temporary.open("rb+") as file:
                os.fsync(file.fileno())
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        raise OutputError(f"{name} cannot be written: {error.strerror or error}. {advice}") from error


@contextlib.contextmanager
def lock_checkpoints(folder: Path) -> Iterator[None]:
    """Keep a second training out of a checkpoint folder; the lock of a killed process is free again.

    Raises:
        UnusableInputError: another process trains into this folder.
        OutputError: the folder cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / _LOCK_FILE)
        lock.acquire(timeout=0)
    except Timeout as error:
        raise UnusableInputError(
            f"Another process is training into {folder}: wait until it ends, or choose another --out"
        ) from error
    except OSError as error:
        raise OutputError(
            f"{folder} cannot be written: {error.strerror or error}. Choose another --out, or mend the permissions"
        ) from error
    try:
        yield
    finally:
        lock.release()
        # A training that could not start leaves no empty folder behind.
        with contextlib.suppress(OSError):
            if all(each.name == _LOCK_FILE for each in folder.iterdir()):
                (folder / _LOCK_FILE).unlink()
                folder.rmdir()


def save_model(model: Any, path: Path) -> None:
    """Save a `.keras` file under a temporary name, sync, and rename.

    Raises:
        OutputError: the disk is full or permission is lacking; an older file of that name stays.
    """
    with _whole_file(path, str(path), "Free space or choose another folder, then run again") as temporary:
        model.save(temporary)


def identity_of(*parts: str) -> str:
    """One SHA-256 over everything that fixes a training."""
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
