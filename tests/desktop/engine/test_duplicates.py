"""Copies and near copies of one run are found, whatever their format; pages of one file and blank fields are not."""

import cv2
import numpy as np
import pytest

from converter.drawing.smears import NamedStyle, draw_smear
from desktop.engine.duplicates import HASH_BYTES, Duplicate, DuplicateIndex, near_hash


def _sha(number):
    return f"{number:064x}"


def _jpeg(pixels, quality):
    encoded = cv2.imencode(".jpg", pixels, [cv2.IMWRITE_JPEG_QUALITY, quality])[1]
    return cv2.imdecode(encoded, cv2.IMREAD_COLOR)


def _with_bits_changed(found_hash, count):
    bits = np.unpackbits(np.frombuffer(found_hash, np.uint8))
    bits[:count] ^= 1
    return np.packbits(bits).tobytes()


def test_the_second_of_two_equal_files_is_exact_with_all_its_pages(field):
    index = DuplicateIndex()
    found = near_hash(field)

    assert index.add(found, _sha(1), starts_file=True) is None
    assert index.add(found, _sha(1), starts_file=True) is Duplicate.EXACT
    assert index.add(found, _sha(1), starts_file=False) is Duplicate.EXACT


def test_the_same_picture_compressed_anew_is_near(field):
    index = DuplicateIndex()
    index.add(near_hash(field), _sha(1), starts_file=True)

    assert index.add(near_hash(_jpeg(field, 80)), _sha(2), starts_file=True) is Duplicate.NEAR


def test_another_field_of_the_same_stain_is_no_duplicate():
    fields = [draw_smear(NamedStyle.TAN_MIXED.value, width_px=224, height_px=224, seed=seed) for seed in range(6)]
    index = DuplicateIndex()

    assert [index.add(near_hash(each), _sha(seed), starts_file=True) for seed, each in enumerate(fields)] == [None] * 6


@pytest.mark.parametrize(("bits", "found"), [(12, Duplicate.NEAR), (13, None)])
def test_pictures_are_near_up_to_12_of_256_bits(field, bits, found):
    index = DuplicateIndex()
    first = near_hash(field)
    index.add(first, _sha(1), starts_file=True)

    assert index.add(_with_bits_changed(first, bits), _sha(2), starts_file=True) is found


def test_pages_of_one_file_are_no_duplicates_of_each_other_but_of_another_files(field):
    index = DuplicateIndex()
    found = near_hash(field)

    assert index.add(found, _sha(1), starts_file=True) is None
    assert index.add(found, _sha(1), starts_file=False) is None
    assert index.add(found, _sha(2), starts_file=True) is Duplicate.NEAR


def test_blank_fields_are_not_compared():
    noise = np.random.default_rng(0).integers(0, 3, (224, 224, 3), dtype=np.uint8)
    index = DuplicateIndex()

    assert near_hash(250 + noise) == b""
    assert index.add(b"", _sha(1), starts_file=True) is None
    assert index.add(b"", _sha(2), starts_file=True) is None


def test_the_index_finds_the_first_of_many(field):
    index = DuplicateIndex()
    random = np.random.default_rng(0)
    first = near_hash(field)
    index.add(first, _sha(0), starts_file=True)
    for number in range(1, 5000):
        index.add(random.bytes(HASH_BYTES), _sha(number), starts_file=True)

    assert index.add(first, _sha(5000), starts_file=True) is Duplicate.NEAR
