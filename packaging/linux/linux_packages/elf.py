"""What the programs and libraries of a folder need, read by objdump from their ELF headers."""

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from linux_packages.errors import PackagingError

_MAGIC = b"\x7fELF"
_MACHINE_AT = 18
# e_machine (ELF specification, figure 1-4 and its supplements), as Debian names it
_ARCHITECTURES = {3: "i386", 40: "armhf", 62: "amd64", 183: "arm64"}

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
        PackagingError: objdump is not there, or cannot read one of them.
    """
    paths = elf_paths(folder)
    if not paths:
        return ()
    try:
        done = subprocess.run(
            ["objdump", "-p", *(str(path.relative_to(folder)) for path in paths)],
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
        )
    except FileNotFoundError as error:
        raise PackagingError("objdump is missing; the system package binutils has it") from error
    if done.returncode:
        raise PackagingError(f"objdump could not read what is frozen: {done.stderr.strip()}")
    found = parse_objdump(done.stdout)
    if len(found) != len(paths):
        raise PackagingError(f"objdump told of {len(found)} files, expected {len(paths)}")
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


def debian_architecture(program: Path) -> str:
    """For which machine a program is, as Debian names it.

    Raises:
        PackagingError: it is no ELF file, or of a machine that is not known here.
    """
    head = program.read_bytes()[: _MACHINE_AT + 2]
    machine = int.from_bytes(head[_MACHINE_AT:], "little") if head.startswith(_MAGIC) else -1
    if machine not in _ARCHITECTURES:
        raise PackagingError(f"{program} is no Linux program of a known machine (ELF machine {machine})")
    return _ARCHITECTURES[machine]


def _is_elf(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(_MAGIC)) == _MAGIC
