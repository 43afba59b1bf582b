"""What lies on both sides of a split is counted, by picture and by case."""

from dataclasses import replace

import numpy as np

from training.audit.leaks import AuditedSplit, find_leaks, mark_parted
from training.audit.record import DuplicatePair
from training.dataset.folder import Sample
from training.splitting.splits import Split, SplitEntry, SplitKind, Subset

TEST, VALIDATION, TRAIN = Subset.TEST, Subset.VALIDATION, Subset.TRAIN


def _samples(count: int) -> list[Sample]:
    return [Sample(f"{index}.png", "pro_b", str(index)) for index in range(count)]


def _split(samples: list[Sample], subsets: list[Subset], folds: list[int] | None = None) -> AuditedSplit:
    fold_of = {TEST: 0, VALIDATION: 1, TRAIN: 2}
    entries = tuple(
        SplitEntry(
            path=sample.path,
            label_id=sample.label_id,
            sha256=sample.sha256,
            fold=folds[index] if folds else fold_of[subsets[index]],
            subset=subsets[index],
        )
        for index, sample in enumerate(samples)
    )
    return AuditedSplit("mine", Split(kind=SplitKind.RANDOM, seed=0, fold_count=5, data_sha256="", entries=entries))


def test_test_images_with_a_near_duplicate_in_training_are_counted():
    samples = _samples(6)
    found = find_leaks(
        _split(samples, [TEST, TRAIN, TEST, TEST, VALIDATION, TRAIN]), samples, np.array([0, 0, 0, 3, 4, 4])
    )
    assert (found.groups_parted, found.test_images_seen_in_training, found.validation_images_seen_in_training) == (
        2,
        2,
        1,
    )
    assert found.identical_test_images_seen_in_training == 0
    assert found.leaks


def test_a_test_image_with_its_twin_in_validation_was_not_seen_in_training():
    samples = _samples(2)
    found = find_leaks(_split(samples, [TEST, VALIDATION]), samples, np.array([0, 0]))
    assert (found.groups_parted, found.test_images_seen_in_training, found.validation_images_seen_in_training) == (
        1,
        0,
        0,
    )


def test_identical_test_images_are_counted_among_them():
    samples = _samples(3)
    samples[1] = replace(samples[1], sha256=samples[0].sha256)
    found = find_leaks(_split(samples, [TEST, TRAIN, TEST]), samples, np.array([0, 0, 0]))
    assert (found.test_images_seen_in_training, found.identical_test_images_seen_in_training) == (2, 1)


def test_groups_on_one_side_are_no_leak_but_groups_in_several_folds_are_told():
    samples = _samples(4)
    found = find_leaks(_split(samples, [TRAIN, TRAIN, TEST, TEST], [2, 3, 0, 0]), samples, np.array([0, 0, 2, 2]))
    assert not found.leaks
    assert found.groups_in_several_folds == 1
    assert found.subset_counts == {TRAIN: 2, TEST: 2}


def test_a_case_on_both_sides_is_a_leak_even_without_a_near_duplicate():
    samples = [replace(sample, case=case) for sample, case in zip(_samples(4), ["a", "a", "b", "b"], strict=True)]
    found = find_leaks(_split(samples, [TRAIN, TEST, TRAIN, TRAIN]), samples, np.arange(4))
    assert (found.groups_parted, found.cases_parted) == (0, 1)
    assert found.leaks
    assert find_leaks(_split(samples, [TRAIN] * 4), _samples(4), np.arange(4)).cases_parted is None


def test_a_pair_names_the_splits_that_part_it():
    samples = _samples(2)
    pair = DuplicatePair(
        first="0.png", second="1.png", first_label="a", second_label="a", identical=True, distance_bits=0, number_gap=1
    )
    kept, parted = _split(samples, [TRAIN, TRAIN]), _split(samples, [TRAIN, TEST])
    (marked,) = mark_parted([pair], [kept, parted])
    assert [(each.split, each.first_subset, each.second_subset) for each in marked.parted_by] == [("mine", TRAIN, TEST)]
