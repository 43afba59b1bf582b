"""Which versions of the libraries that matter gave a result."""

import importlib.metadata
import platform

_PACKAGES = (
    "keras",
    "tensorflow",
    "torch",
    "jax",
    "numpy",
    "scipy",
    "scikit-learn",
    "opencv-python-headless",
    "smearscope",
)


def installed_versions() -> dict[str, str]:
    """Python's version and those of the packages that are installed, by name."""
    versions = {"python": platform.python_version()}
    for name in _PACKAGES:
        try:
            versions[name] = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            continue
    return versions
