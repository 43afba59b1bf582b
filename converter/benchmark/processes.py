"""A process of its own for each candidate: none disturbs another, and one that dies takes none along."""

import multiprocessing
import os
import signal
import tempfile
from collections.abc import Callable
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any

from inference.errors import SmearScopeError

# Converting the largest network takes minutes; whatever takes longer hangs.
_LONGEST_SECONDS = 3600.0
_GRACE_SECONDS = 4.0
_LAST_CHARACTERS = 300


class WorkerFailedError(SmearScopeError):
    """A process answered that it cannot do what it was asked; it is still there."""


class WorkerDiedError(SmearScopeError):
    """A process ended, or no longer answers."""


class Worker:
    """An object in a process of its own. Close it.

    Args:
        name: for messages.
        make: a class or function of a module, called in the process.
        arguments: for `make`; sent by pickle, as are those of `call` and the answers.

    Raises:
        WorkerFailedError: `make` failed; the message is its error's.
        WorkerDiedError: the process ended meanwhile.
    """

    def __init__(self, name: str, make: Callable[..., object], *arguments: object) -> None:
        # Spawned, not forked: a fork would start with this process's memory, threads and locks.
        context = multiprocessing.get_context("spawn")
        self.name = name
        self._connection, theirs = context.Pipe()
        log, log_name = tempfile.mkstemp(prefix="smearscope-worker-", suffix=".log")
        os.close(log)
        self._log = Path(log_name)
        arguments_of_process = (theirs, self._log, make, arguments)
        self._process = context.Process(target=_serve, args=arguments_of_process, daemon=True, name=name)
        try:
            self._process.start()
            theirs.close()
            self._answer()
        except BaseException:
            self.close()
            raise

    @property
    def pid(self) -> int:
        """The process's id."""
        return self._process.pid or 0

    def call(self, method: str, *arguments: object) -> Any:
        """Call a method of the object and wait for its answer.

        Raises:
            WorkerFailedError: the method raised; the message is its error's.
            WorkerDiedError: the process ended or hangs.
        """
        try:
            self._connection.send((method, arguments))
        except OSError as error:
            raise self._died() from error
        return self._answer()

    def close(self) -> None:
        """End the process, at once where it does not end by itself."""
        self._connection.close()  # an idle process ends by this
        if self._process.pid is not None:
            self._process.join(_GRACE_SECONDS)
            for end in (self._process.terminate, self._process.kill):
                if self._process.is_alive():
                    end()
                    self._process.join(_GRACE_SECONDS)
        self._log.unlink(missing_ok=True)

    def _answer(self) -> Any:
        if not wait([self._connection, self._process.sentinel], timeout=_LONGEST_SECONDS):
            raise WorkerDiedError(f"{self.name}: no answer within {_LONGEST_SECONDS:.0f} seconds")
        try:
            went_well, answer = self._connection.recv()
        except (EOFError, OSError) as error:
            raise self._died() from error
        if not went_well:
            raise WorkerFailedError(answer)
        return answer

    def _died(self) -> WorkerDiedError:
        self._process.join(_GRACE_SECONDS)
        code = self._process.exitcode
        how = f"exit code {code}"
        if code is not None and code < 0:
            how = f"ended by {signal.Signals(-code).name}; where nobody did that, the memory was full"
        said = " ".join(self._log.read_text(encoding="utf-8", errors="replace").split())[-_LAST_CHARACTERS:]
        return WorkerDiedError(f"{self.name}: its process died: {how}{f'; it said last: {said}' if said else ''}")


def _serve(connection: Connection, log: Path, make: Callable[..., object], arguments: tuple[object, ...]) -> None:
    # Ctrl+C reaches every process of a terminal; the parent answers it, and ends this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # What libraries write while they start says nothing of the benchmark, unless the process dies.
    with log.open("ab", buffering=0) as file:
        for stream in (1, 2):
            os.dup2(file.fileno(), stream)
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    made: list[object] = []
    if not _reply(connection, lambda: made.append(make(*arguments))):
        return
    while True:
        try:
            method, given = connection.recv()
        except (EOFError, OSError):
            return  # the parent is gone
        _reply(connection, lambda: getattr(made[0], method)(*given))  # noqa: B023 (called before the next turn)


def _reply(connection: Connection, action: Callable[[], object]) -> bool:
    try:
        answer = action()
    except SmearScopeError as error:
        connection.send((False, str(error)))
        return False
    except Exception as error:  # libraries under test raise anything; the parent tells it
        connection.send((False, f"{type(error).__name__}: {' '.join(str(error).split())}"))
        return False
    connection.send((True, answer))
    return True
