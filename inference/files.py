"""Writes files so that a pulled plug leaves the old one or the new one, never half of one."""

import errno
import os
import secrets
from pathlib import Path

from inference.errors import OutputError, UnusableInputError

_NO_SPACE = ("ENOSPC", "EDQUOT")  # by name: Windows knows no quotas


def write_atomically(path: Path, data: bytes) -> None:
    """Write to a temporary name beside `path`, sync, and rename.

    Raises:
        UnusableInputError: `path` is a folder, a device or a pipe.
        OutputError: the disk is full, permission is lacking or the folder is gone; the old file stays.
    """
    temporary = temporary_beside(path)
    try:
        if path.is_dir():
            raise UnusableInputError(f"{path} is a folder; name a file, in it or elsewhere")
        if path.exists() and not path.is_file():
            # Renamed onto /dev/null by an administrator, the file would take the device's place.
            raise UnusableInputError(f"{path} is a device or a pipe; name a file")
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            write_synced(temporary, data)
            temporary.replace(path)
            sync_folder(path.parent)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        advice = "Free space or choose another folder" if is_disk_full(error) else "Choose another folder"
        raise OutputError(f"{path} cannot be written: {error.strerror or error}. {advice}, then run again") from error


def temporary_beside(path: Path) -> Path:
    """An unused, hidden name in the same folder, so that a rename never crosses disks."""
    # The name is cut so that a long one still fits the file system's 255 bytes.
    return path.parent / f".{path.name[:40]}.{secrets.token_hex(4)}.part"


def write_synced(path: Path, data: bytes) -> None:
    """Write a new file and wait until it is on the disk.

    Raises:
        OSError: there is one already, or it cannot be written.
    """
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def sync_file(path: Path) -> None:
    """Wait until a file that a library has written is on the disk."""
    # Windows syncs only what is open for writing.
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Wait until a folder's names are on the disk: without it, a rename may be lost with the power."""
    # Windows opens no folders, and has its renames on the disk by itself.
    if os.name == "posix":
        try:
            descriptor = os.open(folder, os.O_RDONLY)
        except PermissionError:
            return  # a folder that may be written into but not looked at, such as a drop box, cannot be synced
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def is_disk_full(error: OSError) -> bool:
    """Whether an error says that the disk, or the user's share of it, is full."""
    return errno.errorcode.get(error.errno or 0) in _NO_SPACE
