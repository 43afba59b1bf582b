"""Counts a network's weights by building it."""

import math
from dataclasses import dataclass
from typing import Any

import keras

from training.models.build import build_backbone, build_head
from training.models.catalogue import Network
from training.models.spec import HeadKind


@dataclass(frozen=True)
class NetworkSize:
    """Weights of a classifier, and the maps that Grad-CAM looks at."""

    parameters: int
    trainable: int
    maps_px: int
    maps_channels: int


def measure_network(network: Network, *, input_px: int = 224, class_count: int = 4) -> dict[HeadKind, NetworkSize]:
    """Build a network with random weights and count it under each head.

    The backbone is built once, for it is the same under both.

    Args:
        network: which.
        input_px: side of its input, pixels.
        class_count: K.

    Returns:
        By head: all weights, the trainable ones (the rest are batch norms' running averages), and the maps' shape.
    """
    backbone = build_backbone(network.spec(input_px=input_px), weights=None)
    maps_shape = backbone.output_shape[1:]
    sizes = {}
    for head in HeadKind:
        classifier = build_head(network.spec(head, input_px), maps_shape, class_count)
        sizes[head] = NetworkSize(
            parameters=backbone.count_params() + classifier.count_params(),
            trainable=_trainable(backbone) + _trainable(classifier),
            maps_px=int(maps_shape[0]),
            maps_channels=int(maps_shape[2]),
        )
    # Keras keeps the graph of every model it built: 22 of them would fill a small computer.
    keras.backend.clear_session()
    return sizes


def _trainable(model: Any) -> int:
    return sum(math.prod(weight.shape) for weight in model.trainable_weights)
