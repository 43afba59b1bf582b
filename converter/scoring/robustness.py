"""Scores a build through the classifier that screens: under every shift, and for alarms that should not sound."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from converter.scoring.build_outputs import accuracy
from inference.card import ShiftScore
from inference.classifier import Classifier
from inference.decision import Decision, Prediction
from inference.images import SmearImage
from inference.shifts import Shift, apply_shift


def screen(classifier: Classifier, pixels: Iterable[NDArray[np.uint8]]) -> list[Prediction]:
    """Classify preprocessed images, uint8 (H, W, 3), as screening does."""
    return [classifier.classify(SmearImage(Path("test image"), 0, image, "")) for image in pixels]


def score_shifts(
    classifier: Classifier,
    pixels: NDArray[np.uint8],
    truth: NDArray[np.int64],
    shifts: Sequence[Shift],
    keras_logits: Sequence[NDArray[np.float32]],
    on_shift: Callable[[Shift], None],
) -> tuple[ShiftScore, ...]:
    """Score the test images under each shift.

    Args:
        classifier: of the build.
        pixels: uint8 (N, H, W, 3), unshifted.
        truth: int (N,).
        shifts: what to do to the images.
        keras_logits: (N, K) of Keras under each shift.
        on_shift: told before each.
    """
    scores = []
    for shift, logits in zip(shifts, keras_logits, strict=True):
        on_shift(shift)
        predictions = screen(classifier, (apply_shift(image, shift) for image in pixels))
        scores.append(
            ShiftScore(
                name=shift.name,
                accuracy=accuracy(np.array([each.predicted_index for each in predictions]), truth),
                keras_accuracy=accuracy(logits.argmax(axis=1), truth),
                abstention_rate=abstention_rate(predictions),
            )
        )
    return tuple(scores)


def largest_drop(scores: Sequence[ShiftScore]) -> float:
    """Largest accuracy of Keras minus accuracy of the build under one shift; 0 where there are no shifts.

    Raises:
        ValueError: a score without Keras beside it, which is a programming error and must not pass a gate.
    """
    drops = []
    for score in scores:
        if score.keras_accuracy is None:
            raise ValueError(f"nobody asked Keras under the shift {score.name}")
        drops.append(score.keras_accuracy - score.accuracy)
    return max(drops, default=0.0)


def abstention_rate(predictions: Sequence[Prediction]) -> float:
    """Share of images that are not reported, 0-1."""
    return sum(each.decision is Decision.ABSTAINED for each in predictions) / len(predictions)
