"""Which packages the Windows build needs, found by asking each for what it needs on Windows in turn."""

import hashlib
import tomllib
import zipfile
from collections.abc import Iterable, Mapping
from email.parser import BytesParser
from pathlib import Path

from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name, parse_sdist_filename, parse_wheel_filename

from frozen_folder.errors import FreezingError
from windows_build.pinned import Pinned
from windows_build.wheels import PYTHON, fetch_sources, fetch_wheel

# of pyproject.toml, as `bootstrap.sh venv DIR freeze` takes them
_EXTRAS = ("gui", "slides", "package")
# The C++ library that LiteRT, Qt and OpenCV are linked to: a part of no wheel of theirs, and of no Windows.
_NEEDED_BESIDES = ("msvc-runtime",)
_WINDOWS = {
    "implementation_name": "cpython",
    "os_name": "nt",
    "platform_machine": "AMD64",
    "platform_python_implementation": "CPython",
    "platform_system": "Windows",
    "python_full_version": f"{PYTHON}.0",
    "python_version": PYTHON,
    "sys_platform": "win32",
}


def application_requirements(project: Path) -> list[Requirement]:
    """What is frozen, and what freezes it.

    Args:
        project: pyproject.toml.
    """
    told = tomllib.loads(project.read_text(encoding="utf-8"))["project"]
    lines = [*told["dependencies"], *(line for extra in _EXTRAS for line in told["optional-dependencies"][extra])]
    return [Requirement(line) for line in (*lines, *_NEEDED_BESIDES)]


def pin_all(wanted: Iterable[Requirement], versions: Mapping[str, str], into: Path) -> list[Pinned]:
    """Fetch a wheel of each package and of all that they need on Windows.

    Args:
        wanted: packages; those that Windows has no use for are passed over.
        versions: to take, by name; of others the newest that is allowed.
        into: folder for the wheels.

    Returns:
        In order of name, each with the wheel's hash.

    Raises:
        FreezingError: there is no such wheel.
    """
    waiting = [requirement for requirement in wanted if applies(requirement.marker)]
    found: dict[str, Pinned] = {}
    while waiting:
        requirement = waiting.pop()
        key = canonicalize_name(requirement.name)
        if key in found:
            continue
        folder = into / key
        folder.mkdir(parents=True, exist_ok=True)
        version = versions.get(key)
        fetch_wheel([f"{requirement.name}{f'=={version}' if version else requirement.specifier}"], folder)
        wheel = _only_file(folder)
        found[key] = Pinned(requirement.name, str(parse_wheel_filename(wheel.name)[1]), _sha256(wheel))
        waiting += needs_of(wheel, requirement.extras)
    return [found[key] for key in sorted(found)]


def pin_sources(requirement: str, into: Path) -> Pinned:
    """Fetch a package's sources.

    Raises:
        FreezingError: there are none.
    """
    into.mkdir(parents=True, exist_ok=True)
    fetch_sources([requirement], into)
    sources = _only_file(into)
    name, version = parse_sdist_filename(sources.name)
    return Pinned(name, str(version), _sha256(sources))


def needs_of(wheel: Path, extras: Iterable[str] = ()) -> list[Requirement]:
    """What a wheel says that it needs on Windows.

    Args:
        wheel: its file.
        extras: that are wanted of it.
    """
    with zipfile.ZipFile(wheel) as archive:
        name = next(each for each in archive.namelist() if each.endswith(".dist-info/METADATA"))
        told = BytesParser().parsebytes(archive.read(name), headersonly=True)
    needed = [Requirement(line) for line in told.get_all("Requires-Dist", [])]
    return [each for each in needed if any(applies(each.marker, extra) for extra in ("", *extras))]


def applies(marker: Marker | None, extra: str = "") -> bool:
    """Whether a condition holds on Windows."""
    return marker is None or marker.evaluate({**_WINDOWS, "extra": extra})


def _only_file(folder: Path) -> Path:
    files = list(folder.iterdir())
    if len(files) != 1:
        raise FreezingError(f"{folder} holds {len(files)} files, expected the one that was fetched")
    return files[0]


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
