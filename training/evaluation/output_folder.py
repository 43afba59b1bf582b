"""Looks before long work whether its output can be written, and fills a new folder under another name first.

So an interrupted evaluation never looks like a finished one.
"""

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from inference.errors import OutputError, UnusableInputError


@contextmanager
def new_folder(out: Path) -> Iterator[Path]:
    """A folder to fill, which becomes `out` at the end and vanishes after an error.

    Raises:
        UnusableInputError: `out` holds something already.
        OutputError: a folder cannot be made there.
    """
    check_free(out)
    temporary = out.parent / f".{out.name[:40]}.{secrets.token_hex(4)}.part"
    try:
        temporary.mkdir(parents=True)
    except OSError as error:
        raise OutputError(
            f"No folder can be made in {out.parent}: {error.strerror or error}. Choose another place with --out"
        ) from error
    try:
        yield temporary
        try:
            if out.exists():
                out.rmdir()
            temporary.rename(out)
        except OSError as error:
            raise OutputError(
                f"{out} cannot be made: {error.strerror or error}. Choose another place with --out"
            ) from error
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def check_free(out: Path) -> None:
    """Raise UnusableInputError where `out` is a file or holds something, or cannot be looked into."""
    try:
        taken = out.exists() and (not out.is_dir() or any(out.iterdir()))
    except OSError as error:
        raise UnusableInputError(f"{out} cannot be looked into: {error.strerror or error}") from error
    if taken:
        raise UnusableInputError(f"{out} exists already and is left as it is; name another folder with --out")


def check_writable(out: Path) -> None:
    """See, without leaving anything behind, that a file can be written where a command will write it after long work.

    Raises:
        UnusableInputError: `out` is a folder.
        OutputError: its folder cannot be written, or cannot be made.
    """
    if out.is_dir():
        raise UnusableInputError(f"{out} is a folder; name the file to write with --out")
    nearest = next(each for each in out.absolute().parents if each.exists())
    if not nearest.is_dir():
        raise OutputError(f"{out} cannot be written: {nearest} is no folder. Choose another place with --out")
    if not os.access(nearest, os.W_OK | os.X_OK):
        raise OutputError(
            f"{out} cannot be written: permission is lacking in {nearest}. Choose another place with --out, or mend "
            "the permissions"
        )
