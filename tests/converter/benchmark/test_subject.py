"""A candidate hands over the processor only when its library's threads have gone to sleep, and hides no failure."""

import time
from collections.abc import Callable
from types import SimpleNamespace

import numpy as np
import pytest

from converter.benchmark import subject
from converter.benchmark.candidates import Loaded


def _sleeps_until_it_goes_on(monkeypatch: pytest.MonkeyPatch, busy_s_of_steps: list[float]) -> int:
    """How often it waits when the process uses so many processor seconds in each step, and none later."""
    slept: list[float] = []
    used = 0.0

    def sleep(seconds: float) -> None:
        nonlocal used
        used += busy_s_of_steps[len(slept)] if len(slept) < len(busy_s_of_steps) else 0.0
        slept.append(seconds)

    monkeypatch.setattr(subject, "time", SimpleNamespace(sleep=sleep, process_time=lambda: used))
    subject._let_threads_sleep()
    return len(slept)


def test_threads_that_sleep_are_waited_for_once(monkeypatch: pytest.MonkeyPatch):
    assert _sleeps_until_it_goes_on(monkeypatch, []) == 1


def test_threads_that_go_on_turning_are_waited_for(monkeypatch: pytest.MonkeyPatch):
    assert _sleeps_until_it_goes_on(monkeypatch, [0.02, 0.04, 0.01]) == 4


def test_threads_that_never_sleep_do_not_stop_a_benchmark(monkeypatch: pytest.MonkeyPatch):
    assert _sleeps_until_it_goes_on(monkeypatch, [0.02] * 10_000) == subject._LONGEST_WAIT_STEPS


def _with_team(monkeypatch: pytest.MonkeyPatch, *members: Callable[[object], object]) -> subject.Subject:
    monkeypatch.setattr(subject, "_let_threads_sleep", lambda: None)
    made = object.__new__(subject.Subject)
    made._images = np.zeros((2, 1, 1, 3), np.uint8)
    made._team = [Loaded("library", "1.0", run) for run in members]
    return made


def test_the_images_of_all_workers_count(monkeypatch: pytest.MonkeyPatch):
    # A clock that goes on by one second with every image, whoever runs it: one image a second in all.
    runs: list[str] = []
    monkeypatch.setattr(subject, "time", SimpleNamespace(perf_counter=lambda: float(len(runs))))

    def member(name: str) -> Callable[[object], None]:
        def run(_image: object) -> None:
            time.sleep(0.01)
            runs.append(name)

        return run

    assert _with_team(monkeypatch, member("first"), member("second")).images_per_s(10.0) == 1.0
    assert set(runs) == {"first", "second"}


def test_a_worker_that_fails_does_not_pass_for_a_slow_one(monkeypatch: pytest.MonkeyPatch):
    def fail(_image: object) -> None:
        raise RuntimeError("no memory for tensor 3")

    with pytest.raises(RuntimeError, match="tensor 3"):
        _with_team(monkeypatch, fail).images_per_s(60.0)
