"""Measures which layers hurt: what int8 in one of them alone does to the answers.

Noise at a layer's own output, which TFLite's tools compare, says little: in the first layers it is small and grows
through all that follow. So each layer (each few neighbours, in a deep network) is quantised alone, and logits and
heatmaps are compared with the float build's.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from converter.quantisation.int8 import find_ranges, only, quantize_with
from converter.quantisation.int8_recipe import Int8Recipe
from converter.scoring.build_outputs import BuildOutputs, run_build


@dataclass(frozen=True)
class LayerError:
    """What int8 in some neighbouring layers alone does.

    Attributes:
        names: of the operations' output tensors, in the order of the graph.
        logit_noise: power of the difference in logits over the power of the float logits, 0 or more.
        heatmap_noise: likewise of the heatmaps.
    """

    names: tuple[str, ...]
    logit_noise: float
    heatmap_noise: float

    @property
    def noise(self) -> float:
        """Both, which layers are ranked by."""
        return self.logit_noise + self.heatmap_noise


def measure_layer_errors(
    float_build: bytes,
    representative: NDArray[np.uint8],
    images: NDArray[np.uint8],
    layers: Sequence[str],
    recipe: Int8Recipe,
) -> tuple[LayerError, ...]:
    """Quantise each layer alone with ai-edge-quantizer and compare the answers.

    Args:
        float_build: a float32 build.
        representative: uint8 (N, H, W, 3), which ranges come from.
        images: uint8 (M, H, W, 3), others than those, which the answers are compared on.
        layers: names of all quantised layers, in the order of the graph.
        recipe: scope, and how many groups of layers at most.

    Returns:
        One entry for each group of neighbours, the one that hurts most first.
    """
    ranges = find_ranges(float_build, representative, recipe)
    expected = run_build(float_build, images, 1)
    errors = [
        _compare(group, run_build(quantize_with(float_build, ranges, recipe, only(*group)), images, 1), expected)
        for group in group_neighbours(layers, recipe.error_group_count)
    ]
    return tuple(sorted(errors, key=lambda error: (-error.noise, error.names)))


def group_neighbours(layers: Sequence[str], count: int) -> list[tuple[str, ...]]:
    """At most `count` groups of neighbouring layers, as equal in size as can be, in order; none is empty."""
    parts = np.array_split(np.arange(len(layers)), min(count, len(layers)))
    return [tuple(layers[index] for index in part) for part in parts]


def _compare(names: tuple[str, ...], found: BuildOutputs, expected: BuildOutputs) -> LayerError:
    return LayerError(names, _noise(found.logits, expected.logits), _noise(found.heatmaps, expected.heatmaps))


def _noise(found: NDArray[np.float32], expected: NDArray[np.float32]) -> float:
    power = float(np.square(expected, dtype=np.float64).mean())
    difference = np.square(found.astype(np.float64) - expected).mean()
    return float(difference) / power if power > 0.0 else 0.0
