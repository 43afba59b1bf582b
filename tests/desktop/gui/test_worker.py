"""Jobs run in their own thread and always end with exactly one signal."""

import threading

import pytest
from PySide6.QtCore import QThread

from desktop.gui.worker import TaskControl, Worker


@pytest.fixture
def worker(qapp):
    made = Worker("test")
    yield made
    made.stop()


def test_a_job_runs_in_another_thread_and_its_signals_come_in_this_one(qtbot, worker):
    here = threading.get_ident()
    seen = []
    task = worker.start(lambda control: (control.report("half"), threading.get_ident())[1])
    task.progress.connect(lambda value: seen.append((value, threading.get_ident())))
    task.finished.connect(lambda value: seen.append(("thread", threading.get_ident())))
    with qtbot.waitSignal(task.finished) as finished:
        pass
    assert finished.args[0] != here
    assert seen == [("half", here), ("thread", here)]
    assert worker.is_idle


def test_an_exception_of_a_job_arrives_as_failed_and_the_thread_lives_on(qtbot, worker):
    def fail(control: TaskControl) -> None:
        raise KeyError("nothing here")

    with qtbot.waitSignal(worker.start(fail).failed) as failed:
        pass
    assert isinstance(failed.args[0], KeyError)
    with qtbot.waitSignal(worker.start(lambda control: 7).finished) as finished:
        pass
    assert finished.args == [7]


def test_a_job_cancelled_before_it_began_still_ends_with_a_signal(qtbot, worker):
    gate = threading.Event()
    worker.start(lambda control: gate.wait(10))
    waiting = worker.start(lambda control: control.should_stop())
    waiting.cancel()
    gate.set()
    with qtbot.waitSignal(waiting.finished) as finished:
        pass
    assert finished.args == [True]


def test_stop_cancels_waits_and_leaves_no_thread(qtbot, worker):
    begun = threading.Event()

    def run_until_told(control: TaskControl) -> None:
        begun.set()
        while not control.should_stop():
            QThread.yieldCurrentThread()

    worker.start(run_until_told)
    assert begun.wait(10)
    worker.stop()
    assert not worker._thread.isRunning()
