"""Which versions of the libraries that matter gave a result."""

from training.package_versions import package_versions

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
    return package_versions(_PACKAGES)
