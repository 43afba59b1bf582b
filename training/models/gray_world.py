"""White balance inside the network: what a lamp or a camera multiplies each colour by is divided out again."""

from typing import Any

import keras
from keras import ops

# About the mean of a smear's photograph; it only keeps the values where a backbone's weights expect them.
_TARGET_MEAN = 0.75
# Of 0-1. A darker channel holds noise and no smear; it is amplified no further.
_SMALLEST_MEAN = 0.05


@keras.saving.register_keras_serializable(package="smearscope")
class GrayWorld(keras.layers.Layer):
    """Gray-world colour constancy (Buchsbaum 1980): y_c = t * x_c / max(mean_ij(x_ijc), s), t = 0.75, s = 0.05.

    A gain of one channel changes nothing that comes out, but for pixels that it clipped. The image's mean colour and
    brightness go with it, by which classes of one data set can be told apart that were photographed on different days.

    Shapes:
        input: float (batch, height, width, 3), RGB of 0-1.
        output: float (batch, height, width, 3), each channel's mean 0.75 over an image; single values may exceed 1.
    """

    def call(self, inputs: Any) -> Any:
        """Balanced images, see the class."""
        means = ops.mean(inputs, axis=(1, 2), keepdims=True)
        return inputs * (_TARGET_MEAN / ops.maximum(means, _SMALLEST_MEAN))

    def compute_output_shape(self, input_shape: tuple[int | None, ...]) -> tuple[int | None, ...]:
        """The input's."""
        return input_shape

    def get_config(self) -> dict[str, Any]:
        """Everything needed to build the layer again; its two numbers are fixed."""
        return super().get_config()
