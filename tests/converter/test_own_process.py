"""A step runs in a process of its own, and what becomes of it is told."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from converter.own_process import ProcessLostError, in_own_process, measured
from inference.errors import UnusableInputError

REPOSITORY = Path(__file__).resolve().parents[2]


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


KILLED_CONVERSION = """
import sys
from tests.converter.test_own_process import say_pid_and_wait
from converter.own_process import in_own_process
if __name__ == "__main__":
    in_own_process(say_pid_and_wait, sys.argv[1])
"""


def say_pid_and_wait(path: str) -> None:
    Path(path).write_text(str(os.getpid()))
    time.sleep(600)


def test_a_step_ends_with_the_conversion_that_was_killed(tmp_path: Path):
    script = tmp_path / "conversion.py"
    script.write_text(KILLED_CONVERSION)
    environment = os.environ | {"PYTHONPATH": str(REPOSITORY)}
    conversion = subprocess.Popen([sys.executable, str(script), str(tmp_path / "pid")], env=environment)
    try:
        _wait_until((tmp_path / "pid").exists)
        _wait_until(lambda: bool((tmp_path / "pid").read_text()))
        pid = int((tmp_path / "pid").read_text())
        assert psutil.pid_exists(pid)
        conversion.kill()
        conversion.wait(30)
        _wait_until(lambda: not psutil.pid_exists(pid) or psutil.Process(pid).status() == psutil.STATUS_ZOMBIE)
    finally:
        conversion.kill()
        conversion.wait(30)


def _wait_until(condition: Callable[[], bool], seconds: float = 60.0) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it never came to pass"
        time.sleep(0.05)


def test_a_step_can_run_in_this_process_too():
    outcome = measured(_hold, 5)
    assert (outcome.value, outcome.peak_memory_bytes > 1_000_000) == (5, True)
