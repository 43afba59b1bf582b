"""The errors a user can meet, each with what to do and the exit code it ends a command with."""

from enum import IntEnum
from pathlib import Path


class ExitCode(IntEnum):
    """Exit codes shared by every SmearScope command (DESIGN.md, Contracts)."""

    DONE = 0
    FINDINGS = 1
    UNUSABLE = 2
    STOPPED = 3
    INTERRUPTED = 130


class SmearScopeError(Exception):
    """Root of every error that SmearScope raises on purpose.

    Whatever else reaches a command is a bug, and is reported as one.
    """

    exit_code: ExitCode = ExitCode.UNUSABLE


class UnreadableImageError(SmearScopeError):
    """One file cannot be read as an image. It becomes an `unreadable` row, never the end of a run.

    Attributes:
        path: the file.
        reason: what is wrong with it, and what to do.
        sha256: of the file's bytes where those could be read, else empty.
        may_pass: the reason lies outside the file, such as lacking memory, so that the same file may be read later.
    """

    def __init__(self, path: Path | str, reason: str, sha256: str = "", *, may_pass: bool = False) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = Path(path)
        self.reason = reason
        self.sha256 = sha256
        self.may_pass = may_pass


class BundleRefusedError(SmearScopeError):
    """A model bundle does not hold what it promises, so no image is shown to it."""

    def __init__(self, path: Path | str, reason: str) -> None:
        super().__init__(f"Model bundle {path} was refused: {reason}")
        self.path = Path(path)
        self.reason = reason


class UnusableInputError(SmearScopeError):
    """A folder, file or option given by the user cannot be used as it is."""


class GateFailedError(SmearScopeError):
    """A build did not meet its gate, so no bundle of it was written."""

    exit_code = ExitCode.FINDINGS


class OutputError(SmearScopeError):
    """Output cannot be written: the disk is full or permission is lacking. What is written stays."""

    exit_code = ExitCode.STOPPED
