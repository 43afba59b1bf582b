"""A step runs in a process of its own, and what becomes of it is told."""

import os
import signal

import pytest

from converter.own_process import ProcessLostError, in_own_process, measured
from inference.errors import UnusableInputError


def _pid_of_a_talkative_step() -> int:
    print("chatter on standard output")
    os.write(2, b"chatter on standard error\n")
    return os.getpid()


def _hold(byte_count: int) -> int:
    return len(bytearray(byte_count))


def _refuse() -> None:
    raise UnusableInputError("the file cannot be used")


def _die() -> None:
    os.write(2, b"last words\n")
    os.kill(os.getpid(), signal.SIGKILL)


def test_a_step_runs_elsewhere_and_its_chatter_stays_there(capfd: pytest.CaptureFixture[str]):
    assert in_own_process(_pid_of_a_talkative_step).value != os.getpid()
    heard = capfd.readouterr()
    assert "chatter" not in heard.out + heard.err


def test_time_and_memory_of_a_step_are_measured():
    small, large = in_own_process(_hold, 1), in_own_process(_hold, 200_000_000)
    assert large.value == 200_000_000
    assert large.elapsed_s > 0.0
    assert large.peak_memory_bytes > small.peak_memory_bytes + 150_000_000


def test_what_a_step_raises_is_raised():
    with pytest.raises(UnusableInputError, match="the file cannot be used"):
        in_own_process(_refuse)


def test_a_step_that_is_killed_is_told_with_its_last_words():
    with pytest.raises(ProcessLostError, match=r"_die was ended from outside.*last words") as caught:
        in_own_process(_die)
    assert caught.value.exit_code == 3


def test_a_step_can_run_in_this_process_too():
    outcome = measured(_hold, 5)
    assert (outcome.value, outcome.peak_memory_bytes > 1_000_000) == (5, True)
