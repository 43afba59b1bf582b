"""A small folder in place of the application frozen for Windows; nothing here needs Windows or Wine."""

import shutil
from pathlib import Path

import pytest

from linux_packages.release import Release
from nsis_installer.build import COMMAND_EXE, MAKER, WINDOW_EXE, Compression, Order

REPOSITORY = Path(__file__).resolve().parents[4]
INSTALLER = REPOSITORY / "packaging/windows/installer"
SCRIPT = INSTALLER / "script"
EPOCH = 1_700_000_000


@pytest.fixture
def frozen(tmp_path):
    """Both programs, and names with marks that mean something to NSIS."""
    folder = tmp_path / "frozen"
    (folder / "_internal/deep/down").mkdir(parents=True)
    (folder / "_internal/empty").mkdir()
    for name in (COMMAND_EXE, WINDOW_EXE, "_internal/a.dll", "_internal/deep/down/$INSTDIR 100% Ü.txt"):
        (folder / name).write_bytes(name.encode())
    return folder


@pytest.fixture
def order(frozen):
    return Order(REPOSITORY, frozen, Release("1.2.3", EPOCH), Compression.ZLIB, "")


@pytest.fixture
def makensis():
    if shutil.which(MAKER) is None:
        pytest.skip(f"{MAKER} is missing here (Debian: apt-get install nsis)")
