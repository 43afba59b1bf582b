"""Starts a command: its imports take seconds, and Ctrl+C meanwhile is answered in a line, without a traceback."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from inference.errors import ExitCode


@contextmanager
def ending_quietly(program: str) -> Iterator[None]:
    """Ctrl+C within ends the process at once with 130: nothing is under way yet, so there is nothing to keep.

    It does not raise `KeyboardInterrupt`, which libraries that are half imported catch, or turn into other errors.
    """

    def end(_number: int, _frame: object) -> None:
        os.write(2, f"{program}: interrupted\n".encode())
        os._exit(ExitCode.INTERRUPTED)

    earlier = signal.signal(signal.SIGINT, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, earlier)


def program_was_replaced() -> bool:
    """Whether the file of the program that runs is no longer the one it was started from; only Linux tells.

    An update replaces it, and what was not read yet is read from another version's: no bug, whatever it ends in.
    """
    try:
        return Path("/proc/self/exe").readlink().name.endswith(" (deleted)")
    except OSError:
        return False
