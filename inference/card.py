"""The model card: everything a bundle says about itself, and how a reader checks it."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, JsonValue, model_validator

from inference.preprocessing import PreprocessSpec

SCHEMA_VERSION = 1
BUNDLE_ID_PATTERN = r"^[a-z0-9][a-z0-9.-]*$"

Share = Annotated[float, Field(ge=0.0, le=1.0)]


class _CardPart(BaseModel):
    """Part of a card: immutable, and strict about unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class Precision(StrEnum):
    """Number format of a build's backbone."""

    FLOAT16 = "float16"
    INT8 = "int8"


class OutOfDistributionMethod(StrEnum):
    """How the out-of-distribution score is made of a build's features; see `inference.trust` and ADR 14."""

    MAHALANOBIS = "mahalanobis"
    DIRECTION = "direction"


class Label(_CardPart):
    """One class the model tells apart."""

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    display_name: str = Field(min_length=1)
    malignant: bool


def _told_apart(labels: tuple[Label, ...]) -> tuple[Label, ...]:
    """People read display names, files are keyed by ids: two alike would make one class of two in a report."""
    for what, names in (("id", [each.id for each in labels]), ("display name", [each.display_name for each in labels])):
        twice = next((name for name in names if names.count(name) > 1), None)
        if twice is not None:
            raise ValueError(f"two have the {what} {twice!r}; each class needs its own")
    return labels


class Threshold(_CardPart):
    """A number a laboratory may move, within bounds."""

    default: float
    minimum: float
    maximum: float
    meaning: str

    @model_validator(mode="after")
    def _ordered(self) -> "Threshold":
        if not self.minimum <= self.default <= self.maximum:
            raise ValueError(f"threshold {self.default} lies outside {self.minimum} to {self.maximum}")
        return self


class Thresholds(_CardPart):
    """Every threshold a decision or a flag rests on."""

    abstain_below: Threshold
    near_threshold_margin: Threshold
    out_of_distribution_above: Threshold
    blur_below: Threshold
    dark_below: Threshold
    bright_above: Threshold
    stain_above: Threshold


class DataRecord(_CardPart):
    """Which images a model saw."""

    name: str
    image_count: int = Field(ge=1)
    count_per_class: dict[str, int]
    sha256: str = Field(description="over the sorted file hashes and their labels")
    citation: str


class SplitRecord(_CardPart):
    """How the images were parted."""

    kind: str
    seed: int
    fold_count: int
    test_fold: int = 0
    sha256: str = Field(description="of the split file")
    train_count: int
    validation_count: int
    calibration_count: int = 0
    test_count: int


class StartRecord(_CardPart):
    """The trained model whose weights started a training; its images were parted by the same split."""

    model_sha256: str
    recipe: dict[str, JsonValue]
    epochs_run: int
    best_epoch: int = Field(description="the epoch whose weights the model has, from 0: the best or the last")
    train_seconds: float
    started_from: str
    start: "StartRecord | None" = Field(default=None, description="where another training's weights started that one")
    teacher: "TeacherRecord | None" = Field(default=None, description="where another model's answers taught that one")


class TeacherRecord(StartRecord):
    """The trained model whose answers taught another; its images were parted by the same split.

    How much they counted stands in the taught one's recipe, under `distillation`.
    """

    name: str = Field(description="of its file")
    architecture: str


class TrainingRecord(_CardPart):
    """What `training` writes beside a `.keras` file, and what the card carries on."""

    schema_version: Literal[1] = 1
    architecture: str
    labels: Annotated[tuple[Label, ...], AfterValidator(_told_apart)]
    preprocess: PreprocessSpec
    recipe: dict[str, JsonValue]
    recipe_changes: tuple[str, ...] = Field(default=(), description="fields changed from the recipe of that name")
    open_in_paper: tuple[str, ...] = Field(description="recipe fields that the paper leaves open")
    data: DataRecord
    split: SplitRecord
    seed: int
    epochs_run: int
    best_epoch: int = Field(description="the epoch whose weights the model has, from 0: the best or the last")
    train_seconds: float
    parameter_count: int
    started_from: str = Field(description="`scratch`, or what initialised the weights")
    start: StartRecord | None = Field(default=None, description="where another training's weights started this one")
    teacher: TeacherRecord | None = Field(default=None, description="where another model's answers taught this one")
    validation_accuracy: Share
    backend: str
    dtype_policy: str = Field(default="float32", description="of Keras while it trained; the model is float32 always")
    versions: dict[str, str]
    model_sha256: str


class ClassScore(_CardPart):
    """Scores of one class on one split."""

    label_id: str
    precision: Share
    recall: Share
    f1: Share
    support: int


class GateCheck(_CardPart):
    """One check a build had to pass."""

    name: str
    measured: float
    limit: float
    passed: bool
    allowed: bool = Field(default=False, description="it failed, and whoever converted had allowed that beforehand")
    meaning: str


class ShiftScore(_CardPart):
    """Scores of one split's images under one shift."""

    name: str
    accuracy: Share
    keras_accuracy: Share | None = None
    abstention_rate: Share


class CoverageScore(_CardPart):
    """What conformal prediction sets of one level held on images that fitted nothing."""

    level: Share = Field(description="share of sets that should hold the truth")
    covered: Share = Field(description="share of sets that did")
    mean_set_size: float = Field(ge=1, description="classes in a set; no set is ever empty")


class FalseAlarm(_CardPart):
    """How many in-distribution images one check stopped or flagged."""

    check: str
    share: Share


class Evidence(_CardPart):
    """What a build scored on one part of the split, measured through `inference`."""

    subset: str
    image_count: int
    accuracy: Share
    accuracy_interval_95: tuple[float, float] = Field(description="Wilson score interval")
    keras_accuracy: Share
    agreement_with_keras: Share
    heatmap_correlation_median: float
    abstention_rate: Share
    confusion: tuple[tuple[int, ...], ...] = Field(description="rows: truth, columns: predicted")
    per_class: tuple[ClassScore, ...]
    shifts: tuple[ShiftScore, ...]
    checks: tuple[GateCheck, ...]
    changed_answers: int | None = Field(default=None, description="images answered otherwise than by Keras")
    malignant_to_benign: int | None = Field(
        default=None, description="malignant images that Keras calls malignant and the build does not"
    )
    calibration_error: Share | None = Field(
        default=None, description="expected calibration error, 15 bins (Guo et al. 2017)"
    )
    keras_calibration_error: Share | None = None
    coverage: tuple[CoverageScore, ...] = ()
    false_alarms: tuple[FalseAlarm, ...] = ()
    image_sha256: tuple[str, ...] = Field(
        default=(),
        description="of each image's file, sorted: these fitted nothing, whatever else the model was made of",
    )


class ValidationScore(_CardPart):
    """What a build scored on the validation images, by which model, recipe and int8 layers were chosen."""

    image_count: int
    accuracy: Share
    accuracy_interval_95: tuple[float, float] = Field(description="Wilson score interval")
    held_shifts: tuple[str, ...] = Field(
        description="shifts that cost it no more accuracy than the conversion recipe allows; the limits of sharpness, "
        "brightness and stain reach as far as these take a picture"
    )


class GoldenTolerance(_CardPart):
    """How far a replay of the golden inputs may differ from when the build was made."""

    probability: float = Field(gt=0)
    heatmap_correlation: float = Field(gt=0, le=1)


class Conformal(_CardPart):
    """Quantiles of split conformal prediction (score 1 - p of the true class; Vovk 2005, Lei et al. 2018)."""

    fitted_on: str
    image_count: int
    quantile_by_coverage: dict[str, float]


class Signer(_CardPart):
    """Who signed a bundle. As the sums cover the card, a signature that was taken away is missed."""

    name: str = Field(min_length=1, max_length=200, pattern=r"^[^\p{C}]+$", description="as the signer calls itself")
    fingerprint: str = Field(pattern=r"^[0-9a-f]{64}$", description="SHA-256 of the raw ed25519 public key")


class RepresentativeSet(_CardPart):
    """The training images that the ranges of an int8 build come from."""

    count: int = Field(ge=1)
    seed: int
    sha256: str = Field(description="over the pixels in order")


class ConversionRecord(_CardPart):
    """How a build was made of its model."""

    recipe: str
    recipe_sha256: str = Field(description="over the recipe's settings, not its file")
    versions: dict[str, str]
    representative_set: RepresentativeSet | None = Field(default=None, description="of int8 builds")
    quantised_layers: int = Field(default=0, description="operations that are int8, additions and the like included")
    activations: str | None = Field(
        default=None, description="`int8` or `float32`, of int8 builds: what they compute in"
    )
    float_layers: tuple[str, ...] = Field(
        default=(), description="layers left in float because int8 did not hold on the validation images"
    )
    allowed_drops: tuple[str, ...] = Field(default=(), description="metrics that were allowed to fail, by hand")
    copied_test_images: int = Field(
        default=0, description="test images of which a byte-identical copy was trained or validated with"
    )


class ModelCard(_CardPart):
    """The card of one build. See docs/architecture.md for the bundle around it."""

    schema_version: Literal[1]
    id: str = Field(pattern=BUNDLE_ID_PATTERN)
    version: str
    precision: Precision
    architecture: str
    heatmap_size: tuple[int, int]
    feature_count: int
    labels: Annotated[tuple[Label, ...], Field(min_length=2), AfterValidator(_told_apart)]
    preprocess: PreprocessSpec
    temperature: float = Field(gt=0)
    conformal: Conformal
    thresholds: Thresholds
    # Cards of version 0.1 have no such field.
    out_of_distribution_method: OutOfDistributionMethod = OutOfDistributionMethod.MAHALANOBIS
    golden_tolerance: GoldenTolerance
    training: TrainingRecord
    evidence: tuple[Evidence, ...]
    validation: ValidationScore | None = None
    licence: str
    intended_use: str
    limits: tuple[str, ...]
    conversion: ConversionRecord | None = None
    signer: Signer | None = None

    @model_validator(mode="after")
    def _consistent(self) -> "ModelCard":
        if self.labels != self.training.labels:
            ids = [label.id for label in self.labels]
            raise ValueError(f"labels {ids} are not those of training: {[label.id for label in self.training.labels]}")
        if self.preprocess != self.training.preprocess:
            raise ValueError("preprocess is not that of training")
        return self


def record_path(model_path: Path) -> Path:
    """Where the training record of a `.keras` file lies: beside it."""
    return model_path.with_suffix(".record.json")
