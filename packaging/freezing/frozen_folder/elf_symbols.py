"""The symbols by which programs and libraries find each other, read by nm from their ELF headers."""

from dataclasses import dataclass
from pathlib import Path

from frozen_folder.tools import run_tool

# of nm's letters: code, also weak
_CODE = frozenset("TWi")
_UNDEFINED = frozenset("Uvw")


@dataclass(frozen=True, order=True)
class Symbol:
    """One name that a library gives or wants.

    Attributes:
        name: without its version.
        version: such as LIBAVCODEC_62; empty for none.
        code: a function, not data; never known of a symbol that is wanted.
    """

    name: str
    version: str
    code: bool = False


def defined_symbols(library: Path) -> dict[tuple[str, str], Symbol]:
    """What a library gives to others, by name and version."""
    found = [symbol for letter, symbol in _symbols(library) if letter not in _UNDEFINED]
    return {(symbol.name, symbol.version): symbol for symbol in found}


def wanted_symbols(file: Path) -> set[tuple[str, str]]:
    """Name and version of all that a program or library takes from others."""
    return {(symbol.name, symbol.version) for letter, symbol in _symbols(file) if letter in _UNDEFINED}


def _symbols(file: Path) -> list[tuple[str, Symbol]]:
    symbols = []
    for line in run_tool(["nm", "-D", "--with-symbol-versions", str(file)]).splitlines():
        *_, letter, told = line.split()
        name, _, version = told.partition("@")
        symbols.append((letter, Symbol(name, version.lstrip("@"), letter in _CODE)))
    return symbols
