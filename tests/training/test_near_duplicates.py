"""Near-duplicates are joined, distinct fields are not."""

from pathlib import Path

import numpy as np
from PIL import Image

from training.near_duplicates import difference_hashes, near_duplicate_groups


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
    assert near_duplicate_groups(difference_hashes(paths)).tolist() == [0, 1, 1]


def test_no_two_of_the_drawn_fields_count_as_the_same_picture(drawn_data: Path):
    paths = sorted(drawn_data.rglob("*.png"))
    assert near_duplicate_groups(difference_hashes(paths)).tolist() == list(range(len(paths)))


def test_a_hash_has_256_bits(drawn_data: Path):
    hashes = difference_hashes([drawn_data / "Pro" / "Pro-1.png"])
    assert (hashes.shape, hashes.dtype) == ((1, 32), np.uint8)


def test_the_limit_itself_still_joins_and_one_bit_more_does_not():
    assert near_duplicate_groups(_hashes(range(0), range(12))).tolist() == [0, 0]
    assert near_duplicate_groups(_hashes(range(0), range(13))).tolist() == [0, 1]


def test_joining_is_transitive_even_where_the_link_comes_last():
    # The first and second differ by 20 bits; the fourth is within 10 of both. The third is far from all.
    groups = near_duplicate_groups(_hashes(range(0), range(20), range(100, 200), range(10)))
    assert groups.tolist() == [0, 0, 2, 0]
