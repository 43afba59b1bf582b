"""Runs one step of a conversion in a process of its own: what TensorFlow leaks there ends with it, and is measured."""

import multiprocessing
import multiprocessing.connection
import os
import tempfile
import threading
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar

from converter.peak_memory import peak_memory_bytes
from inference.errors import ExitCode, SmearScopeError

T = TypeVar("T")

_LAST_LINES = 3


@dataclass(frozen=True)
class Outcome(Generic[T]):
    """What a step gave, and what it took.

    Attributes:
        value: the step's result.
        elapsed_s: seconds, the start of the process not counted.
        peak_memory_bytes: largest resident set of the process, its libraries included.
    """

    value: T
    elapsed_s: float
    peak_memory_bytes: int


class ProcessLostError(SmearScopeError):
    """A process ended without a word, as one does that the system kills for want of memory."""

    exit_code = ExitCode.STOPPED


class Run(Protocol):
    """Runs a function, here or elsewhere."""

    def __call__(self, function: Callable[..., T], *arguments: Any) -> Outcome[T]:
        """The function's outcome; what it raises is raised."""


def in_own_process(function: Callable[..., T], *arguments: Any) -> Outcome[T]:
    """Run a module-level function in a fresh process and wait for it.

    Args:
        function: importable by name; arguments and result are pickled.
        arguments: its positional arguments.

    Raises:
        ProcessLostError: the process was killed.
        Exception: whatever the function raises.
    """
    context = multiprocessing.get_context("spawn")
    with tempfile.TemporaryDirectory(prefix="smearscope-step-") as folder:
        log = Path(folder) / "log"
        with ProcessPoolExecutor(1, mp_context=context, initializer=_say_into, initargs=(log,)) as pool:
            try:
                return pool.submit(measured, function, *arguments).result()
            except BrokenProcessPool as error:
                raise ProcessLostError(
                    f"The process that ran {function.__name__} was ended from outside, most likely because memory ran "
                    "out; nothing was written. Close other programs, or convert on a computer with more memory, and "
                    f"run again. Its last words: {_last_words(log)}"
                ) from error


def measured(function: Callable[..., T], *arguments: Any) -> Outcome[T]:
    """Run a function in this process; the memory is then that of everything that this process did."""
    started = time.perf_counter()
    value = function(*arguments)
    return Outcome(value, time.perf_counter() - started, peak_memory_bytes())


def _say_into(log: Path) -> None:
    """TensorFlow, Keras and the quantiser say much that no user can act on; it matters only where a process dies."""
    file = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    for stream in (1, 2):
        os.dup2(file, stream)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A step whose conversion was killed has nobody to give its result to, and would keep gigabytes for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        multiprocessing.connection.wait([parent.sentinel])
        os._exit(ExitCode.STOPPED)


def _last_words(log: Path) -> str:
    lines = log.read_text(errors="replace").splitlines() if log.exists() else []
    return " / ".join(line.strip() for line in lines[-_LAST_LINES:] if line.strip()) or "none"
