"""The program's version as Windows writes and orders versions: four numbers of 16 bits."""

import re

from nsis_installer.errors import InstallerError

_VERSION = re.compile(r"(\d+)\.(\d+)\.(\d+)(?:\.?(dev|a|b|rc|post)(\d+))?")
# Where each kind begins in the fourth number: a pre-release comes before its release, and each has room for 9,999.
_BEGINS_AT = {"dev": 0, "a": 10_000, "b": 20_000, "rc": 30_000, None: 40_000, "post": 50_000}
_ROOM = 10_000
_LARGEST = 2**16 - 1


def version_order(version: str) -> str:
    """Four numbers that are greater for a newer version.

    Args:
        version: as the program prints it, such as `0.2.0` or `0.2.0rc1`.

    Raises:
        InstallerError: it has another form, or a number that Windows has no room for.
    """
    found = _VERSION.fullmatch(version)
    if found is None:
        raise InstallerError(f"The version {version!r} is not of the form 1.2.3, 1.2.3rc1 or 1.2.3.dev1")
    numbers = [int(found[place]) for place in (1, 2, 3)]
    of_its_kind = int(found[5] or 0)
    if of_its_kind >= _ROOM or max(numbers) > _LARGEST:
        raise InstallerError(f"The version {version!r} has a number that is too large for Windows")
    return ".".join(map(str, [*numbers, _BEGINS_AT[found[4]] + of_its_kind]))
