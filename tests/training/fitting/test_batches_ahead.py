"""Batches prepared ahead are the same ones, in the same order, and no thread outlives them."""

import threading
import time

import numpy as np
import pytest

from training.augment import Augmentation
from training.fitting.batches import EpochBatches
from training.fitting.batches_ahead import BATCHES_AHEAD, BatchesAhead, ahead, worker_count

COUNT = 40


def _batches() -> EpochBatches:
    pixels = np.random.default_rng(0).integers(0, 256, (COUNT, 8, 8, 3), dtype=np.uint8)
    return EpochBatches(
        pixels,
        np.arange(COUNT) % 3,
        class_count=3,
        batch_size=4,
        augmentation=Augmentation(channel_gain=0.2),
        seed=0,
        epoch=0,
    )


@pytest.mark.parametrize("workers", [1, 4])
@pytest.mark.parametrize("first", [0, 3, 9])
def test_they_are_the_same_batches_whatever_the_number_of_threads(workers: int, first: int):
    prepared = BatchesAhead(_batches(), first, workers)
    try:
        assert len(prepared) == 10 - first
        for index in range(len(prepared)):
            for one, other in zip(prepared[index], _batches()[first + index], strict=True):
                np.testing.assert_array_equal(one, other)
    finally:
        prepared.close()


def test_the_first_two_can_be_looked_at_before_all_are_asked_for():
    """Keras does so, to learn their shapes."""
    with ahead(_batches()) as prepared:
        for index in (0, 1, *range(len(prepared))):
            np.testing.assert_array_equal(prepared[index][0], _batches()[index][0])


def test_tf_data_does_not_tune_itself_behind_them():
    """Its tuner sleeps for up to a minute, and the end of an epoch would wait for it to wake."""
    tensorflow = pytest.importorskip("tensorflow", reason="tf.data is TensorFlow's")
    adapters = pytest.importorskip("keras.src.trainers.data_adapters.py_dataset_adapter")
    with ahead(_batches()) as prepared:
        adapter = adapters.PyDatasetAdapter(prepared, shuffle=False)
        adapter.on_epoch_begin()
        assert isinstance(adapter.get_tf_dataset(), tensorflow.data.Dataset)
        assert adapter.get_tf_dataset().options().autotune.enabled is False
        adapter.on_epoch_end()


def test_it_tells_when_a_batch_was_ready():
    with ahead(_batches()) as prepared:
        before = time.monotonic()
        _batch = prepared[0]
        assert before <= prepared.ready_at(0) <= time.monotonic()


class _SlowBatches(EpochBatches):
    asked: list[int]

    def __getitem__(self, index: int):  # type: ignore[no-untyped-def]  # a test's own
        self.asked.append(index)
        return super().__getitem__(index)


def test_no_more_batches_are_held_than_wanted_and_no_thread_is_left():
    batches = _batches()
    batches.__class__ = _SlowBatches
    batches.asked = []  # type: ignore[attr-defined]  # see above
    with ahead(batches) as prepared:
        _batch = prepared[0]
        time.sleep(0.1)
        assert max(batches.asked) <= BATCHES_AHEAD  # type: ignore[attr-defined]  # see above
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("batches")]


def test_a_small_computer_gets_one_thread_and_a_large_one_no_more_than_eight():
    assert 1 <= worker_count() <= 8
