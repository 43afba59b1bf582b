"""Grad-CAM of all classes with the sums done first: what a build computes, cheaper than the backward pass it equals.

Selvaraju et al. 2017, equation 1, needs of the gradient of logit k at the backbone's maps A only its mean over the
positions. Behind a pooled head each feature depends on its own channel alone, so one backward pass through the pooling
serves all classes; the rest are sums over positions or channels, which are matrix products of a few kilobytes in place
of K gradients as large as A. `training.explain.grad_cam` is the reference, and tests hold the two together.
"""

from dataclasses import dataclass
from typing import Any

import keras
import tensorflow as tf

from training.models.cbam import CBAM
from training.models.heads import Rectifier


def is_factorable(model: Any) -> bool:
    """Whether a classifier's head is pooled and its attention, if it has one, follows the paper's equations."""
    layers = {layer.name: layer for layer in model.get_layer("classifier").layers}
    return "flatten" not in layers and not ("cbam" in layers and layers["cbam"].residual)


def factored_grad_cam(model: Any, images: Any) -> tuple[Any, Any, Any]:
    """Logits, Grad-CAM heatmaps of all classes and features of one image, as TensorFlow's operations.

    Args:
        model: made by `training.models.build.build_classifier`, and `is_factorable`.
        images: (1, H, W, 3) RGB of 0-255.

    Returns:
        logits (1, K), heatmaps (1, h, w, K) of 0 or more, features (1, C), all float32.
    """
    maps = model.get_layer("backbone")(model.get_layer("scaling")(tf.cast(images, tf.float32)), training=False)
    classifier = model.get_layer("classifier")
    cbam: CBAM | None = next((layer for layer in classifier.layers if isinstance(layer, CBAM)), None)
    _, height, width, channels = maps.shape
    flat = tf.reshape(maps, (height * width, channels))
    attended = None if cbam is None else _attend(cbam, maps)
    features, shares = _pool(classifier, cbam, maps if attended is None else attended.refined)
    shares = tf.reshape(shares, (height * width, channels))
    logits, slopes = _logits(classifier, features)
    if cbam is None or attended is None:
        weights = slopes * tf.reduce_sum(shares, axis=0, keepdims=True)
    else:
        weights = _through_attention(cbam, attended, flat, slopes, shares)
    heatmaps = tf.maximum(tf.matmul(flat, weights / (height * width), transpose_b=True), 0.0)
    return logits, tf.reshape(heatmaps, (1, height, width, weights.shape[0])), features


def answer(model: Any, images: Any) -> tuple[Any, Any]:
    """Logits (1, K) and features (1, C) of one image, (1, H, W, 3), without heatmaps."""
    maps = model.get_layer("backbone")(model.get_layer("scaling")(tf.cast(images, tf.float32)), training=False)
    logits, features = model.get_layer("classifier")(maps, training=False)
    return logits, features


@dataclass(frozen=True)
class _Attended:
    """What CBAM computes on its way: A gated by channel is F = Mc A, refined is R = Ms F.

    Attributes:
        channel_means: (1, C) of A; `channel_maxima` likewise.
        channel_gates: (1, C), Mc.
        gated: (1, h, w, C), F.
        place_means: (1, h, w, 1) of F; `place_maxima` likewise.
        place_gates: (1, h, w, 1), Ms.
        refined: (1, h, w, C), R.
    """

    channel_means: Any
    channel_maxima: Any
    channel_gates: Any
    gated: Any
    place_means: Any
    place_maxima: Any
    place_gates: Any
    refined: Any


def _attend(cbam: CBAM, maps: Any) -> _Attended:
    means, maxima = tf.reduce_mean(maps, axis=(1, 2)), tf.reduce_max(maps, axis=(1, 2))
    gates = cbam.channel_attention.gates(means, maxima)
    gated = maps * tf.reshape(gates, (1, 1, 1, maps.shape[-1]))
    place_means = tf.reduce_mean(gated, axis=-1, keepdims=True)
    place_maxima = tf.reduce_max(gated, axis=-1, keepdims=True)
    place_gates = cbam.spatial_attention.gates(place_means, place_maxima)
    return _Attended(means, maxima, gates, gated, place_means, place_maxima, place_gates, gated * place_gates)


def _pool(classifier: Any, cbam: CBAM | None, refined: Any) -> tuple[Any, Any]:
    """Features (1, C) of refined maps (1, h, w, C), and the gradient of each feature at its channel, (1, h, w, C)."""
    pooling = keras.Model(classifier.inputs[0] if cbam is None else cbam.output, classifier.outputs[1], name="pooling")
    with tf.GradientTape() as tape:
        tape.watch(refined)
        features = pooling(refined, training=False)
    # Each feature depends on its own channel alone: the gradient of their sum holds that of every one.
    return features, tape.gradient(features, refined)


def _logits(classifier: Any, features: Any) -> tuple[Any, Any]:
    """Logits (1, K), and the gradient of each at the features, (K, C)."""
    layers = [layer for layer in classifier.layers if isinstance(layer, keras.layers.Dense | Rectifier)]
    value, steps = features, []
    for layer in layers:
        value = layer(value)
        is_dense = isinstance(layer, keras.layers.Dense)
        steps.append(layer.kernel if is_dense else tf.cast(value > 0.0, tf.float32))
    slopes = tf.eye(value.shape[-1])
    for layer, step in zip(reversed(layers), reversed(steps), strict=True):
        is_dense = isinstance(layer, keras.layers.Dense)
        slopes = tf.matmul(slopes, step, transpose_b=True) if is_dense else slopes * step
    return value, slopes


def _through_attention(cbam: CBAM, attended: _Attended, flat: Any, slopes: Any, shares: Any) -> Any:
    """Gradients of the logits at A, summed over the positions.

    The gradient of logit k at F is slope_kc shares_ijc Ms_ij + (what comes through the mean over channels) / C + (what
    comes through the maximum over channels) where F has it. Only its sums over positions are formed.

    Args:
        cbam: without a residual connection.
        attended: what it computed.
        flat: (h w, C), A.
        slopes: (K, C), gradient of logit k at feature c.
        shares: (h w, C), gradient of feature c at R.

    Returns:
        (K, C).
    """
    places, channels = flat.shape
    gated = tf.reshape(attended.gated, flat.shape)
    gates = tf.reshape(attended.place_gates, (1, places))
    by_mean, by_maximum = _through_place_gates(cbam, attended, tf.matmul(slopes, shares * gated, transpose_b=True))
    is_maximum = tf.cast(tf.equal(gated, tf.reshape(attended.place_maxima, (places, 1))), tf.float32)
    # Channels that share the maximum share its gradient, as in TensorFlow's own.
    is_maximum = is_maximum / tf.reduce_sum(is_maximum, axis=1, keepdims=True)
    at_gated = (
        slopes * tf.matmul(gates, shares)
        + tf.reduce_sum(by_mean, axis=1, keepdims=True) / channels
        + tf.matmul(by_maximum, is_maximum)
    )
    at_gates = (
        slopes * tf.matmul(gates, shares * flat)
        + tf.matmul(by_mean, flat) / channels
        + tf.matmul(by_maximum, is_maximum * flat)
    )
    return at_gated * attended.channel_gates + _through_channel_gates(cbam, attended, at_gates)


def _through_place_gates(cbam: CBAM, attended: _Attended, at_gates: Any) -> tuple[Any, Any]:
    """From gradients at Ms, (K, h w), to those at the mean and the maximum over the channels, both (K, h w)."""
    count, places = at_gates.shape
    _, height, width, _ = attended.place_gates.shape
    points = [tf.tile(each, (count, 1, 1, 1)) for each in (attended.place_means, attended.place_maxima)]
    with tf.GradientTape() as tape:
        tape.watch(points)
        gates = cbam.spatial_attention.gates(*points)
    found = tape.gradient(gates, points, output_gradients=tf.reshape(at_gates, (count, height, width, 1)))
    by_mean, by_maximum = (tf.reshape(each, (count, places)) for each in found)
    return by_mean, by_maximum


def _through_channel_gates(cbam: CBAM, attended: _Attended, at_gates: Any) -> Any:
    """From gradients at Mc, (K, C), to those at A through mean and maximum, summed over the positions, (K, C).

    A mean hands 1 / (h w) of its gradient to each position, a maximum all of it to one: both sum to the whole.
    """
    layer = cbam.channel_attention
    gates = attended.channel_gates
    at_hidden = tf.matmul(at_gates * (gates * (1.0 - gates)), layer.kernel_out, transpose_b=True)
    open_units = sum(
        tf.cast(tf.matmul(pooled, layer.kernel_hidden) + layer.bias_hidden > 0.0, tf.float32)
        for pooled in (attended.channel_means, attended.channel_maxima)
    )
    return tf.matmul(at_hidden * open_units, layer.kernel_hidden, transpose_b=True)
