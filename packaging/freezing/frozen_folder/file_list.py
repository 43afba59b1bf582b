"""Writes the list by which an installed SmearScope finds damage: `desktop.installation` reads it."""

import hashlib
import json
from collections.abc import Collection
from pathlib import Path

from desktop.installation import FILE_LIST, SCHEMA_VERSION, parts_of


def write_file_list(folder: Path, left_out: Collection[Path] = ()) -> Path:
    """Write size and SHA-256 of every file of a frozen folder into it.

    Args:
        folder: the application's, with `_internal` in it.
        left_out: files that are still to be changed.
    """
    target = folder / parts_of(folder) / FILE_LIST
    files = {
        path.relative_to(folder).as_posix(): [path.stat().st_size, hashlib.sha256(path.read_bytes()).hexdigest()]
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.is_symlink() and path != target and path not in left_out
    }
    text = json.dumps({"schema_version": SCHEMA_VERSION, "files": files}, indent=0, sort_keys=True)
    target.write_text(text + "\n", encoding="utf-8", newline="\n")
    return target
