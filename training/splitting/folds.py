"""Deals images, or groups of images, to folds so that every fold looks like the whole."""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components
from sklearn.model_selection import StratifiedGroupKFold, StratifiedKFold


def random_folds(labels: NDArray[np.int64], fold_count: int, seed: int) -> NDArray[np.int64]:
    """Deal single images at random, stratified by class.

    Args:
        labels: int64 (N,), class index of each image; each class has at least `fold_count`.
        fold_count: number of folds.
        seed: of the shuffling.

    Returns:
        int64 (N,), fold 0 to `fold_count` - 1.
    """
    splitter = StratifiedKFold(n_splits=fold_count, shuffle=True, random_state=seed)
    return _fold_of_each(splitter.split(np.zeros(len(labels)), labels), len(labels))


def contiguous_folds(
    labels: NDArray[np.int64], near_duplicates: NDArray[np.int64], fold_count: int
) -> NDArray[np.int64]:
    """Cut each class, in its given order, into equal blocks; a near-duplicate follows its group's first member.

    Args:
        labels: int64 (N,), class index of each image, images in the order of their numbers.
        near_duplicates: int64 (N,), index of the first member of each image's near-duplicate group.
        fold_count: number of blocks.

    Returns:
        int64 (N,), fold 0 to `fold_count` - 1.
    """
    folds = np.empty(len(labels), dtype=np.int64)
    for label in np.unique(labels):
        members = np.flatnonzero(labels == label)
        for fold, block in enumerate(np.array_split(members, fold_count)):
            folds[block] = fold
    return folds[near_duplicates]


def grouped_folds(labels: NDArray[np.int64], groups: NDArray[np.int64], fold_count: int) -> NDArray[np.int64]:
    """Deal whole groups, the most telling first, each to the fold that stays most even in classes and size.

    Args:
        labels: int64 (N,), class index of each image; each class has at least `fold_count`.
        groups: int64 (N,), group of each image.
        fold_count: number of folds.

    Returns:
        int64 (N,), fold 0 to `fold_count` - 1; one fold per group.
    """
    splitter = StratifiedGroupKFold(n_splits=fold_count)
    return _fold_of_each(splitter.split(np.zeros(len(labels)), labels, groups), len(labels))


def joined_groups(groups: NDArray[np.int64], near_duplicates: NDArray[np.int64]) -> NDArray[np.int64]:
    """Join groups that share a near-duplicate, transitively.

    Args:
        groups: int64 (N,), group of each image.
        near_duplicates: int64 (N,), index of the first member of each image's near-duplicate group.

    Returns:
        int64 (N,), group numbers from 0.
    """
    count = int(groups.max()) + 1
    links = coo_array((np.ones(len(groups), dtype=bool), (groups, groups[near_duplicates])), shape=(count, count))
    return np.asarray(connected_components(links, directed=False)[1][groups], dtype=np.int64)


def missing_classes(labels: NDArray[np.int64], folds: NDArray[np.int64], fold_count: int) -> Sequence[tuple[int, int]]:
    """Pairs of a class index and a fold in which that class has no image."""
    counts = np.zeros((int(labels.max()) + 1, fold_count), dtype=np.int64)
    np.add.at(counts, (labels, folds), 1)
    return [(int(label), int(fold)) for label, fold in np.argwhere(counts == 0)]


def _fold_of_each(parts: Iterable[tuple[NDArray[np.int64], NDArray[np.int64]]], count: int) -> NDArray[np.int64]:
    folds = np.empty(count, dtype=np.int64)
    for fold, (_rest, held) in enumerate(parts):
        folds[held] = fold
    return folds
