"""Files that are made in steps, by libraries too, and take their names only when they are whole and on the disk."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from inference.errors import OutputError, SmearScopeError, UnusableInputError
from inference.files import is_disk_full


@contextmanager
def output_faults_in_words(target: Path) -> Iterator[None]:
    """Turn what the disk can do into an error that says what to do.

    Raises:
        OutputError: full disk, lacking permission, a folder that is gone.
    """
    try:
        yield
    except SmearScopeError:
        raise
    except OSError as error:
        raise OutputError(
            f"{target} cannot be written: {error.strerror or error}. Nothing of it was kept. "
            f"{'Free space or choose' if is_disk_full(error) else 'Choose'} another folder, then export again"
        ) from error


def check_target(target: Path, *, is_folder: bool, overwrite: bool) -> None:
    """See that an export may take this name.

    Raises:
        UnusableInputError: it is taken, and `overwrite` is False or it is of another kind.
        OutputError: it cannot be looked at.
    """
    with output_faults_in_words(target):
        if not os.path.lexists(target):
            return
        if target.is_dir() and not is_folder:
            raise UnusableInputError(f"{target} is a folder; name a file, in it or elsewhere")
        if not target.is_dir() and is_folder:
            raise UnusableInputError(f"{target} is a file; pictures need a folder of their own. Choose another name")
        if target.exists() and not target.is_dir() and not target.is_file():
            raise UnusableInputError(f"{target} is a device or a pipe; name a file")
        if not overwrite:
            raise UnusableInputError(
                f"{target} exists already. Choose another name, or have it replaced (`--overwrite`)"
            )
