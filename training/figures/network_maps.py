"""Lets a network answer one image and keeps its first convolution's maps and what each CBAM made of its maps."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from keras import ops
from numpy.typing import NDArray
from scipy.special import softmax

from inference.card import Label, TrainingRecord
from inference.errors import UnusableInputError
from inference.preprocessing import preprocess
from training.explain.differentiation import without_gradients
from training.figures.layer_records import attention_layers, first_convolution, recorded
from training.figures.pictures import for_display


@dataclass(frozen=True, eq=False)
class AttentionMaps:
    """What one CBAM did to one image's maps.

    Attributes:
        name: of the layer.
        channel_weights: float32 (C,), 0-1.
        spatial_weights: float32 (h, w), 0-1.
        before: float32 (h, w, C).
        after: float32 (h, w, C).
    """

    name: str
    channel_weights: NDArray[np.float32]
    spatial_weights: NDArray[np.float32]
    before: NDArray[np.float32]
    after: NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class NetworkMaps:
    """One image's way through a network.

    Attributes:
        picture: uint8 (H, W, 3), the field for display.
        predicted: the network's answer.
        probability: of that answer, softmax, uncalibrated.
        first_name: of the first convolution.
        first_maps: float32 (h, w, C), its output, before batch norm and activation.
        attention: each CBAM in order; empty for a network without.
    """

    picture: NDArray[np.uint8]
    predicted: Label
    probability: float
    first_name: str
    first_maps: NDArray[np.float32]
    attention: tuple[AttentionMaps, ...]


def extract_maps(model: Any, field: NDArray[np.uint8], record: TrainingRecord, path: Path) -> NetworkMaps:
    """Let a network answer, and listen.

    Args:
        model: the loaded model.
        field: uint8 (height, width, 3) RGB, as decoded.
        record: names the classes and the model's image size.
        path: of the model, for messages.

    Raises:
        UnusableInputError: the network has no convolution.
    """
    first = first_convolution(model)
    if first is None:
        raise UnusableInputError(
            f"{path} has no convolution, so there are no maps to draw; name a model that `smearscope-train fit` wrote"
        )
    blocks = attention_layers(model)
    parts = [part for block in blocks for part in (block, block.channel_attention, block.spatial_attention)]
    images = preprocess(field, record.preprocess)[None].astype(np.float32)
    with recorded([first, *parts]) as records, without_gradients():
        logits = np.asarray(ops.convert_to_numpy(model(images, training=False)))
    probabilities = softmax(logits[0].astype(np.float64))
    predicted = int(probabilities.argmax())
    first_record, attention_records = records[0], records[1:]
    return NetworkMaps(
        picture=for_display(field),
        predicted=record.labels[predicted],
        probability=float(probabilities[predicted]),
        first_name=first.name,
        first_maps=first_record.outputs[0][0],
        attention=tuple(
            AttentionMaps(
                name=whole.layer.name,
                channel_weights=channel.outputs[0].reshape(-1),
                spatial_weights=spatial.outputs[0][0, :, :, 0],
                before=whole.inputs[0][0],
                after=whole.outputs[0][0],
            )
            for whole, channel, spatial in zip(
                attention_records[::3], attention_records[1::3], attention_records[2::3], strict=True
            )
        ),
    )
