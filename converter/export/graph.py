"""Exports a Keras classifier with its Grad-CAM as one TFLite graph."""

import tempfile
from pathlib import Path
from typing import Any

import keras
import tensorflow as tf

from converter.export.errors import ExportError
from converter.export.factored_grad_cam import answer, factored_grad_cam, is_factorable
from converter.export.flatbuffer import Flatbuffer
from converter.export.inspection import check_build, check_weights
from converter.export.interface import ENDPOINT, INPUT
from converter.export.shared_weights import share_transposed_weights
from converter.export.stored_weights import store_weights
from inference.errors import UnusableInputError
from inference.runtime import OUTPUTS
from training.explain import grad_cam
from training.models.saved_model import load_saved_model


def load_keras_model(path: Path) -> Any:
    """Load a `.keras` file made by `training`.

    Raises:
        ExportError: missing, damaged, of layers that this version does not know, or with code of its own (Lambda).
    """
    try:
        return load_saved_model(path)
    except UnusableInputError as error:
        raise ExportError(str(error)) from error


def save_for_conversion(model: Any, folder: Path, *, heatmaps: bool = True) -> None:
    """Write a SavedModel: uint8 `images` in, `logits`, `heatmaps` of all classes and `features` out.

    Weights are tracked by the archive: without that Keras 3 variables are not frozen and the build answers NaN.

    Args:
        model: made by `training.models.build.build_classifier`, of input (H, W, 3).
        folder: receives the SavedModel; its input is (1, H, W, 3).
        heatmaps: whether it answers with heatmaps.
    """
    height, width = model.input_shape[1:3]
    explain = factored_grad_cam if is_factorable(model) else grad_cam

    def serve(images: Any) -> dict[str, Any]:
        if not heatmaps:
            return dict(zip(("logits", "features"), answer(model, images), strict=True))
        return dict(zip(OUTPUTS, explain(model, images), strict=True))

    archive = keras.export.ExportArchive()
    archive.track(model)
    signature = [tf.TensorSpec((1, height, width, 3), tf.uint8, name=INPUT)]
    archive.add_endpoint(ENDPOINT, serve, input_signature=signature)
    archive.write_out(str(folder), verbose=False)


def convert_float(model: Any, *, float16: bool, heatmaps: bool = True) -> bytes:
    """Convert to a TFLite flatbuffer with builtin operations only.

    Args:
        model: a Keras classifier.
        float16: store weights as float16, else float32; arithmetic is float32 in both.
        heatmaps: whether the build answers with heatmaps; one without is for measuring what they cost.

    Raises:
        ExportError: an operation has no TFLite builtin, a weight is not finite, or weights did not reach the build.
    """
    check_weights(model)
    with tempfile.TemporaryDirectory(prefix="smearscope-export-") as folder:
        save_for_conversion(model, Path(folder), heatmaps=heatmaps)
        converter = tf.lite.TFLiteConverter.from_saved_model(folder, signature_keys=[ENDPOINT])
        # The default already, stated because Flex operations would need TensorFlow at the bedside.
        converter.target_spec.supported_ops = [tf.lite.OpsSet.TFLITE_BUILTINS]
        try:
            written = bytes(converter.convert())
        except Exception as error:  # the converter raises plain Exception subclasses of its own
            raise ExportError(f"The graph cannot be written with TFLite builtins only: {error}") from error
    build = Flatbuffer(written)
    share_transposed_weights(build)
    check_build(build, model.count_params())
    if float16:
        store_weights(build)
    return build.to_bytes()
