"""The images that ranges come from are balanced, seeded, and training images."""

import hashlib

import numpy as np
import pytest

from converter.quantisation.int8_recipe import Int8Recipe
from converter.quantisation.representative import draw_representative_images
from converter.split_file import Subset
from converter.subsets import LabelledImages


def _images(truth: list[int], subset: Subset = Subset.TRAIN) -> LabelledImages:
    pixels = np.arange(len(truth), dtype=np.uint8)[:, None, None, None] * np.ones((1, 2, 2, 3), np.uint8)
    names = tuple(map(str, range(len(truth))))
    return LabelledImages(subset, names, names, pixels, np.array(truth))


def test_representative_images_are_balanced_seeded_and_hashed():
    images = _images([0] * 50 + [1] * 20 + [2] * 9 + [3] * 30)

    def chosen(**settings: int) -> list[int]:
        return draw_representative_images(images, Int8Recipe(**settings)).pixels[:, 0, 0, 0].tolist()

    numbers = chosen(representative_count=32, seed=0)
    assert np.bincount(images.truth[numbers]).tolist() == [8, 8, 8, 8]
    assert len(set(numbers)) == 32
    assert numbers == chosen(representative_count=32, seed=0)
    assert numbers != chosen(representative_count=32, seed=1)
    drawn = draw_representative_images(images, Int8Recipe(representative_count=32))
    assert drawn.sha256 == hashlib.sha256(images.pixels[numbers].tobytes()).hexdigest()


def test_a_class_with_too_few_images_gives_all_it_has():
    drawn = draw_representative_images(_images([0] * 10 + [1] * 3), Int8Recipe(representative_count=12))
    assert len(drawn.pixels) == 6 + 3


@pytest.mark.parametrize("subset", [Subset.VALIDATION, Subset.CALIBRATION, Subset.TEST])
def test_ranges_never_come_from_other_images_than_those_that_train(subset: Subset):
    with pytest.raises(ValueError, match="ranges come from training images only"):
        draw_representative_images(_images([0, 1], subset), Int8Recipe())
