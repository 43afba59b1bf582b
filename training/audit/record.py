"""What an audit found, as `audit.json` keeps it."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from inference.card import DataRecord, Label
from training.splitting.splits import SplitKind, Subset

AUDIT_FILE = "audit.json"
REPORT_FILE = "audit.html"

Share = Annotated[float, Field(ge=0.0, le=1.0)]


class _AuditPart(BaseModel):
    """Part of an audit: immutable, and strict about unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class UnreadableImage(_AuditPart):
    """A file that cannot be decoded; it takes no part in anything else."""

    path: str
    reason: str


class PartedBy(_AuditPart):
    """A split that puts the two images of a pair into different subsets."""

    split: str
    first_subset: Subset
    second_subset: Subset


class DuplicatePair(_AuditPart):
    """Two images that are the same picture, or nearly so."""

    first: str
    second: str
    first_label: str
    second_label: str
    identical: bool = Field(description="the files are equal byte for byte")
    distance_bits: int = Field(ge=0, description="Hamming distance of the 256-bit difference hashes")
    number_gap: int | None = Field(description="difference of the numbers in two otherwise equal names")
    parted_by: tuple[PartedBy, ...] = ()


class Duplicates(_AuditPart):
    """Copies within the data; counts are complete, the list of pairs may be cut."""

    max_distance_bits: int
    identical_pair_count: int
    identical_pairs_per_class: dict[str, int] = Field(description="label id, or `across classes`")
    distinct_image_count: int = Field(description="identical files counted once")
    near_pair_count: int = Field(description="pairs up to `max_distance_bits`, identical ones among them")
    across_classes_pair_count: int
    adjacent_pair_count: int = Field(description="of the listed pairs: names alike but for numbers that differ by 1")
    group_count: int = Field(description="groups of two or more images joined by such pairs")
    wide_distance_bits: int
    wide_across_classes_pair_count: int = Field(description="pairs of two classes up to `wide_distance_bits`")
    pairs: tuple[DuplicatePair, ...]


class SplitLeaks(_AuditPart):
    """Groups of near-duplicates, and cases, that a split parts."""

    name: str
    kind: SplitKind
    seed: int
    test_fold: int
    file_sha256: str | None = Field(description="of the split file; None: the split was made for this audit")
    subset_counts: dict[Subset, int]
    groups_parted: int = Field(description="groups of near-duplicates with images in two subsets or more")
    test_images_seen_in_training: int
    identical_test_images_seen_in_training: int
    validation_images_seen_in_training: int
    groups_in_several_folds: int = Field(description="what leaks under one test fold or another")
    cases_parted: int | None = Field(description="None: no cases are known")

    @property
    def leaks(self) -> bool:
        """Whether anything lies on both sides."""
        return bool(self.groups_parted or self.cases_parted)


class View(StrEnum):
    """The part of an image that a baseline is shown."""

    COLOUR = "colour"
    BACKGROUND = "background"
    SCALE_BAR = "scale-bar"
    OPPOSITE_CORNER = "opposite-corner"
    BAR_STYLE = "bar-style"


class Interval(_AuditPart):
    """Bounds that hold the true accuracy in 95 of 100 such samples."""

    low: Share
    high: Share
    method: str


class ShiftedAccuracy(_AuditPart):
    """Accuracy on the same held-out images after a change of colour."""

    shift: str
    accuracy: Share


class BaselineScore(_AuditPart):
    """A baseline, cross-validated: each image is answered by a forest that has not seen its fold."""

    view: View
    kind: SplitKind
    image_count: int
    correct_count: int
    accuracy: Share
    interval: Interval
    chance: Share = Field(description="share of the largest class")
    fold_accuracies: tuple[Share, ...]
    shifts: tuple[ShiftedAccuracy, ...]


class SkippedCheck(_AuditPart):
    """A check that these data do not allow, and why."""

    check: str
    reason: str


class BarStyle(_AuditPart):
    """One look of the bottom right corner, shared by many images; the last one may hold the rest."""

    name: str
    image_count: int
    count_per_class: dict[str, int]
    examples: tuple[str, ...]


class StainGroup(_AuditPart):
    """Images of one class with a like stain."""

    label_id: str
    image_count: int
    mean_rgb: tuple[float, float, float]
    examples: tuple[str, ...]


class FindingKind(StrEnum):
    """What ends an audit with exit code 1."""

    UNREADABLE = "unreadable"
    IDENTICAL = "identical"
    NEAR_DUPLICATE = "near-duplicate"
    ACROSS_CLASSES = "across-classes"
    LEAK = "leak"


class Finding(_AuditPart):
    """Something to mend, or to know of before a score is believed."""

    kind: FindingKind
    count: int = Field(ge=1)
    message: str


class Audit(_AuditPart):
    """Everything an audit found."""

    schema_version: Literal[1] = 1
    created_utc: str
    versions: dict[str, str]
    seed: int
    data: DataRecord
    labels: tuple[Label, ...]
    image_sizes: dict[str, int] = Field(description="images per size, `width x height`")
    sampled_count: int = Field(description="images that baselines, styles and stain map were made from")
    without_blank_field_count: int = Field(description="sampled images with no blank field; their whole was taken")
    unreadable: tuple[UnreadableImage, ...]
    duplicates: Duplicates
    leaks: tuple[SplitLeaks, ...]
    baselines: tuple[BaselineScore, ...]
    bar_styles: tuple[BarStyle, ...]
    stain_groups: tuple[StainGroup, ...]
    skipped: tuple[SkippedCheck, ...]
    findings: tuple[Finding, ...]
