"""Windows programs on Linux: a Wine prefix of this project's own, and how a program is started in it."""

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from frozen_folder.errors import FreezingError
from frozen_folder.tools import run_tool

# Debian keeps it beside the path; what `wine` starts there also wants 32-bit programs.
_LOADERS = ("/usr/lib/wine/wine64", "/opt/wine-stable/bin/wine64", "wine64")
# The prefix's own ucrtbase and stand-ins before Wine's; nothing that asks to install Mono or Gecko, or for a debugger,
# or that writes into the menus and file types of whoever builds.
_OVERRIDES = "mscoree,mshtml,wbemprox,winedbg.exe,winemenubuilder.exe=;ucrtbase,mscms=n,b"
# Of whoever builds: their Python, Qt and Wine would change the program, and it their home.
_LEFT_OUT = ("PYTHON", "QT_", "WINE", "XDG_")
# Not libraries of Windows: for the prefix alone. The audit of imports refuses them in what ships.
STAND_INS = ("bcryptprimitives", "icuuc", "mscms")
# The checkout, so that no path of this machine is read in the prefix.
DRIVE = "s:"
_COMPILER = "x86_64-w64-mingw32-gcc"
_WINDOWS_10 = ("reg", "add", r"HKCU\Software\Wine", "/v", "Version", "/d", "win10", "/f")


@dataclass(frozen=True)
class Wine:
    """A prefix and the loader that starts programs in it.

    Attributes:
        prefix: its folder.
        loader: `wine64`.
    """

    prefix: Path
    loader: str

    @property
    def environment(self) -> dict[str, str]:
        """What a program is started with.

        There is no home: Wine would make the folders of Windows' user links into it, desktop and documents. Wine drops
        QT_...; WINEQT_... is what a program sees as QT_...
        """
        kept = {name: value for name, value in os.environ.items() if not name.startswith(_LEFT_OUT)}
        return {
            **kept,
            "HOME": str(self.prefix.resolve() / "no-home"),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": _OVERRIDES,
            "WINELOADER": self.loader,
            "WINEPREFIX": str(self.prefix.resolve()),
        }

    def run(self, command: Sequence[str], folder: Path, variables: Mapping[str, str] | None = None) -> int:
        """Run a program to its end and show what it prints.

        Its output goes through a pipe and its input is empty: with a file for either, Python ends as it starts.

        Args:
            command: the program and what it is told.
            folder: in which it runs.
            variables: it is started with, besides `environment`.

        Returns:
            Its exit code.
        """
        process = subprocess.Popen(
            [self.loader, *command],
            cwd=folder,
            env={**self.environment, **(variables or {})},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        with process as running:
            for line in running.stdout or ():
                print(line.decode(errors="replace").rstrip(), flush=True)
        return process.returncode

    def must(self, command: Sequence[str], folder: Path, variables: Mapping[str, str] | None = None) -> None:
        """Run a program that has to end well. Arguments as `run`.

        Raises:
            FreezingError: it did not.
        """
        code = self.run(command, folder, variables)
        if code != 0:
            raise FreezingError(f"{' '.join(command)} ended with exit code {code} under Wine; its words are above")

    def end(self) -> None:
        """End every program of the prefix, Wine's own with them, and return when they are gone; well where none runs.

        Wine's desktop outlives the program that started it for some seconds. One that was started without a screen
        shows no window of the programs after it, and one that was started on a screen has none when that is gone.

        Raises:
            FreezingError: this Wine has no server beside its loader.
        """
        folder = str(Path(self.loader).parent)
        server = shutil.which("wineserver64", path=folder) or shutil.which("wineserver", path=folder)
        if server is None:
            raise FreezingError(f"no wineserver is beside {self.loader}")
        for task in ("-k", "-w"):
            # it ends with 1 where nothing runs
            subprocess.run([server, task], env=self.environment, stdin=subprocess.DEVNULL, check=False)


def find_wine(prefix: Path) -> Wine:
    """The Wine of this system.

    Raises:
        FreezingError: there is none for 64-bit programs.
    """
    for loader in _LOADERS:
        found = shutil.which(loader)
        if found:
            return Wine(prefix, found)
    raise FreezingError("Wine for 64-bit programs is missing; `packaging/bootstrap.sh windows` installs it")


def make_prefix(wine: Wine, repository: Path, sources: Path, universal_runtime: Path) -> None:
    """Make the prefix anew.

    Args:
        wine: whose prefix it will be.
        repository: the checkout, which becomes a drive of the prefix.
        sources: folder of the stand-ins' C files.
        universal_runtime: Microsoft's ucrtbase.dll. Wine's own lacks what NumPy and LiteRT call.

    Raises:
        FreezingError: Wine or the compiler failed.
    """
    shutil.rmtree(wine.prefix, ignore_errors=True)
    wine.prefix.mkdir(parents=True)
    wine.must(["wineboot", "-i"], wine.prefix)
    wine.must(_WINDOWS_10, wine.prefix)
    (wine.prefix / "dosdevices" / DRIVE).symlink_to(repository.resolve(), target_is_directory=True)
    system = wine.prefix / "drive_c/windows/system32"
    shutil.copyfile(universal_runtime, system / "ucrtbase.dll")
    for name in STAND_INS:
        library = system / f"{name}.dll"
        library.unlink(missing_ok=True)
        run_tool(
            [
                _COMPILER,
                "-O1",
                "-shared",
                "-nostdlib",
                "-e",
                "0",
                "-o",
                str(library),
                str(sources / f"{name}.c"),
                "-ladvapi32",
            ]
        )
