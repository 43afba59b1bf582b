"""What one conversion is to make, and by which rules."""

import importlib.metadata
import re
from dataclasses import dataclass, field

from converter.recipe import ConversionRecipe
from converter.scoring.gate import Metric
from inference.card import BUNDLE_ID_PATTERN, Precision
from inference.errors import UnusableInputError
from inference.shifts import Shift

_CONVERTING_LIBRARIES = ("ai-edge-litert", "ai-edge-quantizer", "keras", "numpy", "tensorflow")


def _versions() -> dict[str, str]:
    return {name: importlib.metadata.version(name) for name in _CONVERTING_LIBRARIES}


@dataclass(frozen=True)
class ConversionPlan:
    """What to build and by which rules.

    Attributes:
        bundle_name: the precision is added.
        version: written into the card.
        licence: of the weights, written into the card.
        further_limits: known limits besides those that every card has.
        precisions: which builds.
        thread_count: threads of one inference.
        shifts: under which the test images are scored.
        recipe: gates, quantisation and trust numbers.
        allowed_drops: metrics whose gate may fail; the card says so.
        versions: of the libraries that convert.
        zipped: whether each bundle is written as one `.smear` file as well.

    Raises:
        UnusableInputError: the name is no bundle name, or the recipe does not say what a build of one of the
            precisions must hold.
    """

    bundle_name: str
    version: str
    licence: str
    further_limits: tuple[str, ...]
    precisions: tuple[Precision, ...]
    thread_count: int
    shifts: tuple[Shift, ...]
    recipe: ConversionRecipe
    allowed_drops: tuple[Metric, ...] = ()
    versions: dict[str, str] = field(default_factory=_versions)
    zipped: bool = False

    def __post_init__(self) -> None:
        if re.fullmatch(BUNDLE_ID_PATTERN, self.bundle_name) is None:
            raise UnusableInputError(
                f"{self.bundle_name[:80]!r} cannot be a bundle's name: only a-z, 0-9, dots and hyphens, and first a "
                "letter or digit. Give another --name"
            )
        for precision in self.precisions:
            if precision not in self.recipe.build:
                raise UnusableInputError(
                    f"Conversion recipe {self.recipe.name} has no gates for {precision.value}. Add a table "
                    f"[build.{precision.value}], or ask for {', '.join(self.recipe.build)} with --precision"
                )

    def build_id(self, precision: Precision) -> str:
        """Name of the bundle of one precision, its card's id."""
        return f"{self.bundle_name}-{precision.value}"
