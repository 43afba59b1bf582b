"""Which files are programs or libraries of macOS, and from which macOS on they run: read off their headers."""

import struct
from dataclasses import dataclass
from pathlib import Path

# mach-o/loader.h and mach-o/fat.h; as they lie in a file of a little-endian machine, and all are by now
_THIN = {b"\xcf\xfa\xed\xfe": 32, b"\xce\xfa\xed\xfe": 28}
_FAT = {b"\xca\xfe\xba\xbe": ">II", b"\xca\xfe\xba\xbf": ">QQ"}
_FAT_ARCH_PLACE = 8
_MOST_ARCHITECTURES = 16
_LC_VERSION_MIN_MACOSX = 0x24
_LC_BUILD_VERSION = 0x32


@dataclass(frozen=True, order=True)
class MacosVersion:
    """A version of macOS."""

    major: int
    minor: int

    def __str__(self) -> str:
        return f"{self.major}.{self.minor}"


def oldest_macos(path: Path) -> MacosVersion | None:
    """The oldest macOS that a program or library says it runs on, in all its architectures; None: it is neither.

    A file that says nothing is taken to run everywhere, as version 0.0.
    """
    with path.open("rb") as file:
        # Java's classes begin like a fat file too, with a version where the number of architectures is.
        magic = file.read(4)
        if magic not in _THIN and magic not in _FAT:
            return None
        content = magic + file.read()
    if magic in _THIN:
        return _oldest(content, 0)
    count = int.from_bytes(content[4:8], "big")
    if count > _MOST_ARCHITECTURES:
        return None
    places = _FAT[magic]
    size = 8 + struct.calcsize(places) + (4 if magic == b"\xca\xfe\xba\xbe" else 8)
    starts = [struct.unpack_from(places, content, 8 + index * size + _FAT_ARCH_PLACE)[0] for index in range(count)]
    return max((_oldest(content, start) for start in starts), default=None)


def _oldest(content: bytes, start: int) -> MacosVersion:
    """Of the architecture that begins at a place."""
    commands = struct.unpack_from("<I", content, start + 16)[0]
    place = start + _THIN[content[start : start + 4]]
    for _ in range(commands):
        command, size = struct.unpack_from("<II", content, place)
        if command in (_LC_BUILD_VERSION, _LC_VERSION_MIN_MACOSX):
            at = place + (12 if command == _LC_BUILD_VERSION else 8)
            version = struct.unpack_from("<I", content, at)[0]
            return MacosVersion(version >> 16, version >> 8 & 0xFF)
        place += size
    return MacosVersion(0, 0)
