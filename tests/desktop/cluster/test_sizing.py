"""Batches grow and shrink with the speed of the files."""

import pytest

from desktop.cluster.sizing import BatchSizing


@pytest.fixture
def sizing():
    return BatchSizing(thread_count=2)


def learn(sizing, seconds_per_file, times=20):
    for _ in range(times):
        sizing.learn(1, seconds_per_file)


def test_the_first_batches_are_of_one_file(sizing):
    assert sizing.files_per_batch == 1


def test_files_of_ten_milliseconds_go_by_the_dozen(sizing):
    learn(sizing, 0.01)

    assert 40 <= sizing.files_per_batch <= 50


def test_no_batch_is_beyond_measure(sizing):
    learn(sizing, 0.0)

    assert sizing.files_per_batch == 64


def test_slow_files_go_one_by_one_again(sizing):
    learn(sizing, 0.01)
    learn(sizing, 2.0)

    assert sizing.files_per_batch == 1


def test_an_answer_without_files_teaches_nothing(sizing):
    sizing.learn(0, 3.0)

    assert sizing == BatchSizing(thread_count=2)


def test_files_in_flight_grow_with_the_workers_and_have_a_bound(sizing):
    learn(sizing, 0.0)
    assert sizing.files_in_flight == 4 * 2 * 64

    sizing.thread_count = 100_000
    assert sizing.files_in_flight == 16_384


def test_a_batch_waits_until_it_is_full(sizing):
    learn(sizing, 0.08)  # about six a batch

    assert sizing.next_batch(4, is_end=False) == 0
    assert sizing.next_batch(7, is_end=False) == sizing.files_per_batch


def test_the_workers_share_the_last_files(sizing):
    learn(sizing, 0.01)

    assert sizing.next_batch(9, is_end=True) == 5
    assert sizing.next_batch(0, is_end=True) == 0


def test_without_a_worker_files_wait_as_for_one():
    sizing = BatchSizing()

    assert sizing.files_in_flight == 4
    assert sizing.next_batch(1, is_end=True) == 1
