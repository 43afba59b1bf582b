"""Gives layers back to float until an int8 build holds on the validation images."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from converter.errors import ConversionError
from converter.quantisation.int8_recipe import Int8Recipe
from converter.quantisation.layer_errors import LayerError
from inference.card import GateCheck


@dataclass(frozen=True)
class Attempt:
    """One int8 build and how it did on the validation images.

    Attributes:
        float_layers: names of the layers that were left in float.
        checks: what had to hold.
    """

    float_layers: tuple[str, ...]
    checks: tuple[GateCheck, ...]

    @property
    def holds(self) -> bool:
        """Whether every check passed."""
        return all(check.passed for check in self.checks)


class QuantisationRefusedError(ConversionError):
    """int8 does not hold on the validation images, however many layers went back to float.

    Attributes:
        attempts: all of them.
        errors: of each group of layers, worst first.
    """

    def __init__(self, message: str, attempts: tuple[Attempt, ...], errors: tuple[LayerError, ...]) -> None:
        super().__init__(message)
        self.attempts = attempts
        self.errors = errors


@dataclass(frozen=True, eq=False)
class MixedPrecision:
    """The int8 build that holds, and the way to it.

    Attributes:
        build: a TFLite flatbuffer.
        attempts: all of them, the last one is this build's.
        errors: of each group of layers, worst first; empty where the first attempt held and nobody had to ask.
    """

    build: bytes
    attempts: tuple[Attempt, ...]
    errors: tuple[LayerError, ...]

    @property
    def float_layers(self) -> tuple[str, ...]:
        """Layers that went back to float."""
        return self.attempts[-1].float_layers


def quantize_until_it_holds(
    layers: Sequence[str],
    recipe: Int8Recipe,
    quantize: Callable[[tuple[str, ...]], bytes],
    check: Callable[[bytes], tuple[GateCheck, ...]],
    measure_errors: Callable[[], tuple[LayerError, ...]],
) -> MixedPrecision:
    """Quantise all layers; where that does not hold, leave the worst group in float, then the two worst, four, eight.

    Args:
        layers: names of all quantised layers.
        recipe: how many of them may go back.
        quantize: a build with the named layers left in float.
        check: what must hold, measured on the validation images; the test images have no part in this.
        measure_errors: the error of each group of layers, worst first.

    Raises:
        QuantisationRefusedError: it does not hold with as many layers in float as the recipe allows.
    """
    allowed = int(recipe.largest_float_share * len(layers))
    build = quantize(())
    attempts = [Attempt((), check(build))]
    errors: tuple[LayerError, ...] = ()
    count = 1
    while not attempts[-1].holds:
        if not errors:
            errors = measure_errors()
        chosen = tuple(name for error in errors[:count] for name in error.names)[:allowed]
        if len(chosen) <= len(attempts[-1].float_layers):
            raise QuantisationRefusedError(
                f"int8 does not hold on the validation images with {len(chosen)} of {len(layers)} layers in float: "
                + "; ".join(
                    f"{each.meaning}: {each.measured:.4f}, limit {each.limit:g}"
                    for each in attempts[-1].checks
                    if not each.passed
                )
                + ". Ship the float16 build, or train with more augmentation or weight decay, which keeps ranges small",
                tuple(attempts),
                errors,
            )
        build = quantize(chosen)
        attempts.append(Attempt(chosen, check(build)))
        count *= 2
    return MixedPrecision(build, tuple(attempts), errors)
