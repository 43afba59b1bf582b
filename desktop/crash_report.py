"""Local reports of crashes: where the program was when it ended, in words. They hold no image and no whole path.

A bug that Python sees is written as it happens. What ends the process at once (a fault in a library) is written by
Python's fault handler into a file that this session opened before; the next session finds it and makes a report of it.
"""

import faulthandler
import platform
import re
import secrets
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import IO

from desktop.user_folders import user_data_folder
from inference import __version__
from inference.errors import OutputError
from inference.files import write_atomically

# Older ones go: a bug that comes back every minute must not fill the disk.
MAX_REPORTS = 20
_REPORT = "report-"
_FAULTS = "faults-"
_NEW = ".new.txt"
_SEEN = ".txt"
_OWN_PACKAGES = ("desktop", "inference")

# `/home/anna/case 7/a.png`, `C:\\Users\\anna\\a.png`, `\\\\server\\share\\a.png`. In quotes it ends there. Else
# nobody knows where a folder name with spaces and commas ends: all up to the last separator of the line goes.
_QUOTED = re.compile(r"""(["'])((?:/|[A-Za-z]:[\\/]|\\\\)[^"'\n]*)\1""")
_BARE = re.compile(r"(?<![\w.:/\\])(?:/(?=[^\s/]+/)|[A-Za-z]:[\\/]|\\\\)(?:[^\n]*[\\/])?")


@dataclass(frozen=True)
class CrashReport:
    """A report that lies on this computer.

    Attributes:
        path: of the file.
        text: whole, for reading before anybody is sent it.
    """

    path: Path
    text: str


def crash_folder() -> Path:
    """Where the reports lie; it need not exist."""
    return user_data_folder() / "crashes"


def shorten_paths(text: str) -> str:
    """Replace every whole path by the name of its file: whose computer it was, and where the images lie, is no matter.

    Paths of SmearScope's own code keep the part below the package.
    """
    text = _QUOTED.sub(lambda found: f"{found[1]}{_short(found[2])}{found[1]}", text)
    return _BARE.sub("", text)


def write_report(details: str, doing: Mapping[str, str], folder: Path | None = None, *, seen: bool = False) -> Path:
    """Write a report of a crash.

    Args:
        details: such as a traceback; paths in it are shortened.
        doing: what the program was doing, name and value; no image content.
        folder: of the reports; None is the user's.
        seen: whether the user has been told already.

    Raises:
        OutputError: it cannot be written.
    """
    folder = folder or crash_folder()
    now = datetime.now(UTC)
    lines = [
        f"SmearScope {__version__} crash report, {now.strftime('%Y-%m-%dT%H:%M:%SZ')}",
        "This file holds no image and was sent nowhere.",
        "",
        f"Python {platform.python_version()}, {platform.system()} {platform.release()}, {platform.machine()}",
        f"Frozen application: {'yes' if getattr(sys, 'frozen', False) else 'no'}",
        *(f"{name}: {shorten_paths(value)}" for name, value in doing.items()),
        "",
        shorten_paths(details).rstrip(),
        "",
    ]
    # The end of the name keeps two reports of one second apart.
    name = f"{_REPORT}{now.strftime('%Y%m%dT%H%M%SZ')}-{secrets.token_hex(2)}{_SEEN if seen else _NEW}"
    path = folder / name
    write_atomically(path, "\n".join(lines).encode("utf-8", "backslashreplace"))
    _drop_old(folder)
    return path


def new_reports(folder: Path | None = None) -> tuple[CrashReport, ...]:
    """The reports that nobody was told of yet, the latest first; faults of earlier sessions become reports here.

    Raises:
        OutputError: the folder cannot be read or written.
    """
    folder = folder or crash_folder()
    try:
        _collect_faults(folder)
        paths = sorted(folder.glob(f"{_REPORT}*{_NEW}"), reverse=True)
        return tuple(CrashReport(path, path.read_text(encoding="utf-8", errors="replace")) for path in paths)
    except OSError as error:
        raise OutputError(f"The crash reports in {folder} cannot be read: {error.strerror or error}") from error


def mark_seen(report: CrashReport) -> CrashReport:
    """The user was told of a report; it stays on the disk.

    Raises:
        OutputError: it cannot be renamed.
    """
    if not report.path.name.endswith(_NEW):
        return report
    target = report.path.with_name(report.path.name.removesuffix(_NEW) + _SEEN)
    try:
        report.path.replace(target)
    except OSError as error:
        raise OutputError(f"{report.path} cannot be renamed: {error.strerror or error}") from error
    return CrashReport(target, report.text)


class FaultWatch:
    """Has Python's fault handler write into a file of this session, for what ends the process at once.

    Args:
        folder: of the reports; None is the user's.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or crash_folder()
        self._file: IO[bytes] | None = None
        self.path = self._folder / f"{_FAULTS}{secrets.token_hex(4)}.log"

    def begin(self) -> None:
        """Open the file and turn the fault handler on.

        Raises:
            OutputError: the file cannot be made.
        """
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._file = self.path.open("wb")
        except OSError as error:
            raise OutputError(f"{self.path} cannot be written: {error.strerror or error}") from error
        faulthandler.enable(self._file)

    def end(self) -> None:
        """Turn the fault handler off; a session that ended well leaves no file."""
        if self._file is None:
            return
        faulthandler.disable()
        self._file.close()
        self._file = None
        if self.path.exists() and self.path.stat().st_size == 0:
            self.path.unlink()


def _collect_faults(folder: Path) -> None:
    for path in folder.glob(f"{_FAULTS}*.log"):
        text = path.read_text(encoding="utf-8", errors="replace")
        # An empty one is of a session that goes on, or was killed: neither is a fault.
        if text.strip():
            write_report(text, {"Doing": "the process ended at once"}, folder)
            path.unlink(missing_ok=True)
        elif _is_left_over(path):
            path.unlink(missing_ok=True)


def _is_left_over(path: Path) -> bool:
    # Windows refuses to remove a file that a session holds; elsewhere a removed one goes on being written.
    return (datetime.now(UTC) - datetime.fromtimestamp(path.stat().st_mtime, UTC)).days >= 30


def _drop_old(folder: Path) -> None:
    for path in sorted(folder.glob(f"{_REPORT}*{_SEEN}"), reverse=True)[MAX_REPORTS:]:
        path.unlink(missing_ok=True)


def _short(path: str) -> str:
    kind = PureWindowsPath if "\\" in path or path[1:2] == ":" else PurePosixPath
    parts = kind(path).parts
    for package in _OWN_PACKAGES:
        if package in parts and parts[-1].endswith(".py"):
            last = len(parts) - 1 - parts[::-1].index(package)
            return "/".join(parts[last:])
    return parts[-1] if parts else path
