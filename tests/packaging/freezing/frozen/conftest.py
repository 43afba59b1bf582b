"""The frozen application, where there is one: `make package-check` names it."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

VARIABLE = "SMEARSCOPE_FROZEN"
_TIME_LIMIT_SECONDS = 200


@pytest.fixture(scope="session")
def frozen():
    """Its folder; nothing is changed in it."""
    named = os.environ.get(VARIABLE)
    if not named:
        pytest.skip(f"{VARIABLE} names no frozen application; `make package-check` makes one and runs this")
    return Path(named)


@pytest.fixture
def copy(frozen, tmp_path):
    """A copy that may be damaged: links to the same files, so a file has to be replaced, never written into."""
    made = tmp_path / "a copy ü" / "smearscope"
    shutil.copytree(frozen, made, copy_function=os.link, symlinks=True)
    return made


@pytest.fixture
def start(tmp_path):
    """Starts a program of the folder in an environment without Python."""

    def run(program, *arguments):
        environment = {
            "HOME": str(tmp_path),
            "LC_ALL": "C.UTF-8",
            "PATH": "/nowhere",
            "QT_QPA_PLATFORM": "offscreen",
            "SMEARSCOPE_HOME": str(tmp_path / "home"),
        }
        return subprocess.run(
            [program, *arguments],
            env=environment,
            capture_output=True,
            text=True,
            timeout=_TIME_LIMIT_SECONDS,
            check=False,
        )

    return run
