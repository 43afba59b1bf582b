"""Names the libraries that a training's numbers depend on, with their versions."""

from training.package_versions import package_versions

_LIBRARIES = (
    "keras",
    "tensorflow",
    "jax",
    "torch",
    "numpy",
    "opencv-python-headless",
    "pillow",
    "smearscope",
)


def library_versions() -> dict[str, str]:
    """Version of Python and of each library that is installed."""
    return package_versions(_LIBRARIES)
