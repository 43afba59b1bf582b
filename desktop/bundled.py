"""Finds what ships with the application: model bundles and drawn sample smears."""

import sys
from pathlib import Path

from inference.errors import SmearScopeError

DEFAULT_BUNDLE = "custom-cnn-cbam-int8"


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


def sample_folder() -> Path:
    """The drawn sample smears."""
    return assets_folder() / "samples"
