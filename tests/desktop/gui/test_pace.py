"""A job tells the window how far it is a few times a second, however fast it is."""

import pytest

from desktop.gui import pace
from desktop.gui.pace import BATCH_SECONDS, Pace


@pytest.fixture
def clock(monkeypatch):
    """Gives the time in seconds, which a test moves on by hand."""
    now = [1000.0]
    monkeypatch.setattr(pace.time, "monotonic", lambda: now[0])
    return now


def test_the_first_news_is_told_at_once_and_the_next_after_a_while(clock):
    one = Pace()
    assert [one.is_due(), one.is_due()] == [True, False]
    clock[0] += 0.9 * BATCH_SECONDS
    assert not one.is_due()
    clock[0] += 0.2 * BATCH_SECONDS
    assert [one.is_due(), one.is_due()] == [True, False]


def test_where_the_window_knows_the_beginning_the_first_news_waits_too(clock):
    one = Pace(begins_told=True)
    assert not one.is_due()
    clock[0] += 1.1 * BATCH_SECONDS
    assert one.is_due()
