"""A stall of the event loop is seen, measured, and shows where it was."""

import time

import pytest

from desktop.gui.stall_monitor import StallMonitor


@pytest.fixture
def monitor(qapp):
    made = StallMonitor(limit_ms=60, with_stacks=True)
    yield made
    made.stop()


def be_busy(seconds):
    started = time.perf_counter()
    while time.perf_counter() - started < seconds:
        pass


def test_a_long_task_is_a_stall_with_its_length_and_place(qtbot, monitor):
    monitor.start()
    be_busy(0.2)
    with qtbot.waitSignal(monitor.stalled) as stalled:
        pass
    (stall,) = monitor.stalls
    assert stalled.args == [stall]
    assert 150 < stall.length_ms < 2000
    assert stall.busy_ms > 20
    assert "be_busy" in stall.stack
    assert monitor.worst_ms == stall.length_ms


def test_short_tasks_are_no_stall(qtbot, monitor):
    monitor._limit_ms = 5000
    monitor.start()
    be_busy(0.02)
    qtbot.waitUntil(lambda: monitor.worst_ms > 5)
    assert monitor.stalls == []


def test_a_stall_that_goes_on_when_it_is_stopped_counts_and_can_be_forgotten(monitor):
    monitor.start()
    be_busy(0.1)
    monitor.stop()
    assert len(monitor.stalls) == 1
    monitor.forget()
    assert (monitor.stalls, monitor.worst_ms) == ([], 0.0)
