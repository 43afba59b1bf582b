"""Parts a dataset into train, validation and test, and keeps that as a file."""

import hashlib
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from inference.card import SplitRecord
from inference.errors import UnusableInputError
from inference.file_fault import first_fault
from inference.files import write_atomically
from training.dataset.folder import Dataset, OnProgress, Sample

if TYPE_CHECKING:
    from training.splitting.fingerprints import Fingerprints

SEED = 0


class SplitKind(StrEnum):
    """How images are parted (DESIGN.md, Splits)."""

    RANDOM = "random"
    CONTIGUOUS = "contiguous"
    STAIN_GROUPED = "stain-grouped"
    PATIENT = "patient"
    SHIP = "ship"


class Subset(StrEnum):
    """A part of a split; only `ship` holds images back for calibration."""

    TRAIN = "train"
    VALIDATION = "validation"
    CALIBRATION = "calibration"
    TEST = "test"


# What the test fold and those after it are for; all further folds train.
_ROLES = (Subset.TEST, Subset.VALIDATION)
_SHIP_ROLES = (Subset.TEST, Subset.VALIDATION, Subset.CALIBRATION)
# Fifths: 60/20/20. Tenths: 70/10/10/10.
FOLD_COUNTS: Mapping[SplitKind, int] = MappingProxyType(
    {kind: 10 if kind is SplitKind.SHIP else 5 for kind in SplitKind}
)


class SplitEntry(BaseModel):
    """One image of a split; images of one `group` (a stain group, or a case) are always in one fold."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    path: str
    label_id: str
    sha256: str
    fold: int
    subset: Subset
    group: int | None = None


class Split(BaseModel):
    """A split file: the test fold tests, the next validates (in `ship` the one after calibrates), the rest train."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    schema_version: Literal[1] = 1
    kind: SplitKind
    seed: int
    fold_count: int
    test_fold: int = 0
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
            test_fold=self.test_fold,
            sha256=sha256,
            train_count=len(self.samples(Subset.TRAIN)),
            validation_count=len(self.samples(Subset.VALIDATION)),
            calibration_count=len(self.samples(Subset.CALIBRATION)),
            test_count=len(self.samples(Subset.TEST)),
        )


def make_split(
    dataset: Dataset,
    kind: SplitKind,
    seed: int = SEED,
    *,
    test_fold: int = 0,
    fingerprints: "Fingerprints | None" = None,
    on_progress: OnProgress | None = None,
) -> Split:
    """Part a dataset into five folds, or ten for `ship`.

    `random` is stratified by class, near-duplicates left where they fall: the paper's kind. In all others
    near-duplicates stay together. `contiguous` cuts each class into blocks of consecutive numbers; `stain-grouped` and
    `ship` deal out groups of like stain; `patient` deals out cases.

    Args:
        dataset: the images.
        kind: how they are parted.
        seed: of shuffling or clustering; `contiguous` and `patient` use none.
        test_fold: which fold tests.
        fingerprints: of `dataset.samples` in that order, where they are known already.
        on_progress: called while images are decoded; `random` decodes none.

    Raises:
        UnusableInputError: there is no such fold, a class is too small for the folds, or `patient` without cases.
        UnreadableImageError: an image cannot be decoded.
    """
    fold_count = FOLD_COUNTS[kind]
    if not 0 <= test_fold < fold_count:
        raise UnusableInputError(f"A {kind.value} split has folds 0 to {fold_count - 1}; {test_fold} cannot test")
    # scikit-learn is imported only here: reading a split file stays quick.
    from training.splitting.fold_assignment import assign_folds

    assigned = assign_folds(dataset, kind, fold_count, seed, fingerprints, on_progress)
    folds, groups = assigned.folds.tolist(), None if assigned.groups is None else assigned.groups.tolist()
    return Split(
        kind=kind,
        seed=seed,
        fold_count=fold_count,
        test_fold=test_fold,
        data_sha256=dataset.record().sha256,
        entries=tuple(
            SplitEntry(
                path=sample.path,
                label_id=sample.label_id,
                sha256=sample.sha256,
                fold=folds[index],
                subset=_subset_of(folds[index], kind, test_fold),
                group=None if groups is None else groups[index],
            )
            for index, sample in enumerate(dataset.samples)
        ),
    )


def write_split(split: Split, path: Path) -> str:
    """Write a split file and return its SHA-256.

    What the first version of the file did not have is left out where it says nothing: a split made today has the bytes,
    and so the hash, that the records of earlier trainings name.

    Raises:
        UnusableInputError: something else has that name; the same split is left as it is.
        OutputError: the disk is full or permission is lacking.
    """
    if path.suffix.lower() != ".json":
        raise UnusableInputError(f"The split file must end with .json, got {path}")
    unsaid = {"test_fold"} if split.test_fold == 0 else None
    data = (split.model_dump_json(indent=1, exclude_none=True, exclude=unsaid) + "\n").encode()
    sha256 = hashlib.sha256(data).hexdigest()
    if path.exists():
        # A model trained on the split there could never be tested again without it.
        if not _has_bytes(path, data):
            raise UnusableInputError(
                f"{path} exists already and is not this split; it is left as it is. Name another file, or remove it "
                "first"
            )
        return sha256
    write_atomically(path, data)
    return sha256


def _has_bytes(path: Path, data: bytes) -> bool:
    try:
        return path.read_bytes() == data
    except OSError:
        return False  # a folder, or a file that may not be read: whatever it holds, it is not known to be this


def read_split(path: Path) -> tuple[Split, str]:
    """Read a split file and its SHA-256.

    Raises:
        UnusableInputError: missing, or no split file.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnusableInputError(
            f"Split file {path} cannot be read: {error.strerror or error}. Name a file that `smearscope-train split` "
            "wrote, or make one: `smearscope-train split DATA --out FILE`"
        ) from error
    try:
        split = Split.model_validate_json(data)
    except ValidationError as error:
        raise UnusableInputError(
            f"{path} is no split file of this version: {first_fault(error)}. Name a file that `smearscope-train split` "
            "wrote, or make the split again with the version that made this one"
        ) from error
    edited = _edited(split)
    if edited is not None:
        raise UnusableInputError(f"{path} was changed after it was made: {edited}. Make the split again")
    return split, hashlib.sha256(data).hexdigest()


def _edited(split: Split) -> str | None:
    """What a hand in the file leaves, and no split made here has: a fold with two roles, or a group in two folds."""
    fold_of_group: dict[int, int] = {}
    for entry in split.entries:
        expected = _subset_of(entry.fold, split.kind, split.test_fold)
        if entry.subset is not expected:
            return (
                f"{entry.path} is in fold {entry.fold}, which is for {expected.value}, but stands under "
                f"{entry.subset.value}"
            )
        if entry.group is not None and fold_of_group.setdefault(entry.group, entry.fold) != entry.fold:
            return f"group {entry.group} lies in the folds {fold_of_group[entry.group]} and {entry.fold} ({entry.path})"
    return None


def check_split_matches(split: Split, dataset: Dataset) -> None:
    """Raise UnusableInputError unless the split was made for exactly these images with these labels and cases."""
    check_same_images(split, dataset)
    if split.kind is SplitKind.PATIENT:
        _check_cases(split, dataset)


def check_same_images(split: Split, dataset: Dataset) -> None:
    """Raise UnusableInputError unless the split has exactly these images with these labels; cases are left aside."""
    sample_of = {sample.path: sample for sample in dataset.samples}
    foreign, relabelled = [], []
    for entry in split.entries:
        sample = sample_of.get(entry.path)
        if sample is None or sample.sha256 != entry.sha256:
            foreign.append(entry.path)
        elif sample.label_id != entry.label_id:
            relabelled.append(f"{entry.path}: {entry.label_id} in the split, {sample.label_id} in the data")
    if not foreign and not relabelled and len(split.entries) == len(dataset.samples):
        return
    labels = f"{len(relabelled)} have another label now (first: {relabelled[0]}). " if relabelled else ""
    raise UnusableInputError(
        f"The split has {len(split.entries)} images, {dataset.root} has {len(dataset.samples)}, and "
        f"{len(foreign)} of the split are missing or changed (first: {foreign[0] if foreign else 'none'}). "
        f"{labels}Make the split again for this data"
    )


def _check_cases(split: Split, dataset: Dataset) -> None:
    """Refuse a split that parts a case of today's table: it was made from another one, and would leak."""
    case_of = {sample.path: sample.case for sample in dataset.samples if sample.case is not None}
    folds_of_case: dict[str, set[int]] = {}
    for entry in split.entries:
        if entry.path in case_of:
            folds_of_case.setdefault(case_of[entry.path], set()).add(entry.fold)
    parted = sorted(case for case, folds in folds_of_case.items() if len(folds) > 1)
    if parted:
        raise UnusableInputError(
            f"The patient split was made from other cases than {dataset.root} has now: {len(parted)} of "
            f"{len(folds_of_case)} cases lie in several folds (first: {parted[0]}), so a patient would be trained and "
            "tested on. Make the split again for this data"
        )


def _subset_of(fold: int, kind: SplitKind, test_fold: int) -> Subset:
    roles = _SHIP_ROLES if kind is SplitKind.SHIP else _ROLES
    place = (fold - test_fold) % FOLD_COUNTS[kind]
    return roles[place] if place < len(roles) else Subset.TRAIN
