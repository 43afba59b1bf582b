"""Small JSON files that belong to a user: one that is damaged is kept under another name, never lost in silence."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from inference.errors import OutputError
from inference.files import write_atomically

# Whoever holds such a file writes a few kilobytes.
LOCK_SECONDS = 10.0
_NOTHING = object()


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


class FileHeldError(OutputError):
    """Another program holds a file for longer than it takes to write it."""


@contextmanager
def locked(path: Path, seconds: float = LOCK_SECONDS) -> Iterator[None]:
    """Keep other processes of this user from changing a file, whose folder is made when it is missing.

    Raises:
        FileHeldError: another one holds it that long.
        OSError: the folder or the lock beside the file cannot be made.
    """
    lock = FileLock(path.with_name(f".{path.name}.lock"))
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        lock.acquire(timeout=seconds)
    except Timeout as error:
        raise FileHeldError(f"{path} is held by another SmearScope for more than {seconds:.0f} s") from error
    try:
        yield
    finally:
        lock.release()


def merged(before: Mapping[str, object], mine: Mapping[str, object], theirs: Mapping[str, object]) -> dict[str, object]:
    """What one program changed of an object, put into what it has become meanwhile, name by name at every depth.

    Args:
        before: as it was when `mine` was made of it.
        mine: where it differs from `before`, it holds.
        theirs: as it is now.
    """
    result = dict(theirs)
    for name in {**before, **mine}:
        was, now, there = (each.get(name, _NOTHING) for each in (before, mine, theirs))
        if now == was:
            continue
        if now is _NOTHING:
            result.pop(name, None)
        elif isinstance(now, Mapping) and isinstance(there, Mapping):
            result[name] = merged(was if isinstance(was, Mapping) else {}, now, there)
        else:
            result[name] = now
    return result


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
