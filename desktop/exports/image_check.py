"""Compares the image files with the hashes that rows carry, file by file."""

import os
import re
import stat
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath, PureWindowsPath

from desktop.exports.provenance import hash_file

# How many names a finding lists; the counts are always whole.
NAMED_LIMIT = 20
_SPELLED_BYTE = re.compile(r"\\x([0-9a-f]{2})")


@dataclass(eq=False)
class ImageCounts:
    """What became of the image files; grows with each.

    Attributes:
        unhashed: files that could not be read when they were screened, so that nothing can be compared.
        changed_names: the first of them.
        missing_names: the first of them, files that may not be read included.
    """

    matching: int = 0
    changed: int = 0
    missing: int = 0
    unhashed: int = 0
    row_count: int = 0
    changed_names: list[str] = field(default_factory=list)
    missing_names: list[str] = field(default_factory=list)

    @property
    def checked(self) -> int:
        """Files looked for."""
        return self.matching + self.changed + self.missing


def check_images(
    rows: Iterable[tuple[str, str]],
    folder: Path,
    *,
    on_progress: Callable[[ImageCounts], None] = lambda _counts: None,
    before_each: Callable[[], None] = lambda: None,
) -> ImageCounts:
    """Hash the file of each row again. Rows of one file that follow each other, its pages, count once.

    Args:
        rows: image path and SHA-256 as rows carry them.
        folder: that the paths are relative to.
        on_progress: called after each file.
        before_each: called before each row; what it raises ends the check.
    """
    counts = ImageCounts()
    last = None
    for path, sha256 in rows:
        before_each()
        counts.row_count += 1
        if (path, sha256) == last:
            continue
        last = (path, sha256)
        if not sha256:
            counts.unhashed += 1
            continue
        found = _sha256_of(folder, path)
        if found == sha256:
            counts.matching += 1
        elif found is None:
            counts.missing += 1
            _name(counts.missing_names, path)
        else:
            counts.changed += 1
            _name(counts.changed_names, path)
        on_progress(counts)
    return counts


def _name(names: list[str], path: str) -> None:
    if len(names) < NAMED_LIMIT:
        names.append(path)


def _sha256_of(folder: Path, path: str) -> str | None:
    """The hash of a file as it is now; None when it is not there or may not be read."""
    for candidate in (path, _with_bytes(path)):
        pure = PurePosixPath(candidate)
        # A changed report must not have other places read. Elsewhere "a:b.png" is a name like any other.
        is_elsewhere = pure.is_absolute() or ".." in pure.parts
        if not candidate or is_elsewhere or (os.name == "nt" and PureWindowsPath(candidate).drive):
            continue
        try:
            if stat.S_ISREG((folder / candidate).stat().st_mode):
                return hash_file(folder / candidate)[0]
        except (OSError, ValueError):  # ValueError: a name with a NUL
            continue
    return None


def _with_bytes(path: str) -> str:
    """The file name behind a printable path, where bytes that are no UTF-8 read `\\xNN`."""
    if "\\x" not in path or os.name == "nt":
        return ""
    parts = _SPELLED_BYTE.split(path)
    data = b"".join(bytes.fromhex(part) if index % 2 else part.encode() for index, part in enumerate(parts))
    return os.fsdecode(data)
