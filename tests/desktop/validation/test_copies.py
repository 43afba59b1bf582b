"""The same picture under two classes is found, exact or nearly so; under one class it is none of this."""

import numpy as np

from desktop.store.results import ScreenedPage
from desktop.validation.copies import find_contradictions
from tests.desktop.store.made_runs import LABELS
from tests.desktop.validation.made_answers import answer


def _hash(seed, changed_bits=0):
    bits = np.random.default_rng(seed).integers(0, 2, 256, dtype=np.uint8)
    bits[:changed_bits] ^= 1
    return np.packbits(bits).tobytes()


def test_the_same_bytes_under_two_classes_contradict_and_under_one_do_not():
    given = [
        answer("benign", "benign", number=1, sha256="aa"),
        answer("benign", "benign", number=2, sha256="aa"),
        answer("pre_b", "benign", number=3, sha256="aa"),
    ]

    (found,) = find_contradictions(given, [], LABELS)

    assert found.is_exact
    assert (found.first_path, found.second_path) == ("benign/1.png", "pre_b/3.png")
    assert (found.first_class, found.second_class) == ("Benign", "Pre-B")


def test_nearly_the_same_picture_under_two_classes_contradicts_up_to_the_runs_own_distance():
    given = [answer("benign", "benign", number=1, sha256="aa"), answer("pre_b", "pre_b", number=2, sha256="bb")]

    def found(changed_bits):
        pages = [ScreenedPage(1, "aa", _hash(1)), ScreenedPage(2, "bb", _hash(1, changed_bits))]
        return find_contradictions(given, pages, LABELS)

    assert [each.is_exact for each in found(12)] == [False]
    assert not found(13)


def test_an_exact_pair_is_told_once_and_unreadable_files_never_match():
    given = [
        answer("benign", "benign", number=1, sha256="aa"),
        answer("pre_b", "benign", number=2, sha256="aa"),
        answer("pro_b", None, number=3),
        answer("benign", None, number=4),
    ]
    pages = [ScreenedPage(1, "aa", _hash(1)), ScreenedPage(2, "aa", _hash(1))]

    assert len(find_contradictions(given, pages, LABELS)) == 1
