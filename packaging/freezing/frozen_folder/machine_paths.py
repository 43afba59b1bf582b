"""No path of the machine that froze stays in the frozen folder: Python writes where it was built into its library."""

import sys
from collections.abc import Iterable
from pathlib import Path

# what every system has, so it tells nothing
_COMMON = frozenset({"/", "/usr", "/usr/local", "/opt", "/home", "/root"})
_NEUTRAL = {"/": b"/usr", "\\": b"C:"}


def machine_paths(repository: Path) -> tuple[str, ...]:
    """The folders of this machine that a frozen file may name: Python's, the environment's, the checkout's, the user's.

    On Windows with either kind of slash, as both are written there; a whole drive tells nothing. The longest come
    first, so that what lies in one of them is taken whole.

    Args:
        repository: the checkout that is frozen.
    """
    folders = {Path(sys.base_prefix), Path(sys.prefix), repository.resolve(), Path.home()}
    found = {written for path in folders if path != Path(path.anchor) for written in (str(path), path.as_posix())}
    return tuple(sorted(found - _COMMON, key=lambda path: (-len(path), path)))


def blank_paths(content: bytes, paths: Iterable[str]) -> bytes:
    """The same bytes with /usr or C:, filled up with slashes, instead of the folders that each path lies in.

    Nothing in a library may move, and the last part stays: a linker lets another text begin within one (Python's
    version is the end of the path of a Python that lies in a folder of that name).

    Args:
        content: of any file.
        paths: absolute ones.
    """
    for path in paths:
        slash = "\\" if "\\" in path else "/"
        parent, last = (part.encode() for part in path.rsplit(slash, 1))
        filled = _NEUTRAL[slash][: len(parent)].ljust(len(parent), slash.encode())
        content = content.replace(path.encode(), filled + slash.encode() + last)
    return content


def blank_folder(folder: Path, paths: Iterable[str]) -> list[Path]:
    """Blank the paths in every file of a folder.

    Returns:
        The files that held one.
    """
    paths = tuple(paths)
    changed = []
    for path in sorted(folder.rglob("*")):
        if path.is_symlink() or not path.is_file():
            continue
        content = path.read_bytes()
        blanked = blank_paths(content, paths)
        if blanked != content:
            path.write_bytes(blanked)
            changed.append(path)
    return changed
