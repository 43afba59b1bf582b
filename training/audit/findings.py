"""Puts in sentences what has to be mended, or known, before a score on these images is believed."""

from collections.abc import Sequence

from inference.card import Label
from training.audit.record import Duplicates, Finding, FindingKind, SplitLeaks, UnreadableImage
from training.splitting.splits import SplitKind


def find_all(
    unreadable: Sequence[UnreadableImage],
    duplicates: Duplicates,
    leaks: Sequence[SplitLeaks],
    labels: Sequence[Label],
) -> tuple[Finding, ...]:
    """Every finding of an audit; without one it ends with exit code 0."""
    found = []
    if unreadable:
        found.append((FindingKind.UNREADABLE, len(unreadable), _unreadable(unreadable)))
    if duplicates.identical_pair_count:
        found.append((FindingKind.IDENTICAL, duplicates.identical_pair_count, _identical(duplicates, labels)))
    near = duplicates.near_pair_count - duplicates.identical_pair_count
    if near:
        found.append((FindingKind.NEAR_DUPLICATE, near, _near(near, duplicates)))
    across = duplicates.across_classes_pair_count
    if across:
        found.append((FindingKind.ACROSS_CLASSES, across, _across(across)))
    found += [(FindingKind.LEAK, _leak_count(each), _leak(each)) for each in leaks if each.leaks]
    return tuple(Finding(kind=kind, count=count, message=message) for kind, count, message in found)


def _unreadable(unreadable: Sequence[UnreadableImage]) -> str:
    return (
        f"{_plural(len(unreadable), 'image')} cannot be read (first: {unreadable[0].path}: {unreadable[0].reason}). "
        "Replace or remove them"
    )


def _identical(duplicates: Duplicates, labels: Sequence[Label]) -> str:
    name_of = {label.id: label.display_name for label in labels}
    places = ", ".join(
        f"{count} in {name_of[where]}" if where in name_of else f"{count} {where}"
        for where, count in duplicates.identical_pairs_per_class.items()
    )
    return (
        f"{_plural(duplicates.identical_pair_count, 'pair')} of files equal byte for byte ({places}); "
        f"{duplicates.distinct_image_count:,} distinct images. Remove all but one of each, or say beside every score "
        "that they count double"
    )


def _near(near: int, duplicates: Duplicates) -> str:
    return (
        f"{_plural(near, 'further pair')} of nearly the same picture (up to {duplicates.max_distance_bits} of 256 "
        "hash bits). Look at the pairs in the report, and keep them together: by a split of any kind but random"
    )


def _across(across: int) -> str:
    return (
        f"{_plural(across, 'pair')} of the same picture in two classes: at least one label of each is wrong. Look at "
        "the pairs in the report, find out which, and move or remove the image"
    )


def _leak_count(leak: SplitLeaks) -> int:
    return leak.groups_parted + (leak.cases_parted or 0)


def _leak(leak: SplitLeaks) -> str:
    parts = []
    if leak.groups_parted:
        parts.append(
            f"{_plural(leak.groups_parted, 'group')} of near-duplicates on both sides, "
            f"{_plural(leak.test_images_seen_in_training, 'test image')} seen in training"
        )
    if leak.cases_parted:
        parts.append(f"{_plural(leak.cases_parted, 'case')} on both sides")
    # A patient split keeps near-duplicates together too.
    kind = SplitKind.PATIENT.value if leak.cases_parted else f"any kind but {SplitKind.RANDOM.value}"
    return f"{leak.name}: {'; '.join(parts)}. Train on a split of these data that keeps them together ({kind})"


def _plural(count: int, noun: str) -> str:
    return f"{count:,} {noun}" + ("" if count == 1 else "s")
