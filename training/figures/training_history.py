"""Reads how a training went, epoch by epoch, from what it left beside its model."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from inference.card import TrainingRecord, record_path
from inference.errors import UnusableInputError
from training.dataset.files import sha256_of_file
from training.recipe import Recipe

_EPOCH_EVENT = "epoch"


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
    lines_file = model_path.with_suffix(".history.jsonl")
    state_file = model_path.with_suffix(".checkpoints") / "state.json"
    record = read_record(model_path)
    for path, parse in ((lines_file, _parse_lines), (state_file, _parse_state)):
        try:
            found = parse(path.read_bytes())
        except FileNotFoundError:
            continue
        except OSError as error:
            raise UnusableInputError(f"{path} cannot be read: {error.strerror or error}") from error
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise UnusableInputError(
                f"{path} is no training history: {error}. Copy it from its training again"
            ) from error
        if found:
            latest = {each.epoch: each for each in found}
            return TrainingHistory(model_path.stem, tuple(latest[epoch] for epoch in sorted(latest)), record)
    raise UnusableInputError(
        f"No training history of {model_path}: neither {lines_file.name} nor "
        f"{state_file.parent.name}/{state_file.name} beside it holds a finished epoch. "
        "`smearscope-train fit` writes both; copy one of them together with the model"
    )


def read_record(model_path: Path) -> TrainingRecord | None:
    """The training record beside a model, or None where there is none.

    Raises:
        UnusableInputError: it cannot be read, or is none.
    """
    path = record_path(model_path)
    try:
        return TrainingRecord.model_validate_json(path.read_bytes())
    except FileNotFoundError:
        return None
    except OSError as error:
        raise UnusableInputError(f"The training record {path} cannot be read: {error.strerror or error}") from error
    except ValidationError as error:
        raise UnusableInputError(f"{path} is no training record of this version: {error}") from error


def need_record(model_path: Path) -> TrainingRecord:
    """The training record beside a model that is to be used.

    Raises:
        UnusableInputError: there is none, or it is another model's; or the model cannot be read.
    """
    record = read_record(model_path)
    if record is None:
        raise UnusableInputError(
            f"{record_path(model_path)} is missing: it says which classes and image size {model_path.name} has. "
            "`smearscope-train fit` writes it beside the model; copy both together"
        )
    try:
        found = sha256_of_file(model_path)
    except OSError as error:
        raise UnusableInputError(f"Model {model_path} cannot be read: {error.strerror or error}") from error
    if found != record.model_sha256:
        raise UnusableInputError(
            f"{record_path(model_path)} is the record of another file: it names a model with SHA-256 "
            f"{record.model_sha256[:12]}, {model_path.name} has {found[:12]}. Copy model and record together"
        )
    return record


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
    return [Epoch.model_validate(entry) for entry in entries if entry.get("event") == _EPOCH_EVENT]


def _parse_state(data: bytes) -> list[Epoch]:
    return [Epoch.model_validate(entry) for entry in json.loads(data)["history"]]
