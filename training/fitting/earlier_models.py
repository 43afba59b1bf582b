"""Reads the trained models that another training starts or learns from, and refuses what would leak or not fit."""

from pathlib import Path
from typing import Any

from inference.card import StartRecord, TeacherRecord, TrainingRecord
from inference.errors import UnusableInputError
from training.evaluation.model_record import read_record
from training.fitting.teacher import Teacher
from training.fitting.training_data import TrainingData
from training.models.saved_model import load_saved_model


def read_start(path: Path, found: TrainingData) -> StartRecord:
    """The record of the model that starts a training on these images.

    Raises:
        UnusableInputError: as `read_teacher`; whether its network is the same is seen when its weights are taken.
    """
    return StartRecord(**_carried_on(_fitting_record(path, found, "start", "--start-from")))


def read_teacher(path: Path, found: TrainingData) -> Teacher:
    """Load a teacher for a training on these images.

    Raises:
        UnusableInputError: model or training record is missing, damaged or another's; it was trained on another split
            or test fold, so that it could pass on the test images; or its classes or their order differ.
    """
    record = _fitting_record(path, found, "teach", "--teacher")
    known = TeacherRecord(name=path.name, architecture=record.architecture, **_carried_on(record))
    return Teacher(load_saved_model(path), known)


def _fitting_record(path: Path, found: TrainingData, does: str, option: str) -> TrainingRecord:
    record = read_record(path)
    if record.split.sha256 != found.split_sha256:
        theirs, ours = record.split, found.split
        raise UnusableInputError(
            f"{path} cannot {does} this training: it was trained on another split ({theirs.kind}, seed {theirs.seed}, "
            f"test fold {theirs.test_fold}, SHA-256 {theirs.sha256[:12]}; this one is {ours.kind.value}, seed "
            f"{ours.seed}, test fold {ours.test_fold}, SHA-256 {found.split_sha256[:12]}), so it may have seen this "
            f"one's test images and would pass them on. Name a {option} of the same split file"
        )
    theirs_in_order, ours_in_order = (
        ", ".join(label.id for label in labels) for labels in (record.labels, found.dataset.labels)
    )
    if theirs_in_order != ours_in_order:
        raise UnusableInputError(
            f"{path} cannot {does} this training: its classes are {theirs_in_order}, those of the data "
            f"{ours_in_order}. Name a {option} with the same classes in the same order"
        )
    return record


def _carried_on(record: TrainingRecord) -> dict[str, Any]:
    """What the record of a later training keeps of an earlier one's: the fields of `StartRecord`."""
    return {name: getattr(record, name) for name in StartRecord.model_fields}
