"""Reads how a training went, epoch by epoch, from what it left beside its model."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from inference.card import TrainingRecord
from inference.errors import UnusableInputError
from inference.file_fault import first_fault
from training.evaluation.model_record import find_record
from training.fitting.checkpoint import STATE_FILE, checkpoint_folder
from training.fitting.journal import JournalEvent, journal_path
from training.recipe import Recipe


class Epoch(BaseModel):
    """What is drawn of one epoch; whatever else its line says is passed over."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    epoch: int = Field(ge=0, description="counted from 0")
    loss: float
    accuracy: float = Field(ge=0, le=1)
    val_loss: float
    val_accuracy: float = Field(ge=0, le=1)
    learning_rate: float = Field(ge=0)
    input_px: int | None = None


@dataclass(frozen=True)
class TrainingHistory:
    """One training.

    Attributes:
        name: of the model file, without its suffix.
        epochs: in order, at least one.
        record: the training record; None while the training is not finished.
    """

    name: str
    epochs: tuple[Epoch, ...]
    record: TrainingRecord | None

    @property
    def recipe(self) -> Recipe | None:
        """The recipe, where the record names one that this version still knows."""
        if self.record is None:
            return None
        try:
            return Recipe.model_validate(self.record.recipe)
        except ValidationError:
            return None

    @property
    def kept(self) -> Epoch | None:
        """The epoch whose weights the model has; None while that is open."""
        if self.record is None:
            return None
        return next((each for each in self.epochs if each.epoch == self.record.best_epoch), None)

    def input_px_at(self, epoch: Epoch) -> int | None:
        """Input size of an epoch, pixels, from its line or from the recipe."""
        if epoch.input_px is not None:
            return epoch.input_px
        recipe = self.recipe
        return None if recipe is None else recipe.input_px_at(epoch.epoch)

    def stages(self) -> list[tuple[int, int]]:
        """First epoch (from 0) and input size of each stage; one stage where the size never changes."""
        sizes = [(each.epoch, self.input_px_at(each)) for each in self.epochs]
        known = [(epoch, size) for epoch, size in sizes if size is not None]
        return [pair for index, pair in enumerate(known) if index == 0 or known[index - 1][1] != pair[1]]


def read_history(model_path: Path) -> TrainingHistory:
    """Read the history of a training from `NAME.history.jsonl`, or from its checkpoints.

    Where epochs were run again after an interruption, the last run of each counts.

    Raises:
        UnusableInputError: neither is there, one is damaged, or no epoch is finished.
    """
    lines_file = journal_path(model_path)
    state_file = checkpoint_folder(model_path) / STATE_FILE
    record = find_record(model_path)
    for path, parse in ((lines_file, _parse_lines), (state_file, _parse_state)):
        try:
            found = parse(path.read_bytes())
        except FileNotFoundError:
            continue
        except OSError as error:
            raise UnusableInputError(
                f"{path} cannot be read: {error.strerror or error}. Make it readable, or copy it from its training "
                "again"
            ) from error
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            reason = first_fault(error) if isinstance(error, ValidationError) else error
            raise UnusableInputError(
                f"{path} is no training history: {reason}. Copy it from its training again"
            ) from error
        if found:
            latest = {each.epoch: each for each in found}
            return TrainingHistory(model_path.stem, tuple(latest[epoch] for epoch in sorted(latest)), record)
    raise UnusableInputError(
        f"No training history of {model_path}: neither {lines_file.name} nor "
        f"{state_file.parent.name}/{state_file.name} beside it holds a finished epoch. "
        "`smearscope-train fit` writes both; copy one of them together with the model"
    )


def _parse_lines(data: bytes) -> list[Epoch]:
    entries: list[Any] = []
    lines = data.decode().splitlines()
    for number, line in enumerate(lines, start=1):
        try:
            entries.append(json.loads(line))
        except json.JSONDecodeError:
            # A killed training, or one that is just writing, leaves its last line unfinished.
            if number < len(lines):
                raise
    return [Epoch.model_validate(entry) for entry in entries if entry.get("event") == JournalEvent.EPOCH]


def _parse_state(data: bytes) -> list[Epoch]:
    return [Epoch.model_validate(entry) for entry in json.loads(data)["history"]]
