"""Starts a command: its imports take seconds, and Ctrl+C meanwhile is answered in a line, without a traceback."""

import os
import re
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from inference.errors import ExitCode

_OWN_PACKAGES = ("inference", "desktop", "training", "converter")
_LACKS_OWN_PART = re.compile(rf"^(?:ModuleNotFound|Import)Error: .*'(?:{'|'.join(_OWN_PACKAGES)})[.']", re.MULTILINE)
_STARTED_S = time.time()


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


def program_was_replaced(fault: str) -> bool:
    """Whether an update came under the program that runs, so that what it ended in is no bug.

    What was not read yet is then read from another version's files. An application's own file is no longer the one it
    was started from, which only Linux tells. Where Python runs the sources, a part of them cannot be imported, and
    some were written, or went, since the start.

    Args:
        fault: the text of its traceback.
    """
    return _program_file_went() or (_LACKS_OWN_PART.search(fault) is not None and _sources_were_written())


def _program_file_went() -> bool:
    try:
        return Path("/proc/self/exe").readlink().name.endswith(" (deleted)")
    except OSError:
        return False


def _sources_were_written() -> bool:
    # A frozen application has its modules in its own file, and nothing lies where they say that they are.
    own = [] if hasattr(sys, "frozen") else [sys.modules[name] for name in list(sys.modules) if _is_own(name)]
    try:
        return any(Path(each.__file__).stat().st_mtime > _STARTED_S for each in own if each.__file__ is not None)
    except OSError:
        return True


def _is_own(module: str) -> bool:
    return module.partition(".")[0] in _OWN_PACKAGES
