"""Reads the index of a downloaded zip archive, and refuses one that is damaged, locked or unsafe with what to do."""

import stat
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from inference.errors import UnusableInputError
from training.dataset.files import is_junk

_ENCRYPTED = 0x1
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA})
_HEAD_BYTES = 512
_UNPACK = "Unpack it with an archive program and import the folder"
# First bytes of what people take for a zip archive.
_OTHER_FORMATS = (
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
)
_WEB_PAGE = (b"<!doctype", b"<html", b"<?xml")


@dataclass(frozen=True)
class ArchiveMember:
    """One file in an archive, by its place below the archive's top."""

    path: PurePosixPath
    info: zipfile.ZipInfo

    @property
    def is_link(self) -> bool:
        """Whether this is a symbolic link, which is never made on disk."""
        return stat.S_ISLNK(self.info.external_attr >> 16)


class Archive:
    """An open zip archive: its files, junk left out."""

    def __init__(self, file: zipfile.ZipFile, path: Path) -> None:
        self.file = file
        self.path = path
        placed = ((_safe_path(info, path), info) for info in file.infolist() if not info.is_dir())
        self.members = tuple(
            ArchiveMember(member, info) for member, info in placed if not any(is_junk(part) for part in member.parts)
        )
        if not self.members:
            raise UnusableInputError(f"Archive {path} holds no file; download it again")
        self._children: dict[PurePosixPath, set[str]] = {}
        for each in self.members:
            for folder in list(each.path.parents)[:-1]:
                self._children.setdefault(folder.parent, set()).add(folder.name)

    def child_folders(self, folder: PurePosixPath) -> list[str]:
        """Names of the sub-folders of a folder in the archive, sorted."""
        return sorted(self._children.get(folder, ()))


@contextmanager
def open_archive(path: Path) -> Iterator[Archive]:
    """Open a zip archive.

    Raises:
        UnusableInputError: no zip archive, cut off, empty, not readable, or with a file that would land outside the
            folder it is unpacked into.
    """
    try:
        file = zipfile.ZipFile(path)
    except zipfile.BadZipFile as error:
        raise UnusableInputError(f"{path} {_what_it_is(path)} ({error})") from error
    except OSError as error:
        raise UnusableInputError(f"Archive {path} cannot be read: {error.strerror or error}") from error
    with file:
        yield Archive(file, path)


def refuse_locked(members: Iterable[ArchiveMember], path: Path) -> None:
    """Raise UnusableInputError where a file needs a password, or a method of compression that Python does not have."""
    for member in members:
        if member.info.flag_bits & _ENCRYPTED:
            raise UnusableInputError(f"Archive {path} is protected by a password ({member.path}). {_UNPACK}")
        if member.info.compress_type not in _METHODS:
            raise UnusableInputError(
                f"Archive {path} is packed by a method that is not read here ({member.path}, method "
                f"{member.info.compress_type}). {_UNPACK}"
            )


def crc32_of_file(path: Path, chunk_bytes: int = 1 << 20) -> int:
    """CRC-32 of a file, as zip archives keep it of each member."""
    crc = 0
    with path.open("rb") as file:
        while chunk := file.read(chunk_bytes):
            crc = zlib.crc32(chunk, crc)
    return crc


def _safe_path(info: zipfile.ZipInfo, archive: Path) -> PurePosixPath:
    # Some Windows programs write backslashes; without this line `..\..\x` would also pass as a plain name.
    path = PurePosixPath(info.filename.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or (path.parts and path.parts[0].endswith(":")):
        raise UnusableInputError(
            f"Archive {archive} is not safe: {info.filename} would be written outside the folder it is unpacked into. "
            "Nothing was unpacked; get the archive from its publisher"
        )
    return path


def _what_it_is(path: Path) -> str:
    with path.open("rb") as file:
        head = file.read(_HEAD_BYTES)
    if not head:
        return "is empty (0 bytes); download it again"
    if head.startswith(b"PK"):
        return "is cut off or damaged: its index is missing at the end. Download it again"
    if head.lstrip().lower().startswith(_WEB_PAGE):
        return "is a web page, not an archive. Sign in at the publisher's site, then download again"
    for mark, name in _OTHER_FORMATS:
        if head.startswith(mark):
            return f"is {name}, not a zip archive. {_UNPACK}"
    return f"is no zip archive. If it is an archive of another kind: {_UNPACK[0].lower()}{_UNPACK[1:]}"
