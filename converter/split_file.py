"""Reads a split file and refuses one that cannot judge a build: empty, mislabelled, or overlapping."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from enum import StrEnum
from pathlib import PurePosixPath, PureWindowsPath
from typing import Literal

from pydantic import BaseModel, ConfigDict, field_validator

from inference.card import Label
from inference.errors import UnusableInputError

# Near-duplicates and copies are left where they fall in this kind, the paper's; in all others they are kept together.
_KIND_WITH_COPIES = "random"


class Subset(StrEnum):
    """A part of a split; only `ship` splits hold images back for calibration."""

    TRAIN = "train"
    VALIDATION = "validation"
    CALIBRATION = "calibration"
    TEST = "test"


class SplitEntry(BaseModel):
    """One image of a split file; other fields of the file are not needed here."""

    model_config = ConfigDict(frozen=True)

    path: str
    label_id: str
    sha256: str
    subset: Subset

    @field_validator("path")
    @classmethod
    def _inside_the_data_folder(cls, path: str) -> str:
        """A split file may come from elsewhere; what it names is read, and its name goes into reports."""
        parts = PurePosixPath(path).parts
        leaves = ".." in parts or path.startswith("/") or "\\" in path or PureWindowsPath(path).drive
        if leaves or not parts:
            raise ValueError(f"it must stay inside the data folder, as Pro/1.png does; got {path!r}")
        return path


class SplitFile(BaseModel):
    """The part of a split file that a conversion needs."""

    model_config = ConfigDict(frozen=True)

    schema_version: Literal[1]
    kind: str
    seed: int
    entries: tuple[SplitEntry, ...]

    def of(self, subset: Subset) -> tuple[SplitEntry, ...]:
        """The entries of one subset, in the file's order."""
        return tuple(entry for entry in self.entries if entry.subset is subset)

    @property
    def calibration_subset(self) -> Subset:
        """What trust numbers are fitted on: the calibration images, or the validation images where there are none."""
        return Subset.CALIBRATION if self.of(Subset.CALIBRATION) else Subset.VALIDATION

    @property
    def copied_test_count(self) -> int:
        """Test images of which a byte-identical copy is in another subset."""
        return self.copied_count(Subset.TEST)

    def copied_count(self, subset: Subset) -> int:
        """Images of one subset of which a byte-identical copy is in another."""
        elsewhere = {entry.sha256 for entry in self.entries if entry.subset is not subset}
        return sum(entry.sha256 in elsewhere for entry in self.of(subset))


def check_split(split: SplitFile, labels: Sequence[Label], name: str) -> None:
    """Raise UnusableInputError where a split cannot judge a build.

    Args:
        split: as read.
        labels: the model's classes, in order.
        name: of the file, for the message.
    """
    for problem in (
        _wrong_label(split, labels),
        _two_labels(split),
        _missing_class(split, labels),
        _overlap(split),
    ):
        if problem:
            raise UnusableInputError(
                f"{name} cannot judge a build: {problem}. Make it anew with `smearscope-train split`"
            )


def _wrong_label(split: SplitFile, labels: Sequence[Label]) -> str:
    known = [label.id for label in labels]
    for entry in split.entries:
        if entry.label_id not in known:
            return f"{entry.path} is labelled {entry.label_id!r}; the model knows {', '.join(known)}"
    return ""


def _two_labels(split: SplitFile) -> str:
    by_folder: dict[str, Counter[str]] = defaultdict(Counter)
    for entry in split.entries:
        by_folder[_class_folder(entry)][entry.label_id] += 1
    by_content: dict[str, SplitEntry] = {}
    for entry in split.entries:
        usual, count = by_folder[_class_folder(entry)].most_common(1)[0]
        if entry.label_id != usual:
            return (
                f"{entry.path} is labelled {entry.label_id}, {count:,} other images of folder {_class_folder(entry)} "
                f"are labelled {usual}"
            )
        first = by_content.setdefault(entry.sha256, entry)
        if first.label_id != entry.label_id:
            return f"{entry.path} ({entry.label_id}) and {first.path} ({first.label_id}) are the same image"
    return ""


def _class_folder(entry: SplitEntry) -> str:
    return PurePosixPath(entry.path).parts[0]


def _missing_class(split: SplitFile, labels: Sequence[Label]) -> str:
    for subset in dict.fromkeys((Subset.TEST, Subset.VALIDATION, Subset.TRAIN, split.calibration_subset)):
        found = {entry.label_id for entry in split.of(subset)}
        missing = [label.display_name for label in labels if label.id not in found]
        if not found:
            return f"it has no {subset.value} images"
        if missing:
            return f"its {subset.value} images show no {' and no '.join(missing)}"
    return ""


def _overlap(split: SplitFile) -> str:
    seen: dict[str, SplitEntry] = {}
    for entry in split.entries:
        first = seen.setdefault(entry.path, entry)
        if first is not entry:
            return f"{entry.path} is listed twice, as {first.subset.value} and as {entry.subset.value} image"
    if split.kind == _KIND_WITH_COPIES:
        return ""
    for subset in (Subset.TEST, split.calibration_subset):
        if count := split.copied_count(subset):
            return f"of {count:,} {subset.value} images a byte-identical copy is among the images of another subset"
    return ""
