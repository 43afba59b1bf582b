"""Weights that no training made, for networks whose published ones cannot be had here."""

from typing import Any

import keras
import numpy as np


def make_up_weights(network: keras.Model, seed: int) -> keras.Model:
    """Give every weight of a network a value that its initialiser would not; the network itself is returned.

    Batch norms get statistics that keep a deep network's maps alive in inference, so that its input still matters
    at its end.
    """
    rng = np.random.default_rng(seed)
    for layer in network.layers:
        if layer.weights:
            layer.set_weights([_value(layer, weight, rng) for weight in layer.weights])
    return network


def _value(layer: Any, weight: Any, rng: np.random.Generator) -> np.ndarray:
    shape = tuple(weight.shape)
    if isinstance(layer, keras.layers.BatchNormalization) and weight.path.endswith(("gamma", "variance")):
        return rng.uniform(0.6, 1.4, shape)
    if len(shape) <= 1:
        return rng.normal(0.0, 0.1, shape)
    is_depthwise = isinstance(layer, keras.layers.DepthwiseConv2D) or weight.name == "depthwise_kernel"
    fan_in = np.prod(shape[:-2] if is_depthwise else shape[:-1])
    return rng.standard_normal(shape, np.float32) * np.float32(np.sqrt(2.0 / fan_in))
