"""Exports a Keras classifier with its Grad-CAM as one TFLite graph."""

import tempfile
from pathlib import Path
from typing import Any

import keras
import tensorflow as tf

from inference.errors import SmearScopeError, UnusableInputError
from training.explain import grad_cam
from training.models.saved_model import load_saved_model

ENDPOINT = "serve"


class ExportError(SmearScopeError):
    """A model cannot be exported as a build."""


def load_keras_model(path: Path) -> Any:
    """Load a `.keras` file made by `training`.

    Raises:
        ExportError: damaged, or of layers that this version does not know.
    """
    try:
        return load_saved_model(path)
    except UnusableInputError as error:
        raise ExportError(str(error)) from error


def save_for_conversion(model: Any, folder: Path) -> None:
    """Write a SavedModel: uint8 `images` in, `logits`, `heatmaps` of all classes and `features` out.

    Weights are tracked by the archive: without that Keras 3 variables are not frozen and the build answers NaN.
    """
    height, width = model.input_shape[1:3]

    def serve(images: Any) -> dict[str, Any]:
        logits, heatmaps, features = grad_cam(model, images)
        return {"logits": logits, "heatmaps": heatmaps, "features": features}

    archive = keras.export.ExportArchive()
    archive.track(model)
    signature = [tf.TensorSpec((1, height, width, 3), tf.uint8, name="images")]
    archive.add_endpoint(ENDPOINT, serve, input_signature=signature)
    archive.write_out(str(folder), verbose=False)


def convert_float(model: Any, *, float16: bool) -> bytes:
    """Convert to a TFLite flatbuffer with builtin operations only.

    Args:
        model: a Keras classifier.
        float16: store weights as float16, else float32.

    Raises:
        ExportError: an operation has no TFLite builtin.
    """
    with tempfile.TemporaryDirectory(prefix="smearscope-export-") as folder:
        save_for_conversion(model, Path(folder))
        converter = tf.lite.TFLiteConverter.from_saved_model(folder, signature_keys=[ENDPOINT])
        # The default already, stated because Flex operations would need TensorFlow at the bedside.
        converter.target_spec.supported_ops = [tf.lite.OpsSet.TFLITE_BUILTINS]
        if float16:
            converter.optimizations = [tf.lite.Optimize.DEFAULT]
            converter.target_spec.supported_types = [tf.float16]
        try:
            return bytes(converter.convert())
        except Exception as error:  # the converter raises plain Exception subclasses of its own
            raise ExportError(f"The graph cannot be written with TFLite builtins only: {error}") from error
