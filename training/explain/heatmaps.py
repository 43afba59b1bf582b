"""Grad-CAM of every class at the backbone's last convolution: the reference that builds are compared with."""

from pathlib import Path
from typing import Any

import keras
import numpy as np
from keras import ops
from numpy.typing import NDArray

from inference.errors import UnusableInputError
from training.explain.differentiation import compiled, pull_back, without_gradients

_PARTS = ("scaling", "backbone", "classifier")


def grad_cam(model: Any, images: Any) -> tuple[Any, Any, Any]:
    """Logits, Grad-CAM heatmaps of all classes and features, as the backend's operations (graph or eager).

    L_k = ReLU(sum_c mean_ij(d y_k / d A_ijc) * A_c), Selvaraju et al. 2017, equations 1 and 2; the gradient
    goes through head and CBAM to the backbone's output A, y_k is the logit.

    Args:
        model: made by `training.models.build.build_classifier`.
        images: (batch, H, W, 3) RGB of 0-255, any numeric dtype.

    Returns:
        logits (batch, K), heatmaps (batch, h, w, K) of 0 or more, features (batch, C), all float32.
    """
    with without_gradients():
        scaled = model.get_layer("scaling")(ops.cast(images, "float32"))
        maps = model.get_layer("backbone")(scaled, training=False)
    classifier = model.get_layer("classifier")
    class_count = classifier.output_shape[0][-1]
    height, width, channels = maps.shape[1:]
    # A copy of the maps for each class: one backward pass gives the gradients of all logits, and a large dense layer
    # is read once. Images of a batch do not influence each other, so each copy has a direction of its own.
    copies = ops.reshape(ops.tile(ops.expand_dims(maps, 1), (1, class_count, 1, 1, 1)), (-1, height, width, channels))
    each_class = np.eye(class_count, dtype=keras.backend.standardize_dtype(maps.dtype))
    directions = ops.tile(ops.convert_to_tensor(each_class), (ops.shape(maps)[0], 1))
    logits, features, gradients = pull_back(lambda point: classifier(point, training=False), copies, directions)
    weights = ops.reshape(ops.mean(gradients, axis=(1, 2)), (-1, class_count, channels))
    heatmaps = ops.matmul(ops.reshape(maps, (-1, height * width, channels)), ops.transpose(weights, (0, 2, 1)))
    heatmaps = ops.reshape(ops.maximum(heatmaps, 0.0), (-1, height, width, class_count))
    first_logits = ops.reshape(logits, (-1, class_count, class_count))[:, 0]
    return first_logits, heatmaps, ops.reshape(features, (-1, class_count, features.shape[-1]))[:, 0]


def explain_batches(
    model: Any, pixels: NDArray[np.uint8], batch_size: int = 24
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Keras's own logits and heatmaps for many images.

    Args:
        model: as `grad_cam`.
        pixels: uint8 (N, H, W, 3), at least one image.
        batch_size: images at a time.

    Returns:
        logits (N, K) and heatmaps (N, h, w, K), float32.
    """
    step = compiled(model, lambda images: grad_cam(model, images)[:2])
    parts = [step(pixels[start : start + batch_size]) for start in range(0, len(pixels), batch_size)]
    logits, heatmaps = (np.concatenate([_float32(part[index]) for part in parts]) for index in range(2))
    return logits, heatmaps


def check_explainable(model: Any, path: Path) -> None:
    """Raise UnusableInputError unless a model has the parts that Grad-CAM starts between."""
    names = {layer.name for layer in model.layers}
    missing = [name for name in _PARTS if name not in names]
    if missing:
        raise UnusableInputError(
            f"{path} has no part named {' or '.join(missing)}, so no heatmap of it can be made; name a model that "
            "`smearscope-train fit` wrote"
        )


def _float32(tensor: Any) -> NDArray[np.float32]:
    return np.asarray(ops.convert_to_numpy(tensor)).astype(np.float32)
