"""The classification head: batch norm, flatten or average pooling, dense 512, dense 128, logits."""

from typing import Any

import keras
from keras import ops

from training.models.spec import HeadKind, ModelSpec


@keras.saving.register_keras_serializable(package="smearscope")
class Rectifier(keras.layers.Layer):
    """max(x, 0), written so that its gradient converts to TFLite builtins (`relu`'s does not).

    Shapes:
        input and output: float, any.
    """

    def call(self, inputs: Any) -> Any:
        """Element-wise max(x, 0)."""
        return ops.maximum(inputs, 0.0)


def apply_head(feature_maps: Any, spec: ModelSpec, class_count: int) -> tuple[Any, Any]:
    """Apply the paper's head: batch norm, vector, dense layers with ReLU and dropout, logits.

    The softmax is left to the loss and to the screening side, so that an int8 build keeps float logits.

    Args:
        feature_maps: float (batch, h, w, C) after the last CBAM.
        spec: flatten (paper) or average pooling, hidden layers ((512, 128) in the paper), dropout.
        class_count: K.

    Returns:
        logits (batch, K) and features (batch, C), the average-pooled maps that trust numbers are computed from.
    """
    normalised = keras.layers.BatchNormalization(momentum=spec.batch_norm_momentum, name="head_norm")(feature_maps)
    features = keras.layers.GlobalAveragePooling2D(name="features")(normalised)
    vector = features if spec.head is HeadKind.POOLED else keras.layers.Flatten(name="flatten")(normalised)
    for index, units in enumerate(spec.dense_units, start=1):
        vector = keras.layers.Dense(units, name=f"dense_{index}")(vector)
        vector = Rectifier(name=f"rectifier_{index}")(vector)
        vector = keras.layers.Dropout(spec.dropout, name=f"dropout_{index}")(vector)
    return keras.layers.Dense(class_count, name="logits")(vector), features
