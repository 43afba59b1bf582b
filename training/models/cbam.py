"""The convolutional block attention module (paper, equations 1 and 2; Woo et al. 2018)."""

from typing import Any

import keras

from training.models.channel_attention import ChannelAttention
from training.models.spatial_attention import SpatialAttention


@keras.saving.register_keras_serializable(package="smearscope")
class CBAM(keras.layers.Layer):
    """F' = Mc(F) * F, then F'' = Ms(F') * F'.

    With `residual=True` the refined maps go through a 1x1 convolution and are added to F, as the paper's text,
    unlike its equations, describes.

    Shapes:
        input and output: float (batch, height, width, C).
    """

    def __init__(self, reduction_ratio: int = 16, kernel_size: int = 7, residual: bool = False, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.reduction_ratio = reduction_ratio
        self.kernel_size = kernel_size
        self.residual = residual
        self.channel_attention = ChannelAttention(reduction_ratio, name="channel_attention")
        self.spatial_attention = SpatialAttention(kernel_size, name="spatial_attention")
        self.projection: keras.layers.Conv2D | None = None

    def build(self, input_shape: tuple[int | None, ...]) -> None:
        """Create both attentions and, if residual, the projection."""
        self.channel_attention.build(input_shape)
        self.spatial_attention.build(input_shape)
        if self.residual:
            self.projection = keras.layers.Conv2D(input_shape[-1], 1, name="projection")
            self.projection.build(input_shape)
        super().build(input_shape)

    def call(self, inputs: Any) -> Any:
        """Refined feature maps, see the class."""
        refined = self.channel_attention(inputs) * inputs
        refined = self.spatial_attention(refined) * refined
        if self.projection is None:
            return refined
        return inputs + self.projection(refined)

    def get_config(self) -> dict[str, Any]:
        """Everything needed to build the layer again."""
        return {
            **super().get_config(),
            "reduction_ratio": self.reduction_ratio,
            "kernel_size": self.kernel_size,
            "residual": self.residual,
        }
