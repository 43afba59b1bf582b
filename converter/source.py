"""Reads what a conversion starts from: a `.keras` file, its training record, a split file, the images."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, ValidationError

from inference.card import TrainingRecord, record_path
from inference.errors import UnusableInputError
from inference.images import read_image
from inference.preprocessing import PreprocessSpec, preprocess


class Subset(StrEnum):
    """A part of a split; only `ship` splits hold images back for calibration."""

    TRAIN = "train"
    VALIDATION = "validation"
    CALIBRATION = "calibration"
    TEST = "test"


class SplitEntry(BaseModel):
    """One image of a split file; other fields of the file are not needed here."""

    model_config = ConfigDict(frozen=True)

    path: str
    label_id: str
    sha256: str
    subset: Subset


class SplitFile(BaseModel):
    """The part of a split file that a conversion needs."""

    model_config = ConfigDict(frozen=True)

    schema_version: Literal[1]
    kind: str
    seed: int
    entries: tuple[SplitEntry, ...]


@dataclass(frozen=True, eq=False)
class LabelledImages:
    """Preprocessed images of one subset.

    Attributes:
        subset: which one.
        paths: relative to the data folder.
        pixels: uint8 (N, H, W, 3) RGB.
        truth: int (N,), class index.
    """

    subset: Subset
    paths: tuple[str, ...]
    pixels: NDArray[np.uint8]
    truth: NDArray[np.int64]


@dataclass(frozen=True)
class Source:
    """A trained model with its papers, checked against each other."""

    model_path: Path
    record: TrainingRecord
    split: SplitFile


def read_source(model_path: Path, split_path: Path) -> Source:
    """Read record and split and check that they belong to the model.

    Raises:
        UnusableInputError: a file is missing, damaged, or of another training.
    """
    record = TrainingRecord.model_validate_json(_read(record_path(model_path), TrainingRecord))
    split_data = _read(split_path, SplitFile)
    found = hashlib.sha256(_bytes(model_path)).hexdigest()
    if found != record.model_sha256:
        raise UnusableInputError(
            f"{model_path} has SHA-256 {found[:12]}..., its training record {record.model_sha256[:12]}...; "
            "the record belongs to another file"
        )
    split_sha256 = hashlib.sha256(split_data).hexdigest()
    if split_sha256 != record.split.sha256:
        raise UnusableInputError(
            f"{split_path} has SHA-256 {split_sha256[:12]}..., the model was trained on a split with "
            f"{record.split.sha256[:12]}...; with another split, training images could be tested on"
        )
    return Source(model_path, record, SplitFile.model_validate_json(split_data))


def load_images(source: Source, data: Path, subset: Subset) -> LabelledImages:
    """Decode and preprocess one subset as screening does.

    Raises:
        UnusableInputError: an image is missing or has changed since the split was made.
        UnreadableImageError: an image cannot be decoded.
    """
    entries = [entry for entry in source.split.entries if entry.subset is subset]
    index_of = {label.id: index for index, label in enumerate(source.record.labels)}
    return LabelledImages(
        subset=subset,
        paths=tuple(entry.path for entry in entries),
        pixels=_load_pixels(data, entries, source.record.preprocess),
        truth=np.array([index_of[entry.label_id] for entry in entries], dtype=np.int64),
    )


def _load_pixels(data: Path, entries: Sequence[SplitEntry], spec: PreprocessSpec) -> NDArray[np.uint8]:
    pixels = np.empty((len(entries), spec.height_px, spec.width_px, 3), dtype=np.uint8)
    for index, entry in enumerate(entries):
        if not (data / entry.path).is_file():
            raise UnusableInputError(f"{data / entry.path} is missing; the split was made with it")
        image = read_image(data / entry.path)
        if image.sha256 != entry.sha256:
            raise UnusableInputError(f"{data / entry.path} has changed since the split was made")
        pixels[index] = preprocess(image.pixels, spec)
    return pixels


def _read(path: Path, model: type[BaseModel]) -> bytes:
    data = _bytes(path)
    try:
        model.model_validate_json(data)
    except ValidationError as error:
        raise UnusableInputError(f"{path} is no {model.__name__} of this version: {error}") from error
    return data


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UnusableInputError(f"{path} cannot be read: {error.strerror or error}") from error
