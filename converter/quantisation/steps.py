"""The steps of a quantisation that run in a process of their own."""

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from converter.quantisation.int8_recipe import Int8Recipe

if TYPE_CHECKING:
    from converter.quantisation.layer_errors import LayerError


def quantize(
    float32_build: bytes, images: NDArray[np.uint8], recipe: Int8Recipe, float_layers: tuple[str, ...]
) -> bytes:
    """An int8 build, see `quantize_int8`."""
    from converter.quantisation.int8 import quantize_int8

    return quantize_int8(float32_build, images, recipe, float_layers)


def measure_errors(
    float32_build: bytes,
    representative: NDArray[np.uint8],
    images: NDArray[np.uint8],
    layers: tuple[str, ...],
    recipe: Int8Recipe,
) -> tuple["LayerError", ...]:
    """The error of each group of layers, worst first, see `measure_layer_errors`."""
    from converter.quantisation.layer_errors import measure_layer_errors

    return measure_layer_errors(float32_build, representative, images, layers, recipe)
