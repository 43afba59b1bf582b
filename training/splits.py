"""Parts a dataset into train, validation and test, and keeps that as a file."""

import hashlib
from enum import StrEnum
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, ValidationError
from sklearn.model_selection import StratifiedKFold

from inference.card import SplitRecord
from inference.errors import UnusableInputError
from inference.files import write_atomically
from training.dataset import Dataset, Sample
from training.near_duplicates import difference_hashes, near_duplicate_groups

FOLD_COUNT = 5
SEED = 0


class SplitKind(StrEnum):
    """How images are parted (DESIGN.md, Splits)."""

    RANDOM = "random"
    CONTIGUOUS = "contiguous"


class Subset(StrEnum):
    """A part of a split."""

    TRAIN = "train"
    VALIDATION = "validation"
    TEST = "test"


class SplitEntry(BaseModel):
    """One image of a split."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    path: str
    label_id: str
    sha256: str
    fold: int
    subset: Subset


class Split(BaseModel):
    """A split file: fold 0 tests, fold 1 validates, the rest train."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    schema_version: Literal[1] = 1
    kind: SplitKind
    seed: int
    fold_count: int
    data_sha256: str
    entries: tuple[SplitEntry, ...]

    def samples(self, subset: Subset) -> list[Sample]:
        """The samples of one subset, in the file's order."""
        return [Sample(entry.path, entry.label_id, entry.sha256) for entry in self.entries if entry.subset is subset]

    def record(self, sha256: str) -> SplitRecord:
        """What the training record says of the split."""
        return SplitRecord(
            kind=self.kind.value,
            seed=self.seed,
            fold_count=self.fold_count,
            sha256=sha256,
            train_count=len(self.samples(Subset.TRAIN)),
            validation_count=len(self.samples(Subset.VALIDATION)),
            test_count=len(self.samples(Subset.TEST)),
        )


def make_split(dataset: Dataset, kind: SplitKind, seed: int = SEED) -> Split:
    """Part a dataset into five folds.

    `random` is stratified by class, near-duplicates left where they fall: the paper's kind. `contiguous` cuts each
    class into blocks of consecutive numbers, near-duplicates joined first.

    Raises:
        UnusableInputError: a class has fewer images than folds.
        UnreadableImageError: an image cannot be decoded (`contiguous` looks for near-duplicates).
    """
    labels = np.array([dataset.class_index(sample) for sample in dataset.samples])
    smallest = int(np.bincount(labels, minlength=len(dataset.labels)).min())
    if smallest < FOLD_COUNT:
        raise UnusableInputError(
            f"{dataset.root}: the smallest class has {smallest} images; a split needs at least {FOLD_COUNT}"
        )
    if kind is SplitKind.RANDOM:
        folds = _random_folds(labels, seed)
    else:
        hashes = difference_hashes([dataset.root / sample.path for sample in dataset.samples])
        folds = contiguous_folds(labels, near_duplicate_groups(hashes))
    entries = tuple(
        SplitEntry(
            path=sample.path,
            label_id=sample.label_id,
            sha256=sample.sha256,
            fold=int(fold),
            subset=_subset_of(int(fold)),
        )
        for sample, fold in zip(dataset.samples, folds, strict=True)
    )
    return Split(kind=kind, seed=seed, fold_count=FOLD_COUNT, data_sha256=dataset.record().sha256, entries=entries)


def contiguous_folds(labels: NDArray[np.int64], groups: NDArray[np.int64]) -> NDArray[np.int64]:
    """Cut each class, in its given order, into equal blocks; a near-duplicate follows its group's first member.

    Args:
        labels: int (N,), class index of each sample, samples in the order of their numbers.
        groups: int (N,), index of the first member of each sample's near-duplicate group.

    Returns:
        int (N,), fold 0 to 4.
    """
    folds = np.empty(len(labels), dtype=np.int64)
    for label in np.unique(labels):
        members = np.flatnonzero(labels == label)
        for fold, block in enumerate(np.array_split(members, FOLD_COUNT)):
            folds[block] = fold
    return folds[groups]


def write_split(split: Split, path: Path) -> str:
    """Write a split file and return its SHA-256."""
    data = (split.model_dump_json(indent=1) + "\n").encode()
    write_atomically(path, data)
    return hashlib.sha256(data).hexdigest()


def read_split(path: Path) -> tuple[Split, str]:
    """Read a split file and its SHA-256.

    Raises:
        UnusableInputError: missing, or no split file.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnusableInputError(f"Split file {path} cannot be read: {error.strerror}") from error
    try:
        return Split.model_validate_json(data), hashlib.sha256(data).hexdigest()
    except ValidationError as error:
        raise UnusableInputError(f"{path} is no split file of this version: {error}") from error


def check_split_matches(split: Split, dataset: Dataset) -> None:
    """Raise UnusableInputError unless the split was made for exactly these images."""
    known = {(sample.path, sample.sha256) for sample in dataset.samples}
    foreign = [entry.path for entry in split.entries if (entry.path, entry.sha256) not in known]
    if foreign or len(split.entries) != len(dataset.samples):
        raise UnusableInputError(
            f"The split has {len(split.entries)} images, {dataset.root} has {len(dataset.samples)}, and "
            f"{len(foreign)} of the split are missing or changed (first: {foreign[0] if foreign else 'none'}). "
            "Make the split again for this data"
        )


def _random_folds(labels: NDArray[np.int64], seed: int) -> NDArray[np.int64]:
    folds = np.empty(len(labels), dtype=np.int64)
    splitter = StratifiedKFold(n_splits=FOLD_COUNT, shuffle=True, random_state=seed)
    positions = np.zeros(len(labels))
    for fold, (_rest, held) in enumerate(splitter.split(positions, labels)):
        folds[held] = fold
    return folds


def _subset_of(fold: int) -> Subset:
    return {0: Subset.TEST, 1: Subset.VALIDATION}.get(fold, Subset.TRAIN)
