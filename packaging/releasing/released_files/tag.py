"""The tag of a release names the version that the program prints, so that nothing is published under another one."""

from inference import __version__
from released_files.errors import ReleaseError

_PREFIX = "v"


def require_tag(tag: str, version: str = __version__) -> None:
    """Refuse a tag that is not the version's.

    Args:
        tag: such as `v1.2.3`.
        version: as the program prints it.

    Raises:
        ReleaseError: it is another one.
    """
    expected = f"{_PREFIX}{version}"
    if tag != expected:
        raise ReleaseError(
            f"The tag is {tag}, but the program calls itself {version}. Tag the commit {expected}, or change the "
            "version in inference/__init__.py first"
        )
