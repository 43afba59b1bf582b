"""The input that ResNet50's published weights were trained on (He et al. 2015, first trained in Caffe)."""

from typing import Any

import keras
from keras import ops

# ImageNet's mean of blue, green and red, as the published Caffe models subtract it.
_MEAN_BGR = (103.939, 116.779, 123.68)


@keras.saving.register_keras_serializable(package="smearscope")
class CaffeNormalisation(keras.layers.Layer):
    """BGR of 0-255 less ImageNet's mean, from RGB of 0-1.

    Shapes:
        input: float (batch, height, width, 3), RGB.
        output: float (batch, height, width, 3), BGR, of about -124 to 151.
    """

    def call(self, inputs: Any) -> Any:
        """Normalised images, see the class."""
        return ops.flip(inputs, axis=-1) * 255.0 - ops.convert_to_tensor(_MEAN_BGR, dtype=inputs.dtype)

    def compute_output_shape(self, input_shape: tuple[int | None, ...]) -> tuple[int | None, ...]:
        """The input's."""
        return input_shape

    def get_config(self) -> dict[str, Any]:
        """Everything needed to build the layer again; the mean is fixed."""
        return super().get_config()
