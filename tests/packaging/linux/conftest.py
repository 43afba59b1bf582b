"""A small program in place of the frozen application, and what packages of it are made of."""

import shutil
import subprocess
from pathlib import Path

import pytest
import typer

from desktop.cli import app
from desktop.program_names import PROGRAM, WINDOW_PROGRAM
from linux_packages.content import Sources
from linux_packages.release import Release

REPOSITORY = Path(__file__).resolve().parents[3]
EPOCH = 1_700_000_000


@pytest.fixture(scope="session", autouse=True)
def _tools():
    lacking = [name for name in ("dpkg-deb", "objdump") if shutil.which(name) is None]
    if lacking:
        pytest.skip(f"the Linux packages are made on Debian: {', '.join(lacking)} is missing here")


@pytest.fixture(scope="session")
def release():
    return Release("1.2.3", EPOCH)


@pytest.fixture(scope="session")
def command_line():
    return typer.main.get_command(app)


@pytest.fixture
def frozen(tmp_path):
    """Two programs, a library with a link to it, and a text, with permissions as a careless umask leaves them."""
    folder = tmp_path / "frozen"
    internal = folder / "_internal"
    internal.mkdir(parents=True)
    program = Path(shutil.which("true"))
    for name in (PROGRAM, WINDOW_PROGRAM):
        shutil.copy(program, folder / name)
        (folder / name).chmod(0o777)
    library = next(Path("/usr/lib").rglob("libz.so.1")).resolve()
    shutil.copy(library, internal / "libz.so.1")
    (internal / "libz.so.1").chmod(0o775)
    (internal / "lib").mkdir()
    (internal / "lib" / "libz.so").symlink_to("../libz.so.1")
    (internal / "notes Ü.txt").write_text("text", encoding="utf-8")
    (internal / "notes Ü.txt").chmod(0o666)
    return folder


@pytest.fixture
def sources(frozen, release, command_line):
    return Sources(REPOSITORY, frozen, release, command_line)


@pytest.fixture
def run():
    """Runs a command and gives what it printed; anything but 0 fails."""

    def run_it(*command, **options):
        done = subprocess.run(command, capture_output=True, text=True, check=False, **options)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    return run_it
