"""Which Debian packages hold the libraries that the frozen application takes from the system."""

import re
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from frozen_folder.elf import ElfFile
from linux_packages.errors import PackagingError

C_LIBRARY = "libc6"
# What a bundled library reads from the system, which no ELF file names: without it no letter is drawn, no key known.
_DATA_OF = {"libfontconfig.so.1": "fontconfig-config", "libxkbcommon.so.0": "xkb-data"}

# A library and the package that holds it, as a line of a table; both files below are made of such lines.
_LINE = re.compile(r"^((?:lib|ld-)\S+\.so\.\S+)\s+([a-z0-9][a-z0-9+.-]+)$", re.MULTILINE)


def library_table(repository: Path) -> dict[str, str]:
    """Package by library: what the bootstrap installs for Qt, and what only an installed application asks for.

    Raises:
        PackagingError: the two tables name different packages for a library.
    """
    table: dict[str, str] = {}
    for path in (repository / "packaging/bootstrap.sh", repository / "packaging/linux/system-libraries.txt"):
        for library, package in _LINE.findall(path.read_text(encoding="utf-8")):
            if table.setdefault(library, package) != package:
                raise PackagingError(f"{path} says {package} of {library}, another table {table[library]}")
    return table


def taken_from_system(files: Iterable[ElfFile], bundled: Collection[str]) -> dict[str, tuple[str, ...]]:
    """Each library that is needed but not bundled, with the files that need it.

    Args:
        files: all ELF files of the frozen application.
        bundled: the names of all files and links in it.
    """
    needs: dict[str, list[str]] = {}
    for each in files:
        for library in each.needed:
            if library not in bundled:
                needs.setdefault(library, []).append(str(each.path))
    return {library: tuple(needs[library]) for library in sorted(needs)}


def dependencies(files: Iterable[ElfFile], bundled: Collection[str], table: Mapping[str, str]) -> tuple[str, ...]:
    """The packages that have to be there, in order; the C library with the oldest version that will do.

    Args:
        files: all ELF files of the frozen application.
        bundled: the names of all files and links in it.
        table: package by library.

    Raises:
        PackagingError: a library is in no table.
    """
    files = tuple(files)
    outside = taken_from_system(files, bundled)
    unknown = {library: users for library, users in outside.items() if library not in table}
    if unknown:
        told = "; ".join(f"{library} (for {', '.join(users[:3])})" for library, users in unknown.items())
        raise PackagingError(
            f"No Debian package is known for: {told}. Leave what needs it out of the frozen application, bundle the "
            "library, or name its package in packaging/linux/system-libraries.txt"
        )
    packages = {table[library] for library in outside}
    packages |= {package for library, package in _DATA_OF.items() if library in bundled}
    major, minor = max((each.glibc for each in files), default=(0, 0))
    versioned = {C_LIBRARY: f"{C_LIBRARY} (>= {major}.{minor})"}
    return tuple(versioned.get(package, package) for package in sorted(packages))
