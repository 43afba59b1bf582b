"""Reads image files for the engine, a page at a time, so that what comes back is small however large a file is."""

from abc import ABC, abstractmethod
from enum import StrEnum
from pathlib import Path

from desktop.engine.reading_process import Pages, ReadFile, read_pages
from inference.errors import ExitCode, SmearScopeError
from inference.fields import read_fields
from inference.preprocessing import PreprocessSpec


class ReadingMode(StrEnum):
    """Where files are decoded."""

    PROCESSES = "processes"
    THREADS = "threads"  # where no process can be started; a file that crashes a decoder ends the program


class ReadingStartError(SmearScopeError):
    """No reading process can be started."""

    exit_code = ExitCode.STOPPED


class ReaderAbortedError(SmearScopeError):
    """The reader was stopped while it read: the run is ending."""


class ImageReader(ABC):
    """Reads one file at a time, for one thread."""

    @abstractmethod
    def pages(self, path: Path, spec: PreprocessSpec) -> Pages:
        """Read a file page by page, no further ahead than one page.

        Closing the iterator leaves the rest unread.

        Raises:
            UnreadableImageError: of this file; the next one can be read.
            ReadingStartError: no process can be started.
            ReaderAbortedError: `abort` was called.
        """

    @abstractmethod
    def abort(self) -> None:
        """End a read that is under way in another thread; nothing can be read any more."""

    @abstractmethod
    def close(self) -> None:
        """Leave no process behind. For the thread that reads, or once that has ended."""


class ThreadReader(ImageReader):
    """Reads in the calling thread: no time limit, and no protection from a decoder that crashes."""

    def __init__(self, read: ReadFile = read_fields) -> None:
        self._read = read

    def pages(self, path: Path, spec: PreprocessSpec) -> Pages:
        """As `ImageReader.pages`."""
        return read_pages(path, spec, self._read)

    def abort(self) -> None:
        """A read that is under way goes on to its end."""

    def close(self) -> None:
        """Nothing is left behind."""
