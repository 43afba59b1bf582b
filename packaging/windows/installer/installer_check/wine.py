"""A Windows to install into: a Wine prefix, and what an installer leaves in it."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath

from installer_check.expectation import CheckError
from windows_build.wine import Wine, find_wine

# a window that nobody closes, and the like
_LONGEST_SECONDS = 180
_LINE = re.compile(r'(?:@|"((?:[^"\\]|\\.)*)")=(.*)', re.DOTALL)

Values = dict[str, str | int]


@dataclass(frozen=True)
class Windows:
    """A Wine prefix of the check's own."""

    wine: Wine

    @property
    def prefix(self) -> Path:
        """Its folder."""
        return self.wine.prefix

    @property
    def _environment(self) -> dict[str, str]:
        # arguments have letters of every script; nothing is shown
        return {**self.wine.environment, "LC_ALL": "C.UTF-8", "DISPLAY": ""}

    def here(self, path: PureWindowsPath | str) -> Path:
        """Where a file of this Windows lies on this computer."""
        found = PureWindowsPath(path)
        return self.prefix / "dosdevices" / found.drive.lower() / Path(*found.parts[1:])

    def run(self, program: str | Path, *words: str, last: str = "") -> subprocess.CompletedProcess[str]:
        """Run a program to its end; what it leaves running goes on.

        Args:
            program: of this computer, or by its name in this Windows.
            words: its arguments.
            last: argument that holds blanks and gets no quotation marks all the same, as NSIS wants /D= and _?=.
        """
        # Wine puts arguments together as Windows wants them; single blanks divide without a trace
        command = [self.wine.loader, str(program), *words, *(last.split(" ") if last else [])]
        return subprocess.run(
            command, env=self._environment, capture_output=True, text=True, timeout=_LONGEST_SECONDS, check=False
        )

    def start(self, program: Path, *words: str) -> subprocess.Popen[bytes]:
        """Start a program that nobody reads from or writes to."""
        return subprocess.Popen(
            [self.wine.loader, str(program), *words],
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    @contextmanager
    def running(self, waiting: Path) -> Iterator[None]:
        """Runs a program meanwhile.

        Args:
            waiting: writes a line once it has started, and then runs until it has nothing more to read.

        One that runs all the time holds the prefix open: it would start anew for each program, which takes seconds.
        What Wine starts for itself also keeps the first program's pipes, so that nobody could read them to their end.
        """
        with subprocess.Popen(
            [self.wine.loader, str(waiting)],
            env=self._environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        ) as started:
            if started.stdin is None or started.stdout is None:
                raise AssertionError("both are pipes")
            if not started.stdout.readline():
                raise CheckError(f"{waiting} does not start under Wine")
            try:
                yield
            finally:
                started.stdin.close()
                started.wait(timeout=_LONGEST_SECONDS)

    def registry(self, key: str) -> dict[str, Values]:
        """Every key at and below one, with values by name; the default value's is empty. No key: nothing."""
        exported = self.prefix / "drive_c/exported.reg"
        exported.unlink(missing_ok=True)
        self.run("reg", "export", key, r"C:\exported.reg", "/y")
        return parse_registry(exported.read_text(encoding="utf-16")) if exported.exists() else {}

    def write_registry(self, key: str, name: str, kind: str, value: str) -> None:
        """Write one value."""
        done = self.run("reg", "add", key, "/v", name, "/t", kind, "/d", value, "/f")
        if done.returncode:
            raise CheckError(f"Wine's registry took no {key}: {done.stdout}{done.stderr}")


def new_windows(prefix: Path, like: Path | None = None) -> Windows:
    """Make a fresh one.

    Args:
        prefix: its folder, made anew.
        like: another prefix to begin with a copy of, for programs that need more than Wine has.

    Raises:
        FreezingError: there is no Wine.
    """
    if prefix.exists():
        shutil.rmtree(prefix)
    windows = Windows(find_wine(prefix.absolute()))
    if like is not None:
        shutil.copytree(like, prefix, symlinks=True)
        return windows
    prefix.mkdir(parents=True)
    windows.run("wineboot", "-i")
    # as old as the oldest that Qt runs on is not to be had; Wine would say Windows 7
    windows.write_registry(r"HKCU\Software\Wine", "Version", "REG_SZ", "win10")
    return windows


def parse_registry(text: str) -> dict[str, Values]:
    """What `reg export` wrote: keys with their values; texts as texts, numbers as numbers."""
    keys: dict[str, Values] = {}
    values: Values = {}
    # a long value goes on behind a backslash
    for line in text.lstrip("\ufeff").replace("\\\r\n", "").replace("\\\n", "").splitlines():
        if line.startswith("["):
            values = keys.setdefault(line.strip("[]"), {})
        elif found := _LINE.fullmatch(line):
            values[_plain(found[1] or "")] = _value(found[2])
    return keys


def _value(written: str) -> str | int:
    if written.startswith("dword:"):
        return int(written.removeprefix("dword:"), 16)
    if written.startswith("hex(2):"):
        raw = bytes(int(byte, 16) for byte in written.removeprefix("hex(2):").replace(" ", "").split(",") if byte)
        return raw.decode("utf-16-le").rstrip("\0")
    return _plain(written[1:-1])


def _plain(written: str) -> str:
    return re.sub(r"\\(.)", r"\1", written)
