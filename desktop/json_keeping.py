"""Small JSON files that belong to a user: one that is damaged is kept under another name, never lost in silence."""

import json
from pathlib import Path

from inference.errors import OutputError
from inference.files import write_atomically


class DamagedJsonError(ValueError):
    """The file is no JSON object; the message says where."""


def read_object(path: Path) -> dict[str, object] | None:
    """The object of a JSON file; None where there is no file.

    Raises:
        DamagedJsonError: it holds something else.
        OSError: it may not be read.
    """
    try:
        data = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    try:
        content = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise DamagedJsonError(str(error)) from error
    if not isinstance(content, dict):
        raise DamagedJsonError("expected names with values in braces")
    return content


def write_object(path: Path, content: dict[str, object]) -> None:
    """Write an object so that the old file or the new one is there, whatever happens.

    Raises:
        OutputError: it cannot be written.
    """
    # ASCII: a path may hold what stands for bytes that are no UTF-8.
    write_atomically(path, (json.dumps(content, indent=2, ensure_ascii=True) + "\n").encode("ascii"))


def move_aside(path: Path) -> Path:
    """Give a damaged file another name.

    Returns:
        The new name.

    Raises:
        OutputError: it cannot be renamed.
    """
    number = 1
    while (kept_as := path.with_name(f"{path.stem}.damaged-{number:03d}{path.suffix}")).exists():
        number += 1
    try:
        path.rename(kept_as)
    except OSError as error:
        raise OutputError(f"{path} cannot be renamed: {error.strerror or error}") from error
    return kept_as
