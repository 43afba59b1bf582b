"""The model bundles that ship with the application."""

from desktop.known_bundle import KnownBundle, Origin, look_at
from desktop.shipped_files import assets_folder


def bundle_names() -> tuple[str, ...]:
    """The names of the bundles that ship with the application, in order."""
    return tuple(sorted(path.name for path in (assets_folder() / "models").iterdir() if path.is_dir()))


def shipped_bundles() -> tuple[KnownBundle, ...]:
    """The bundles that ship with the application, in order of name."""
    return tuple(look_at(assets_folder() / "models" / name, Origin.SHIPPED) for name in bundle_names())
