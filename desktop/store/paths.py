"""Paths as the store keeps them: as bytes, so that a name in no known encoding still finds its file."""

import os
from pathlib import Path


def path_bytes(path: Path) -> bytes:
    """A path as bytes with forward slashes, on every operating system."""
    return os.fsencode(path.as_posix())


def path_of(stored: bytes) -> Path:
    """The path that `path_bytes` was given."""
    return Path(os.fsdecode(stored))
