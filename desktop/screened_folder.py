"""Tells a screened folder that went away (a pulled drive, a lost share) from one file in it that cannot be read."""

import errno
import os
import stat
from pathlib import Path

from desktop.records import shown_path
from inference.errors import OutputError

# What the connection to a drive or share says when it is lost, never a single file; not every system has every name.
_CONNECTION_ERRNOS = frozenset(
    getattr(errno, name)
    for name in (
        *("EHOSTDOWN", "EHOSTUNREACH", "ENETDOWN", "ENETUNREACH", "ENETRESET", "ENOTCONN", "ECONNABORTED"),
        *("ECONNRESET", "ECONNREFUSED", "ETIMEDOUT", "ESHUTDOWN", "EREMOTEIO", "ESTALE", "ENODEV", "ENXIO"),
        *("ENOMEDIUM", "EPIPE"),
    )
    if hasattr(errno, name)
)
# Windows' own numbers, which Python turns into errno EINVAL, EACCES or ENOENT: not ready, no network path, network
# busy, device gone, network error, name deleted, no such name, time over, no such device, not connected, unreachable.
_CONNECTION_WINERRORS = frozenset({21, 53, 54, 55, 59, 64, 67, 121, 433, 1167, 1231, 1232, 1236})
# Windows: data error (CRC), general failure, device error.
_DEVICE_WINERRORS = frozenset({23, 31, 1117})


class FolderGoneError(OutputError):
    """The folder of images, or a part of it, went away while it was screened; the run can be resumed."""


class ScreenedFolder:
    """A folder as it was at the start, to compare with what is there later.

    Args:
        path: of the folder.

    Raises:
        OSError: it cannot be listed.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._device = _listed_device(path)

    def check(self) -> None:
        """See that the folder is still there.

        Raises:
            FolderGoneError: it cannot be listed, or lies on another device than at the start.
        """
        try:
            device = _listed_device(self.path)
        except OSError as error:
            raise self.gone(error.strerror or str(error)) from error
        if device != self._device:
            # Where a drive was mounted an empty folder of the system's own drive remains.
            raise self.gone("another drive, or none, is there now")

    def check_after(self, error: OSError) -> None:
        """See that the folder is still there after something in it could not be read.

        Raises:
            FolderGoneError: it is not, or the error itself says that the connection is lost.
        """
        # The list of the folder may come from the system's memory long after the connection went.
        if error.errno in _CONNECTION_ERRNOS or getattr(error, "winerror", None) in _CONNECTION_WINERRORS:
            raise self.gone(error.strerror or str(error)) from error
        self.check()

    def gone(self, reason: str) -> FolderGoneError:
        """The error to raise, in words."""
        return FolderGoneError(
            f"Folder {shown_path(self.path)} went away while it was screened: {reason}. What was screened is kept; "
            "connect the drive again, then do the same again"
        )


def is_device_fault(error: OSError) -> bool:
    """Whether a drive failed to read: a bad spot of its surface, or all of it is gone."""
    return error.errno == errno.EIO or getattr(error, "winerror", None) in _DEVICE_WINERRORS


def reading_fault(path: Path) -> OSError | None:
    """What opening a file and reading its first byte raises; None where that works, or it is no ordinary file."""
    try:
        if stat.S_ISREG(path.stat().st_mode):  # opening a pipe would wait for its other end
            with path.open("rb") as file:
                file.read(1)
    except OSError as error:
        return error
    return None


def _listed_device(path: Path) -> int:
    # Listed first: it has the system mount what it mounts on demand, and asks a share that stat answers from memory.
    with os.scandir(path) as entries:
        next(entries, None)
    return path.stat().st_dev
