"""Freezes the application by the Windows Python under Wine, with the build.spec and the finish of every system."""

import shutil
from collections.abc import Sequence
from pathlib import Path

from frozen_folder.machine_paths import machine_paths
from windows_build.wine import DRIVE, Wine

# as seen from the checkout
PYTHON = "build/windows/python/python.exe"
DIST = "dist/windows"
FOLDER = f"{DIST}/smearscope"
# The same bytes each time: as the Makefile's FREEZING, which also says from when the commit is.
_VARIABLES = {"PYTHONHASHSEED": "1", "PYTHONPATH": f"{DRIVE.upper()}\\", "PYTHONDONTWRITEBYTECODE": "1"}


def freeze(wine: Wine, repository: Path) -> None:
    """Freeze into dist/windows/smearscope and finish the folder.

    Args:
        wine: in whose prefix the checkout is a drive.
        repository: the checkout.

    Raises:
        FreezingError: a step failed.
    """
    shutil.rmtree(repository / FOLDER, ignore_errors=True)
    places = ["--distpath", DIST, "--workpath", "build/windows/pyinstaller"]
    run_python(wine, repository, ["-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", *places, "build.spec"])
    run_python(wine, repository, ["packaging/freezing/freeze.py", "finish", FOLDER])


def scan(wine: Wine, repository: Path) -> None:
    """Look for what must not be in the folder, folders of this machine among it as Wine and as Linux call them.

    Raises:
        FreezingError: something was found.
    """
    forbidden = [part for path in machine_paths(repository) for part in ("--forbid", path)]
    run_python(wine, repository, ["packaging/freezing/freeze.py", "scan", FOLDER, *forbidden])


def run_python(wine: Wine, repository: Path, arguments: Sequence[str]) -> None:
    """Run the Windows Python in the checkout.

    Raises:
        FreezingError: it did not end well.
    """
    wine.must([PYTHON, *arguments], repository, _VARIABLES)
