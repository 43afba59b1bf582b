"""A worker answers from its own process, says why it cannot, and is missed by name when it dies."""

import os
import signal
import sys
import time
from pathlib import Path

import psutil
import pytest

from converter.benchmark.processes import Worker, WorkerDiedError, WorkerFailedError
from inference.errors import UnusableInputError


class Adder:
    """A small object for a process of its own."""

    def __init__(self, start: int) -> None:
        if start < 0:
            raise UnusableInputError(f"{start} is negative; give 0 or more")
        self.total = start

    def add(self, number: int) -> tuple[int, int]:
        self.total += number
        return self.total, os.getpid()

    def last_words(self, words: str) -> None:
        print(words, file=sys.stderr, flush=True)
        os._exit(7)

    def die(self) -> None:
        os.kill(os.getpid(), signal.SIGKILL)


@pytest.fixture
def adder():
    worker = Worker("adder", Adder, 1)
    yield worker
    worker.close()


def test_a_worker_keeps_its_object_in_another_process(adder: Worker):
    assert adder.call("add", 2)[0] == 3
    total, pid = adder.call("add", 4)
    assert total == 7
    assert pid == adder.pid != os.getpid()


def test_what_cannot_be_made_is_said_in_its_own_words():
    with pytest.raises(WorkerFailedError, match=r"^-1 is negative; give 0 or more$"):
        Worker("adder", Adder, -1)


def test_a_call_that_fails_leaves_the_worker_there(adder: Worker):
    with pytest.raises(WorkerFailedError, match="TypeError"):
        adder.call("add", "text")
    assert adder.call("add", 1)[0] == 2


def test_a_worker_that_is_killed_is_named(adder: Worker):
    with pytest.raises(WorkerDiedError, match="adder: its process died: ended by SIGKILL"):
        adder.call("die")
    with pytest.raises(WorkerDiedError, match="adder"):
        adder.call("add", 1)


def test_what_a_dying_process_said_last_is_told(adder: Worker):
    with pytest.raises(WorkerDiedError, match="exit code 7; it said last: no room for tensor 3"):
        adder.call("last_words", "no room for tensor 3")


def test_ctrl_c_at_the_terminal_is_left_to_the_parent(adder: Worker):
    os.kill(adder.pid, signal.SIGINT)
    assert adder.call("add", 1)[0] == 2


def test_closing_ends_the_process_and_leaves_no_file(adder: Worker, tmp_path: Path):
    pid, log = adder.pid, adder._log
    assert log.exists()
    started = time.monotonic()
    adder.close()
    assert time.monotonic() - started < 3, "an idle process ends by itself"
    assert not psutil.pid_exists(pid)
    assert not log.exists()
