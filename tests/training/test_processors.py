"""Only the processors that this process may use are counted."""

import os

import pytest

from training.processors import usable_processors


def test_processors_that_are_not_ours_do_not_count(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(os, "sched_getaffinity", lambda _process: {3}, raising=False)
    monkeypatch.setattr(os, "cpu_count", lambda: 64)
    assert usable_processors() == 1


@pytest.mark.parametrize(("counted", "found"), [(6, 6), (None, 1)])
def test_where_the_system_does_not_say_all_are_ours(monkeypatch: pytest.MonkeyPatch, counted: int | None, found: int):
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    monkeypatch.setattr(os, "cpu_count", lambda: counted)
    assert usable_processors() == found
