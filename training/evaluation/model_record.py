"""Reads the training record beside a model, and sees that it is this model's own."""

from pathlib import Path

from pydantic import ValidationError

from inference.card import TrainingRecord, record_path
from inference.errors import UnusableInputError
from inference.file_fault import first_fault
from training.dataset.files import sha256_of_file


def find_record(model_path: Path) -> TrainingRecord | None:
    """The training record beside a model, or None where there is none.

    Raises:
        UnusableInputError: it cannot be read, or is none.
    """
    path = record_path(model_path)
    try:
        return TrainingRecord.model_validate_json(path.read_bytes())
    except FileNotFoundError:
        return None
    except OSError as error:
        raise UnusableInputError(
            f"The training record {path} cannot be read: {error.strerror or error}. Make it readable, or copy model "
            "and record together again"
        ) from error
    except ValidationError as error:
        raise UnusableInputError(
            f"{path} is no training record of this version: {first_fault(error)}. Copy model and record together from "
            "where they were trained, or train again"
        ) from error


def read_record(model_path: Path) -> TrainingRecord:
    """The training record of a model that is to be used.

    Raises:
        UnusableInputError: the model cannot be read, or the record is missing or another file's.
    """
    path = record_path(model_path)
    try:
        found = sha256_of_file(model_path)
    except OSError as error:
        raise UnusableInputError(
            f"Model {model_path} cannot be read: {error.strerror or error}. Name the `.keras` file that "
            "`smearscope-train fit` wrote"
        ) from error
    record = find_record(model_path)
    if record is None:
        raise UnusableInputError(
            f"The training record {path} is missing. It says which classes and image size {model_path.name} has, and "
            "without it nobody knows which images the model was trained on. `smearscope-train fit` writes it beside "
            "the model. Copy both together"
        )
    if found != record.model_sha256:
        raise UnusableInputError(
            f"{model_path} has SHA-256 {found[:12]}..., its training record {record.model_sha256[:12]}...; the record "
            "belongs to another file. Copy model and record together"
        )
    return record
