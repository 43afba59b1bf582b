"""The order of images depends on seed and epoch alone, so that a resumed training sees what it would have seen."""

from typing import Any

import numpy as np
import pytest

from training.augment import Augmentation
from training.fitting.batches import EpochBatches

COUNT = 10
PIXELS = np.arange(COUNT, dtype=np.uint8)[:, None, None, None] * np.ones((1, 4, 4, 3), np.uint8)
CLASSES = np.arange(COUNT) % 3


def _batches(**changes: Any) -> EpochBatches:
    settings = {"class_count": 3, "batch_size": 4, "augmentation": Augmentation(), "seed": 0, "epoch": 0}
    return EpochBatches(PIXELS, CLASSES, **(settings | changes))


def _order(batches: EpochBatches) -> list[int]:
    return [int(image[0, 0, 0]) for index in range(len(batches)) for image in batches[index][0]]


def test_an_epoch_shows_every_image_once_the_last_batch_being_smaller():
    batches = _batches()
    assert [len(batches[index][0]) for index in range(len(batches))] == [4, 4, 2]
    assert sorted(_order(batches)) == list(range(COUNT))


def test_seed_and_epoch_fix_the_order():
    assert _order(_batches(seed=3, epoch=5)) == _order(_batches(seed=3, epoch=5))
    assert _order(_batches(seed=3, epoch=5)) != _order(_batches(seed=3, epoch=6))
    assert _order(_batches(seed=3, epoch=5)) != _order(_batches(seed=4, epoch=5))


def test_augmentation_does_not_depend_on_which_batches_were_drawn_before():
    coloured = Augmentation(channel_gain=0.3)
    forwards, backwards = _batches(augmentation=coloured), _batches(augmentation=coloured)
    last_first = backwards[2][0]
    first_last = [forwards[index][0] for index in range(3)][2]
    np.testing.assert_array_equal(first_last, last_first)


def test_targets_are_the_one_hot_classes_of_their_images():
    for index in range(3):
        images, targets = _batches()[index]
        numbers = images[:, 0, 0, 0].astype(int)
        np.testing.assert_array_equal(targets, np.eye(3)[numbers % 3])


def test_images_stay_in_0_to_255_because_the_network_scales():
    images, targets = _batches()[0]
    assert images.dtype == np.float32
    assert targets.dtype == np.float32
    assert images.max() == pytest.approx(max(_order(_batches())[:4]))
