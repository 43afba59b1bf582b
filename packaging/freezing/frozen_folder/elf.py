"""What the programs and libraries of a folder need, read by objdump from their ELF headers."""

import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from frozen_folder.errors import FreezingError
from frozen_folder.tools import run_tool

ELF_MAGIC = b"\x7fELF"

_FILE = re.compile(r"^(.*):\s+file format elf", re.MULTILINE)
_NEEDED = re.compile(r"^\s+NEEDED\s+(\S+)$", re.MULTILINE)
_SONAME = re.compile(r"^\s+SONAME\s+(\S+)$", re.MULTILINE)
_GLIBC = re.compile(r"\bGLIBC_(\d+)\.(\d+)")


@dataclass(frozen=True)
class ElfFile:
    """A program or library.

    Attributes:
        path: below the folder that was looked through.
        soname: what others call it; its file name where it has none.
        needed: the names of the libraries that the loader has to find for it.
        glibc: the newest version of the C library whose symbols it uses; (0, 0) for none.
    """

    path: PurePosixPath
    soname: str
    needed: tuple[str, ...]
    glibc: tuple[int, int]


def elf_paths(folder: Path) -> list[Path]:
    """Every ELF file below a folder, in order; links are passed over."""
    return [path for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink() and _is_elf(path)]


def library_names(folder: Path) -> frozenset[str]:
    """The names by which a loader can find something below a folder: of files, and of links to them."""
    return frozenset(path.name for path in folder.rglob("*") if path.is_file())


def read_elf_files(folder: Path) -> tuple[ElfFile, ...]:
    """What every ELF file below a folder needs.

    Raises:
        FreezingError: objdump is not there, or cannot read one of them.
    """
    paths = elf_paths(folder)
    if not paths:
        return ()
    told = run_tool(["objdump", "-p", *(str(path.relative_to(folder)) for path in paths)], folder)
    found = parse_objdump(told)
    if len(found) != len(paths):
        raise FreezingError(f"objdump told of {len(found)} files, expected {len(paths)}")
    return found


def parse_objdump(text: str) -> tuple[ElfFile, ...]:
    """What `objdump -p` printed of one file or several."""
    heads = list(_FILE.finditer(text))
    ends = [head.start() for head in heads[1:]] + [len(text)]
    files = []
    for head, end in zip(heads, ends, strict=True):
        path, told = PurePosixPath(head[1]), text[head.end() : end]
        soname = _SONAME.search(told)
        versions = [(int(major), int(minor)) for major, minor in _GLIBC.findall(told)]
        files.append(
            ElfFile(
                path,
                path.name if soname is None else soname[1],
                tuple(_NEEDED.findall(told)),
                max(versions, default=(0, 0)),
            )
        )
    return tuple(files)


def _is_elf(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(ELF_MAGIC)) == ELF_MAGIC
