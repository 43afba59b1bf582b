"""Finds what a split tests on after having trained on it: near-duplicates and cases on both sides."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from training.audit.record import DuplicatePair, PartedBy, SplitLeaks
from training.dataset.folder import Sample
from training.splitting.splits import Split, Subset


@dataclass(frozen=True, eq=False)
class AuditedSplit:
    """A split with its name; `file_sha256` is None where it was made for this audit."""

    name: str
    split: Split
    file_sha256: str | None = None


def find_leaks(audited: AuditedSplit, samples: Sequence[Sample], groups: NDArray[np.int64]) -> SplitLeaks:
    """Count what lies on both sides of a split.

    Args:
        audited: the split; images of it that are not among `samples` (unreadable ones) are passed over.
        samples: the readable images, each in the split.
        groups: int64 (N,), their near-duplicate groups.
    """
    split = audited.split
    entry_of = {entry.path: entry for entry in split.entries}
    entries = [entry_of[sample.path] for sample in samples]
    subsets = np.array([entry.subset.value for entry in entries])
    folds = np.array([entry.fold for entry in entries])
    contents = np.unique([sample.sha256 for sample in samples], return_inverse=True)[1]
    cases = [sample.case for sample in samples]
    known = np.array([case is not None for case in cases])
    return SplitLeaks(
        name=audited.name,
        kind=split.kind,
        seed=split.seed,
        test_fold=split.test_fold,
        file_sha256=audited.file_sha256,
        subset_counts={subset: count for subset in Subset if (count := len(split.samples(subset)))},
        groups_parted=_parted(groups, subsets),
        test_images_seen_in_training=_seen(groups, subsets, Subset.TEST),
        identical_test_images_seen_in_training=_seen(contents, subsets, Subset.TEST),
        validation_images_seen_in_training=_seen(groups, subsets, Subset.VALIDATION),
        groups_in_several_folds=_parted(groups, folds),
        cases_parted=_parted(np.array([str(case) for case in cases])[known], subsets[known]) if known.any() else None,
    )


def mark_parted(pairs: Iterable[DuplicatePair], splits: Sequence[AuditedSplit]) -> tuple[DuplicatePair, ...]:
    """Each pair with the splits that put its images into different subsets."""
    subsets = [(each.name, {entry.path: entry.subset for entry in each.split.entries}) for each in splits]
    return tuple(
        pair.model_copy(
            update={
                "parted_by": tuple(
                    PartedBy(split=name, first_subset=of[pair.first], second_subset=of[pair.second])
                    for name, of in subsets
                    if of[pair.first] is not of[pair.second]
                )
            }
        )
        for pair in pairs
    )


def _parted(groups: NDArray[np.generic], sides: NDArray[np.generic]) -> int:
    """Groups with members on more than one side."""
    pairs = np.unique(np.stack([_numbered(groups), _numbered(sides)]), axis=1)
    return int((np.unique(pairs[0], return_counts=True)[1] > 1).sum())


def _seen(groups: NDArray[np.int64], subsets: NDArray[np.str_], subset: Subset) -> int:
    """Images of a subset whose group has an image in the training subset."""
    trained = np.unique(groups[subsets == Subset.TRAIN.value])
    return int(np.isin(groups[subsets == subset.value], trained).sum())


def _numbered(values: NDArray[np.generic]) -> NDArray[np.int64]:
    return np.asarray(np.unique(values, return_inverse=True)[1], dtype=np.int64)
