"""The packages of all systems become one folder with one list of checksums."""

import shutil
from pathlib import Path

from released_files.errors import ReleaseError
from released_files.sealing import check_checksums, write_checksums


def gather(made: Path, out: Path) -> Path:
    """Copy what each system made into one folder, each file as it was when it was listed there.

    Args:
        made: holds a sealed folder for each system.
        out: must not exist yet.

    Returns:
        The list of checksums of all.

    Raises:
        ReleaseError: a folder is not as it was sealed, two hold files of one name, or `out` is there already.
    """
    folders = sorted(path for path in made.iterdir() if path.is_dir()) if made.is_dir() else []
    if not folders:
        raise ReleaseError(f"{made} holds no folder of packages")
    if out.exists():
        raise ReleaseError(f"{out} is there already; a release is gathered into a new folder")
    checked = [path for folder in folders for path in check_checksums(folder)]
    names = [path.name for path in checked]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise ReleaseError(f"{', '.join(twice)} was made twice in {made}")
    out.mkdir(parents=True)
    for path in checked:
        shutil.copyfile(path, out / path.name)
    return write_checksums(out)
