"""Writes what a training was, and reads it of the training that another one starts from."""

from pathlib import Path

import keras
from pydantic import ValidationError

from inference.card import StartRecord, TrainingRecord, record_path
from inference.errors import UnusableInputError
from inference.file_fault import first_fault
from inference.preprocessing import PreprocessSpec
from training.dataset.files import sha256_of_file
from training.fitting.training_data import TrainingData
from training.fitting.training_loop import FitResult
from training.fitting.versions import library_versions
from training.recipe import Recipe


def preprocessing_of(recipe: Recipe) -> PreprocessSpec:
    """How the images of a recipe's network are resized."""
    return PreprocessSpec(width_px=recipe.model.input_px, height_px=recipe.model.input_px)


def training_record(
    found: TrainingData,
    recipe: Recipe,
    result: FitResult,
    model_path: Path,
    *,
    seed: int,
    started_from: str,
    start: StartRecord | None,
    changed: tuple[str, ...],
) -> TrainingRecord:
    """The record of a trained model.

    Args:
        found: the images.
        recipe: what fixed the training.
        result: what came out.
        model_path: the saved model; its hash goes into the record.
        seed: of weights, order, augmentation and dropout.
        started_from: `scratch`, or what initialised the weights.
        start: the training that this one started from.
        changed: fields in which the recipe differs from the one of its name.
    """
    return TrainingRecord(
        architecture=recipe.model.network_name,
        labels=found.dataset.labels,
        preprocess=preprocessing_of(recipe),
        recipe=recipe.model_dump(mode="json"),
        recipe_changes=changed,
        open_in_paper=recipe.open_in_paper(),
        data=found.dataset.record(),
        split=found.split.record(found.split_sha256),
        seed=seed,
        epochs_run=result.state.epochs_done,
        best_epoch=result.kept_epoch.epoch,
        train_seconds=round(result.train_seconds, 1),
        parameter_count=int(result.model.count_params()),
        started_from=started_from,
        start=start,
        validation_accuracy=result.kept_epoch.val_accuracy,
        backend=str(keras.backend.backend()),
        dtype_policy=", ".join(result.state.dtype_policies),
        versions=library_versions(),
        model_sha256=sha256_of_file(model_path),
    )


def read_start(start_from: Path, split_sha256: str) -> StartRecord:
    """The record of the model that starts a training, which must not have seen this split's test images."""
    try:
        record = TrainingRecord.model_validate_json(record_path(start_from).read_bytes())
        found = sha256_of_file(start_from)
    except (OSError, ValidationError) as error:
        reason = first_fault(error) if isinstance(error, ValidationError) else error.strerror or error
        raise UnusableInputError(
            f"{start_from} cannot start this training: model or training record ({record_path(start_from).name}) "
            f"cannot be read: {reason}. Name a model that `smearscope-train fit` wrote, with its record beside it"
        ) from error
    if found != record.model_sha256:
        raise UnusableInputError(
            f"{start_from} is not the model that {record_path(start_from).name} describes: SHA-256 {found[:12]}, the "
            f"record names {record.model_sha256[:12]}. Copy model and record together"
        )
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
        start=record.start,
    )
