"""Fetches what the Windows build is made of, through the pip and the package index of whoever builds."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from frozen_folder.errors import FreezingError

# Windows' Python that is built with; LiteRT, NumPy and the others have wheels for it.
PYTHON = "3.13"
_FOR_WINDOWS = ("--only-binary=:all:", "--platform=win_amd64", f"--python-version={PYTHON}", "--implementation=cp")
# pip asks sources for their name by running their set-up code, which is not wanted: this stands in for it.
_WITHOUT_SETUP_CODE = Path(__file__).resolve().parents[1] / "without_setup_code"


def fetch_wheel(requirement: Sequence[str], into: Path) -> None:
    """Fetch a package's wheel for Windows.

    Args:
        requirement: as pip is told of it: `NAME==VERSION`, or options that name a file of them.
        into: a folder.

    Raises:
        FreezingError: pip found none; its own words are in the message.
    """
    _pip(["download", "--no-deps", *_FOR_WINDOWS, "--dest", str(into), *requirement])


def fetch_sources(requirement: Sequence[str], into: Path) -> None:
    """Fetch a package's sources, and run nothing of them. Arguments and errors as `fetch_wheel`."""
    options = ["--no-deps", "--no-binary=:all:", "--use-pep517", "--no-build-isolation"]
    _pip(["download", *options, "--dest", str(into), *requirement], {"PYTHONPATH": str(_WITHOUT_SETUP_CODE)})


def install_wheels(requirements: Path, into: Path) -> None:
    """Lay the wheels for Windows of a requirements file out in a folder, each held to its hash.

    Raises:
        FreezingError: one cannot be had, or is not the one that was pinned.
    """
    options = ["--no-deps", "--no-compile", "--require-hashes", *_FOR_WINDOWS]
    _pip(["install", *options, "--target", str(into), "--requirement", str(requirements)])


def _pip(arguments: Sequence[str], environment: dict[str, str] | None = None) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pip", *arguments, "--quiet", "--disable-pip-version-check"],
        env={**os.environ, **(environment or {})},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise FreezingError(f"pip {' '.join(arguments)} failed:\n{done.stderr.strip()}")
