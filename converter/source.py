"""Reads what a conversion starts from: a `.keras` file, its training record and its split file."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from converter.split_file import SplitFile, Subset, check_split
from converter.subsets import LabelledImages, load_images
from inference.card import TrainingRecord, record_path
from inference.errors import UnusableInputError
from inference.file_fault import first_fault, read_fault

T = TypeVar("T", bound=BaseModel)

_MODEL_ADVICE = "Name the `.keras` file that `smearscope-train fit` wrote"
_RECORD_ADVICE = "`smearscope-train fit` writes it beside the model; copy both together"
_SPLIT_ADVICE = "Name the file that `smearscope-train split` wrote and the model was trained on"


@dataclass(frozen=True)
class Source:
    """A trained model with its papers, checked against each other."""

    model_path: Path
    record: TrainingRecord
    split: SplitFile

    def load(self, data: Path, subset: Subset) -> LabelledImages:
        """The images of one subset, see `converter.subsets.load_images`."""
        return load_images(self.split.of(subset), data, self.record.labels, self.record.preprocess)


def read_source(model_path: Path, split_path: Path) -> Source:
    """Read record and split and check that they belong to the model.

    Raises:
        UnusableInputError: a file is missing, damaged or of another training, or the split cannot judge a build.
    """
    # The model first: where both are missing, it is the model's name that is mistyped.
    found = hashlib.sha256(_bytes("Model", model_path, _MODEL_ADVICE)).hexdigest()
    path = record_path(model_path)
    data = _bytes("Training record", path, _RECORD_ADVICE)
    record = _parse(data, f"{path} is no training record of this version", TrainingRecord, _RECORD_ADVICE)
    if found != record.model_sha256:
        raise UnusableInputError(
            f"{model_path} has SHA-256 {found[:12]}..., its training record {record.model_sha256[:12]}...; "
            "the record belongs to another file"
        )
    return Source(model_path, record, read_split_file(split_path, record))


def read_split_file(path: Path, record: TrainingRecord) -> SplitFile:
    """Read a split file and check that it is the one a model was trained on.

    Raises:
        UnusableInputError: missing, damaged, of another training, or it cannot judge a build.
    """
    data = _bytes("Split file", path, _SPLIT_ADVICE)
    split = _parse(data, f"{path} is no split file of this version", SplitFile, _SPLIT_ADVICE)
    sha256 = hashlib.sha256(data).hexdigest()
    if sha256 != record.split.sha256:
        raise UnusableInputError(
            f"{path} has SHA-256 {sha256[:12]}..., the model was trained on a split with "
            f"{record.split.sha256[:12]}...; with another split, training images could be tested on"
        )
    check_split(split, record.labels, str(path))
    return split


def check_data_folder(data: Path) -> None:
    """Raise UnusableInputError unless a data folder is there."""
    try:
        if data.is_dir():
            return
        fault = "is a file, not a folder" if data.exists() else "does not exist"
    except OSError as error:  # such as a name that is too long
        fault = f"cannot be read: {error.strerror or error}"
    raise UnusableInputError(f"Data folder {data} {fault}. Name the folder that the split was made of")


def _parse(data: bytes, refusal: str, model: type[T], advice: str) -> T:
    try:
        return model.model_validate_json(data)
    except ValidationError as error:
        raise UnusableInputError(f"{refusal}: {first_fault(error)}. {advice}") from error


def _bytes(kind: str, path: Path, advice: str) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UnusableInputError(f"{kind} {path} cannot be read: {read_fault(path, error)}. {advice}") from error
