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

T = TypeVar("T", bound=BaseModel)


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
    path = record_path(model_path)
    record = _parse(_bytes(path), path, TrainingRecord)
    found = hashlib.sha256(_bytes(model_path)).hexdigest()
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
    data = _bytes(path)
    split = _parse(data, path, SplitFile)
    sha256 = hashlib.sha256(data).hexdigest()
    if sha256 != record.split.sha256:
        raise UnusableInputError(
            f"{path} has SHA-256 {sha256[:12]}..., the model was trained on a split with "
            f"{record.split.sha256[:12]}...; with another split, training images could be tested on"
        )
    check_split(split, record.labels, str(path))
    return split


def _parse(data: bytes, path: Path, model: type[T]) -> T:
    try:
        return model.model_validate_json(data)
    except ValidationError as error:
        raise UnusableInputError(f"{path} is no {model.__name__} of this version: {error}") from error


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UnusableInputError(f"{path} cannot be read: {error.strerror or error}") from error
