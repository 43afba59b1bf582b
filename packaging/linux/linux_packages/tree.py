"""The files of a package before it is one: where each goes, what is in it, and how it may be used."""

import os
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from frozen_folder.elf import elf_paths
from linux_packages.errors import PackagingError

FOLDER_MODE = 0o755
FILE_MODE = 0o644
PROGRAM_MODE = 0o755


@dataclass(frozen=True)
class Entry:
    """A file or a link.

    Attributes:
        path: in the package.
        content: bytes, or the file to copy, or the path that a link leads to.
        mode: permissions; a link's are of no account.
    """

    path: PurePosixPath
    content: bytes | Path | PurePosixPath
    mode: int = FILE_MODE

    @property
    def link_target(self) -> PurePosixPath | None:
        """Where a link leads; None for a file."""
        content = self.content
        return content if isinstance(content, PurePosixPath) and not isinstance(content, Path) else None

    def read(self) -> bytes:
        """The bytes of a file."""
        if isinstance(self.content, bytes):
            return self.content
        return Path(self.content).read_bytes()


def frozen_entries(frozen: Path, at: PurePosixPath) -> list[Entry]:
    """The frozen application, each file with the permissions that it should have and no others.

    Args:
        frozen: its folder.
        at: where that goes in the package.

    Raises:
        PackagingError: it holds what no package may, such as a link that leads out of it.
    """
    # A library is loaded, not run: Debian's policy (10.2) wants it without the permission to.
    programs = {path for path in elf_paths(frozen) if ".so" not in path.name and os.access(path, os.X_OK)}
    entries = []
    for path in sorted(frozen.rglob("*")):
        place = at / PurePosixPath(path.relative_to(frozen).as_posix())
        if path.is_symlink():
            target = path.readlink()
            if target.is_absolute() or not path.resolve().is_relative_to(frozen.resolve()) or not path.exists():
                raise PackagingError(f"{path} leads to {target}, out of the frozen application or to nothing")
            entries.append(Entry(place, PurePosixPath(target.as_posix())))
        elif path.is_file():
            entries.append(Entry(place, path, PROGRAM_MODE if path in programs else FILE_MODE))
        elif not path.is_dir():
            raise PackagingError(f"{path} is neither file nor folder nor link")
    return entries


def folders_of(entries: Iterable[Entry]) -> list[PurePosixPath]:
    """Every folder that the entries lie in, parents first."""
    found = {parent for each in entries for parent in each.path.parents if parent != PurePosixPath(".")}
    return sorted(found)


def write_tree(root: Path, entries: Sequence[Entry], epoch_seconds: int) -> None:
    """Write the entries below a folder, which must not exist yet; all of them from the same moment."""
    root.mkdir(parents=True)
    folders = folders_of(entries)
    for folder in folders:
        (root / folder).mkdir()
    for each in entries:
        path, target = root / each.path, each.link_target
        if target is not None:
            path.symlink_to(target)
        elif isinstance(each.content, Path):
            shutil.copyfile(each.content, path)
        else:
            path.write_bytes(each.read())
        if target is None:
            path.chmod(each.mode)
        os.utime(path, (epoch_seconds, epoch_seconds), follow_symlinks=False)
    for folder in reversed([PurePosixPath("."), *folders]):
        (root / folder).chmod(FOLDER_MODE)
        os.utime(root / folder, (epoch_seconds, epoch_seconds))
