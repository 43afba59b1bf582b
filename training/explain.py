"""Grad-CAM of every class at the backbone's last convolution: the reference that builds are compared with."""

from typing import Any

import numpy as np
import tensorflow as tf
from numpy.typing import NDArray


def grad_cam(model: Any, images: Any) -> tuple[Any, Any, Any]:
    """Logits, Grad-CAM heatmaps of all classes and features, as TensorFlow operations (graph or eager).

    L_k = ReLU(sum_c mean_ij(d y_k / d A_ijc) * A_c), Selvaraju et al. 2017, equations 1 and 2; the gradient
    goes through head and CBAM to the backbone's output A, y_k is the logit.

    Args:
        model: made by `training.models.build.build_classifier`.
        images: (batch, H, W, 3) RGB of 0-255, any numeric dtype.

    Returns:
        logits (batch, K), heatmaps (batch, h, w, K) of 0 or more, features (batch, C), all float32.
    """
    scaled = model.get_layer("scaling")(tf.cast(images, tf.float32))
    maps = model.get_layer("backbone")(scaled, training=False)
    with tf.GradientTape(persistent=True) as tape:
        tape.watch(maps)
        logits, features = model.get_layer("classifier")(maps, training=False)
        # One scalar per class; images of a batch do not influence each other, so their sum keeps them apart.
        totals = [tf.reduce_sum(logits[:, index : index + 1]) for index in range(logits.shape[-1])]
    heatmaps = []
    for total in totals:
        weights = tf.reduce_mean(tape.gradient(total, maps), axis=(1, 2), keepdims=True)
        heatmaps.append(tf.maximum(tf.reduce_sum(weights * maps, axis=-1, keepdims=True), 0.0))
    return logits, tf.concat(heatmaps, axis=-1), features


def explain_batches(
    model: Any, pixels: NDArray[np.uint8], batch_size: int = 24
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Keras's own logits and heatmaps for many images.

    Args:
        model: as `grad_cam`.
        pixels: uint8 (N, H, W, 3).
        batch_size: images at a time.

    Returns:
        logits (N, K) and heatmaps (N, h, w, K), float32.
    """
    step = tf.function(lambda images: grad_cam(model, images)[:2])
    parts = [step(pixels[start : start + batch_size]) for start in range(0, len(pixels), batch_size)]
    logits = np.concatenate([np.asarray(part[0]) for part in parts])
    heatmaps = np.concatenate([np.asarray(part[1]) for part in parts])
    return logits, heatmaps
