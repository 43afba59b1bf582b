"""CBAM's spatial attention: where in the field to look (paper, equation 4; Woo et al. 2018, equation 3)."""

from typing import Any

import keras
from keras import ops


@keras.saving.register_keras_serializable(package="smearscope")
class SpatialAttention(keras.layers.Layer):
    """Ms(F) = sigmoid(conv7x7([mean over channels; max over channels])), one weight per position.

    Shapes:
        input: float (batch, height, width, C).
        output: float (batch, height, width, 1), each in 0-1.
    """

    def __init__(self, kernel_size: int = 7, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.kernel_size = kernel_size
        self.convolution = keras.layers.Conv2D(1, kernel_size, padding="same", use_bias=False, name="convolution")

    def build(self, input_shape: tuple[int | None, ...]) -> None:
        """Create the convolution over the two pooled maps."""
        self.convolution.build((*input_shape[:-1], 2))
        super().build(input_shape)

    def call(self, inputs: Any) -> Any:
        """Weights of the positions, see the class."""
        return self.gates(ops.mean(inputs, axis=-1, keepdims=True), ops.amax(inputs, axis=-1, keepdims=True))

    def gates(self, average: Any, maximum: Any) -> Any:
        """Weights of the positions from each one's mean and maximum over the channels, (batch, height, width, 1)."""
        return ops.sigmoid(self.convolution(ops.concatenate([average, maximum], axis=-1)))

    def get_config(self) -> dict[str, Any]:
        """Everything needed to build the layer again."""
        return {**super().get_config(), "kernel_size": self.kernel_size}
