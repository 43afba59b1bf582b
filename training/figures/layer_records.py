"""Finds layers wherever a network nests them, and keeps what passes through them while it answers."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import keras
import numpy as np
from keras import ops
from numpy.typing import NDArray

from training.models.cbam import CBAM

_CONVOLUTIONS = (keras.layers.Conv2D, keras.layers.SeparableConv2D, keras.layers.DepthwiseConv2D)


@dataclass(eq=False)
class LayerRecord:
    """What went into and came out of one layer, float32 with the batch first; empty until the network has answered."""

    layer: Any
    inputs: list[NDArray[np.float32]] = field(default_factory=list)
    outputs: list[NDArray[np.float32]] = field(default_factory=list)


@contextmanager
def recorded(layers: Sequence[Any]) -> Iterator[list[LayerRecord]]:
    """Keep what passes through some layers, at any depth, while the network is called (not compiled) within this.

    A sub-model from such a layer's output would need the graph around each nesting; listening needs none of it.
    """
    records = [LayerRecord(layer) for layer in layers]
    for record in records:
        record.layer.call = _listening(record)
    try:
        yield records
    finally:
        for record in records:
            # The class's own method shows again.
            del record.layer.call


def all_layers(model: Any) -> Iterator[Any]:
    """The layers of a network in order, those of nested networks in their place."""
    for layer in model.layers:
        if isinstance(layer, keras.Model):
            yield from all_layers(layer)
        else:
            yield layer


def first_convolution(model: Any) -> Any | None:
    """The first layer that convolves, or None."""
    return next((layer for layer in all_layers(model) if isinstance(layer, _CONVOLUTIONS)), None)


def attention_layers(model: Any) -> list[Any]:
    """Every CBAM of a network, in order."""
    return [layer for layer in all_layers(model) if isinstance(layer, CBAM)]


def _listening(record: LayerRecord) -> Any:
    own = record.layer.call

    def call(inputs: Any, *args: Any, **kwargs: Any) -> Any:
        outputs = own(inputs, *args, **kwargs)
        record.inputs.append(_kept(inputs))
        record.outputs.append(_kept(outputs))
        return outputs

    return call


def _kept(tensor: Any) -> NDArray[np.float32]:
    return np.asarray(ops.convert_to_numpy(tensor)).astype(np.float32)
