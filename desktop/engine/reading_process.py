"""What runs in a reading process: it decodes one file after another and hands back small arrays, page by page.

It imports neither the bundle nor a runtime, so that it has started before the model is loaded.
"""

import faulthandler
import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

import cv2

from desktop.engine.duplicates import near_hash
from inference.errors import UnreadableImageError
from inference.fields import read_fields
from inference.images import SmearImage
from inference.prepared import PreparedImage, prepare
from inference.preprocessing import PreprocessSpec
from inference.slides import UnreadableTile

# Decodes a file page by page, or tile by tile; raises UnreadableImageError. Sent to the processes: has to be importable
# by name, or a `partial` of what is.
ReadFile = Callable[[Path], Iterator[SmearImage | UnreadableTile]]

# The parent ends a process that reads too long. One that is beyond the parent's reach ends itself, this much later.
_GRACE_SECONDS = 5.0


@dataclass(frozen=True, eq=False)
class ReadPage:
    """One page that was read.

    Attributes:
        near_hash: of the picture, see `desktop.engine.duplicates`.
        elapsed_ms: decoding and preparing, milliseconds.
    """

    prepared: PreparedImage
    near_hash: bytes
    elapsed_ms: float


# What a file gives, a page or a tile at a time.
Pages = Generator[ReadPage | UnreadableTile, None, None]


@dataclass(frozen=True)
class Request:
    """Read this file, for a model that sees images so."""

    path: Path
    spec: PreprocessSpec


@dataclass(frozen=True)
class Refusal:
    """The rest of the file cannot be read."""

    reason: str
    sha256: str
    may_pass: bool


@dataclass(frozen=True)
class Mark:
    """A word of the conversation that carries nothing else: the process is ready, the file ends, stop this file."""


@dataclass(frozen=True)
class Ready(Mark):
    """The process has started."""


@dataclass(frozen=True)
class EndOfFile(Mark):
    """All of the file has been sent, or as much of it as was wanted."""


@dataclass(frozen=True)
class StopFile(Mark):
    """From the parent: no more pages of this file."""


def read_pages(path: Path, spec: PreprocessSpec, read: ReadFile = read_fields) -> Pages:
    """Decode a file and prepare its pages, one at a time.

    Raises:
        UnreadableImageError: whatever is wrong with it. An error that nobody foresaw is one too, named as such: a
            damaged file can surprise any decoder, and must not end a run.
    """
    started = time.perf_counter()
    try:
        for image in read(path):
            if isinstance(image, UnreadableTile):
                yield image
                started = time.perf_counter()
                continue
            prepared = prepare(image, spec)
            found_hash = near_hash(prepared.array)
            yield ReadPage(prepared, found_hash, (time.perf_counter() - started) * 1000.0)
            started = time.perf_counter()
    except UnreadableImageError:
        raise
    except MemoryError as error:
        raise UnreadableImageError(path, "there is not enough memory to decode the image", may_pass=True) from error
    except Exception as error:
        raise UnreadableImageError(
            path,
            f"reading it failed in a way that SmearScope does not know ({type(error).__name__}: {error}); please "
            "report it",
        ) from error


def serve(connection: Connection, read: ReadFile, time_limit_seconds: float) -> None:
    """Answer requests until the parent is gone or closes the connection."""
    # Ctrl+C reaches the whole group; the parent decides what becomes of it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    # There are as many processes as are useful; threads of their own would only get in each other's way.
    cv2.setNumThreads(1)
    try:
        with Path(os.devnull).open("w") as nowhere:
            connection.send(Ready())
            while True:
                request = connection.recv()
                if isinstance(request, Request):
                    _answer(connection, request, read, time_limit_seconds + _GRACE_SECONDS, nowhere.fileno())
    except (EOFError, ConnectionError):
        return


def _answer(connection: Connection, request: Request, read: ReadFile, limit_seconds: float, nowhere: int) -> None:
    pages = read_pages(request.path, request.spec, read)
    try:
        while True:
            # A watchdog in C: it ends this process even where a decoder never gives the interpreter back.
            faulthandler.dump_traceback_later(limit_seconds, exit=True, file=nowhere)
            try:
                page = next(pages, None)
            finally:
                faulthandler.cancel_dump_traceback_later()
            if page is None:
                break
            connection.send(page)
            if connection.poll():  # nothing but StopFile comes before the end of the file
                break
    except UnreadableImageError as error:
        connection.send(Refusal(error.reason, error.sha256, error.may_pass))
    connection.send(EndOfFile())


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
