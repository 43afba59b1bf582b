"""What lies in the frozen folder, looked over for what Windows could not hold."""

import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from nsis_installer.errors import InstallerError

# NTFS gives whole clusters of this size, and each folder one
_CLUSTER_BYTES = 4096
# the remover, the list of files and what NSIS unpacks for itself
_ROOM_BESIDE_BYTES = 4 * 1024 * 1024
_NOT_IN_NAMES = re.compile(r'[<>:"\\|?*\x00-\x1f]')
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


@dataclass(frozen=True)
class Contents:
    """Files and folders of a frozen application, relative to it.

    Attributes:
        folder: where it lies here.
        files: in order of their paths.
        folders: each after those that are in it, so that they can be removed in this order.
        size_bytes: of all files together.
        needed_bytes: what they take on a disk, with what an installation needs beside them.
    """

    folder: Path
    files: tuple[PurePosixPath, ...]
    folders: tuple[PurePosixPath, ...]
    size_bytes: int
    needed_bytes: int

    @property
    def longest_path(self) -> int:
        """Letters of the longest path, as Windows counts them: in units of UTF-16."""
        return max(len(str(path).encode("utf-16-le")) // 2 for path in self.files)


def read_contents(folder: Path, programs: tuple[str, ...]) -> Contents:
    """Look a frozen folder over.

    Args:
        folder: the application's.
        programs: files that have to be in it.

    Raises:
        InstallerError: a program is missing, or something could not be on Windows.
    """
    for program in programs:
        if not (folder / program).is_file():
            raise InstallerError(f"{folder} holds no program {program}; run `make package-windows` first")
    files, folders, sizes = [], [], []
    for path in sorted(folder.rglob("*")):
        inside = PurePosixPath(path.relative_to(folder).as_posix())
        if path.is_symlink():
            raise InstallerError(f"{inside} is a link, which an installer for Windows cannot hold")
        _require_possible(inside)
        if path.is_dir():
            folders.append(inside)
        else:
            files.append(inside)
            sizes.append(path.stat().st_size)
    _require_different([*files, *folders])
    clusters = sum(-(-size // _CLUSTER_BYTES) for size in sizes) + len(folders)
    return Contents(
        folder,
        tuple(files),
        tuple(sorted(folders, key=lambda each: (-len(each.parts), each))),
        sum(sizes),
        clusters * _CLUSTER_BYTES + _ROOM_BESIDE_BYTES,
    )


def _require_possible(path: PurePosixPath) -> None:
    name = path.name
    if _NOT_IN_NAMES.search(name) or _DEVICES.fullmatch(name) or name.endswith((".", " ")):
        raise InstallerError(f"Windows cannot have a file of this name: {path}")


def _require_different(paths: list[PurePosixPath]) -> None:
    seen: dict[str, PurePosixPath] = {}
    for path in paths:
        other = seen.setdefault(str(path).casefold(), path)
        if other is not path:
            raise InstallerError(f"On Windows these would be one file: {other} and {path}")
