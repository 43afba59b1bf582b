"""One training from data folder to `.keras` file and training record."""

import hashlib
import importlib.metadata
import platform
from collections.abc import Callable, Sequence
from pathlib import Path

import keras
import numpy as np
from pydantic import ValidationError

from inference.card import StartRecord, TrainingRecord, record_path
from inference.errors import UnusableInputError
from inference.files import write_atomically
from inference.preprocessing import PreprocessSpec
from training.checkpoint import EpochLog, save_model
from training.dataset import Dataset, Sample, import_folder, load_pixels
from training.fit import FitResult, LabelledPixels, fit
from training.recipe import Recipe
from training.splits import Split, Subset, check_split_matches, read_split

_RECORDED_PACKAGES = ("keras", "tensorflow", "numpy", "opencv-python-headless", "pillow", "smearscope")


def train_and_save(
    data: Path,
    split_file: Path,
    recipe: Recipe,
    out: Path,
    *,
    seed: int,
    weights: str | None,
    start_from: Path | None,
    citation: str = "source not stated",
    say: Callable[[str], None],
) -> TrainingRecord:
    """Train on the split's training images, steer by its validation images, write model and record.

    Checkpoints lie beside `out` in a folder `<name>.checkpoints`; the same call again resumes.

    Raises:
        UnusableInputError: data, split, weights or checkpoints do not fit together.
        OutputError: model or record cannot be written.
    """
    if out.suffix != ".keras":
        raise UnusableInputError(f"The model file must end with .keras, got {out}")
    dataset = import_folder(data, citation)
    split, split_sha256 = read_split(split_file)
    check_split_matches(split, dataset)
    start = None if start_from is None else _read_start(start_from, split_sha256)
    spec = PreprocessSpec(width_px=recipe.model.input_px, height_px=recipe.model.input_px)
    say(f"Reading {len(dataset.samples)} images of {data}")
    train = _pixels(dataset, split.samples(Subset.TRAIN), spec)
    validation = _pixels(dataset, split.samples(Subset.VALIDATION), spec)
    say(
        f"Training {recipe.name} on {len(train.pixels)} images, validating on {len(validation.pixels)} "
        f"({split.kind.value} split, seed {seed})"
    )
    result = fit(
        recipe,
        train,
        validation,
        class_count=len(dataset.labels),
        checkpoint_folder=out.with_suffix(".checkpoints"),
        data_identity=split_sha256,
        seed=seed,
        weights=weights,
        start_from=start_from,
        on_epoch=lambda log, epochs: say(_epoch_line(log, epochs)),
    )
    save_model(result.model, out)
    record = _record(dataset, split, split_sha256, recipe, spec, result, seed, out)
    started = start_from.name if start_from else (weights or "scratch")
    record = record.model_copy(update={"started_from": started, "start": start})
    write_atomically(record_path(out), (record.model_dump_json(indent=2) + "\n").encode())
    return record


def _read_start(start_from: Path, split_sha256: str) -> StartRecord:
    """The record of the model that starts a training, which must not have seen this split's test images."""
    try:
        record = TrainingRecord.model_validate_json(record_path(start_from).read_bytes())
        found = hashlib.sha256(start_from.read_bytes()).hexdigest()
    except (OSError, ValidationError) as error:
        raise UnusableInputError(
            f"{start_from} cannot start this training: model or training record ({record_path(start_from).name}) "
            f"cannot be read: {error}"
        ) from error
    if found != record.model_sha256:
        raise UnusableInputError(f"{start_from} is not the model that {record_path(start_from).name} describes")
    if record.split.sha256 != split_sha256:
        raise UnusableInputError(
            f"{start_from} was trained on another split, so it may have seen this one's test images; start from a "
            "model of the same split file"
        )
    return StartRecord(
        model_sha256=record.model_sha256,
        recipe=record.recipe,
        epochs_run=record.epochs_run,
        best_epoch=record.best_epoch,
        train_seconds=record.train_seconds,
        started_from=record.started_from,
    )


def _pixels(dataset: Dataset, samples: Sequence[Sample], spec: PreprocessSpec) -> LabelledPixels:
    indices = np.array([dataset.class_index(sample) for sample in samples], dtype=np.int64)
    return LabelledPixels(load_pixels(dataset, samples, spec), indices)


def _epoch_line(log: EpochLog, epochs: int) -> str:
    left_minutes = (epochs - log.epoch - 1) * log.elapsed_seconds / 60
    return (
        f"epoch {log.epoch + 1}/{epochs}: loss {log.loss:.4f}, accuracy {log.accuracy:.2%}, validation loss "
        f"{log.val_loss:.4f}, validation accuracy {log.val_accuracy:.2%}, learning rate {log.learning_rate:.1e}, "
        f"{log.elapsed_seconds:.0f} s, about {left_minutes:.0f} min left"
    )


def _record(
    dataset: Dataset,
    split: Split,
    split_sha256: str,
    recipe: Recipe,
    spec: PreprocessSpec,
    result: FitResult,
    seed: int,
    out: Path,
) -> TrainingRecord:
    versions = {"python": platform.python_version()}
    versions |= {name: importlib.metadata.version(name) for name in _installed(_RECORDED_PACKAGES)}
    return TrainingRecord(
        architecture=f"{recipe.model.architecture.value}+cbam",
        labels=dataset.labels,
        preprocess=spec,
        recipe=recipe.model_dump(mode="json"),
        open_in_paper=recipe.open_in_paper(),
        data=dataset.record(),
        split=split.record(split_sha256),
        seed=seed,
        epochs_run=result.state.epochs_done,
        best_epoch=result.kept_epoch.epoch,
        train_seconds=round(result.train_seconds, 1),
        parameter_count=int(result.model.count_params()),
        started_from="scratch",
        validation_accuracy=result.kept_epoch.val_accuracy,
        backend=str(keras.backend.backend()),
        versions=versions,
        model_sha256=hashlib.sha256(out.read_bytes()).hexdigest(),
    )


def _installed(names: Sequence[str]) -> list[str]:
    present = {distribution.metadata["Name"].lower() for distribution in importlib.metadata.distributions()}
    return [name for name in names if name.lower() in present]
