"""2x2 max pooling whose gradient converts to TFLite builtins, for use behind the Grad-CAM point."""

from typing import Any

import keras
from keras import ops


@keras.saving.register_keras_serializable(package="smearscope")
class BlockMaxPooling(keras.layers.Layer):
    """Maximum of each 2x2 block, as Keras's MaxPooling2D; height and width must be even.

    MaxPooling2D's gradient (`MaxPoolGrad`) has no TFLite builtin; that of a maximum over an axis has.

    Shapes:
        input: float (batch, height, width, C).
        output: float (batch, height / 2, width / 2, C).
    """

    def call(self, inputs: Any) -> Any:
        """Pooled maps, see the class."""
        height, width, channels = inputs.shape[1] // 2, inputs.shape[2] // 2, inputs.shape[3]
        # Two steps over at most four axes: TFLite's broadcasting comparison, in the gradient, takes no more.
        rows = ops.amax(ops.reshape(inputs, (-1, 2, 2 * width * channels)), axis=1)
        columns = ops.amax(ops.reshape(rows, (-1, 2, channels)), axis=1)
        return ops.reshape(columns, (-1, height, width, channels))

    def compute_output_shape(self, input_shape: tuple[int | None, ...]) -> tuple[int | None, ...]:
        """Half the height and width."""
        batch, height, width, channels = input_shape
        if height is None or width is None or height % 2 or width % 2:
            raise ValueError(f"BlockMaxPooling needs a known, even height and width, got {input_shape}")
        return (batch, height // 2, width // 2, channels)
