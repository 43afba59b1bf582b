"""Which run folders this user has: a run folder may lie anywhere, so a list remembers where."""

import json
import os
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn

from pydantic import BaseModel, ConfigDict, ValidationError

from desktop.json_keeping import FileHeldError, locked, move_aside
from desktop.records import shown_path, utc_now
from desktop.store.connection import store_path
from desktop.user_folders import HOME_VARIABLE, runs_folder, user_data_folder
from desktop.whole_path import whole_path
from inference.errors import OutputError, UnusableInputError
from inference.files import write_atomically

LIST_FILE = "known_runs.json"
SCHEMA_VERSION = 1
# A list that people read; what falls off the end is forgotten, not deleted.
MAX_KNOWN = 500
_LOCK_SECONDS = 10.0


class KnownRunsError(OutputError):
    """The list of known runs cannot be read or kept. It is a convenience: a screening goes on without it."""


class KnownRun(BaseModel):
    """One run folder.

    Attributes:
        folder: absolute; it may be gone.
        last_used_utc: when it was last screened into, ISO 8601.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    folder: Path
    last_used_utc: str


class _RunList(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    schema_version: int
    runs: tuple[KnownRun, ...]


@dataclass(frozen=True)
class KnownRuns:
    """All run folders that are known.

    Attributes:
        runs: the one last used first.
        problem: why the list may be short, in words; empty when all is well.
    """

    runs: tuple[KnownRun, ...]
    problem: str = ""


class _DamagedListError(ValueError):
    """The file is no list of runs; the message says where."""


def list_path() -> Path:
    """Where the list lies."""
    return user_data_folder() / LIST_FILE


def known_runs() -> KnownRuns:
    """The run folders that were remembered, and those in the user's own folder of runs. Changes nothing.

    Raises:
        KnownRunsError: a newer SmearScope wrote the list, or it may not be read.
    """
    path = list_path()
    problem = ""
    try:
        listed = _read(path)
    except _DamagedListError as error:
        listed = ()
        problem = (
            f"The list of runs {path} is damaged ({error}), so only the runs in {runs_folder()} are known. No run is "
            "lost: `smearscope runs DIR` shows any run folder. The next screening moves the damaged list aside"
        )
    found = {_key(run.folder): run for run in (*_in_runs_folder(), *listed)}
    return KnownRuns(tuple(sorted(found.values(), key=lambda run: run.last_used_utc, reverse=True)), problem)


def remember_run(folder: Path) -> None:
    """Put a run folder first on the list.

    A damaged list is moved aside and a new one begun; that is told by an error too, after the folder was remembered.

    Raises:
        KnownRunsError: the list cannot be read or written, or was damaged. Tell it, and go on.
    """
    path = list_path()
    run = KnownRun(folder=whole_path(folder), last_used_utc=utc_now())
    with _locked(path):
        kept_as, reason = None, ""
        try:
            listed = _read(path)
        except _DamagedListError as error:
            kept_as, reason, listed = _move_aside(path), str(error), ()
        others = [each for each in listed if _key(each.folder) != _key(run.folder)]
        _write(path, [run, *others][:MAX_KNOWN])
        if kept_as is not None:
            raise KnownRunsError(
                f"The list of runs {path} was damaged ({reason}). It was kept as {kept_as.name}, and a new list begun; "
                "no run is lost, and `smearscope runs DIR` shows any run folder"
            )


def forget_run(folder: Path) -> None:
    """Take a run folder from the list; the folder itself stays as it is.

    Raises:
        UnusableInputError: it is not on the list, or it lies in the user's own folder of runs.
        KnownRunsError: the list cannot be read or written, or is damaged.
    """
    path = list_path()
    named = {_key(whole_path(folder)), _key(folder.absolute())}
    with _locked(path):
        try:
            listed = _read(path)
        except _DamagedListError as error:
            raise KnownRunsError(
                f"The list of runs {path} is damaged ({error}); the next screening moves it aside and begins a new one"
            ) from error
        left = [run for run in listed if _key(run.folder) not in named]
        stays = any(_key(run.folder) in named for run in _in_runs_folder())
        if stays:
            raise UnusableInputError(
                f"{shown_path(folder)} lies in {shown_path(runs_folder())}, whose runs are always known. "
                "Delete the folder, or move it elsewhere, to have it no longer listed"
            )
        if len(left) == len(listed):
            raise UnusableInputError(
                f"{shown_path(folder)} is not on the list of runs; `smearscope runs` shows what is"
            )
        _write(path, left)


def _in_runs_folder() -> list[KnownRun]:
    folder = runs_folder()
    try:
        places = list(folder.iterdir())
    except FileNotFoundError:
        return []
    except OSError as error:
        raise KnownRunsError(
            f"The folder of runs {folder} cannot be read: {error.strerror or error}. Give yourself permission there"
        ) from error
    found = []
    for place in places:
        try:
            changed = store_path(place).stat().st_mtime
        except OSError:  # no run, or one that went a moment ago or may not be looked into
            continue
        used = datetime.fromtimestamp(changed, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        found.append(KnownRun(folder=whole_path(place), last_used_utc=used))
    return found


def _read(path: Path) -> tuple[KnownRun, ...]:
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return ()
    except OSError as error:
        _refuse(path, "read", error)
    try:
        # By this parser, for pydantic's own refuses what stands for bytes of a name that are no UTF-8.
        content = json.loads(data)
        version = content.get("schema_version") if isinstance(content, dict) else None
        if isinstance(version, int) and version > SCHEMA_VERSION:
            raise KnownRunsError(
                f"The list of runs {path} is of a newer SmearScope (version {version}; this one knows "
                f"{SCHEMA_VERSION}) and was left as it is. Use the newer SmearScope"
            )
        return _RunList.model_validate(content).runs
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "the file"
        raise _DamagedListError(f"{where}: {first['msg']}") from error
    except ValueError as error:  # no JSON, or no UTF-8
        raise _DamagedListError(str(error)) from error


def _write(path: Path, runs: Sequence[KnownRun]) -> None:
    entries = [{"folder": str(run.folder), "last_used_utc": run.last_used_utc} for run in runs]
    text = json.dumps({"schema_version": SCHEMA_VERSION, "runs": entries}, indent=2, ensure_ascii=True) + "\n"
    try:
        write_atomically(path, text.encode("ascii"))
    except OutputError as error:
        _refuse(path, "written", error.__cause__ or error)


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    with ExitStack() as stack:
        try:
            stack.enter_context(locked(path, _LOCK_SECONDS))
        except FileHeldError as error:
            raise KnownRunsError(
                f"The list of runs: {error}, so it was not changed; `smearscope runs DIR` shows any run folder"
            ) from error
        except OSError as error:
            _refuse(path, "written", error)
        yield


def _move_aside(path: Path) -> Path:
    try:
        return move_aside(path)
    except OutputError as error:
        _refuse(path, "moved aside", error.__cause__ or error)


def _refuse(path: Path, done: str, error: BaseException) -> NoReturn:
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    raise KnownRunsError(
        f"The list of runs {path} cannot be {done}: {reason}. Runs are screened and shown all the same "
        "(`smearscope runs DIR`). Give yourself permission there, or name another folder for your data in the variable "
        f"{HOME_VARIABLE}"
    ) from error


def _key(folder: Path) -> str:
    return os.path.normcase(folder)
