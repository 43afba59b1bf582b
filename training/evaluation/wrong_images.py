"""Shows every image that was given another class than its own, and where the network looked: the worst first."""

import base64
import io
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from inference.card import Label, TrainingRecord
from inference.images import read_image
from training.evaluation.answers import Predictions
from training.evaluation.predictions import read_pixels
from training.explain import explain_batches
from training.figures.overlay import laid_over

# A report page with more would be too heavy for a browser; further ones become pages of their own.
PER_PAGE = 120
_JPEG_QUALITY = 90
MAX_SIDE_PX = 320


class Seriousness(IntEnum):
    """What kind of mistake, the worst first."""

    MISSED = 0
    FALSE_ALARM = 1
    OTHER_CLASS = 2


@dataclass(frozen=True)
class Look:
    """What the network said of one class, and where it looked for it.

    Attributes:
        label: the class.
        probability: of the class, 0-1.
        heatmap_uri: the image under the class's heatmap; None without heatmaps.
        is_blank: nothing in the image spoke for the class.
    """

    label: Label
    probability: float
    heatmap_uri: str | None
    is_blank: bool = False


@dataclass(frozen=True)
class WrongImage:
    """One mistake, ready for a page.

    Attributes:
        path: relative to the data folder.
        kind: missed, false alarm, or another class on the same side.
        given: the class it was given.
        truth: its own class.
        image_uri: the field as it was photographed.
    """

    path: str
    kind: Seriousness
    given: Look
    truth: Look
    image_uri: str


def wrong_order(predictions: Predictions, labels: Sequence[Label]) -> list[int]:
    """Indices of the wrong answers: malignant images called benign first, then the surest of each kind."""
    answers = predictions.answers
    sureness = answers.probabilities.max(axis=1)
    wrong = np.flatnonzero(answers.predicted != answers.truth)
    return sorted(
        (int(index) for index in wrong),
        key=lambda index: (
            _kind(labels[int(answers.truth[index])], labels[int(answers.predicted[index])]),
            -sureness[index],
        ),
    )


def wrong_images(
    model: Any | None, root: Path, predictions: Predictions, record: TrainingRecord, indices: Sequence[int]
) -> tuple[WrongImage, ...]:
    """Read some wrong images again, and ask where the network looked.

    Args:
        model: made by `training.models.build`, or None for no heatmaps.
        root: the folder that the samples' paths start from.
        predictions: the answers.
        record: names classes and preprocessing.
        indices: which, in the order to show them.

    Raises:
        NotImplementedError: Keras's backend has no gradients.
    """
    if not indices:
        return ()
    samples = [predictions.samples[index] for index in indices]
    heatmaps = None
    if model is not None:
        pixels = np.stack([read_pixels(root, sample, record.preprocess) for sample in samples])
        heatmaps = explain_batches(model, pixels)[1]
    found = []
    for place, (index, sample) in enumerate(zip(indices, samples, strict=True)):
        field = _reduced(read_image(root / sample.path).pixels)
        looks = []
        for each in (int(predictions.answers.predicted[index]), int(predictions.answers.truth[index])):
            probability = float(predictions.answers.probabilities[index, each])
            heatmap = None if heatmaps is None else heatmaps[place, :, :, each]
            looks.append(_look(record.labels[each], probability, field, heatmap))
        given, truth = looks
        found.append(WrongImage(sample.path, _kind(truth.label, given.label), given, truth, jpeg_uri(field)))
    return tuple(found)


def _look(label: Label, probability: float, field: NDArray[np.uint8], heatmap: NDArray[np.float32] | None) -> Look:
    if heatmap is None:
        return Look(label, probability, None)
    return Look(label, probability, jpeg_uri(laid_over(field, heatmap)), is_blank=not heatmap.max() > 0)


def _reduced(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """A field small enough for a page; the heatmap covers all of it, as the network saw all of it."""
    scale = MAX_SIDE_PX / max(pixels.shape[:2])
    if scale >= 1.0:
        return pixels
    size = (max(1, round(pixels.shape[1] * scale)), max(1, round(pixels.shape[0] * scale)))
    return np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)


def jpeg_uri(pixels: NDArray[np.uint8]) -> str:
    """An image, uint8 (H, W, 3) RGB, as a data URI."""
    data = io.BytesIO()
    Image.fromarray(pixels).save(data, format="JPEG", quality=_JPEG_QUALITY)
    return f"data:image/jpeg;base64,{base64.b64encode(data.getvalue()).decode()}"


def _kind(truth: Label, predicted: Label) -> Seriousness:
    if truth.malignant == predicted.malignant:
        return Seriousness.OTHER_CLASS
    return Seriousness.MISSED if truth.malignant else Seriousness.FALSE_ALARM
