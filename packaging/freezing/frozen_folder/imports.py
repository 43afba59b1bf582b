"""Whether Windows finds all that a frozen folder needs, and whether the folder holds what only Windows may bring."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from desktop.program_names import PARTS_FOLDER
from frozen_folder.errors import FreezingError
from frozen_folder.pe import PeFile, read_pe_files

WINDOWS_10 = Path(__file__).resolve().parents[1] / "windows-10-libraries.txt"
# Names that stand for functions, not for files; the loader of every Windows 10 knows which library has them.
_API_SET = re.compile(r"^(api-ms-win|ext-ms-win)-[\w-]+\.dll$")
# Wine writes one of these behind the DOS header of its own libraries.
_OF_WINE = (b"Wine builtin DLL", b"Wine placeholder DLL")
_BEGINNING = 0x80


@dataclass(frozen=True)
class Audit:
    """What was found in a frozen folder.

    Attributes:
        files: how many programs and libraries were read.
        imports: how many libraries they ask for, all together.
        problems: a sentence each.
    """

    files: int
    imports: int
    problems: tuple[str, ...]


def system_libraries(listed: Path = WINDOWS_10) -> frozenset[str]:
    """The libraries of Windows 10 that may be asked for, in lower case.

    Raises:
        FreezingError: a line says nothing of where it is known from.
    """
    names = set()
    for number, line in enumerate(listed.read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        name, _, source = line.partition(" ")
        if not source.strip():
            raise FreezingError(f"{listed}, line {number}: {name} names no source")
        names.add(name.lower())
    return frozenset(names)


def audit_imports(folder: Path, windows: frozenset[str]) -> Audit:
    """Read every program and library of a frozen folder.

    Args:
        folder: the application's.
        windows: the libraries that Windows brings.

    Raises:
        FreezingError: a library cannot be read, or there is none.
    """
    files = read_pe_files(folder)
    if not files:
        raise FreezingError(f"{folder} holds no program for Windows")
    asked = {name for file in files for name in (*file.needed, *file.delayed)}
    problems = [*_missing(files, windows), *_of_the_system(files, windows), *_of_wine(folder, files)]
    return Audit(len(files), len(asked), tuple(problems))


def _missing(files: tuple[PeFile, ...], windows: frozenset[str]) -> Iterator[str]:
    """Imports that neither Windows has nor a folder that is searched for the file that asks."""
    by_folder: dict[PurePosixPath, set[str]] = {}
    for file in files:
        by_folder.setdefault(file.path.parent, set()).add(file.path.name.lower())
    everywhere = set().union(*(names for folder, names in by_folder.items() if _is_searched_for_all(folder)), set())
    for file in files:
        here = by_folder[file.path.parent] | everywhere
        for kind, names in (("needs", file.needed), ("delays the loading of", file.delayed)):
            for name in names:
                if name not in windows and name not in here and not _API_SET.match(name):
                    yield f"{file.path}: {kind} {name}, which is neither in the folder nor a part of Windows 10"


def _is_searched_for_all(folder: PurePosixPath) -> bool:
    """Whether libraries of a folder are found from everywhere.

    So is the folder of the program's parts, which PyInstaller names to the loader, and those that wheels name to it
    when they are imported.
    """
    return (
        folder == PurePosixPath(PARTS_FOLDER)
        or folder.name.endswith(".libs")
        or folder.name in ("PySide6", "shiboken6")
    )


def _of_the_system(files: tuple[PeFile, ...], windows: frozenset[str]) -> Iterator[str]:
    for file in files:
        name = file.path.name.lower()
        if name in windows or _API_SET.match(name):
            yield f"{file.path}: Windows has its own; this one may not fit it"


def _of_wine(folder: Path, files: tuple[PeFile, ...]) -> Iterator[str]:
    for file in files:
        with (folder / file.path).open("rb") as opened:
            if any(mark in opened.read(_BEGINNING) for mark in _OF_WINE):
                yield f"{file.path}: comes from Wine, not from Windows"
