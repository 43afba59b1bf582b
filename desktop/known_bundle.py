"""A bundle that is here under some name: what its files say of it, read quickly and not verified."""

import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from inference.bundle_files import CARD_FILE, SUMS_FILE

# Fewer digits of a bundle id could be somebody's name for a model.
_MIN_DIGITS = 8
_DIGITS_SHOWN = 12
_DIGITS = re.compile(rf"[0-9a-f]{{{_MIN_DIGITS},64}}")


class Origin(StrEnum):
    """How a bundle came here."""

    SHIPPED = "shipped"
    INSTALLED = "installed"


@dataclass(frozen=True)
class KnownBundle:
    """A bundle that ships with the application, or that a user installed.

    Attributes:
        path: its folder.
        bundle_id: as its SHA256SUMS gives it.
        model_id: as its card says; empty where `fault` is not.
        version: the same.
        fault: why its files cannot be read; empty where they can. Whether it holds what it promises is found when it is
            loaded.
    """

    path: Path
    origin: Origin
    bundle_id: str
    model_id: str = ""
    version: str = ""
    fault: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that it answers to, the shortest first; parts of its bundle id are further ones."""
        digits = self.bundle_id[:_DIGITS_SHOWN]
        if self.fault:
            return (digits,)
        named = (self.model_id, f"{self.model_id}-{self.version}", digits)
        # A folder's name is how a bundle that ships is documented.
        return (self.path.name, *named) if self.origin is Origin.SHIPPED else named


def look_at(path: Path, origin: Origin) -> KnownBundle:
    """Read what a bundle folder calls itself.

    Args:
        path: the folder; an installed one is named by its bundle id.
        origin: how it came here.
    """
    try:
        bundle_id = hashlib.sha256((path / SUMS_FILE).read_bytes()).hexdigest()
        card = json.loads((path / CARD_FILE).read_bytes())
    except OSError as error:
        return KnownBundle(path, origin, path.name, fault=f"it cannot be read: {error.strerror or error}")
    except (ValueError, RecursionError):  # no JSON, no UTF-8, or nested without end
        return KnownBundle(path, origin, path.name, fault=f"{CARD_FILE} is damaged")
    named = [card.get(key) if isinstance(card, dict) else None for key in ("id", "version")]
    if not all(isinstance(each, str) and each for each in named):
        return KnownBundle(path, origin, path.name, fault=f"{CARD_FILE} names no model")
    return KnownBundle(path, origin, bundle_id, *map(str, named))


def bundles_named(name: str, known: Iterable[KnownBundle]) -> tuple[KnownBundle, ...]:
    """The bundles that a name means; more than one, and the name is not clear.

    The folder name of a bundle that ships means that bundle, whatever is installed. Other names are the model's id, its
    id and version (`id-version`), and the first 8 or more digits of the bundle id. The same bundle twice counts once.
    """
    every = sorted(known, key=lambda each: each.origin is not Origin.SHIPPED)
    shipped = [each for each in every if each.origin is Origin.SHIPPED and each.path.name == name]
    if shipped:
        return tuple(shipped)
    found = [each for each in every if not each.fault and name in each.names[:-1]]
    if not found and _DIGITS.fullmatch(name.lower()):
        found = [each for each in every if each.bundle_id.startswith(name.lower())]
    return tuple({each.bundle_id: each for each in reversed(found)}.values())[::-1]


def clear_name(bundle: KnownBundle, known: Sequence[KnownBundle]) -> str:
    """The shortest name by which `bundles_named` finds this bundle and no other."""
    for name in bundle.names:
        if [found.bundle_id for found in bundles_named(name, known)] == [bundle.bundle_id]:
            return name
    return bundle.bundle_id


def names_in_words(bundles: Sequence[KnownBundle], known: Sequence[KnownBundle]) -> str:
    """The clear names of some bundles, for a message."""
    return ", ".join(dict.fromkeys(clear_name(each, known) for each in bundles))
