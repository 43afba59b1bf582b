"""What the programs and libraries of Windows need, read from their PE headers on any system.

Source: Microsoft, "PE Format", sections "Optional Header", "The .idata Section" and "Delay-Load Import Tables".
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from frozen_folder.errors import FreezingError

PE_SUFFIXES = (".exe", ".dll", ".pyd")

_DOS_MAGIC = b"MZ"
_PE_MAGIC = b"PE\0\0"
# magic of the optional header: where its data directories begin, and the size of an address
_DIRECTORIES_AT = {0x10B: 96, 0x20B: 112}
_IMPORTS, _DELAYED_IMPORTS = 1, 13
# of a data directory, a section, an import descriptor and a delay-load descriptor, in bytes
_DIRECTORY, _SECTION, _IMPORT, _DELAYED = 8, 40, 20, 32
# where a descriptor holds the address of the library's name
_IMPORT_NAME_AT, _DELAYED_NAME_AT = 12, 4


@dataclass(frozen=True)
class PeFile:
    """A program or library.

    Attributes:
        path: below the folder that was looked through.
        needed: the libraries that the loader has to find for it, in lower case.
        delayed: those that it loads when their first function is called, in lower case.
    """

    path: PurePosixPath
    needed: tuple[str, ...]
    delayed: tuple[str, ...]


def read_pe_files(folder: Path) -> tuple[PeFile, ...]:
    """What every PE file below a folder needs, in order of path.

    Raises:
        FreezingError: a file has a program's or a library's name and is none.
    """
    return tuple(
        read_pe(path, PurePosixPath(path.relative_to(folder).as_posix()))
        for path in sorted(folder.rglob("*"))
        if path.is_file() and (path.suffix.lower() in PE_SUFFIXES or _begins_as_program(path))
    )


def read_pe(path: Path, named: PurePosixPath) -> PeFile:
    """What one PE file needs.

    Args:
        path: of the file.
        named: how it is told of.

    Raises:
        FreezingError: it is none, or ends too early.
    """
    try:
        image = _Image(path.read_bytes())
        return PeFile(
            named,
            tuple(image.names(_IMPORTS, _IMPORT, _IMPORT_NAME_AT)),
            tuple(image.names(_DELAYED_IMPORTS, _DELAYED, _DELAYED_NAME_AT)),
        )
    except (ValueError, struct.error) as error:
        raise FreezingError(f"{named} is no program or library of Windows: {error}") from error


def _begins_as_program(path: Path) -> bool:
    with path.open("rb") as file:
        if file.read(len(_DOS_MAGIC)) != _DOS_MAGIC:
            return False
        file.seek(0x3C)
        at = file.read(4)
        file.seek(struct.unpack("<I", at)[0] if len(at) == 4 else 0)
        return file.read(len(_PE_MAGIC)) == _PE_MAGIC


class _Image:
    """A PE file's bytes, and where its sections will lie in memory."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        if content[:2] != _DOS_MAGIC:
            raise ValueError("it does not begin with MZ")
        (at,) = struct.unpack_from("<I", content, 0x3C)
        if content[at : at + 4] != _PE_MAGIC:
            raise ValueError("it has no PE header")
        _, sections, _, _, _, optional_size, _ = struct.unpack_from("<HHIIIHH", content, at + 4)
        optional = at + 24
        (magic,) = struct.unpack_from("<H", content, optional)
        if magic not in _DIRECTORIES_AT:
            raise ValueError(f"its optional header has the unknown magic {magic:#x}")
        self._directories = optional + _DIRECTORIES_AT[magic]
        (self._directory_count,) = struct.unpack_from("<I", content, self._directories - 4)
        table = optional + optional_size
        self._sections = [
            struct.unpack_from("<IIII", content, table + number * _SECTION + 8) for number in range(sections)
        ]

    def names(self, directory: int, descriptor_size: int, name_at: int) -> Iterator[str]:
        """The library names of one directory, each once."""
        if directory >= self._directory_count:
            return
        address, _ = struct.unpack_from("<II", self._content, self._directories + directory * _DIRECTORY)
        if address == 0:
            return
        at = self._offset(address)
        seen = set()
        while any(self._content[at : at + descriptor_size]):
            (name_address,) = struct.unpack_from("<I", self._content, at + name_at)
            name = self._text(name_address)
            if name not in seen:
                seen.add(name)
                yield name
            at += descriptor_size
        if at + descriptor_size > len(self._content):
            raise ValueError("its list of imports has no end")

    def _offset(self, address: int) -> int:
        """Where in the file lies what will lie at an address, which is relative to the image's base."""
        for virtual_size, virtual_address, raw_size, raw_at in self._sections:
            if virtual_address <= address < virtual_address + max(virtual_size, raw_size):
                return int(raw_at + address - virtual_address)
        raise ValueError(f"address {address:#x} lies in none of its sections")

    def _text(self, address: int) -> str:
        begin = self._offset(address)
        end = self._content.index(b"\0", begin)
        return self._content[begin:end].decode("ascii").lower()
