"""Which program, Python, runtime and libraries are here, and whether they start."""

import importlib.metadata
import importlib.util
import platform
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from desktop.environment.finding import Finding, Level
from desktop.environment.trial_imports import try_imports
from desktop.installation import application_folder, find_damage
from inference import __version__
from inference.runtime import RuntimeMissingError, runtime_version

_REINSTALL = "Install SmearScope again"


@dataclass(frozen=True)
class Library:
    """A library that SmearScope uses.

    Attributes:
        distribution: as it is installed by.
        module: as it is imported by.
        use: what it is for, where it need not be there.
    """

    distribution: str
    module: str
    use: str = ""


# As pyproject.toml names them; on 32-bit ARM tflite-runtime stands in for the first.
NEEDED = (
    Library("ai-edge-litert", "ai_edge_litert"),
    Library("arabic-reshaper", "arabic_reshaper"),
    Library("cryptography", "cryptography"),
    Library("filelock", "filelock"),
    Library("numpy", "numpy"),
    Library("opencv-python-headless", "cv2"),
    Library("Pillow", "PIL"),
    Library("platformdirs", "platformdirs"),
    Library("psutil", "psutil"),
    Library("pydantic", "pydantic"),
    Library("python-bidi", "bidi"),
    Library("reportlab", "reportlab"),
    Library("rich", "rich"),
    Library("tifffile", "tifffile"),
    Library("typer", "typer"),
    Library("uharfbuzz", "uharfbuzz"),
    Library("xlsxwriter", "xlsxwriter"),
)
# Each by the module whose import shows that what it needs of the system is there.
OPTIONAL = (
    Library("PySide6-Essentials", "PySide6.QtWidgets", "the window"),
    Library("openslide-python", "openslide", "whole slides"),
    Library("openvino", "openvino", "another runtime"),
    Library("distributed", "distributed", "screening on many machines"),
)
_RUNTIME_MODULES = {"ai_edge_litert": "tflite_runtime"}


def program() -> Iterator[Finding]:
    """SmearScope and its Python."""
    how = "as an application" if getattr(sys, "frozen", False) else "with an installed Python"
    yield Finding("smearscope", "SmearScope", f"{__version__}, {how}", is_plain=True)
    bits = 64 if sys.maxsize > 2**32 else 32
    value = f"{platform.python_implementation()} {platform.python_version()}, {bits} bit"
    yield Finding("python", "Python", value, is_plain=True)


def runtime() -> Iterator[Finding]:
    """What runs the models."""
    try:
        name, version = runtime_version()
    except RuntimeMissingError as error:
        yield Finding("runtime", "Runtime", str(error), Level.FAULT, _REINSTALL)
    else:
        yield Finding("runtime", "Runtime", f"{name} {version}", is_plain=True)


def needed_libraries() -> Iterator[Finding]:
    """What every installation has."""
    for library in NEEDED:
        stand_in = _RUNTIME_MODULES.get(library.module)
        key = f"library.{library.distribution}"
        if _is_there(library.module):
            yield Finding(key, library.distribution, version_of(library), is_plain=True)
        elif not (stand_in and _is_there(stand_in)):
            yield Finding(key, library.distribution, "is missing", Level.FAULT, _REINSTALL, is_plain=True)


def optional_libraries() -> Iterator[Finding]:
    """What only some uses need: each is imported once, in another process."""
    there = [library for library in OPTIONAL if _is_there(library.module.partition(".")[0])]
    faults = try_imports([library.module for library in there])
    for library in OPTIONAL:
        key, title = f"optional.{library.distribution}", f"{library.distribution} ({library.use})"
        fault = faults.get(library.module)
        if fault is None:
            yield Finding(key, title, "not installed", is_plain=True)
        elif fault:
            advice = f"It is needed for {library.use} only. Install what the message names, or this library again"
            yield Finding(key, title, f"{version_of(library)}, cannot start: {fault}", Level.WARNING, advice)
        else:
            yield Finding(key, title, f"{version_of(library)}, starts", is_plain=True)


def version_of(library: Library) -> str:
    """The installed version; a frozen application may carry a library without it."""
    try:
        return importlib.metadata.version(library.distribution)
    except importlib.metadata.PackageNotFoundError:
        return str(getattr(sys.modules.get(library.module), "__version__", "version unknown"))


def _is_there(module: str) -> bool:
    return importlib.util.find_spec(module) is not None


def installed_files() -> Iterator[Finding]:
    """Self-test: every file of the packaged application is the one that was installed."""
    folder = application_folder()
    if folder is None:
        return
    key, title = "self_test.files", "Installed files"
    damage = list(find_damage(folder, by_content=True))
    if damage:
        yield Finding(key, title, "; ".join(map(str, damage)), Level.FAULT, _REINSTALL, is_plain=True)
    else:
        yield Finding(key, title, "as they were installed", is_plain=True)
