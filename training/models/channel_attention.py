"""CBAM's channel attention: which feature maps matter (paper, equation 3; Woo et al. 2018, equation 2)."""

from typing import Any

import keras
from keras import ops


@keras.saving.register_keras_serializable(package="smearscope")
class ChannelAttention(keras.layers.Layer):
    """Mc(F) = sigmoid(MLP(AvgPool(F)) + MLP(MaxPool(F))), one weight per channel.

    The MLP is shared by both poolings and has one hidden layer of C / reduction_ratio units with ReLU (Woo et al.
    2018, section 3).

    Shapes:
        input: float (batch, height, width, C).
        output: float (batch, 1, 1, C), each in 0-1.
    """

    def __init__(self, reduction_ratio: int = 16, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        if reduction_ratio < 1:
            raise ValueError(f"reduction_ratio must be at least 1, got {reduction_ratio}")
        self.reduction_ratio = reduction_ratio

    def build(self, input_shape: tuple[int | None, ...]) -> None:
        """Create the shared MLP for C channels."""
        channels = input_shape[-1]
        if channels is None:
            raise ValueError("ChannelAttention needs a known number of channels")
        hidden = max(channels // self.reduction_ratio, 1)
        self.kernel_hidden = self.add_weight(name="kernel_hidden", shape=(channels, hidden), initializer="he_normal")
        self.bias_hidden = self.add_weight(name="bias_hidden", shape=(hidden,), initializer="zeros")
        self.kernel_out = self.add_weight(name="kernel_out", shape=(hidden, channels), initializer="glorot_uniform")
        self.bias_out = self.add_weight(name="bias_out", shape=(channels,), initializer="zeros")
        super().build(input_shape)

    def call(self, inputs: Any) -> Any:
        """Weights of the channels, see the class."""
        gates = self.gates(ops.mean(inputs, axis=(1, 2)), ops.amax(inputs, axis=(1, 2)))
        # Reshape, not indexing with new axes: the gradient of the latter has no TFLite builtin.
        return ops.reshape(gates, (-1, 1, 1, inputs.shape[-1]))

    def gates(self, average: Any, maximum: Any) -> Any:
        """Weights of the channels (batch, C) from each channel's mean and maximum over the positions, (batch, C)."""
        return ops.sigmoid(self._mlp(average) + self._mlp(maximum))

    def _mlp(self, pooled: Any) -> Any:
        # maximum(x, 0), not relu: the gradient of relu has no TFLite builtin.
        hidden = ops.maximum(ops.matmul(pooled, self.kernel_hidden) + self.bias_hidden, 0.0)
        return ops.matmul(hidden, self.kernel_out) + self.bias_out

    def get_config(self) -> dict[str, Any]:
        """Everything needed to build the layer again."""
        return {**super().get_config(), "reduction_ratio": self.reduction_ratio}
