"""Folds look like the whole, blocks stay blocks, and what belongs together is dealt out together."""

import numpy as np
import pytest

from training.splitting.folds import contiguous_folds, grouped_folds, joined_groups, missing_classes, random_folds


def test_random_folds_hold_the_same_share_of_each_class():
    labels = np.repeat([0, 1, 2], [50, 25, 10])
    folds = random_folds(labels, 5, seed=3)
    for fold in range(5):
        assert np.bincount(labels[folds == fold]).tolist() == [10, 5, 2]


def test_unequal_classes_are_cut_into_equal_blocks_and_a_copy_follows_its_first_member():
    labels = np.array([0] * 7 + [1] * 5)
    groups = np.arange(12)
    groups[6] = 1
    assert contiguous_folds(labels, groups, 5).tolist() == [0, 0, 1, 1, 2, 3, 0, 0, 1, 2, 3, 4]


def test_groups_of_unequal_size_are_dealt_so_that_classes_and_sizes_stay_even():
    rng = np.random.default_rng(0)
    sizes = rng.integers(2, 60, 80)
    groups = np.repeat(np.arange(80), sizes)
    labels = np.repeat(np.arange(80) % 4, sizes)
    folds = grouped_folds(labels, groups, 5)
    assert all(len(np.unique(folds[groups == group])) == 1 for group in range(80))
    counts = np.array([np.bincount(labels[folds == fold], minlength=4) for fold in range(5)])
    assert (np.abs(counts / counts.mean(axis=0) - 1) < 0.12).all()
    assert np.abs(counts.sum(axis=1) / len(labels) * 5 - 1).max() < 0.05


def test_grouped_folds_are_the_same_each_time():
    labels, groups = np.arange(200) % 3, np.arange(200) // 4
    assert (grouped_folds(labels, groups, 5) == grouped_folds(labels, groups, 5)).all()


def test_groups_that_share_a_near_duplicate_become_one_through_any_number_of_links():
    near = np.arange(8)
    near[3], near[5] = 1, 2  # image 3 is a copy of 1, image 5 of 2
    assert len(set(joined_groups(np.array([0, 0, 1, 1, 2, 2, 3, 3]), near)[:6])) == 1
    assert len(set(joined_groups(np.array([0, 0, 1, 1, 2, 2, 3, 3]), near))) == 2


@pytest.mark.parametrize(("folds", "missing"), [([0, 1, 0, 1], []), ([0, 1, 0, 0], [(1, 1)])])
def test_a_class_that_a_fold_lacks_is_named(folds: list[int], missing: list[tuple[int, int]]):
    assert missing_classes(np.array([0, 0, 1, 1]), np.array(folds), 2) == missing
