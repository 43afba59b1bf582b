"""Finds what ships with the application: model bundles and drawn sample smears."""

import sys
from pathlib import Path

from inference.errors import SmearScopeError, UnusableInputError

DEFAULT_BUNDLE = "efficientnet-lite0-cbam-int8"


class AssetsMissingError(SmearScopeError):
    """The installation lacks a part that ships with it."""


def assets_folder() -> Path:
    """The `assets` folder of a frozen application, a checkout or an installed wheel.

    Raises:
        AssetsMissingError: in none of these places.
    """
    package = Path(__file__).resolve().parent
    frozen = getattr(sys, "_MEIPASS", None)
    places = [Path(frozen) / "assets"] if frozen else [package.parent / "assets", package / "assets"]
    for place in places:
        if (place / "models").is_dir():
            return place
    raise AssetsMissingError(
        f"The model bundles that ship with SmearScope are not at {places[0]}; install SmearScope again"
    )


def default_bundle() -> Path:
    """The bundle that is used when none is named."""
    return assets_folder() / "models" / DEFAULT_BUNDLE


def bundle_names() -> tuple[str, ...]:
    """The names of the bundles that ship with the application, in order."""
    return tuple(sorted(path.name for path in (assets_folder() / "models").iterdir() if path.is_dir()))


def find_bundle(named: Path | None) -> Path:
    """The bundle that a person means: a folder or file, or the name of one that ships with the application.

    Args:
        named: a path, or a bundled name; None is the default bundle. What lies there comes before a bundled name.

    Raises:
        UnusableInputError: neither is there.
    """
    if named is None:
        return default_bundle()
    if _may_be_there(named):
        return named
    if str(named) in bundle_names():
        return assets_folder() / "models" / str(named)
    raise UnusableInputError(
        f"There is no model bundle {named}. Name a bundle folder or .smear file, or a bundled model: "
        f"{', '.join(bundle_names())}"
    )


def _may_be_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # in a locked folder, or with a name that no file can have: reading it says so in words
        return True


def sample_folder() -> Path:
    """The drawn sample smears."""
    return assets_folder() / "samples"
