"""Reads files in other processes, so that one that crashes its reader, or never ends, costs only its own row."""

import hashlib
import multiprocessing
import multiprocessing.resource_tracker
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import Any

from desktop.engine.reading import ImageReader, ReaderAbortedError, ReadingMode, ReadingStartError, ThreadReader
from desktop.engine.reading_process import (
    EndOfFile,
    Pages,
    ReadFile,
    ReadPage,
    Ready,
    Refusal,
    Request,
    StopFile,
    serve,
)
from inference.errors import SmearScopeError, UnreadableImageError
from inference.fields import read_fields
from inference.preprocessing import PreprocessSpec
from inference.slides import UnreadableTile

TIME_LIMIT_SECONDS = 60.0
_START_LIMIT_SECONDS = 120.0
_END_LIMIT_SECONDS = 5.0
# The exit codes of a process that somebody ended from outside: a system short of memory, or a person.
_ENDED_FROM_OUTSIDE = (-9, -15)

# Started anew everywhere, as Windows and macOS do: a forked copy of a program with threads can hang.
_CONTEXT = multiprocessing.get_context("spawn")
# To start a process, the standard library also asks which others have ended. A thread that waits for one of those
# would find it gone, and without its exit code.
_PROCESS_LOCK = threading.Lock()


class ProcessReader(ImageReader):
    """Reads in a process of its own, which is started again whenever a file has cost it.

    Args:
        read: decodes a file; importable by name.
        time_limit_seconds: for one page.
        starts_now: the process starts at once, in the background; else with the first file.

    Raises:
        ReadingStartError: the process cannot be started.
    """

    def __init__(
        self,
        read: ReadFile = read_fields,
        time_limit_seconds: float = TIME_LIMIT_SECONDS,
        *,
        starts_now: bool = True,
    ) -> None:
        self._read = read
        self._time_limit_seconds = time_limit_seconds
        self._is_aborted = False
        self._lock = threading.Lock()
        self._process: SpawnProcess | None = None
        if starts_now:
            self._start()

    @property
    def process_id(self) -> int | None:
        """Of the process that reads; None before its start."""
        return self._process.pid if self._process else None

    def pages(self, path: Path, spec: PreprocessSpec) -> Pages:
        """As `ImageReader.pages`."""
        given = 0
        for may_try_again in (True, False):
            try:
                self._await_start()
                self._send(Request(path, spec))
                position = 0
                while (page := self._next_page(path)) is not None:
                    position += 1
                    if position > given:
                        given += 1
                        try:
                            yield page
                        except GeneratorExit:
                            # Where the run is ending there is no next file to make ready for.
                            with suppress(ReaderAbortedError):
                                self._skip_rest(path)
                            raise
                return
            except _ProcessEndedError as error:
                self._restart()
                # Ended from outside, the file need not be to blame: it has one more try, without the pages it gave.
                from_outside = error.process_exit_code in _ENDED_FROM_OUTSIDE
                if not (may_try_again and from_outside):
                    reason = _reason_in_words(error.process_exit_code)
                    raise UnreadableImageError(path, reason, _sha256_of(path), may_pass=from_outside) from None

    def abort(self) -> None:
        """As `ImageReader.abort`."""
        with self._lock:
            self._is_aborted = True
            if self._process:
                self._process.kill()

    def close(self) -> None:
        """As `ImageReader.close`."""
        self.abort()
        if self._process:
            _join(self._process)
            self._connection.close()

    def _next_page(self, path: Path) -> ReadPage | UnreadableTile | None:
        answer = self._receive(path)
        if isinstance(answer, Refusal):
            self._skip_rest(path)
            raise UnreadableImageError(path, answer.reason, answer.sha256, may_pass=answer.may_pass)
        return answer if isinstance(answer, ReadPage | UnreadableTile) else None

    def _skip_rest(self, path: Path) -> None:
        """Have the process stop this file; whatever it does instead, it can be asked for the next one."""
        try:
            self._send(StopFile())
            while not isinstance(self._receive(path), EndOfFile):
                pass
        except _TookTooLongError:  # it was started anew already, and nobody wants what was left
            return
        except _ProcessEndedError:
            self._restart()

    def _send(self, message: Request | StopFile) -> None:
        try:
            self._connection.send(message)
        except OSError as error:
            raise self._ended() from error

    def _receive(self, path: Path) -> Any:
        try:
            has_answer = self._connection.poll(self._time_limit_seconds)
            if has_answer:
                return self._connection.recv()
        except (EOFError, OSError) as error:
            raise self._ended() from error
        self._restart()
        raise _TookTooLongError(
            path,
            f"reading it took more than {self._time_limit_seconds:g} seconds, so it was given up; open it in another "
            "program and save it anew",
        )

    def _ended(self) -> SmearScopeError:
        if self._is_aborted:
            return ReaderAbortedError("the reader was stopped")
        return _ProcessEndedError(_join(self._process))

    def _start(self) -> None:
        with self._lock:
            if self._is_aborted:
                raise ReaderAbortedError("the reader was stopped")
            self._connection, theirs = _CONTEXT.Pipe()
            self._is_ready = False
            process = _CONTEXT.Process(
                target=serve,
                args=(theirs, self._read, self._time_limit_seconds),
                daemon=True,
                name="smearscope-reading",
            )
            try:
                with _PROCESS_LOCK, _without_interrupts():
                    process.start()
            except OSError as error:
                self._connection.close()
                raise ReadingStartError(_start_advice(error.strerror or str(error))) from error
            finally:
                # Only the process may hold it, or its end would never be seen.
                theirs.close()
            self._process = process

    def _await_start(self) -> None:
        if self._process is None:
            self._start()
        if self._is_ready:
            return
        try:
            if self._connection.poll(_START_LIMIT_SECONDS) and isinstance(self._connection.recv(), Ready):
                self._is_ready = True
                return
        except (EOFError, OSError) as error:
            if self._is_aborted:
                raise ReaderAbortedError("the reader was stopped") from error
            exit_code = _join(self._process)
            raise ReadingStartError(_start_advice(f"it ended with exit code {exit_code}")) from error
        raise ReadingStartError(_start_advice(f"it was not ready after {_START_LIMIT_SECONDS:g} seconds"))

    def _restart(self) -> None:
        if self._process:
            self._process.kill()
        _join(self._process)
        self._connection.close()
        self._start()


class _ProcessEndedError(SmearScopeError):
    def __init__(self, process_exit_code: int) -> None:
        super().__init__(f"the reading process ended with exit code {process_exit_code}")
        self.process_exit_code = process_exit_code


class _TookTooLongError(UnreadableImageError):
    pass


def _join(process: SpawnProcess | None) -> int:
    """The exit code of a process that was killed, or closed its connection; one that does not end then is killed."""
    if process is None:
        return 0
    with _PROCESS_LOCK:
        process.join(_END_LIMIT_SECONDS)
        if process.exitcode is None:
            process.kill()
            process.join()
        return process.exitcode or 0


def open_reader(
    mode: ReadingMode,
    read: ReadFile = read_fields,
    time_limit_seconds: float = TIME_LIMIT_SECONDS,
    *,
    starts_now: bool = True,
) -> ImageReader:
    """One reader; its process starts in the background, so that it can be had before a model is loaded.

    Raises:
        ReadingStartError: no process can be started.
    """
    if mode is ReadingMode.THREADS:
        return ThreadReader(read)
    return ProcessReader(read, time_limit_seconds, starts_now=starts_now)


def _reason_in_words(exit_code: int) -> str:
    if exit_code in _ENDED_FROM_OUTSIDE:
        return (
            "the process that read it was ended from outside, twice; a system does this when memory runs out. Close "
            "other programs and screen it again"
        )
    try:
        how = signal.Signals(-exit_code).name if exit_code < 0 else f"exit code {exit_code}"
    except ValueError:  # a real-time signal has no name
        how = f"signal {-exit_code}"
    return f"the process that read it crashed ({how}); the file is probably damaged, copy it again from its source"


def _sha256_of(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:  # the row says that it could not be read; a hash is more than it owes
        return ""


def _start_advice(what: str) -> str:
    return (
        f"A process that reads images cannot be started: {what}. Read in the program's own threads instead "
        f"(reading mode `{ReadingMode.THREADS.value}`)"
    )


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """Have a process start with Ctrl+C blocked: until it ignores it by itself, it would die of it with a traceback."""
    if sys.platform == "win32":
        yield
        return
    # Its start would let Ctrl+C through again.
    multiprocessing.resource_tracker.ensure_running()
    earlier = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, earlier)
