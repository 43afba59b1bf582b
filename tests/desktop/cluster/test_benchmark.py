"""The benchmark's own arithmetic, with an engine that does nothing."""

import os
import sys
from pathlib import Path
from types import SimpleNamespace

import psutil
import pytest

from desktop.cluster import benchmark
from desktop.cluster.benchmark import bound_to_core, measure_turn, spread_in_words, spread_paths
from inference.errors import UnusableInputError


def test_a_turn_counts_images_between_its_first_and_last_result(monkeypatch):
    # Starting takes 9 seconds of the processor and 30 of the clock; then each file 0.02 and 0.05.
    used, passed = iter([9.0, 9.1]), iter([30.0, 30.25])
    monkeypatch.setattr(benchmark, "processor_seconds", lambda: next(used))
    monkeypatch.setattr(benchmark, "time", SimpleNamespace(perf_counter=lambda: next(passed)))

    def engine(items, *, on_result, on_item_done, should_stop):
        for item in items:
            on_result(item)
            on_item_done(item)

    speed = measure_turn(engine, [Path(str(number)) for number in range(6)])

    assert speed.per_core_second == pytest.approx(50.0)
    assert speed.per_second == pytest.approx(20.0)


def test_seconds_of_started_processes_count(monkeypatch):
    def process_of(user, system, ended=False):
        def cpu_times():
            if ended:
                raise psutil.NoSuchProcess(1)
            return SimpleNamespace(user=user, system=system)

        return SimpleNamespace(cpu_times=cpu_times)

    this = process_of(1.0, 0.5)
    this.children = lambda recursive: [process_of(2.0, 0.25), process_of(0.0, 0.0, ended=True)] if recursive else []
    monkeypatch.setattr(psutil, "Process", lambda: this)

    assert benchmark.processor_seconds() == 3.75


def test_files_are_taken_evenly_and_too_few_are_refused():
    paths = [Path(str(number)) for number in range(100)]

    assert [path.name for path in spread_paths(paths, 10)] == [str(number) for number in range(0, 100, 10)]
    with pytest.raises(UnusableInputError, match="fewer than ten"):
        spread_paths(paths[:9], 10)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux binds threads to cores")
def test_a_bound_thread_has_one_core_and_gets_the_others_back():
    before = os.sched_getaffinity(0)

    with bound_to_core(3):
        assert len(os.sched_getaffinity(0)) == 1

    assert os.sched_getaffinity(0) == before


def test_the_spread_is_told_with_the_median():
    assert spread_in_words([0.95, 1.0, 0.9]) == "median 0.950, 0.900 to 1.000 in 3 turns"
