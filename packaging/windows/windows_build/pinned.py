"""Which files the Windows build is made of: each with its version and the SHA-256 that pip holds it to."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from packaging.utils import canonicalize_name

from frozen_folder.errors import FreezingError

_LINE = re.compile(r"^(?P<name>[A-Za-z0-9][\w.-]*)==(?P<version>\S+?)\s+--hash=sha256:(?P<sha256>[0-9a-f]{64})$")


@dataclass(frozen=True)
class Pinned:
    """One package of the Windows build.

    Attributes:
        name: as its makers write it.
        version: the one and only.
        sha256: of the wheel for Windows, or of the sources where there is no wheel.
    """

    name: str
    version: str
    sha256: str

    @property
    def key(self) -> str:
        """By which names are compared."""
        return canonicalize_name(self.name)

    def __str__(self) -> str:
        return f"{self.name}=={self.version} --hash=sha256:{self.sha256}"


def read_pinned(path: Path) -> tuple[Pinned, ...]:
    """The packages of a requirements file.

    Raises:
        FreezingError: a line is no package with one version and one hash.
    """
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        match = _LINE.match(line)
        if match is None:
            raise FreezingError(f"{path}, line {number}: expected NAME==VERSION --hash=sha256:SUM, got {line!r}")
        found.append(Pinned(**match.groupdict()))
    return tuple(found)


def write_pinned(path: Path, packages: Iterable[Pinned]) -> None:
    """Write a requirements file."""
    path.parent.mkdir(exist_ok=True)
    heading = "# Written by `make windows-requirements`; never edited by hand.\n"
    path.write_text(heading + "".join(f"{one}\n" for one in packages), encoding="utf-8")


def read_versions(path: Path) -> dict[str, str]:
    """The versions of a constraints file, by the names that are compared."""
    lines = (line.partition("#")[0].strip() for line in path.read_text(encoding="utf-8").splitlines())
    return {canonicalize_name(name): version for name, _, version in (line.partition("==") for line in lines if line)}
