"""Where the files lie that ship with the application. Needs no other module, so that the window opens soon."""

import sys
from pathlib import Path

from inference.errors import SmearScopeError

# of the packaged application's assets alone; written when it is frozen
LICENCES_PAGE = "licences.html"


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


def sample_folder() -> Path:
    """The drawn sample smears.

    Raises:
        AssetsMissingError: the installation lacks them.
    """
    return assets_folder() / "samples"


def guide_page() -> Path | None:
    """The first page of the user guide; None in an installation without it.

    Raises:
        AssetsMissingError: the installation lacks more than that.
    """
    page = assets_folder() / "guide" / "index.html"
    return page if page.is_file() else None


def licences_page() -> Path | None:
    """The page of licences; None where SmearScope runs from its source, and the libraries were installed apart.

    Raises:
        AssetsMissingError: the installation lacks more than that.
    """
    page = assets_folder() / LICENCES_PAGE
    return page if page.is_file() else None
