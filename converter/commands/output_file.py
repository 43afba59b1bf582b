"""Asks before the work whether its file can be written: minutes of measuring must not end at a locked folder."""

import tempfile
from pathlib import Path

from inference.errors import OutputError, UnusableInputError


def check_writable(path: Path) -> None:
    """Make the folder of `path`, and try to write there.

    Raises:
        UnusableInputError: `path` is a folder.
        OutputError: nothing can be written there.
    """
    if path.is_dir():
        raise UnusableInputError(f"{path} is a folder; name a file in it")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=path.parent):
            pass
    except OSError as error:
        raise OutputError(f"{path} cannot be written: {error.strerror or error}. Choose another folder") from error
