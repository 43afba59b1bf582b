"""Near-duplicates are joined, distinct fields are not."""

import tracemalloc
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PIL import Image

from inference.images import read_image
from training.splitting.near_duplicates import (
    MAX_DISTANCE_BITS,
    difference_hash,
    near_duplicate_groups,
    near_pair_blocks,
)


def _of_files(paths: Sequence[Path]) -> np.ndarray:
    return np.stack([difference_hash(read_image(path).pixels) for path in paths])


def _pairs(hashes: np.ndarray) -> list[list[int]]:
    return sorted(pair for block in near_pair_blocks(hashes, MAX_DISTANCE_BITS) for pair in block.tolist())


def _hashes(*bits_set: range) -> np.ndarray:
    rows = np.zeros((len(bits_set), 256), dtype=np.uint8)
    for row, bits in zip(rows, bits_set, strict=True):
        row[list(bits)] = 1
    return np.packbits(rows, axis=1)


def test_a_slightly_changed_copy_joins_its_original_and_another_field_does_not(tmp_path: Path, drawn_data: Path):
    original = np.asarray(Image.open(drawn_data / "Early" / "Early-1.png"))
    copy = np.clip(original.astype(np.int16) + 3, 0, 255).astype(np.uint8)
    Image.fromarray(copy).save(tmp_path / "copy.jpg", quality=90)
    paths = [drawn_data / "Early" / "Early-2.png", drawn_data / "Early" / "Early-1.png", tmp_path / "copy.jpg"]
    assert near_duplicate_groups(_of_files(paths)).tolist() == [0, 1, 1]


def test_no_two_of_the_drawn_fields_count_as_the_same_picture(drawn_data: Path):
    paths = sorted(drawn_data.rglob("*.png"))
    assert near_duplicate_groups(_of_files(paths)).tolist() == list(range(len(paths)))


def test_a_hash_has_256_bits(drawn_data: Path):
    found = difference_hash(read_image(drawn_data / "Pro" / "Pro-1.png").pixels)
    assert (found.shape, found.dtype) == ((32,), np.uint8)


def test_the_limit_itself_still_joins_and_one_bit_more_does_not():
    assert near_duplicate_groups(_hashes(range(0), range(12))).tolist() == [0, 0]
    assert near_duplicate_groups(_hashes(range(0), range(13))).tolist() == [0, 1]


def test_joining_is_transitive_even_where_the_link_comes_last():
    # The first and second differ by 20 bits; the fourth is within 10 of both. The third is far from all.
    groups = near_duplicate_groups(_hashes(range(0), range(20), range(100, 200), range(10)))
    assert groups.tolist() == [0, 0, 2, 0]


def _clustered_hashes(count: int, seed: int) -> np.ndarray:
    """Hashes with many near neighbours: each a few random bits away from one of `count / 5` others."""
    rng = np.random.default_rng(seed)
    bits = rng.integers(0, 2, (count // 5, 256), dtype=np.uint8)[rng.integers(0, count // 5, count)]
    return np.packbits(bits ^ (rng.random((count, 256)) < 0.03), axis=1)


def test_pairs_are_those_that_comparing_all_with_all_finds():
    hashes = _clustered_hashes(700, seed=0)
    distances = np.bitwise_count(hashes[:, None] ^ hashes[None]).sum(axis=2)
    expected = [
        (first, second, distances[first, second]) for first, second in np.argwhere(np.triu(distances <= 12, k=1))
    ]
    assert len(expected) > 100
    assert _pairs(hashes) == [list(pair) for pair in expected]


def test_no_hash_and_one_hash_have_no_pairs():
    assert _pairs(np.zeros((0, 32), dtype=np.uint8)) == []
    assert _pairs(np.zeros((1, 32), dtype=np.uint8)) == []
    assert near_duplicate_groups(np.zeros((0, 32), dtype=np.uint8)).tolist() == []


def test_a_folder_of_copies_is_one_group_without_counting_its_pairs():
    assert not near_duplicate_groups(np.zeros((30_000, 32), dtype=np.uint8)).any()


def test_memory_grows_with_the_number_of_images_and_not_with_its_square():
    hashes = np.random.default_rng(0).integers(0, 256, (20_000, 32), dtype=np.uint8)
    tracemalloc.start()
    near_duplicate_groups(hashes)
    peak_bytes = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak_bytes < 150e6, "all pairs at once would be 400 MB as single bytes"


def test_a_film_of_one_field_is_one_group_without_keeping_its_millions_of_pairs():
    frames = np.packbits(np.random.default_rng(0).random((4_000, 256)) < 0.01, axis=1)
    tracemalloc.start()
    groups = near_duplicate_groups(frames)
    peak_bytes = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (groups == 0).mean() > 0.99
    assert peak_bytes < 150e6, "its eight million pairs would be 190 MB"
