"""Writes what a training was."""

from pathlib import Path

import keras

from inference.card import StartRecord, TeacherRecord, TrainingRecord
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
    teacher: TeacherRecord | None,
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
        teacher: the model that taught this one.
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
        teacher=teacher,
        validation_accuracy=result.kept_epoch.val_accuracy,
        backend=str(keras.backend.backend()),
        dtype_policy=", ".join(result.state.dtype_policies),
        versions=library_versions(),
        model_sha256=sha256_of_file(model_path),
    )
