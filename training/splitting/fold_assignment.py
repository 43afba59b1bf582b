"""Assigns each image of a dataset to a fold, by the rules of each kind of split."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from inference.errors import UnusableInputError
from training.dataset.folder import Dataset, OnProgress
from training.splitting.fingerprints import Fingerprints, fingerprint_images
from training.splitting.folds import contiguous_folds, grouped_folds, joined_groups, missing_classes, random_folds
from training.splitting.near_duplicates import near_duplicate_groups
from training.splitting.splits import SplitKind
from training.splitting.stain_groups import stain_groups


@dataclass(frozen=True, eq=False)
class Assignment:
    """The fold of each image, int64 (N,), and its group where whole groups were dealt out."""

    folds: NDArray[np.int64]
    groups: NDArray[np.int64] | None = None


def assign_folds(
    dataset: Dataset,
    kind: SplitKind,
    fold_count: int,
    seed: int,
    fingerprints: Fingerprints | None = None,
    on_progress: OnProgress | None = None,
) -> Assignment:
    """Deal a dataset to folds; arguments, kinds and errors as `training.splitting.splits.make_split`."""
    index_of = {label.id: index for index, label in enumerate(dataset.labels)}
    labels = np.array([index_of[sample.label_id] for sample in dataset.samples], dtype=np.int64)
    _check_class_sizes(dataset, labels, fold_count)
    if kind is SplitKind.RANDOM:
        return Assignment(random_folds(labels, fold_count, seed))
    # Before images are decoded for minutes, whether there are cases at all.
    cases = _cases(dataset) if kind is SplitKind.PATIENT else None
    if fingerprints is None:
        fingerprints = fingerprint_images(dataset.root, dataset.samples, on_progress)
    near = near_duplicate_groups(fingerprints.hashes)
    if kind is SplitKind.CONTIGUOUS:
        found = Assignment(contiguous_folds(labels, near, fold_count))
    else:
        if cases is not None:
            groups = joined_groups(cases, near)
        else:
            label_ids = tuple(label.id for label in dataset.labels)
            groups = stain_groups(fingerprints.colours, labels, label_ids, near, fold_count, seed)
        _check_group_count(dataset, groups, fold_count, kind)
        found = Assignment(grouped_folds(labels, groups, fold_count), groups)
    _check_folds(dataset, labels, found.folds, fold_count, kind)
    return found


def _check_class_sizes(dataset: Dataset, labels: NDArray[np.int64], fold_count: int) -> None:
    counts = np.bincount(labels, minlength=len(dataset.labels))
    if counts.min() < fold_count:
        raise UnusableInputError(
            f"{dataset.root}: the smallest class ({dataset.labels[int(counts.argmin())].id}) has {counts.min()} "
            f"images; a split needs at least {fold_count}, one for each fold. Add images of that class"
        )


def _check_group_count(dataset: Dataset, groups: NDArray[np.int64], fold_count: int, kind: SplitKind) -> None:
    count = len(np.unique(groups))
    if count < fold_count:
        raise UnusableInputError(
            f"{dataset.root}: a {kind.value} split needs at least {fold_count} groups, one for each fold; there are "
            f"{count} (cases that share a near-duplicate count once). Add images of other cases, or split by another "
            "kind"
        )


def _check_folds(
    dataset: Dataset, labels: NDArray[np.int64], folds: NDArray[np.int64], fold_count: int, kind: SplitKind
) -> None:
    missing = missing_classes(labels, folds, fold_count)
    if missing:
        label, fold = missing[0]
        raise UnusableInputError(
            f"{dataset.root}: a {kind.value} split would leave fold {fold} without any image of class "
            f"{dataset.labels[label].id}, because images that belong together stay together. "
            "Add images of that class, or split by another kind"
        )


def _cases(dataset: Dataset) -> NDArray[np.int64]:
    cases = [sample.case for sample in dataset.samples]
    without = [sample.path for sample, case in zip(dataset.samples, cases, strict=True) if not case]
    if without:
        raise UnusableInputError(
            f"A patient split needs the case of every image; {len(without)} of {len(cases)} in {dataset.root} have "
            f"none (first: {without[0]}). Import the data with a table of cases, or split by another kind"
        )
    return np.asarray(np.unique(np.array(cases, dtype=str), return_inverse=True)[1], dtype=np.int64)
