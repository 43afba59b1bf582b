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
    # The name is cut so that a long one still fits the file system's 255 bytes.
    temporary = path.parent / f".{path.name[:40]}.{secrets.token_hex(4)}.part"
    try:
        if path.is_dir():
            raise UnusableInputError(f"{path} is a folder; name a file, in it or elsewhere")
        if path.exists() and not path.is_file():
            # Renamed onto /dev/null by an administrator, the file would take the device's place.
            raise UnusableInputError(f"{path} is a device or a pipe; name a file")
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with temporary.open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        is_full = errno.errorcode.get(error.errno or 0) in _NO_SPACE
        raise OutputError(
            f"{path} cannot be written: {error.strerror or error}. {'Free space or choose' if is_full else 'Choose'} "
            "another folder, then run again"
        ) from error
