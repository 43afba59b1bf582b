"""Looks a finished `.deb` over as Debian's lintian would: owners, permissions, links, checksums, scripts."""

import hashlib
import re
import subprocess
import tarfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from linux_packages.errors import PackagingError
from linux_packages.release import INSTALLED_AT, PACKAGE
from linux_packages.tree import FILE_MODE, FOLDER_MODE, PROGRAM_MODE

_SCRIPTS = frozenset({"preinst", "postinst", "prerm", "postrm"})
_FIELDS = ("Package", "Version", "Architecture", "Maintainer", "Installed-Size", "Depends", "Section", "Description")
# A package of one program puts nothing anywhere else.
_PLACES = (
    INSTALLED_AT.lstrip("/"),
    "usr/bin",
    f"usr/share/doc/{PACKAGE}",
    "usr/share/applications",
    "usr/share/icons/hicolor",
    "usr/share/man/man1",
    "usr/share/metainfo",
    "usr/share/mime/packages",
)


@dataclass(frozen=True)
class Member:
    """A file, folder or link of a package.

    Attributes:
        md5: of a file's content.
        link: where a link leads.
    """

    path: PurePosixPath
    kind: bytes
    mode: int
    owners: tuple[int, int]
    md5: str = ""
    link: str = ""


def problems_of(package: Path) -> tuple[str, ...]:
    """What is wrong with a `.deb`, in words; empty when nothing is.

    Raises:
        PackagingError: dpkg-deb cannot read it.
    """
    members = _members(package)
    control = _control_files(package)
    sums = {
        name: digest
        for digest, name in (line.split("  ", 1) for line in control.get("md5sums", (0, ""))[1].splitlines())
    }
    return (*member_problems(members), *sum_problems(members, sums), *control_problems(control))


def member_problems(members: Iterable[Member]) -> list[str]:
    """What is wrong with owners, permissions, places and links."""
    members = tuple(members)
    there = {each.path for each in members}
    problems = []
    for each in members:
        expected = {tarfile.DIRTYPE: (FOLDER_MODE,), tarfile.REGTYPE: (FILE_MODE, PROGRAM_MODE)}.get(each.kind)
        if each.owners != (0, 0):
            problems.append(f"{each.path} belongs to {each.owners}, not to root")
        if each.kind == tarfile.SYMTYPE:
            target = _resolved(each.path.parent, each.link)
            if target not in there:
                problems.append(f"{each.path} leads to {each.link}, which is not in the package")
        elif expected is None:
            problems.append(f"{each.path} is neither file nor folder nor link")
        elif each.mode not in expected:
            problems.append(f"{each.path} has the permissions {each.mode:04o}")
        text = str(each.path)
        if each.kind != tarfile.DIRTYPE and not any(text.startswith(f"{place}/") for place in _PLACES):
            problems.append(f"{each.path} is where no file of this package should be")
    return problems


def sum_problems(members: Iterable[Member], sums: dict[str, str]) -> list[str]:
    """Where files and md5sums differ."""
    found = {str(each.path): each.md5 for each in members if each.kind == tarfile.REGTYPE}
    return [
        *(f"{name} is not in md5sums" for name in sorted(found.keys() - sums.keys())),
        *(f"md5sums names {name}, which is not there" for name in sorted(sums.keys() - found.keys())),
        *(
            f"{name} is not what md5sums says"
            for name in sorted(found.keys() & sums.keys())
            if found[name] != sums[name]
        ),
    ]


def control_problems(control: dict[str, tuple[int, str]]) -> list[str]:
    """What is wrong with what dpkg itself reads: mode and text by name."""
    problems = []
    fields = dict(re.findall(r"^([A-Z][A-Za-z-]*): (.*)$", control.get("control", (0, ""))[1], flags=re.MULTILINE))
    problems += [f"control has no {name}" for name in _FIELDS if not fields.get(name)]
    for name, (mode, text) in control.items():
        if name not in _SCRIPTS:
            continue
        if mode != PROGRAM_MODE:
            problems.append(f"{name} has the permissions {mode:04o}")
        if "@" in text.replace("$@", ""):
            problems.append(f"{name} still holds a placeholder")
        checked = subprocess.run(["sh", "-n"], input=text, capture_output=True, text=True, check=False)
        if checked.returncode or not text.startswith("#!/bin/sh\n"):
            problems.append(f"{name} is no shell script: {checked.stderr.strip()}")
    return problems


def _resolved(folder: PurePosixPath, link: str) -> PurePosixPath:
    parts = list(folder.parts)
    for part in PurePosixPath(link).parts:
        if part == "..":
            del parts[-1:]
        else:
            parts.append(part)
    return PurePosixPath(*parts)


def _members(package: Path) -> tuple[Member, ...]:
    return tuple(
        Member(
            PurePosixPath(info.name),
            info.type,
            info.mode,
            (info.uid, info.gid),
            "" if data is None else hashlib.md5(data, usedforsecurity=False).hexdigest(),
            info.linkname,
        )
        for info, data in _archive(package, "--fsys-tarfile")
    )


def _control_files(package: Path) -> dict[str, tuple[int, str]]:
    """Mode and text of each, by name."""
    return {
        PurePosixPath(info.name).name: (info.mode, data.decode())
        for info, data in _archive(package, "--ctrl-tarfile")
        if data is not None
    }


def _archive(package: Path, which: str) -> Iterator[tuple[tarfile.TarInfo, bytes | None]]:
    """The members of one of a package's two archives; of a file the content too."""
    process = subprocess.Popen(["dpkg-deb", which, str(package)], stdout=subprocess.PIPE)
    with process, tarfile.open(fileobj=process.stdout, mode="r|") as archive:
        for info in archive:
            file = archive.extractfile(info) if info.isreg() else None
            yield info, None if file is None else file.read()
    if process.returncode:
        raise PackagingError(f"dpkg-deb could not read {package} (exit code {process.returncode})")
