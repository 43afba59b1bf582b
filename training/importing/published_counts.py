"""Compares imported images with the published counts, and says class by class what differs."""

import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib import resources

from pydantic import BaseModel, ConfigDict

from inference.card import Label
from training.dataset.layouts import Variant


class PublishedData(BaseModel):
    """A published data set: what it is called, how it is cited, and how many images of which size it has."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    counted_in: str
    citation: str
    width_px: int
    height_px: int
    mode: str
    count_per_class: dict[str, int]

    @property
    def names(self) -> frozenset[str]:
        """What the data set and each of its variants are called."""
        return frozenset(self.name_of(variant) for variant in (None, *Variant))

    def name_of(self, variant: Variant | None) -> str:
        """What a variant is called; the original one is the data set itself."""
        return f"{self.name} ({variant.value})" if variant is Variant.SEGMENTED else self.name

    @property
    def image_count(self) -> int:
        """Images of all classes together."""
        return sum(self.count_per_class.values())


@dataclass(frozen=True)
class ClassCount:
    """Images of one class as found and, where the class is published, as published."""

    display_name: str
    found: int
    published: int | None = None

    @property
    def difference(self) -> int:
        """Found minus published; 0 where nothing is published."""
        return 0 if self.published is None else self.found - self.published


def published_data() -> PublishedData:
    """The counts of the paper's Table 1, from the file beside this module."""
    text = (resources.files("training.importing") / "published_counts.toml").read_text(encoding="utf-8")
    return PublishedData.model_validate(tomllib.loads(text))


def count_classes(
    label_ids: Iterable[str], labels: Sequence[Label], published: PublishedData | None
) -> tuple[ClassCount, ...]:
    """Count images per class, in the order of the labels.

    Args:
        label_ids: of each image.
        labels: the classes.
        published: what to compare with, or None for images that nobody published.
    """
    counts = Counter(label_ids)
    return tuple(
        ClassCount(label.display_name, counts[label.id], published.count_per_class[label.id] if published else None)
        for label in labels
    )


def differences(counts: Sequence[ClassCount], published: PublishedData) -> tuple[str, ...]:
    """One sentence a class that differs from the published count, and one for all together."""
    lines = [
        f"{each.display_name}: {each.found} images, {abs(each.difference)} "
        f"{'fewer' if each.difference < 0 else 'more'} than the {each.published} published"
        for each in counts
        if each.difference
    ]
    if lines:
        found = sum(each.found for each in counts)
        lines.append(f"All classes: {found} images, {published.image_count} published")
    return tuple(lines)
