"""Writes files so that a pulled plug leaves the old one or the new one, never half of one."""

import os
import secrets
from pathlib import Path

from inference.errors import OutputError


def write_atomically(path: Path, data: bytes) -> None:
    """Write to a temporary name beside `path`, sync, and rename.

    Raises:
        OutputError: the disk is full, permission is lacking or the folder is gone; the old file stays.
    """
    # The name is cut so that a long one still fits the file system's 255 bytes.
    temporary = path.parent / f".{path.name[:40]}.{secrets.token_hex(4)}.part"
    try:
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
        raise OutputError(
            f"{path} cannot be written: {error.strerror or error}. Free space or choose another folder, then run again"
        ) from error
