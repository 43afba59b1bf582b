"""Finds model bundles by name, those that ship and those that a user installed."""

from pathlib import Path

from desktop.default_model import DefaultModel, choose_default_model, gone_default_error, read_default_model
from desktop.installed_bundles import installed_bundles
from desktop.known_bundle import KnownBundle, Origin, bundles_named, clear_name, names_in_words
from desktop.shipped_bundles import bundle_names, shipped_bundles
from desktop.shipped_files import AssetsMissingError, assets_folder, sample_folder
from inference.bundle_zip import ZIP_SUFFIX
from inference.errors import UnusableInputError

DEFAULT_BUNDLE = "efficientnet-lite0-cbam-int8"

__all__ = (
    "DEFAULT_BUNDLE",
    "AssetsMissingError",
    "assets_folder",
    "bundle_names",
    "default_bundle",
    "find_bundle",
    "find_bundle_by_id",
    "is_default",
    "known_bundle",
    "known_bundles",
    "sample_folder",
    "shipped_bundles",
    "use_as_default",
)


def default_bundle() -> Path:
    """The bundle that is used when none is named and the user chose no other."""
    return assets_folder() / "models" / DEFAULT_BUNDLE


def known_bundles() -> tuple[KnownBundle, ...]:
    """Every bundle that has a name here: those that ship, then the installed ones.

    Raises:
        UnusableInputError: the folder of installed ones cannot be read.
    """
    return (*shipped_bundles(), *installed_bundles())


def find_bundle(named: Path | None) -> Path:
    """The bundle that a person means: a folder or file, or the name of one that ships or is installed.

    What lies at that place comes first, then the name of a bundle that ships, so that what is installed never changes
    what a documented name means; then the model's id, its id and version (`id-version`), or the first 8 or more digits
    of the bundle id.

    Args:
        named: a path or a name; None is the default bundle.

    Raises:
        UnusableInputError: nothing is there, the name means several installed bundles, or the default that the user
            chose is gone.
    """
    if named is None:
        return _chosen_default()
    if _may_be_there(named):
        return named
    if str(named) in bundle_names():
        return assets_folder() / "models" / str(named)
    return known_bundle(str(named), f"Name a bundle folder or {ZIP_SUFFIX} file, or a model that is here").path


def find_bundle_by_id(bundle_id: str) -> Path | None:
    """The bundle of exactly this bundle id, among those that ship and those that are installed; None is nowhere.

    Raises:
        UnusableInputError: the folder of installed ones cannot be read.
    """
    known = (*shipped_bundles(), *installed_bundles())
    return next((each.path for each in known if not each.fault and each.bundle_id == bundle_id), None)


def known_bundle(name: str, advice: str) -> KnownBundle:
    """The one bundle that a name means.

    Args:
        name: as `find_bundle` takes it, but no path.
        advice: what to do where there is no such name; the names that there are follow.

    Raises:
        UnusableInputError: the name means none, or several.
    """
    known = known_bundles()
    found = bundles_named(name, known)
    if not found:
        raise UnusableInputError(f"There is no model bundle {name}. {advice}: {names_in_words(known, known)}")
    if len(found) > 1:
        raise UnusableInputError(
            f"The name {name} means {len(found)} installed models. Name one of them: {names_in_words(found, known)}"
        )
    return found[0]


def is_default(bundle: KnownBundle) -> bool:
    """Whether this bundle is used when none is named.

    Raises:
        UnusableInputError: the user's choice cannot be read.
    """
    choice = read_default_model()
    if choice is None or choice.bundle_id is None:
        name = DEFAULT_BUNDLE if choice is None else choice.name
        return bundle.origin is Origin.SHIPPED and bundle.path.name == name
    return bundle.origin is Origin.INSTALLED and bundle.bundle_id == choice.bundle_id


def use_as_default(bundle: KnownBundle) -> None:
    """Use this bundle from now on where none is named; whoever calls has verified that it loads.

    Raises:
        OutputError: the choice cannot be written.
        UnusableInputError: the folder of installed models cannot be read.
    """
    ships = bundle.origin is Origin.SHIPPED
    if ships and bundle.path.name == DEFAULT_BUNDLE:
        choose_default_model(None)
        return
    named = bundle.path.name if ships else clear_name(bundle, known_bundles())
    choose_default_model(DefaultModel(name=named, bundle_id=None if ships else bundle.bundle_id))


def _chosen_default() -> Path:
    choice = read_default_model()
    if choice is None:
        return default_bundle()
    if choice.bundle_id is None:
        found = assets_folder() / "models" / choice.name if choice.name in bundle_names() else None
    else:
        found = find_bundle_by_id(choice.bundle_id)
    if found is None:
        raise gone_default_error(choice)
    return found


def _may_be_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # in a locked folder, or with a name that no file can have: reading it says so in words
        return True
