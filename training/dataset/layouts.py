"""Finds the folder that holds the class folders, however deep a downloaded data set has buried it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath

from inference.errors import UnusableInputError
from training.dataset.class_labels import published_label

# The archive of `mehradaria/leukemia` has its class folders one level down; people add a folder or two around them.
_MAX_DEPTH = 4
_MIN_KNOWN_CLASSES = 2

# Sub-folder names of a folder inside a source, on disk or in an archive; junk left out.
ChildFolders = Callable[[PurePosixPath], Sequence[str]]


class Variant(StrEnum):
    """The two sets of pictures in the published archive: as photographed, and with the background blacked out."""

    ORIGINAL = "original"
    SEGMENTED = "segmented"


@dataclass(frozen=True)
class Layout:
    """Where the class folders lie.

    Attributes:
        root: the folder that holds them, relative to the source; `.` is the source itself.
        variant: which of the published sets that is, if the folder's name says so.
        passed_over: the other published set's folder, if there is one.
    """

    root: PurePosixPath
    variant: Variant | None
    passed_over: PurePosixPath | None = None


def find_layout(children: ChildFolders, source: str, variant: Variant | None, *, own_classes: bool) -> Layout:
    """Find the class folders; `Original` is preferred to `Segmented`.

    Args:
        children: lists the sub-folders of a folder in the source.
        source: the source's name, for messages; `Original` and `Segmented` are also recognised in it.
        variant: the published set that is wanted, or None for whichever is there, `Original` first.
        own_classes: the class folders have a laboratory's own names, so nothing but their arrangement tells them.

    Raises:
        UnusableInputError: no class folders, several that nothing tells apart, or not the wanted variant.
    """
    roots = _own_roots(children) if own_classes else _published_roots(children) or _own_roots(children)
    by_variant: dict[Variant | None, list[PurePosixPath]] = {}
    for root in roots:
        by_variant.setdefault(_variant_of(root, source), []).append(root)
    wanted = variant or next((each for each in (Variant.ORIGINAL, None, Variant.SEGMENTED) if each in by_variant), None)
    found = by_variant.get(wanted, [])
    if not found:
        there = ", ".join(str(root) for root in roots) or "none"
        raise UnusableInputError(
            f"{source} has no folder {variant.value.title() if variant else 'of classes'}; the class folders found lie "
            f"in: {there}. Leave --variant out, or name the folder that holds the class folders"
        )
    if len(found) > 1:
        raise UnusableInputError(
            f"{source} holds several sets of class folders ({', '.join(str(root) for root in found)}); name one of "
            "these folders instead (unpack an archive first)"
        )
    others = [root for key, group in by_variant.items() if key is not wanted for root in group]
    return Layout(found[0], wanted, others[0] if others else None)


def _published_roots(children: ChildFolders) -> list[PurePosixPath]:
    """Folders with at least two published classes; a misspelt third is then named, not passed over."""
    roots: list[PurePosixPath] = []
    level = [PurePosixPath(".")]
    for _depth in range(_MAX_DEPTH):
        deeper: list[PurePosixPath] = []
        for folder in level:
            names = children(folder)
            if sum(published_label(name) is not None for name in names) >= _MIN_KNOWN_CLASSES:
                roots.append(folder)
            else:
                deeper += [folder / name for name in names]
        level = deeper
    return roots


def _own_roots(children: ChildFolders) -> list[PurePosixPath]:
    """The first folder with several sub-folders, and where these are the two published sets, each of them."""
    folder = PurePosixPath(".")
    for _depth in range(_MAX_DEPTH):
        names = children(folder)
        variants = [name for name in names if name.casefold() in set(Variant)]
        if variants and len(variants) == len(names):
            return [folder / name for name in variants]
        if len(names) != 1 or not children(folder / names[0]):
            return [folder]
        folder = folder / names[0]
    return [folder]


def _variant_of(root: PurePosixPath, source: str) -> Variant | None:
    names = {part.casefold() for part in (*root.parts, PurePosixPath(source).name)}
    return next((variant for variant in Variant if variant.value in names), None)
