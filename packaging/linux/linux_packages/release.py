"""What a package says of the program in it: version, date, names. Each is read from where the project keeps it."""

import os
import re
import subprocess
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from desktop.program_names import PROGRAM
from linux_packages.errors import PackagingError

PACKAGE = PROGRAM
# Not /opt: what a package manager owns lies below /usr, and no other folder of this name can be there.
INSTALLED_AT = f"/usr/lib/{PACKAGE}"
# Whose first letters tell a stranger that nobody reads mail there (RFC 2606).
MAINTAINER = "SmearScope contributors <contributors@smearscope.invalid>"

_PRE_RELEASE = re.compile(r"(?<=\d)\.?(a|b|rc|dev)(?=\d)")
_EPOCH_VARIABLE = "SOURCE_DATE_EPOCH"


@dataclass(frozen=True)
class Release:
    """One version of the program.

    Attributes:
        version: as the program prints it.
        epoch_seconds: when it was committed; every date and every file's time in the packages.
    """

    version: str
    epoch_seconds: int

    @property
    def debian_version(self) -> str:
        """The version as dpkg orders it: a pre-release comes before its release."""
        return _PRE_RELEASE.sub(r"~\1", self.version)

    @property
    def date(self) -> datetime:
        """In UTC."""
        return datetime.fromtimestamp(self.epoch_seconds, UTC)


def release_of(repository: Path, version: str) -> Release:
    """The release of a checkout.

    Args:
        repository: its folder.
        version: as the program prints it.

    Raises:
        PackagingError: neither git nor the environment says when it was made.
    """
    named = os.environ.get(_EPOCH_VARIABLE)
    if named is None:
        asked = subprocess.run(
            ["git", "log", "-1", "--format=%ct"], cwd=repository, capture_output=True, text=True, check=False
        )
        named = asked.stdout.strip()
    if not named.isdigit():
        raise PackagingError(f"git does not say when this was committed; set {_EPOCH_VARIABLE} to seconds since 1970")
    return Release(version, int(named))
