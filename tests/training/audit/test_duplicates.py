"""Copies are counted completely, listed with what is known of them, and told apart from look-alikes."""

import numpy as np
import pytest

from training.audit.duplicates import ACROSS_CLASSES, find_duplicates, number_gap
from training.dataset.folder import Sample
from training.splitting.near_duplicates import near_duplicate_groups


def _sample(path: str, label_id: str = "pro_b", content: str | None = None) -> Sample:
    return Sample(path, label_id, content or path)


def _hash(*bits: int) -> np.ndarray:
    row = np.zeros(256, dtype=np.uint8)
    row[list(bits)] = 1
    return np.packbits(row)


FAR = tuple(range(100, 200))


def _find(samples: list[Sample], hashes: list[np.ndarray], **options: int):
    array = np.stack(hashes)
    return find_duplicates(samples, array, near_duplicate_groups(array), **options)


def test_identical_files_near_pictures_and_others_are_told_apart():
    found = _find(
        [
            _sample("Pro/a-1.png", content="x"),
            _sample("Pro/a-2.png", content="x"),
            _sample("Pro/a-9.png"),
            _sample("Pro/b.png"),
        ],
        [_hash(), _hash(), _hash(1, 2, 3), _hash(*FAR)],
    )
    assert (found.identical_pair_count, found.identical_pairs_per_class) == (1, {"pro_b": 1})
    assert (found.near_pair_count, found.group_count, found.distinct_image_count) == (3, 1, 3)
    assert [(pair.first, pair.second, pair.identical, pair.distance_bits, pair.number_gap) for pair in found.pairs] == [
        ("Pro/a-1.png", "Pro/a-2.png", True, 0, 1),
        ("Pro/a-1.png", "Pro/a-9.png", False, 3, 8),
        ("Pro/a-2.png", "Pro/a-9.png", False, 3, 7),
    ]
    assert found.adjacent_pair_count == 1


def test_one_picture_in_two_classes_is_counted_as_such():
    found = _find(
        [_sample("Pro/a.png", "pro_b", "x"), _sample("Pre/a.png", "pre_b", "x"), _sample("Pre/b.png", "pre_b")],
        [_hash(), _hash(), _hash(5)],
    )
    assert found.identical_pairs_per_class == {ACROSS_CLASSES: 1}
    assert found.across_classes_pair_count == 2
    assert found.near_pair_count == 3


def test_pairs_of_two_classes_a_little_further_apart_are_counted_as_a_warning():
    found = _find([_sample("a.png", "pro_b"), _sample("b.png", "pre_b")], [_hash(), _hash(*range(18))])
    assert (found.near_pair_count, found.across_classes_pair_count, found.wide_across_classes_pair_count) == (0, 0, 1)


def test_counts_stay_complete_where_the_list_is_cut():
    samples = [_sample(f"Pro/{number}.png", content="x") for number in range(200)]
    found = _find(samples, [_hash()] * 200, max_listed=10)
    assert found.identical_pair_count == found.near_pair_count == 200 * 199 // 2
    assert len(found.pairs) == 10


def test_images_without_any_copy_give_zeros():
    found = _find([_sample("a.png")], [_hash()])
    assert (found.near_pair_count, found.group_count, found.pairs) == (0, 0, ())


@pytest.mark.parametrize(
    ("first", "second", "gap"),
    [
        ("Pro/WBC-Pro-009.jpg", "Pro/WBC-Pro-010.jpg", 1),
        ("Pro/a-3 (2).jpg", "Pro/a-3 (5).jpg", 3),
        ("Pro/a-1.jp2", "Pro/a-4.jp2", 3),
        ("Pro/12", "Pro/10", 2),
        ("Pro/a-1.jpg", "Pre/a-2.jpg", None),
        ("Pro/a-1.jpg", "Pro/b-2.jpg", None),
        ("Pro/a.jpg", "Pro/b.jpg", None),
        ("Pro/ünïcode-7.png", "Pro/ünïcode-8.png", 1),
    ],
)
def test_numbers_are_compared_only_where_the_names_are_otherwise_alike(first: str, second: str, gap: int | None):
    assert number_gap(first, second) == gap
