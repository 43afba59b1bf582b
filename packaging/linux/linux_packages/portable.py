"""The portable `.tar.gz`: unpacked anywhere, it runs from there."""

import gzip
import io
import platform
import tarfile
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from linux_packages.content import Sources, desktop_entries
from linux_packages.release import PACKAGE
from linux_packages.tree import FOLDER_MODE, PROGRAM_MODE, Entry, folders_of, frozen_entries


def portable_entries(sources: Sources) -> list[Entry]:
    """Every file of the archive, below one folder that names version and machine."""
    at = PurePosixPath(f"{PACKAGE}-{sources.release.version}-linux-{platform.machine()}")
    own = sources.linux / "portable"
    readme = (own / "README.txt").read_text(encoding="utf-8")
    for mark, text in (("@VERSION@", sources.release.version), ("@WINDOW@", f"./{' '.join(sources.window)}".ljust(23))):
        readme = readme.replace(mark, text)
    return [
        *frozen_entries(sources.frozen, at),
        # its own place stands in for this one when it is installed for a user
        *desktop_entries(sources, at / "share"),
        Entry(at / "README.txt", readme.encode()),
        Entry(at / "install-user.sh", own / "install-user.sh", PROGRAM_MODE),
    ]


def write_archive(path: Path, entries: Sequence[Entry], epoch_seconds: int) -> None:
    """Write a `.tar.gz` that depends on nothing but the entries: sorted, of one moment, owned by nobody.

    Args:
        path: of the archive.
        entries: in any order.
        epoch_seconds: the time of every file.
    """
    with (
        path.open("wb") as raw,
        gzip.GzipFile("", "wb", 9, raw, mtime=0) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as archive,
    ):
        for folder in folders_of(entries):
            archive.addfile(_member(folder, tarfile.DIRTYPE, FOLDER_MODE, epoch_seconds))
        for each in sorted(entries, key=lambda entry: entry.path):
            if each.link_target is not None:
                link = _member(each.path, tarfile.SYMTYPE, 0o777, epoch_seconds)
                link.linkname = str(each.link_target)
                archive.addfile(link)
                continue
            data = each.read()
            member = _member(each.path, tarfile.REGTYPE, each.mode, epoch_seconds)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))


def build_portable(sources: Sources, folder: Path) -> Path:
    """Make the portable archive.

    Args:
        sources: of the package.
        folder: exists; the archive is written into it.

    Returns:
        Its path.

    Raises:
        PackagingError: something is missing.
    """
    sources.require_program()
    entries = portable_entries(sources)
    path = folder / f"{entries[0].path.parts[0]}.tar.gz"
    write_archive(path, entries, sources.release.epoch_seconds)
    return path


def _member(path: PurePosixPath, kind: bytes, mode: int, epoch_seconds: int) -> tarfile.TarInfo:
    member = tarfile.TarInfo(str(path))
    member.type, member.mode, member.mtime = kind, mode, epoch_seconds
    return member
