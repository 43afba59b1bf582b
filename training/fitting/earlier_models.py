"""Reads the trained models that another training starts or learns from, and refuses what would leak or not fit."""

from pathlib import Path
from typing import Any

from pydantic import ValidationError

from inference.card import StartRecord, TeacherRecord, TrainingRecord, record_path
from inference.errors import UnusableInputError
from inference.file_fault import first_fault
from training.dataset.files import sha256_of_file
from training.evaluation.model_record import read_record
from training.fitting.teacher import Teacher
from training.fitting.training_data import TrainingData
from training.models.saved_model import load_saved_model


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
    return StartRecord(**_carried_on(record))


def read_teacher(path: Path, found: TrainingData) -> Teacher:
    """Load a teacher for a training on these images.

    Raises:
        UnusableInputError: model or training record is missing, damaged or another's; it was trained on another split
            or test fold, so that it could pass on the test images; or its classes or their order differ.
    """
    record = read_record(path)
    if record.split.sha256 != found.split_sha256:
        theirs, ours = record.split, found.split
        raise UnusableInputError(
            f"{path} cannot teach this training: it was trained on another split ({theirs.kind}, seed {theirs.seed}, "
            f"test fold {theirs.test_fold}, SHA-256 {theirs.sha256[:12]}; this one is {ours.kind.value}, seed "
            f"{ours.seed}, test fold {ours.test_fold}, SHA-256 {found.split_sha256[:12]}), so it may have seen this "
            "one's test images and would pass them on. Name a --teacher of the same split file"
        )
    theirs_in_order, ours_in_order = (
        ", ".join(label.id for label in labels) for labels in (record.labels, found.dataset.labels)
    )
    if theirs_in_order != ours_in_order:
        raise UnusableInputError(
            f"{path} cannot teach this training: its classes are {theirs_in_order}, those of the data "
            f"{ours_in_order}. Name a --teacher with the same classes in the same order"
        )
    known = TeacherRecord(name=path.name, architecture=record.architecture, **_carried_on(record))
    return Teacher(load_saved_model(path), known)


def _carried_on(record: TrainingRecord) -> dict[str, Any]:
    """What the record of a later training keeps of an earlier one's: the fields of `StartRecord`."""
    return {name: getattr(record, name) for name in StartRecord.model_fields}
