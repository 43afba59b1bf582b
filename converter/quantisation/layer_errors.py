"""Measures which quantised layers hurt: the noise that each adds to its output, layer by layer."""

import warnings
from dataclasses import dataclass

import numpy as np
from ai_edge_quantizer import model_validator
from ai_edge_quantizer.utils.validation_utils import ValidationErrorMetric
from numpy.typing import NDArray

from converter.export.flatbuffer import Flatbuffer
from converter.export.interface import ENDPOINT


@dataclass(frozen=True)
class LayerError:
    """What int8 does to one layer.

    Attributes:
        name: of the operation's output tensor.
        noise_share: power of the difference to the float build over the power of the float output, 0 or more.
        added_noise_share: the part of it that the layer's inputs did not bring along.
    """

    name: str
    noise_share: float
    added_noise_share: float


def measure_layer_errors(
    float_build: bytes, int8_build: bytes, images: NDArray[np.uint8], layers: tuple[str, ...]
) -> tuple[LayerError, ...]:
    """Compare every tensor of both builds with ai-edge-quantizer's validator.

    Args:
        float_build: the float32 build that was quantised.
        int8_build: made from it.
        images: uint8 (N, H, W, 3), not the representative ones.
        layers: names to report.

    Returns:
        One entry for each layer, the one that adds most noise first.
    """
    with warnings.catch_warnings():
        # The validator keeps all tensors on purpose: it compares them.
        warnings.filterwarnings("ignore", ".*experimental_preserve_all_tensors", UserWarning)
        compared = model_validator.compare_model(
            float_build,
            int8_build,
            {ENDPOINT: [{"images": image[None]} for image in images]},
            [ValidationErrorMetric.SNR],
            [_noise_share],
            use_xnnpack=False,  # its fused kernels would hide what lies between
            num_threads=1,
        )
    found = compared.get_all_tensor_results()
    noise = {name: next(iter(values.values())) for name, values in found.items()}
    return _ranked(Flatbuffer(float_build), noise, frozenset(layers))


def _noise_share(noisy: NDArray[np.generic], clean: NDArray[np.generic]) -> float:
    signal = np.asarray(clean, dtype=np.float64)
    power = float(np.square(signal).mean())
    return float(np.square(np.asarray(noisy, dtype=np.float64) - signal).mean()) / power if power > 0.0 else 0.0


def _ranked(build: Flatbuffer, noise: dict[str, float], layers: frozenset[str]) -> tuple[LayerError, ...]:
    errors = []
    for operation in build.graph.operators:
        name = build.name(operation.outputs[0])
        if name in layers and name in noise:
            # Weights are named too, but never differ by more than their own rounding, which is the layer's doing.
            activations = [
                build.name(index) for index in operation.inputs if index >= 0 and build.constant(index) is None
            ]
            brought = max((noise.get(each, 0.0) for each in activations), default=0.0)
            errors.append(LayerError(name, noise[name], max(0.0, noise[name] - brought)))
    return tuple(sorted(errors, key=lambda error: (-error.added_noise_share, error.name)))
