"""Recipes: everything that fixes a training, as data in one TOML file each."""

import tomllib
from enum import StrEnum
from importlib import resources
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from inference.errors import UnusableInputError
from training.augment import Augmentation
from training.models.open_choices import OPEN_IN_PAPER, open_fields
from training.models.spec import ModelSpec


class Keep(StrEnum):
    """Which epoch's weights a training ends with."""

    BEST_VALIDATION_LOSS = "best_validation_loss"
    LAST = "last"


class Plateau(BaseModel):
    """Settings of Keras's ReduceLROnPlateau on the validation loss."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    factor: Annotated[float, Field(gt=0, lt=1), OPEN_IN_PAPER] = 0.5
    patience_epochs: Annotated[int, Field(ge=1), OPEN_IN_PAPER] = 3
    min_learning_rate: Annotated[float, Field(ge=0), OPEN_IN_PAPER] = 1e-6


class Recipe(BaseModel):
    """One way to train one network."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    schema_version: Literal[1] = 1
    name: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    summary: str
    model: ModelSpec
    epochs: int = Field(ge=1)
    batch_size: int = Field(default=24, ge=1)
    learning_rate: float = Field(default=1e-4, gt=0)
    plateau: Plateau = Plateau()
    label_smoothing: float = Field(default=0.0, ge=0, lt=1)
    keep: Annotated[Keep, OPEN_IN_PAPER] = Keep.BEST_VALIDATION_LOSS
    augmentation: Augmentation = Augmentation()

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
        raise UnusableInputError(
            f"There is no recipe {name_or_file!r}; the bundled ones are {', '.join(recipes)}, or name a TOML file"
        )
    try:
        return _parse(path.read_text(encoding="utf-8"), str(path))
    except (OSError, UnicodeDecodeError) as error:
        raise UnusableInputError(f"Recipe {path} cannot be read: {error}") from error


def _parse(text: str, source: str) -> Recipe:
    try:
        return Recipe.model_validate(tomllib.loads(text))
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise UnusableInputError(f"Recipe {source} is not valid: {error}") from error
