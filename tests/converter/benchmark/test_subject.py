"""A candidate hands over the processor only when its library's threads have gone to sleep."""

from types import SimpleNamespace

import pytest

from converter.benchmark import subject


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
