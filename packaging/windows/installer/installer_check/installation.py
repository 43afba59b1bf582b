"""What an installation under Wine has to look like: files, list, registry, menu, PATH."""

import re
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath

from desktop.program_names import PROGRAM, WINDOW_PROGRAM
from inference.bundle_zip import ZIP_SUFFIX
from installer_check.expectation import expect, expect_equal, expect_same_names
from installer_check.wine import Values, Windows
from nsis_installer.build import COMMAND_EXE, WINDOW_EXE
from nsis_installer.contents import read_contents
from nsis_installer.file_lists import file_list
from nsis_installer.version_order import version_order

UNINSTALL_EXE = f"uninstall-{PROGRAM}.exe"
LIST_OF_INSTALLED = "installed-files.txt"
LIST_OF_UNFINISHED = "installing-files.txt"
_OWN_FILES = {UNINSTALL_EXE, LIST_OF_INSTALLED}
_UNINSTALL_KEY = rf"Software\Microsoft\Windows\CurrentVersion\Uninstall\{WINDOW_PROGRAM}"
_ENVIRONMENT_KEYS = {"HKCU": "Environment", "HKLM": r"SYSTEM\CurrentControlSet\Control\Session Manager\Environment"}
_FILE_TYPE = f"{WINDOW_PROGRAM}.Model"
_EXIT_CODES = 256


@dataclass(frozen=True)
class Made:
    """An installer and what it holds."""

    version: str
    frozen: Path
    installer: Path


@dataclass(frozen=True)
class Place:
    """Where it is installed.

    Attributes:
        windows: in which Windows.
        folder: in that Windows.
        root: `HKCU` for one person, `HKLM` for everybody.
    """

    windows: Windows
    folder: PureWindowsPath
    root: str

    @property
    def here(self) -> Path:
        """The folder on this computer."""
        return self.windows.here(self.folder)

    @property
    def shortcut(self) -> Path:
        """In the menu."""
        users = self.windows.prefix / "drive_c/users"
        menu = "Microsoft/Windows/Start Menu/Programs"
        if self.root == "HKLM":
            return self.windows.prefix / "drive_c/ProgramData" / menu / f"{WINDOW_PROGRAM}.lnk"
        person = next(path for path in users.iterdir() if path.name != "Public")
        return person / "AppData/Roaming" / menu / f"{WINDOW_PROGRAM}.lnk"

    def entry(self) -> Values:
        """In the list of installed programs."""
        return self._values(_UNINSTALL_KEY)

    def path(self) -> str | int:
        """PATH of this person or of everybody."""
        values = self._values(_ENVIRONMENT_KEYS[self.root])
        return next((value for name, value in values.items() if name.casefold() == "path"), "")

    def write_path(self, value: str) -> None:
        """Set it before."""
        self.windows.write_registry(rf"{self.root}\{_ENVIRONMENT_KEYS[self.root]}", "Path", "REG_EXPAND_SZ", value)

    def classes(self) -> dict[str, Values]:
        """What the registry knows of a model's file: keys below Software\\Classes."""
        found: dict[str, Values] = {}
        for name in (ZIP_SUFFIX, _FILE_TYPE):
            for key, values in self.windows.registry(rf"{self.root}\Software\Classes\{name}").items():
                found[key.partition("\\Classes\\")[2]] = values
        return found

    def _values(self, key: str) -> Values:
        return next(iter(self.windows.registry(rf"{self.root}\{key}").values()), {})


def ended_with(code: int, done: subprocess.CompletedProcess[str], journal: Path) -> None:
    """The exit code, of which this computer's kernel keeps eight bits; the journal has all of it."""
    said = last_line(journal)
    expect_equal(f"exit code, after the journal's {said!r}", done.returncode, code % _EXIT_CODES)
    if code:
        expect(f"exit code {code}:" in said, f"the journal does not tell exit code {code}: {said!r}")


def last_line(journal: Path) -> str:
    """Of the last entry, whose text may have several."""
    if not journal.exists():
        return ""
    text = journal.read_text(encoding="utf-16")
    return re.split(r"^(?=\d{4}-\d\d-\d\d )", text, flags=re.MULTILINE)[-1].strip()


def wait_until(holds: Callable[[], bool], otherwise: str) -> None:
    """Raises CheckError unless it holds within a minute."""
    until = time.monotonic() + 60
    while not holds():
        expect(time.monotonic() < until, otherwise)
        time.sleep(0.1)


def files_in(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def check_files(place: Place, made: Made, foreign: frozenset[str] = frozenset()) -> int:
    """Every file as it was frozen, the list of them, and nothing else but what is somebody's own. Returns how many."""
    frozen = files_in(made.frozen)
    installed = files_in(place.here)
    expect_same_names(f"files in {place.folder}", installed, frozen.keys() | _OWN_FILES | foreign)
    changed = [name for name, content in frozen.items() if installed[name] != content]
    expect(not changed, f"installed with another content: {changed[:9]}")
    listed = file_list(read_contents(made.frozen, (COMMAND_EXE, WINDOW_EXE)))
    expect_equal(LIST_OF_INSTALLED, installed[LIST_OF_INSTALLED], listed)
    empty = [path for path in place.here.rglob("*") if path.is_dir() and not any(path.iterdir())]
    expect(not empty, f"empty folders of an earlier version are left: {empty[:9]}")
    return len(frozen)


def check_registered(place: Place, made: Made) -> None:
    """List of programs, menu, type of a model's file."""
    entry, folder = place.entry(), str(place.folder)
    expected = {
        "DisplayName": WINDOW_PROGRAM,
        "DisplayVersion": made.version,
        "VersionOrder": version_order(made.version),
        "InstallLocation": folder,
        "UninstallString": f'"{folder}\\{UNINSTALL_EXE}"',
        "QuietUninstallString": f'"{folder}\\{UNINSTALL_EXE}" /S _?={folder}',
        "DisplayIcon": f"{folder}\\{WINDOW_EXE},0",
        "NoModify": 1,
        "NoRepair": 1,
        "EstimatedSize": sum(map(len, files_in(made.frozen).values())) // 1024,
    }
    expect_equal("list of programs", {name: entry.get(name) for name in expected}, expected)
    expect("Research use only" in str(entry.get("Comments")), f"the research-use notice is missing in {entry}")
    expect(bool(re.fullmatch(r"\d{8}", str(entry.get("InstallDate")))), f"no InstallDate in {entry}")
    expect(bool(entry.get("Publisher")), f"no Publisher in {entry}")
    classes = place.classes()
    expect_equal("type of model files", classes[ZIP_SUFFIX].get(""), _FILE_TYPE)
    expect(_FILE_TYPE in classes[rf"{ZIP_SUFFIX}\OpenWithProgids"], "model files are not offered by `Open with`")
    command = classes[rf"{_FILE_TYPE}\shell\open\command"].get("")
    expect_equal("what opens model files", command, f'"{folder}\\{WINDOW_EXE}" "%1"')
    expect(place.shortcut.is_file(), f"no {place.shortcut}")
    expect(
        WINDOW_EXE.encode("utf-16-le") in place.shortcut.read_bytes(), f"{place.shortcut} does not lead to {WINDOW_EXE}"
    )


def check_gone(place: Place, foreign: frozenset[str] = frozenset()) -> None:
    """Nothing of the program is left but what is somebody's own."""
    expect_equal("left in the list of programs", place.entry(), {})
    expect_equal("left of the type of model files", place.classes(), {})
    expect(not place.shortcut.exists(), f"left in the menu: {place.shortcut}")
    if foreign:
        expect_same_names(f"left in {place.folder}", files_in(place.here), foreign)
    else:
        # the remover goes in the moment after its end
        wait_until(lambda: not place.here.exists(), f"left: {place.here}")


def check_version(place: Place, made: Made) -> str:
    """The installed command line starts and tells its version. Returns what it says."""
    done = place.windows.run(place.here / COMMAND_EXE, "--version")
    expect_equal(f"exit code of {COMMAND_EXE} --version ({done.stderr.strip()})", done.returncode, 0)
    first = done.stdout.strip().splitlines()[0] if done.stdout.strip() else ""
    expect(made.version in first, f"{COMMAND_EXE} --version says {done.stdout!r}, expected {made.version}")
    return first
