"""How a model is converted, as data: what is quantised, what a build must hold, how its trust numbers are fitted."""

import hashlib
import tomllib
from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from converter.quantisation.int8_recipe import Int8Recipe
from converter.scoring.gate import Gate
from converter.trust.recipe import TrustRecipe
from inference.card import GoldenTolerance, Precision
from inference.errors import UnusableInputError
from inference.file_fault import first_fault, read_fault

_FOLDER = Path(__file__).parent / "recipes"
DEFAULT_RECIPE = _FOLDER / "default.toml"


class BuildRecipe(BaseModel):
    """What one precision must hold."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    gates: tuple[Gate, ...] = Field(alias="gate", min_length=1, description="on the test images, once, at the end")
    golden_tolerance: GoldenTolerance


class ConversionRecipe(BaseModel):
    """Everything that a conversion decides by; the card of each build names it and carries its hash."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(min_length=1)
    summary: str
    int8: Int8Recipe
    trust: TrustRecipe
    build: Mapping[Precision, BuildRecipe] = Field(min_length=1)

    @field_validator("build")
    @classmethod
    def _in_one_order(cls, build: Mapping[Precision, BuildRecipe]) -> Mapping[Precision, BuildRecipe]:
        """The order of a file's tables says nothing, so it must not change the hash."""
        return {precision: build[precision] for precision in Precision if precision in build}

    @property
    def sha256(self) -> str:
        """Over all its fields; the same settings have the same hash whatever file they came from."""
        return hashlib.sha256(self.model_dump_json(by_alias=True).encode()).hexdigest()


def find_recipe(name: str) -> Path:
    """The file of a shipped recipe, or the file that is named."""
    return _shipped_recipes().get(name, Path(name))


def read_recipe(path: Path = DEFAULT_RECIPE) -> ConversionRecipe:
    """Read a conversion recipe.

    Raises:
        UnusableInputError: missing, no TOML, or a field that is unknown, missing or out of range; the message names it.
    """
    try:
        return ConversionRecipe.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except ValidationError as error:
        raise UnusableInputError(f"Conversion recipe {path} cannot be used: {first_fault(error)}") from error
    except OSError as error:
        raise UnusableInputError(
            f"Conversion recipe {path} cannot be read: {read_fault(path, error)}. Name a TOML file, or one of the "
            f"recipes that come with SmearScope: {', '.join(_shipped_recipes())}"
        ) from error
    except ValueError as error:  # malformed TOML, text that is not UTF-8
        raise UnusableInputError(f"Conversion recipe {path} is no TOML file: {error}") from error


def _shipped_recipes() -> dict[str, Path]:
    return {path.stem: path for path in sorted(_FOLDER.glob("*.toml"))}
