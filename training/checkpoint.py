"""Saves a training after every epoch so that a killed one goes on where it was."""

import hashlib
import os
from pathlib import Path
from typing import Any

import keras
from pydantic import BaseModel, ConfigDict, ValidationError

from inference.errors import OutputError, UnusableInputError
from inference.files import write_atomically

_STATE_FILE = "state.json"


class EpochLog(BaseModel):
    """What one epoch measured."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    epoch: int
    loss: float
    accuracy: float
    val_loss: float
    val_accuracy: float
    learning_rate: float
    elapsed_seconds: float


class TrainingState(BaseModel):
    """Where a training stands. `identity` ties it to its recipe, split, data and seed."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    identity: str
    history: tuple[EpochLog, ...] = ()
    weights_file: str = ""
    best_file: str = ""

    @property
    def epochs_done(self) -> int:
        """Finished epochs."""
        return len(self.history)

    @property
    def best(self) -> EpochLog:
        """The epoch with the smallest validation loss."""
        return min(self.history, key=lambda log: log.val_loss)


class Checkpoints:
    """The checkpoint folder of one training.

    The state file is renamed into place last, so it always names weights that are whole.
    """

    def __init__(self, folder: Path, identity: str) -> None:
        self._folder = folder
        self._identity = identity

    def load(self) -> TrainingState:
        """The saved state, or an empty one.

        Raises:
            UnusableInputError: the folder belongs to another training or is damaged.
        """
        file = self._folder / _STATE_FILE
        if not file.exists():
            return TrainingState(identity=self._identity)
        try:
            state = TrainingState.model_validate_json(file.read_bytes())
        except (OSError, ValidationError) as error:
            raise UnusableInputError(f"Checkpoint {file} cannot be read: {error}. Delete it to start anew") from error
        if state.identity != self._identity:
            raise UnusableInputError(
                f"{self._folder} holds checkpoints of another recipe, split, data or seed. Name another "
                "folder, or delete it to start anew"
            )
        return state

    def load_model(self, file_name: str) -> Any:
        """A saved model with its optimizer.

        Raises:
            UnusableInputError: the file is gone or damaged.
        """
        try:
            return keras.saving.load_model(self._folder / file_name)
        except (ValueError, OSError, KeyError) as error:
            raise UnusableInputError(
                f"Checkpoint {self._folder / file_name} cannot be loaded: {error}. Delete {self._folder} to start anew"
            ) from error

    def save(self, state: TrainingState, log: EpochLog, model: Any) -> TrainingState:
        """Save the model after an epoch, and as the best one where it is.

        Raises:
            OutputError: the disk is full or permission is lacking; the epoch before stays.
        """
        weights_file = f"epoch-{log.epoch:04d}.keras"
        save_model(model, self._folder / weights_file)
        history = (*state.history, log)
        is_best = log.val_loss <= min(each.val_loss for each in history)
        saved = TrainingState(
            identity=self._identity,
            history=history,
            weights_file=weights_file,
            best_file=weights_file if is_best else state.best_file,
        )
        write_atomically(self._folder / _STATE_FILE, saved.model_dump_json(indent=1).encode())
        for old in self._folder.glob("*.keras"):
            if old.name not in (saved.weights_file, saved.best_file):
                old.unlink()
        return saved


def save_model(model: Any, path: Path) -> None:
    """Save a `.keras` file under a temporary name, sync, and rename.

    Raises:
        OutputError: the disk is full or permission is lacking; an older file of that name stays.
    """
    temporary = path.with_name(f"part-{path.name}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        model.save(temporary)
        with temporary.open("rb+") as file:
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError as error:
        raise OutputError(
            f"{path} cannot be written: {error.strerror or error}. Free space or choose another folder, then run again"
        ) from error


def identity_of(*parts: str) -> str:
    """One SHA-256 over everything that fixes a training."""
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
