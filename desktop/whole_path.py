"""Where a path leads: two names of one folder are compared by it."""

import os
from pathlib import Path


def whole_path(path: Path) -> Path:
    r"""The absolute path, with its links followed where the system can follow them.

    Where it cannot (links in a circle, a drive that is locked, `C:\con`), nothing can be read or written either, and
    whoever tries says why; so that is no error here.
    """
    try:
        return path.resolve()
    except (OSError, RuntimeError):  # the second of links in a circle, until Python 3.12
        return Path(os.path.abspath(path))  # noqa: PTH100  # `Path.absolute` leaves `..` in it
