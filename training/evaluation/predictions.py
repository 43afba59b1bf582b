"""Asks a model about every image as it is and under each shift, holding no more than a batch of them in memory."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import keras
import numpy as np
from numpy.typing import NDArray

from inference.card import TrainingRecord
from inference.errors import UnreadableImageError, UnusableInputError
from inference.images import read_image
from inference.preprocessing import PreprocessSpec, preprocess
from inference.shifts import Shift, apply_shift
from training.dataset.folder import OnProgress, Sample
from training.evaluation.answers import Answers, Predictions
from training.evaluation.record import UnreadableFile
from training.models.saved_model import load_saved_model


def load_model(path: Path, record: TrainingRecord) -> Any:
    """Load a `.keras` file and check that it is the network its record describes.

    Raises:
        UnusableInputError: as `load_saved_model`, or of another size or number of classes.
    """
    model = load_saved_model(path)
    expected_input = (record.preprocess.height_px, record.preprocess.width_px, 3)
    found_input, found_classes = tuple(model.input_shape[1:]), model.output_shape[-1]
    if found_input != expected_input or found_classes != len(record.labels):
        raise UnusableInputError(
            f"{path} takes images of {found_input} and tells {found_classes} classes apart; its training record says "
            f"{expected_input} and {len(record.labels)}. The record is not this model's: copy model and record "
            "together from where they were trained"
        )
    return model


def predict(
    model: Any,
    root: Path,
    samples: Sequence[Sample],
    record: TrainingRecord,
    shifts: dict[str, Shift],
    *,
    batch_size: int,
    on_progress: OnProgress | None = None,
) -> Predictions:
    """Ask a model about images as they are and under each shift.

    Shifts change the 8-bit RGB array that enters the model, after resizing, as they do when a build is converted.

    Args:
        model: from uint8 (batch, H, W, 3) to logits (batch, K).
        root: the folder that the samples' paths start from.
        samples: the images, at least one.
        record: names classes and preprocessing.
        shifts: by shift id.
        batch_size: images at a time.
        on_progress: told (images done with all shifts, images in all).

    Raises:
        UnusableInputError: an image has changed since the split was made, none is readable, or an answer is no number.
    """
    index_of = {label.id: index for index, label in enumerate(record.labels)}
    readable: list[Sample] = []
    unreadable: list[UnreadableFile] = []
    logits: list[NDArray[np.float64]] = []
    shifted: dict[str, list[NDArray[np.int64]]] = {name: [] for name in shifts}
    for start in range(0, len(samples), batch_size):
        # Each image is decoded once; a batch meets every shift before the next one is read.
        batch = samples[start : start + batch_size]
        found, pixels = _read_batch(root, batch, record.preprocess, unreadable)
        if found:
            readable += found
            logits.append(_logits(model, pixels))
            for name, shift in shifts.items():
                changed = np.stack([apply_shift(image, shift) for image in pixels])
                shifted[name].append(np.asarray(_logits(model, changed).argmax(axis=1), dtype=np.int64))
        if on_progress is not None:
            on_progress(start + len(batch), len(samples))
    if not readable:
        raise UnusableInputError(
            f"None of the {len(samples)} images can be read; the first: {unreadable[0].path}: {unreadable[0].reason}. "
            "Put readable images there, or name another subset or data folder"
        )
    truth = np.array([index_of[sample.label_id] for sample in readable], dtype=np.int64)
    return Predictions(
        samples=tuple(readable),
        answers=Answers(truth, np.concatenate(logits)),
        shifted={name: np.concatenate(parts) for name, parts in shifted.items()},
        unreadable=tuple(unreadable),
    )


def read_pixels(root: Path, sample: Sample, spec: PreprocessSpec) -> NDArray[np.uint8]:
    """Decode and resize one image, uint8 (H, W, 3), once its hash is found unchanged.

    Raises:
        UnreadableImageError: it cannot be decoded.
        UnusableInputError: it has changed since the split was made.
    """
    path = root / sample.path
    try:
        image = read_image(path)
    except UnreadableImageError as error:
        # A file that was cut off later is a changed one, not one that never could be read.
        if error.sha256 and error.sha256 != sample.sha256:
            raise _changed(path, error.sha256, sample) from error
        raise
    if image.sha256 != sample.sha256:
        raise _changed(path, image.sha256, sample)
    return preprocess(image.pixels, spec)


def _changed(path: Path, found: str, sample: Sample) -> UnusableInputError:
    return UnusableInputError(
        f"{path} has changed since the split was made (SHA-256 {found[:12]}..., expected {sample.sha256[:12]}...); "
        "put the original back, or make the split anew and train again"
    )


def _read_batch(
    root: Path, samples: Sequence[Sample], spec: PreprocessSpec, unreadable: list[UnreadableFile]
) -> tuple[list[Sample], NDArray[np.uint8]]:
    found, pixels = [], []
    for sample in samples:
        try:
            pixels.append(read_pixels(root, sample, spec))
            found.append(sample)
        except UnreadableImageError as error:
            unreadable.append(UnreadableFile(path=sample.path, reason=error.reason))
    stacked = np.stack(pixels) if pixels else np.empty((0, spec.height_px, spec.width_px, 3), dtype=np.uint8)
    return found, stacked


def _logits(model: Any, batch: NDArray[np.uint8]) -> NDArray[np.float64]:
    logits = np.asarray(keras.ops.convert_to_numpy(model.predict_on_batch(batch)), dtype=np.float64)
    if not np.isfinite(logits).all():
        raise UnusableInputError(
            "The model answers with what is no finite number; its training has diverged or its file is damaged. Train "
            "it again with a smaller learning rate, or copy the file again"
        )
    return logits
