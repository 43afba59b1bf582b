"""Finds the image files of a class folder in a fixed order, and leaves out what systems and editors drop there."""

import hashlib
import os
import re
from dataclasses import dataclass
from pathlib import Path, PurePath

from inference.images import is_candidate

_JUNK_NAMES = frozenset({"__macosx", "thumbs.db", "desktop.ini", "$recycle.bin", "system volume information"})

NaturalKey = tuple[tuple[int, int, str], ...]


@dataclass(frozen=True)
class FolderImages:
    """The image files below one class folder.

    Attributes:
        files: candidates by suffix, folder by folder in the order of their numbers; a linked file counts like any
            other.
        passed_over: linked sub-folders (they could lead in a circle) and links that lead nowhere.
        others: files that are no images by their suffix, in the same order; junk is not among them.
    """

    files: tuple[Path, ...]
    passed_over: tuple[Path, ...]
    others: tuple[Path, ...]


def natural_key(name: str) -> NaturalKey:
    """Sort key that puts `x-9` before `x-10`."""
    parts = re.split(r"(\d+)", name)
    return tuple((1, int(part), "") if part.isdecimal() else (0, 0, part) for part in parts)


def file_order(path: PurePath) -> tuple[tuple[NaturalKey, ...], str, NaturalKey, str]:
    """Sort key of the images of a class: folder by folder, by number in each; the path settles equal names.

    A sub-folder often holds one patient's images. Sorted by number alone they would be scattered over the class, and a
    contiguous split, which is to keep a patient together, would part them.
    """
    # The folder as it is spelt comes before the number: `1` and `01` are two folders.
    folder = tuple(natural_key(part) for part in path.parent.parts)
    return folder, path.parent.as_posix(), natural_key(path.name), path.as_posix()


def is_junk(name: str) -> bool:
    """Whether a file or folder is hidden, or left behind by an operating system (`.DS_Store`, `__MACOSX`)."""
    return name.startswith(".") or name.casefold() in _JUNK_NAMES


def child_folders(folder: Path) -> list[str]:
    """Names of the sub-folders, linked ones included, junk left out, sorted.

    Raises:
        OSError: the folder cannot be listed.
    """
    return sorted(each.name for each in folder.iterdir() if not is_junk(each.name) and each.is_dir())


def find_images(folder: Path) -> FolderImages:
    """Every image file below a class folder, with its sub-folders.

    Raises:
        OSError: a folder cannot be listed. `Path.rglob` would pass silently over it, and lose its images unnoticed.
    """
    files: list[Path] = []
    passed_over: list[Path] = []
    others: list[Path] = []
    for parent_name, folder_names, names in os.walk(folder, onerror=_refuse):
        parent = Path(parent_name)
        passed_over += [parent / name for name in folder_names if not is_junk(name) and (parent / name).is_symlink()]
        folder_names[:] = [name for name in folder_names if not is_junk(name)]
        for path in (parent / name for name in names if not is_junk(name)):
            if not is_candidate(path):
                others.append(path)
            elif path.is_file():
                files.append(path)
            elif path.is_symlink():
                passed_over.append(path)
    return FolderImages(
        tuple(sorted(files, key=file_order)), tuple(sorted(passed_over)), tuple(sorted(others, key=file_order))
    )


def stored_path(path: Path, root: Path) -> str:
    r"""A file's path below `root` as JSON can keep it: forward slashes, bytes that are no UTF-8 as `\xNN`."""
    return os.fsencode(path.relative_to(root).as_posix()).decode("utf-8", "backslashreplace")


def sha256_of_file(path: Path) -> str:
    """SHA-256 of a file in lower-case hexadecimal, read piece by piece.

    Raises:
        OSError: the file cannot be read.
    """
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _refuse(error: OSError) -> None:
    raise error
