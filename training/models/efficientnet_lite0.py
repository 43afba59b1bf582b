"""EfficientNet-Lite0: the small backbone for weak machines (Tan and Le 2019; the Lite variant of 2020)."""

from dataclasses import dataclass
from typing import Any

import keras

# The published Lite models are fed (x - 127) / 128 of 8-bit values; here of values scaled to 0-1.
LITE_MEAN = 127.0 / 255.0
LITE_DEVIATION = 128.0 / 255.0
_NORM_EPSILON = 1e-3
_HEAD_FILTERS = 1280


@dataclass(frozen=True)
class _Stage:
    """Repeated inverted-residual blocks; only the first one strides."""

    repeats: int
    kernel_size: int
    stride: int
    expansion: int
    filters: int


_STEM_FILTERS = 32
# EfficientNet-B0's stages (Tan and Le 2019, table 1); Lite0 leaves out squeeze-and-excitation and takes ReLU6.
_STAGES = (
    _Stage(1, 3, 1, 1, 16),
    _Stage(2, 3, 2, 6, 24),
    _Stage(2, 5, 2, 6, 40),
    _Stage(3, 3, 2, 6, 80),
    _Stage(3, 5, 1, 6, 112),
    _Stage(4, 5, 2, 6, 192),
    _Stage(1, 3, 1, 6, 320),
)


def apply_efficientnet_lite0(images: Any, norm_momentum: float = 0.99) -> Any:
    """Apply the network up to its last convolution, batch norm and ReLU6.

    Args:
        images: float (batch, H, W, 3); (x - 127) / 128 of 8-bit RGB where the published weights are used.
        norm_momentum: of the batch norms' running averages.

    Returns:
        float (batch, ceil(H / 32), ceil(W / 32), 1280).
    """
    maps = _convolve(images, _STEM_FILTERS, 3, 2, "stem", norm_momentum)
    index = 0
    for stage in _STAGES:
        for repeat in range(stage.repeats):
            stride = stage.stride if repeat == 0 else 1
            maps = _inverted_residual(maps, stage, stride, f"block{index}", norm_momentum)
            index += 1
    return _convolve(maps, _HEAD_FILTERS, 1, 1, "head", norm_momentum)


def _inverted_residual(inputs: Any, stage: _Stage, stride: int, name: str, momentum: float) -> Any:
    maps = inputs
    if stage.expansion != 1:
        maps = _convolve(maps, inputs.shape[-1] * stage.expansion, 1, 1, f"{name}_expand", momentum)
    maps = keras.layers.DepthwiseConv2D(
        stage.kernel_size, stride, padding="same", use_bias=False, name=f"{name}_depthwise_conv"
    )(maps)
    maps = _normalise(maps, f"{name}_depthwise_norm", momentum)
    maps = keras.layers.ReLU(max_value=6.0, name=f"{name}_depthwise_relu")(maps)
    maps = keras.layers.Conv2D(stage.filters, 1, padding="same", use_bias=False, name=f"{name}_project_conv")(maps)
    maps = _normalise(maps, f"{name}_project_norm", momentum)
    if stride == 1 and inputs.shape[-1] == stage.filters:
        return keras.layers.Add(name=f"{name}_add")([inputs, maps])
    return maps


def _convolve(inputs: Any, filters: int, kernel_size: int, stride: int, name: str, momentum: float) -> Any:
    maps = keras.layers.Conv2D(filters, kernel_size, stride, padding="same", use_bias=False, name=f"{name}_conv")(
        inputs
    )
    maps = _normalise(maps, f"{name}_norm", momentum)
    return keras.layers.ReLU(max_value=6.0, name=f"{name}_relu")(maps)


def _normalise(inputs: Any, name: str, momentum: float) -> Any:
    return keras.layers.BatchNormalization(momentum=momentum, epsilon=_NORM_EPSILON, name=name)(inputs)
