"""Versions are those of what is installed; what is not is left out."""

import platform
from importlib import metadata

from training.package_versions import package_versions


def test_python_and_every_installed_package_is_named_and_no_other():
    found = package_versions(("numpy", "no-such-package"))
    assert found == {"python": platform.python_version(), "numpy": metadata.version("numpy")}
