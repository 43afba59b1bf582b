"""Stain groups are as many as the published patients, or follow the stated rule, and hold near-duplicates together."""

import numpy as np
import pytest

from inference.errors import UnusableInputError
from training.splitting.stain_groups import PATIENTS_PER_CLASS, cluster_count, stain_groups

ALL_IDS = frozenset(PATIENTS_PER_CLASS)


def _stains(count: int, stain_count: int, seed: int = 0) -> np.ndarray:
    """Colour statistics of `stain_count` well-kept-apart stains in turn, float (count, 15)."""
    rng = np.random.default_rng(seed)
    centres = rng.uniform(0, 255, (stain_count, 15))
    return centres[np.arange(count) % stain_count] + rng.normal(0, 0.5, (count, 15))


@pytest.mark.parametrize(("label_id", "count"), [("benign", 25), ("early_pre_b", 20), ("pre_b", 21), ("pro_b", 23)])
def test_the_published_set_has_as_many_groups_as_patients(label_id: str, count: int):
    assert cluster_count(label_id, ALL_IDS, 800, 5) == count


def test_of_any_other_label_set_there_is_one_group_for_37_images():
    others = frozenset({"benign", "apl"})
    assert cluster_count("benign", others, 370, 5) == 10
    assert cluster_count("apl", others, 37_000, 5) == 1000


def test_few_images_make_a_group_per_fold_and_never_more_than_one_for_two_images():
    assert cluster_count("benign", ALL_IDS, 20, 5) == 10
    assert cluster_count("benign", ALL_IDS, 6, 5) == 5
    assert cluster_count("apl", frozenset({"apl"}), 40, 10) == 10


def test_images_of_one_stain_share_a_group_and_no_group_spans_two_classes():
    colours = np.concatenate([_stains(60, 6), _stains(60, 6, seed=1)])
    labels = np.repeat([0, 1], 60)
    groups = stain_groups(colours, labels, ("a", "b"), np.arange(120), fold_count=6, seed=0)
    assert len(np.unique(groups)) == 12
    for label in (0, 1):
        for stain in range(6):
            members = (labels == label) & (np.tile(np.arange(60) % 6, 2) == stain)
            assert len(np.unique(groups[members])) == 1
    assert not set(groups[:60]) & set(groups[60:])


def test_a_near_duplicate_is_in_its_first_members_group_even_across_classes():
    colours, labels = _stains(80, 8), np.repeat([0, 1], 40)
    near = np.arange(80)
    near[3], near[70] = 2, 5
    groups = stain_groups(colours, labels, ("a", "b"), near, fold_count=5, seed=0)
    assert groups[3] == groups[2]
    assert groups[70] == groups[5]


def test_the_same_seed_gives_the_same_groups():
    colours, labels = np.random.default_rng(0).uniform(0, 255, (300, 15)), np.zeros(300, dtype=np.int64)
    once, again = (stain_groups(colours, labels, ("a",), np.arange(300), 5, seed=4) for _ in range(2))
    assert (once == again).all()


def test_a_class_of_copies_is_refused_with_what_is_there_and_what_is_needed():
    colours = np.repeat(_stains(4, 4), 10, axis=0)
    with pytest.raises(UnusableInputError, match=r"Class a has 4 images that differ in colour.*5 are needed"):
        stain_groups(colours, np.zeros(40, dtype=np.int64), ("a",), np.arange(40), 5, seed=0)


def test_exactly_as_many_different_images_as_folds_are_enough():
    colours = np.repeat(_stains(5, 5), 10, axis=0)
    groups = stain_groups(colours, np.zeros(50, dtype=np.int64), ("a",), np.arange(50), 5, seed=0)
    assert len(np.unique(groups)) == 5
