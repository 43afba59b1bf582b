"""The application as it was frozen for Windows, where there is one: `make package-windows-check` names it."""

import os
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from windows_build.wine import find_wine

VARIABLE = "SMEARSCOPE_FROZEN_FOR_WINDOWS"
REPOSITORY = Path(__file__).resolve().parents[4]
_TIME_LIMIT_SECONDS = 280


@pytest.fixture(scope="session")
def frozen():
    """Its folder; nothing is changed in it."""
    named = os.environ.get(VARIABLE)
    if not named:
        pytest.skip(f"{VARIABLE} names no frozen application; `make package-windows-check` makes one and runs this")
    return Path(named)


@pytest.fixture
def copy(frozen, tmp_path):
    """A copy that may be damaged: links to the same files, so a file has to be replaced, never written into."""
    made = tmp_path / "a copy ü" / "smearscope"
    shutil.copytree(frozen, made, copy_function=os.link)
    return made


@pytest.fixture(scope="session")
def wine(frozen):
    """In whose prefix it was frozen."""
    return find_wine(REPOSITORY / "build/windows/wine")


@pytest.fixture
def on_windows():
    """Gives the name that a file of this system has in the prefix, where `Z:` is all of it."""
    return lambda path: "Z:" + str(path).replace("/", "\\")


@pytest.fixture
def environment(wine, on_windows, tmp_path):
    """Of a program without a screen, with a user's folders of its own."""
    return {
        **{name: value for name, value in wine.environment.items() if name != "DISPLAY"},
        "WINEQT_QPA_PLATFORM": "offscreen",
        "SMEARSCOPE_HOME": on_windows(tmp_path / "home"),
        "PYTHONUTF8": "1",
    }


@pytest.fixture
def start(wine, environment):
    """Runs a program of the folder to its end."""

    def run(program, *arguments):
        return subprocess.run(
            [wine.loader, program, *arguments],
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=_TIME_LIMIT_SECONDS,
            check=False,
        )

    return run


@pytest.fixture
def window_starter(wine, on_windows, tmp_path):
    """Writes a command that starts a folder's window as `smearscope gui` does elsewhere."""

    def write(folder):
        path = tmp_path / "start-window"
        variables = {
            **{name: value for name, value in wine.environment.items() if name.startswith("WINE")},
            "SMEARSCOPE_HOME": on_windows(tmp_path / "home"),
        }
        words = [f"{name}={value}" for name, value in variables.items()]
        path.write_text(
            "#!/bin/sh\n"
            "shift # the word `gui`, which this program adds itself\n"
            f'exec env {shlex.join(words)} {shlex.join([wine.loader, str(folder / "smearscope-window.exe")])} "$@" '
            "</dev/null >/dev/null 2>&1\n",
            encoding="utf-8",
        )
        path.chmod(0o755)
        return path

    return write
