"""What `smearscope --version` says: version, commit and models, before anything slow is imported."""

import json
from dataclasses import dataclass
from pathlib import Path

from desktop.known_bundle import Origin, look_at
from desktop.shipped_files import AssetsMissingError, assets_folder
from inference import __version__

# in the frozen application's assets; written when it is frozen
STAMP_FILE = "build.json"
_UNKNOWN = "unknown"
_SHORT = 12


@dataclass(frozen=True)
class ShippedModel:
    """A model that ships, by what its folder says.

    Attributes:
        name: id and version.
        bundle_id: SHA-256 of its SHA256SUMS, as every result row carries it.
    """

    name: str
    bundle_id: str


def version_text() -> str:
    """Version and commit in one line, then a line for each model that ships."""
    lines = [f"SmearScope {__version__} (commit {commit()})"]
    lines += [f"{model.name}  {model.bundle_id}" for model in shipped_models()]
    return "\n".join([*lines, "Research use only."])


def commit() -> str:
    """The commit of the source: what was stamped into the frozen application, or what the checkout is at.

    It is `unknown` in an installed wheel.
    """
    try:
        assets = assets_folder()
    except AssetsMissingError:
        return _UNKNOWN
    stamp = assets / STAMP_FILE
    if stamp.is_file():
        return str(json.loads(stamp.read_bytes())["commit"])
    return _head(assets.parent / ".git")


def shipped_models() -> tuple[ShippedModel, ...]:
    """The models that ship, in order of name; one whose card cannot be read is named as that."""
    try:
        folders = sorted(path for path in (assets_folder() / "models").iterdir() if path.is_dir())
    except (AssetsMissingError, OSError):
        return ()
    return tuple(_model(folder) for folder in folders)


def _model(folder: Path) -> ShippedModel:
    found = look_at(folder, Origin.SHIPPED)
    if found.fault:
        return ShippedModel(folder.name, f"damaged: {found.fault}")
    return ShippedModel(f"{found.model_id} {found.version}", found.bundle_id[:_SHORT])


def _head(repository: Path) -> str:
    """The commit that a checkout is at, read without Git, which may not be installed."""
    try:
        head = (repository / "HEAD").read_text(encoding="utf-8").strip()
        if not head.startswith("ref: "):
            return head[:_SHORT]
        name = head.removeprefix("ref: ")
        loose = repository / name
        if loose.is_file():
            return loose.read_text(encoding="utf-8").strip()[:_SHORT]
        packed = (repository / "packed-refs").read_text(encoding="utf-8").splitlines()
    except OSError:
        return _UNKNOWN
    return next((line.split()[0][:_SHORT] for line in packed if line.endswith(f" {name}")), _UNKNOWN)
