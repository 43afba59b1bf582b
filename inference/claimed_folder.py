"""A folder that one process at a time writes into, and where nothing that lies there is overwritten."""

from collections.abc import Sequence
from pathlib import Path

from filelock import FileLock, Timeout

from inference.errors import OutputError, UnusableInputError

LOCK_FILE = ".smearscope.lock"
EARLIER_PREFIX = "earlier-run-"


class FolderInUseError(UnusableInputError):
    """Another process holds the folder."""


def claim_folder(path: Path, names: Sequence[str], *, new_run: bool) -> FileLock:
    """Make an output folder, keep other processes out of it, and see that nothing of an earlier run is in the way.

    Args:
        path: the folder; made when missing.
        names: what the run will write into it.
        new_run: move what an earlier run left under these names into a sub-folder instead of refusing.

    Returns:
        The lock, held until it is released or the process ends.

    Raises:
        FolderInUseError: another process holds it.
        UnusableInputError: the folder is a file, or one of the names is taken and `new_run` is False.
        OutputError: the folder cannot be made or written into.
    """
    try:
        if path.exists() and not path.is_dir():
            raise UnusableInputError(f"Output folder {path} is a file; choose another name")
        # Before the folder is touched: a refused run leaves it as it was.
        _check_free(path, names, new_run=new_run)
        path.mkdir(parents=True, exist_ok=True)
        lock = FileLock(path / LOCK_FILE)
        lock.acquire(timeout=0)
        # Again: another process may have finished in between.
        _check_free(path, names, new_run=new_run)
        _move_aside(path, [path / name for name in names if (path / name).exists()])
    except Timeout as error:
        raise FolderInUseError(
            f"Another program works in {path}; wait for it to end, or choose another folder"
        ) from error
    except OSError as error:
        raise OutputError(
            f"Output folder {path} cannot be used: {error.strerror or error}. Choose another folder"
        ) from error
    return lock


def _check_free(path: Path, names: Sequence[str], *, new_run: bool) -> None:
    taken = next((name for name in names if (path / name).exists()), None)
    if taken is not None and not new_run:
        raise UnusableInputError(
            f"{path} already holds the results of a run ({taken}). Choose another folder, or add --new-run to keep "
            "them in a sub-folder and start anew"
        )


def _move_aside(path: Path, earlier: Sequence[Path]) -> None:
    if not earlier:
        return
    number = 1
    while (path / f"{EARLIER_PREFIX}{number:03d}").exists():
        number += 1
    kept = path / f"{EARLIER_PREFIX}{number:03d}"
    kept.mkdir()
    for each in earlier:
        each.rename(kept / each.name)
