"""Recipes: everything that fixes a training, as data in one TOML file each."""

import hashlib
import tomllib
from enum import StrEnum
from importlib import resources
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    SerializerFunctionWrapHandler,
    ValidationError,
    model_serializer,
    model_validator,
)

from inference.errors import UnusableInputError
from inference.file_fault import did_you_mean, first_fault
from training.augment import Augmentation
from training.distillation import Distillation
from training.models.open_choices import OPEN_IN_PAPER, open_fields
from training.models.spec import Architecture, HeadKind, ModelSpec
from training.schedule import Cosine, Plateau, ScheduleKind

# A slip of the keyboard, not a plan: what follows a recipe counts its epochs one by one.
MAX_EPOCHS = 100_000

_SIDE_MULTIPLE_PX = 16


class Keep(StrEnum):
    """Which epoch's weights a training ends with."""

    BEST_VALIDATION_LOSS = "best_validation_loss"
    LAST = "last"


class OptimizerKind(StrEnum):
    """Which optimizer."""

    ADAM = "adam"
    ADAMW = "adamw"


class ResizeStep(BaseModel):
    """Some first epochs at a smaller input: cheaper, and the pooled head fits every size (progressive resizing)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    epochs_share: float = Field(gt=0, lt=1, description="of all epochs, rounded")
    scale: float = Field(gt=0, lt=1, description="of the full input side, rounded to a multiple of 16 pixels")


class Recipe(BaseModel):
    """One way to train one network."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    schema_version: Literal[1] = 1
    name: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    summary: str
    model: ModelSpec
    epochs: int = Field(ge=1, le=MAX_EPOCHS)
    batch_size: int = Field(default=24, ge=1)
    learning_rate: float = Field(default=1e-4, gt=0)
    optimizer: OptimizerKind = OptimizerKind.ADAM
    weight_decay: float = Field(default=0.0, ge=0, description="of AdamW; Adam takes none")
    schedule: ScheduleKind = ScheduleKind.PLATEAU
    plateau: Plateau = Plateau()
    cosine: Cosine = Cosine()
    label_smoothing: float = Field(default=0.0, ge=0, lt=1)
    mixed_precision: bool = Field(default=False, description="16-bit arithmetic where there is a GPU or TPU")
    resize: tuple[ResizeStep, ...] = ()
    keep: Annotated[Keep, OPEN_IN_PAPER] = Keep.BEST_VALIDATION_LOSS
    stop_when_flat_epochs: Annotated[int | None, Field(ge=1), OPEN_IN_PAPER] = Field(
        default=None, description="stop after so many epochs without a smaller validation loss; None: never"
    )
    augmentation: Augmentation = Augmentation()
    distillation: Distillation | None = Field(default=None, description="learning from a teacher; None: labels alone")

    @model_serializer(mode="wrap")
    def _without_what_says_nothing(self, dump: SerializerFunctionWrapHandler) -> dict[str, Any]:
        # Hashes of untaught recipes stay what they were: checkpoints of before can still be resumed.
        fields: dict[str, Any] = dump(self)
        return {name: value for name, value in fields.items() if name != "distillation" or value is not None}

    @model_validator(mode="after")
    def _resizable(self) -> Self:
        if self.resize and self.model.head is HeadKind.FLATTEN:
            raise ValueError("a flatten head fits one input size only; leave `resize` out or take the pooled head")
        if sum(step.epochs_share for step in self.resize) >= 1:
            raise ValueError("the `resize` steps must leave epochs for the full input size")
        return self

    @model_validator(mode="after")
    def _decays_weights(self) -> Self:
        if self.weight_decay and self.optimizer is not OptimizerKind.ADAMW:
            raise ValueError(
                f"weight_decay is of {OptimizerKind.ADAMW.value} and would do nothing with {self.optimizer.value}; set "
                f'optimizer = "{OptimizerKind.ADAMW.value}", or leave weight_decay out'
            )
        return self

    @model_validator(mode="after")
    def _fits_every_size(self) -> Self:
        for input_px in self.input_sizes():
            self.model.at_input(input_px)
        return self

    def input_px_at(self, epoch: int) -> int:
        """Input size of an epoch (from 0), pixels; the last epoch always has the full size."""
        passed = 0.0
        for step in self.resize:
            passed += step.epochs_share
            if epoch < min(round(passed * self.epochs), self.epochs - 1):
                return max(_SIDE_MULTIPLE_PX * round(step.scale * self.model.input_px / _SIDE_MULTIPLE_PX), 32)
        return self.model.input_px

    def is_full_size(self, epoch: int) -> bool:
        """Whether an epoch (from 0) runs at the input size that the trained model has."""
        return self.input_px_at(epoch) == self.model.input_px

    def input_sizes(self) -> tuple[int, ...]:
        """The input sizes that a training goes through, pixels, in their order."""
        return tuple(dict.fromkeys(self.input_px_at(epoch) for epoch in range(self.epochs)))

    def sha256(self) -> str:
        """SHA-256 of all its fields, in lower-case hexadecimal."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()

    def open_in_paper(self) -> tuple[str, ...]:
        """Dotted names of the fields whose values are ours because the paper states none."""
        return tuple(open_fields(Recipe))


def bundled_recipes() -> dict[str, Recipe]:
    """Every recipe that ships with the project, by name."""
    folder = resources.files("training") / "recipes"
    found = [
        _parse(file.read_text(encoding="utf-8"), file.name) for file in folder.iterdir() if file.name.endswith(".toml")
    ]
    return {recipe.name: recipe for recipe in sorted(found, key=lambda each: each.name)}


def adapt(
    recipe: Recipe,
    *,
    architecture: Architecture | None = None,
    epochs: int | None = None,
    batch_size: int | None = None,
    input_px: int | None = None,
    stop_when_flat_epochs: int | None = None,
) -> Recipe:
    """The same recipe for another network, or cut to what a computer can do; None leaves a field as it is.

    Raises:
        UnusableInputError: the changed fields do not fit the others.
    """
    data = recipe.model_dump(mode="json")
    wanted = {"epochs": epochs, "batch_size": batch_size, "stop_when_flat_epochs": stop_when_flat_epochs}
    data |= {name: value for name, value in wanted.items() if value is not None}
    in_model = {"architecture": architecture, "input_px": input_px}
    data["model"] |= {name: value for name, value in in_model.items() if value is not None}
    try:
        return Recipe.model_validate(data)
    except ValidationError as error:
        raise UnusableInputError(f"Recipe {recipe.name} cannot be changed so: {first_fault(error)}") from error


def changed_fields(recipe: Recipe, original: Recipe) -> tuple[str, ...]:
    """Dotted names of the fields in which a recipe differs from the one it was adapted from."""
    return tuple(sorted(_changed(recipe.model_dump(mode="json"), original.model_dump(mode="json"), "")))


def _changed(one: dict[str, Any], other: dict[str, Any], prefix: str) -> list[str]:
    names: list[str] = []
    for name, value in one.items():
        if isinstance(value, dict) and isinstance(other.get(name), dict):
            names += _changed(value, other[name], f"{prefix}{name}.")
        elif value != other.get(name):
            names.append(prefix + name)
    return names


def read_recipe(name_or_file: str) -> Recipe:
    """A bundled recipe by its name, or one from a TOML file.

    Raises:
        UnusableInputError: no such recipe, or a file that is none.
    """
    recipes = bundled_recipes()
    if name_or_file in recipes:
        return recipes[name_or_file]
    path = Path(name_or_file)
    if not path.is_file():
        if path.suffix == ".toml" or path.name != name_or_file:
            raise UnusableInputError(f"Recipe file {path} does not exist; the bundled recipes are {', '.join(recipes)}")
        raise UnusableInputError(
            f"There is no recipe {name_or_file!r}{did_you_mean(name_or_file, recipes)}; the bundled ones are "
            f"{', '.join(recipes)}, or name a TOML file"
        )
    try:
        return _parse(path.read_text(encoding="utf-8"), str(path))
    except (OSError, UnicodeDecodeError) as error:
        raise UnusableInputError(f"Recipe {path} cannot be read: {error}") from error


def _parse(text: str, source: str) -> Recipe:
    try:
        return Recipe.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise UnusableInputError(f"Recipe {source} is not valid: {error}") from error
    except ValidationError as error:
        raise UnusableInputError(f"Recipe {source} is not valid: {first_fault(error, Recipe)}") from error
