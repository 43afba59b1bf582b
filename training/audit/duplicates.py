"""Finds images that are in the data twice: byte for byte, or nearly."""

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from training.audit.record import DuplicatePair, Duplicates
from training.dataset.files import natural_key
from training.dataset.folder import Sample
from training.splitting.near_duplicates import MAX_DISTANCE_BITS, near_pair_blocks

# How much further apart two images of different classes are looked for: a warning before there is a finding.
WIDE_DISTANCE_BITS = 20
MAX_LISTED_PAIRS = 5_000
ACROSS_CLASSES = "across classes"
# The suffix may hold a number too (`.jp2`), so the last number before it counts.
_LAST_NUMBER = re.compile(r"(?P<before>.*?)(?P<number>[0-9]+)(?P<after>[^0-9/]*(\.[A-Za-z0-9]+)?)")


@dataclass(frozen=True, eq=False)
class _PairCounts:
    """Pairs of images, and the nearest pairs of hashes: int64 (P, 3), two rows and their distance, nearest first."""

    near: int
    near_across: int
    wide_across: int
    nearest: NDArray[np.int64]


def find_duplicates(
    samples: Sequence[Sample], hashes: NDArray[np.uint8], groups: NDArray[np.int64], max_listed: int = MAX_LISTED_PAIRS
) -> Duplicates:
    """Count all pairs, and list them, identical ones first, then by distance.

    Args:
        samples: the readable images.
        hashes: uint8 (N, 32), their difference hashes.
        groups: int64 (N,), their near-duplicate groups.
        max_listed: longest list; counts stay complete.
    """
    labels = np.unique([sample.label_id for sample in samples], return_inverse=True)[1]
    distinct, distinct_of = np.unique(hashes, axis=0, return_inverse=True)
    # Images per distinct hash and class: pairs of images are counted from these, because a folder of thousands of
    # copies has millions of pairs.
    table = np.zeros((len(distinct), int(labels.max(initial=0)) + 1), dtype=np.int64)
    np.add.at(table, (distinct_of, labels), 1)
    counted = _count_pairs(table, distinct, max_listed)
    listed = list(itertools.islice(_pairs(samples, distinct_of, counted.nearest), max_listed))
    identical = _identical_pairs_per_class(samples)
    return Duplicates(
        max_distance_bits=MAX_DISTANCE_BITS,
        identical_pair_count=sum(identical.values()),
        identical_pairs_per_class=identical,
        distinct_image_count=len({sample.sha256 for sample in samples}),
        near_pair_count=counted.near,
        across_classes_pair_count=counted.near_across,
        adjacent_pair_count=sum(pair.number_gap == 1 for pair in listed),
        group_count=int((np.unique(groups, return_counts=True)[1] > 1).sum()),
        wide_distance_bits=WIDE_DISTANCE_BITS,
        wide_across_classes_pair_count=counted.wide_across,
        pairs=tuple(sorted(listed, key=lambda pair: (not pair.identical, pair.distance_bits, natural_key(pair.first)))),
    )


def number_gap(first: str, second: str) -> int | None:
    """Difference of the last numbers in two paths that are otherwise alike; None where they are not."""
    one, two = _LAST_NUMBER.fullmatch(first), _LAST_NUMBER.fullmatch(second)
    if one is None or two is None or one.group("before", "after") != two.group("before", "after"):
        return None
    return abs(int(one["number"]) - int(two["number"]))


def _pairs(
    samples: Sequence[Sample], distinct_of: NDArray[np.int64], nearest: NDArray[np.int64]
) -> Iterator[DuplicatePair]:
    members: dict[int, list[int]] = defaultdict(list)
    for index, hash_index in enumerate(distinct_of):
        members[int(hash_index)].append(index)
    for same in members.values():
        yield from (_pair(samples, one, two, 0) for one, two in itertools.combinations(same, 2))
    for first_hash, second_hash, distance in nearest:
        for one, two in itertools.product(members[int(first_hash)], members[int(second_hash)]):
            yield _pair(samples, min(one, two), max(one, two), int(distance))


def _pair(samples: Sequence[Sample], one: int, two: int, distance_bits: int) -> DuplicatePair:
    first, second = samples[one], samples[two]
    return DuplicatePair(
        first=first.path,
        second=second.path,
        first_label=first.label_id,
        second_label=second.label_id,
        identical=first.sha256 == second.sha256,
        distance_bits=distance_bits,
        number_gap=number_gap(first.path, second.path),
    )


def _identical_pairs_per_class(samples: Sequence[Sample]) -> dict[str, int]:
    copies: dict[str, Counter[str]] = defaultdict(Counter)
    for sample in samples:
        copies[sample.sha256][sample.label_id] += 1
    counts: Counter[str] = Counter()
    for per_class in copies.values():
        for label_id, count in per_class.items():
            counts[label_id] += count * (count - 1) // 2
        across = sum(one * two for one, two in itertools.combinations(per_class.values(), 2))
        counts[ACROSS_CLASSES] += across
    return {name: count for name, count in sorted(counts.items()) if count}


def _count_pairs(table: NDArray[np.int64], distinct: NDArray[np.uint8], max_kept: int) -> _PairCounts:
    """Count pairs of images from the images per hash and class, int64 (D, C)."""
    sizes = table.sum(axis=1)
    same_hash = int((sizes * (sizes - 1) // 2).sum())
    same_hash_across = same_hash - int((table * (table - 1) // 2).sum())
    near, near_across, wide_across = same_hash, same_hash_across, same_hash_across
    nearest = np.empty((0, 3), dtype=np.int64)
    for block in near_pair_blocks(distinct, WIDE_DISTANCE_BITS):
        one, two, distance = block.T
        pairs = sizes[one] * sizes[two]
        across = pairs - (table[one] * table[two]).sum(axis=1)
        is_near = distance <= MAX_DISTANCE_BITS
        near += int(pairs[is_near].sum())
        near_across += int(across[is_near].sum())
        wide_across += int(across.sum())
        kept = np.concatenate([nearest, block[is_near]])
        nearest = kept[np.argsort(kept[:, 2], kind="stable")[:max_kept]]
    return _PairCounts(near, near_across, wide_across, nearest)
