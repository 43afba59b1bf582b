"""Groups the images of a class by their stain's colour: the nearest thing to patients where none are published."""

from collections.abc import Mapping
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray
from sklearn.cluster import KMeans
from sklearn.preprocessing import StandardScaler
from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]  # ships no type information

from inference.errors import UnusableInputError

# Patients per class of the published set (doi:10.34740/KAGGLE/DSV/2175623): as many clusters.
PATIENTS_PER_CLASS: Mapping[str, int] = MappingProxyType({"benign": 25, "early_pre_b": 20, "pre_b": 21, "pro_b": 23})
# Of any other label set: one cluster for as many images as the published set has per patient, 3256 of 89.
IMAGES_PER_PATIENT = 37
_MIN_IMAGES_PER_CLUSTER = 2
_STARTS = 10


def cluster_count(label_id: str, label_ids: frozenset[str], image_count: int, fold_count: int) -> int:
    """How many stain groups a class is parted into.

    The published number of patients for the four ALL classes; for any other label set one group per 37 images. In both
    cases at least one group per fold, and otherwise no more than one group per two images.
    """
    is_published_set = label_ids == PATIENTS_PER_CLASS.keys()
    wanted = PATIENTS_PER_CLASS[label_id] if is_published_set else round(image_count / IMAGES_PER_PATIENT)
    return max(fold_count, min(wanted, image_count // _MIN_IMAGES_PER_CLUSTER))


def stain_groups(
    colours: NDArray[np.float64],
    labels: NDArray[np.int64],
    label_ids: tuple[str, ...],
    near_duplicates: NDArray[np.int64],
    fold_count: int,
    seed: int,
) -> NDArray[np.int64]:
    """Part each class by k-means on its standardised colour statistics; near-duplicates stay together.

    Args:
        colours: float64 (N, 15), colour statistics.
        labels: int64 (N,), class index of each image.
        label_ids: label id of each class index.
        near_duplicates: int64 (N,), index of the first member of each image's near-duplicate group. Only first members
            are clustered; the others follow theirs, across classes too.
        fold_count: least number of groups of a class.
        seed: of k-means' starts.

    Returns:
        int64 (N,), stain group, numbered from 0 through all classes.

    Raises:
        UnusableInputError: a class has fewer different images than folds.
    """
    groups = np.full(len(labels), -1, dtype=np.int64)
    is_first = near_duplicates == np.arange(len(labels))
    group_count = 0
    for label, label_id in enumerate(label_ids):
        members = np.flatnonzero((labels == label) & is_first)
        distinct = len(np.unique(colours[members], axis=0))
        if distinct < fold_count:
            raise UnusableInputError(
                f"Class {label_id} has {distinct} images that differ in colour, near-duplicates counted once; "
                f"{fold_count} are needed for as many folds. Add images, or split by another kind"
            )
        count = min(distinct, cluster_count(label_id, frozenset(label_ids), len(members), fold_count))
        groups[members] = group_count + _clusters(colours[members], count, seed)
        group_count += count
    return groups[near_duplicates]


def _clusters(colours: NDArray[np.float64], count: int, seed: int) -> NDArray[np.int64]:
    # With several threads the order of summation, and so the last digits of a centre, would differ from run to run.
    with threadpool_limits(limits=1):
        model = KMeans(n_clusters=count, n_init=_STARTS, random_state=seed)
        return np.asarray(model.fit_predict(StandardScaler().fit_transform(colours)), dtype=np.int64)
