"""Says in one line why a file that a user named cannot be used: libraries say it at length, or in error numbers."""

import os.path
from pathlib import Path

from pydantic import ValidationError


def read_fault(path: Path, error: OSError) -> str:
    """Why a file cannot be read, such as `there is no such file`.

    Args:
        path: the file.
        error: what reading it raised; of a folder, Windows says only that permission is lacking.
    """
    # `Path.is_dir` would raise for a name that is too long.
    if os.path.isdir(path):  # noqa: PTH112
        return "it is a folder"
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return "there is no such file"
    return error.strerror or str(error)


def first_fault(error: ValidationError) -> str:
    """Where the first fault of a file's content lies and what it is, such as `entries.0.fold: Field required`."""
    fault = error.errors()[0]
    place = ".".join(str(part) for part in fault["loc"])
    message = fault["msg"].removeprefix("Value error, ")
    # A field's name comes from the file and may hold line breaks.
    return " ".join((f"{place}: {message}" if place else message).split())
