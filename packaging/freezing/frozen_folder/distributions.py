"""Which libraries are in a frozen folder, under which licences: read from the environment that it was frozen from."""

import platform
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageMetadata, distributions, packages_distributions
from pathlib import Path

from PyInstaller.archive.readers import CArchiveReader

from desktop.program_names import PARTS_FOLDER
from frozen_folder.errors import FreezingError

_OWN = "smearscope"
# of Python, on Linux and macOS, and on Windows
_EXTENSION_MODULES = (".so", ".pyd")
_LICENCE_NAMES = ("LICEN", "COPYING", "NOTICE", "AUTHORS")


@dataclass(frozen=True)
class FrozenLibrary:
    """One library that ships.

    Attributes:
        name: as it is installed by.
        version: of the library.
        licence: an SPDX expression, or what its makers call it; empty where they say nothing.
        page: where it comes from; empty where that is not said.
        texts: name and content of each licence file, in order.
    """

    name: str
    version: str
    licence: str
    page: str
    texts: tuple[tuple[str, str], ...]


def frozen_libraries(folder: Path) -> tuple[FrozenLibrary, ...]:
    """The libraries of which a frozen folder holds something, in order of name; Python first.

    Args:
        folder: the application's.

    Raises:
        FreezingError: it holds a module that belongs to no library of this environment.
    """
    installed = packages_distributions()
    found: set[str] = set()
    for module in _top_modules(folder):
        found.update(installed.get(module, ()))
    found.update(_owners_of_runtimes(folder))
    libraries = [_library(Distribution.from_name(name)) for name in found - {_OWN}]
    if not libraries:
        raise FreezingError(f"{folder} holds no library of this environment; it was frozen from another one")
    return (_python(), *sorted(libraries, key=lambda library: library.name.lower()))


def _top_modules(folder: Path) -> set[str]:
    parts = folder / PARTS_FOLDER
    names = {path.name.split(".")[0] for path in parts.iterdir() if path.is_dir() or ".abi3." in path.name}
    names |= {path.name.split(".")[0] for suffix in _EXTENSION_MODULES for path in parts.glob(f"*{suffix}")}
    for program in folder.iterdir():
        if program.is_file() and not program.is_symlink():
            archive = CArchiveReader(str(program))
            for name, entry in archive.toc.items():
                if entry[-1] in ("z", "Z"):
                    names |= {module.split(".")[0] for module in archive.open_embedded_archive(name).toc}
    return names


def _owners_of_runtimes(folder: Path) -> Iterator[str]:
    """The packages that laid libraries beside Windows' Python, as Microsoft's C++ library is: they hold no module."""
    names = {path.name.lower() for path in (folder / PARTS_FOLDER).glob("*.dll")}
    for distribution in distributions():
        beside = (file for file in distribution.files or () if set(file.parts[:-1]) <= {"..", "Scripts"})
        if any(file.name.lower() in names for file in beside):
            yield str(distribution.metadata["Name"])


def _library(distribution: Distribution) -> FrozenLibrary:
    told = distribution.metadata
    licence = _first(told, "License-Expression") or _first(told, "License")
    if not licence or "\n" in licence:
        licence = "; ".join(
            line.rsplit("::", 1)[1].strip() for line in told.get_all("Classifier", []) if line.startswith("License ::")
        )
    pages = dict(line.split(", ", 1) for line in told.get_all("Project-URL", []) if ", " in line)
    page = _first(told, "Home-page") or next(
        (pages[name] for name in ("Homepage", "homepage", "Source", "Repository") if name in pages),
        next(iter(pages.values()), ""),
    )
    return FrozenLibrary(told["Name"], distribution.version, licence, page, tuple(_texts(distribution)))


def _first(told: PackageMetadata, name: str) -> str:
    return str((told.get_all(name) or [""])[0])


def _texts(distribution: Distribution) -> Iterator[tuple[str, str]]:
    for file in sorted(distribution.files or (), key=str):
        is_told = ".dist-info" in str(file) and file.name.upper().startswith(_LICENCE_NAMES)
        if is_told or ("licenses" in file.parts and ".dist-info" in file.parts[0]):
            path = Path(str(file.locate()))
            if path.is_file():
                yield file.name, path.read_text(encoding="utf-8", errors="replace")


def _python() -> FrozenLibrary:
    # beside the standard library, or on Windows beside the program
    places = (Path(platform.__file__).with_name("LICENSE.txt"), Path(sys.base_prefix) / "LICENSE.txt")
    texts = tuple(("LICENSE.txt", place.read_text(encoding="utf-8")) for place in places if place.is_file())[:1]
    return FrozenLibrary("Python", platform.python_version(), "PSF-2.0", "https://www.python.org", texts)
