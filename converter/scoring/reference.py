"""What Keras itself says of the images: the reference that every build is compared with."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from converter.errors import ConversionError
from converter.scoring.build_outputs import accuracy
from converter.scoring.trained_model import check_trained_model
from converter.subsets import LabelledImages
from inference.card import Label, TrainingRecord
from inference.errors import UnusableInputError
from inference.shifts import Shift, apply_shift

# The training record's figure and ours are of the same images and weights, but training may have computed its own in
# half precision, on another device and backend.
_ACCURACY_TOLERANCE = 0.02
# Beyond six classes there are too many orders to try; the message then does without.
_MOST_ORDERED_CLASSES = 6


@dataclass(frozen=True, eq=False)
class KerasAnswers:
    """Keras on N images.

    Attributes:
        logits: float32 (N, K).
        heatmaps: float32 (N, h, w, K).
    """

    logits: NDArray[np.float32]
    heatmaps: NDArray[np.float32]

    @property
    def predicted(self) -> NDArray[np.int64]:
        """int (N,), the most probable class."""
        return np.asarray(self.logits.argmax(axis=1), dtype=np.int64)


@dataclass(frozen=True, eq=False)
class Reference:
    """Keras on the images of a conversion.

    Attributes:
        validation: by which layers go back to float.
        calibration: by which the temperature is fitted; the same object as `validation` where a split has none.
        test: what the gate compares with.
        shifted_logits: float32 (N, K) of the test images under each shift, in the shifts' order.
    """

    validation: KerasAnswers
    calibration: KerasAnswers
    test: KerasAnswers
    shifted_logits: tuple[NDArray[np.float32], ...]


def keras_reference(
    model_path: Path,
    validation: NDArray[np.uint8],
    calibration: NDArray[np.uint8] | None,
    test: NDArray[np.uint8],
    shifts: Sequence[Shift],
    class_count: int,
) -> Reference:
    """Ask Keras. TensorFlow is loaded here: run it in a process of its own.

    Args:
        model_path: a `.keras` file.
        validation: uint8 (N, H, W, 3).
        calibration: likewise; None where the split holds no calibration images.
        test: likewise.
        shifts: applied to the test images.
        class_count: labels of the training record, which the model's outputs must match.

    Raises:
        UnusableInputError: the model is none of `training`, or of another input size or number of outputs than stated.
        ExportError: the file is damaged, of unknown layers or with code of its own, or a weight is not finite.
        ConversionError: an answer is not finite.
    """
    from converter.export.graph import load_keras_model
    from converter.export.inspection import check_weights
    from training.explain import explain_batches

    model = load_keras_model(model_path)
    height_px, width_px = validation.shape[1:3]
    check_trained_model(model, model_path, height_px=height_px, width_px=width_px, class_count=class_count)
    check_weights(model)
    asked = KerasAnswers(*explain_batches(model, validation))
    reference = Reference(
        validation=asked,
        calibration=asked if calibration is None else KerasAnswers(*explain_batches(model, calibration)),
        test=KerasAnswers(*explain_batches(model, test)),
        shifted_logits=tuple(
            np.asarray(
                model.predict(np.stack([apply_shift(image, shift) for image in test]), batch_size=24, verbose=0),
                dtype=np.float32,
            )
            for shift in shifts
        ),
    )
    asked_of = (reference.validation, reference.calibration, reference.test)
    answers = (*(part for each in asked_of for part in (each.logits, each.heatmaps)), *reference.shifted_logits)
    if not all(np.isfinite(each).all() for each in answers):
        raise ConversionError(
            f"{model_path} answers with numbers that are NaN or infinite on images of the split: it was trained with "
            "settings that overflow. Train it again with a smaller learning rate"
        )
    return reference


def check_record(record: TrainingRecord, validation: LabelledImages, answers: KerasAnswers) -> None:
    """Raise UnusableInputError where Keras does not reach the accuracy that its training record states.

    The labels' order is known to the record alone: one that was changed, or images mislabelled later, show here.

    Args:
        record: of the model.
        validation: the images that the record's accuracy was measured on.
        answers: of Keras on them.
    """
    found = accuracy(answers.predicted, validation.truth)
    if abs(found - record.validation_accuracy) <= _ACCURACY_TOLERANCE:
        return
    order = _better_order(record, validation, answers.predicted)
    raise UnusableInputError(
        f"The model scores {found:.2%} on the {len(validation.truth)} validation images, its training record says "
        f"{record.validation_accuracy:.2%}. "
        + (
            f"With the labels in the order {order} it would: the record's labels are in another order than the model's "
            "outputs. Take the record that training wrote"
            if order
            else "The record, the model and the labels of the split do not belong together"
        )
    )


def _better_order(record: TrainingRecord, validation: LabelledImages, predicted: NDArray[np.int64]) -> str:
    labels: tuple[Label, ...] = record.labels
    if len(labels) > _MOST_ORDERED_CLASSES:
        return ""
    for order in permutations(range(len(labels))):
        swapped = np.array(order)[predicted]
        if abs(accuracy(swapped, validation.truth) - record.validation_accuracy) <= _ACCURACY_TOLERANCE:
            # Output i of the model stands for the class `order[i]` of the record.
            return ", ".join(labels[index].id for index in order)
    return ""
