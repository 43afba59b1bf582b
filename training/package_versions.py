"""Asks which versions of the packages that matter are installed, for the records that results are kept with."""

import importlib.metadata
import platform
from collections.abc import Iterable


def package_versions(packages: Iterable[str]) -> dict[str, str]:
    """Python's version, and that of each of the packages that is installed, by name.

    A package may be missing: a backend that is not used, or this one where it runs from a checkout that was never
    installed.
    """
    found = {"python": platform.python_version()}
    for name in packages:
        try:
            found[name] = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            continue
    return found
