"""What an evaluation leaves behind as data: everything that the report, the comparison and the documentation quote."""

import hashlib
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from inference.card import Label, TrainingRecord
from inference.errors import UnusableInputError
from inference.file_fault import first_fault
from inference.shifts import Shift
from training.splitting.splits import SplitKind, Subset

EVALUATION_FILE = "evaluation.json"
PREDICTIONS_FILE = "predictions.csv"
REPORT_FILE = "report.html"
FIGURES_FOLDER = "figures"

CONFIDENCE_LEVEL = 0.95

Share = Annotated[float, Field(ge=0.0, le=1.0)]


class _Part(BaseModel):
    """Part of an evaluation: immutable, and strict about unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class Exposure(StrEnum):
    """What the images have to do with the training of the model that is tested on them."""

    HELD_OUT = "held_out"
    STEERED = "steered"
    TRAINED_ON = "trained_on"
    FOREIGN = "foreign"


class WholeSet(StrEnum):
    """What stands in place of a subset where a data set is tested whole."""

    ALL = "all"


TestedSubset = Subset | WholeSet


class Estimate(_Part):
    """A figure with its 95 % interval."""

    value: float
    low: float
    high: float


class Bootstrap(_Part):
    """How resampled intervals are made: percentile bootstrap, images drawn within each class."""

    resamples: int = Field(default=2000, ge=100)
    seed: int = Field(default=0, ge=0)


class ClassScore(_Part):
    """One class, as in the paper's Table 2. A figure is None where it is not defined."""

    label_id: str
    support: int = Field(description="images that belong to the class")
    predicted_count: int = Field(description="images given the class")
    precision: Estimate | None
    recall: Estimate | None
    f1: Estimate | None
    roc_auc: Estimate | None = Field(description="this class against the rest")
    average_precision: Estimate | None = Field(description="this class against the rest")


class AveragedScores(_Part):
    """Precision, recall and F1 over the classes that have images."""

    precision: Estimate
    recall: Estimate
    f1: Estimate


class OverallScore(_Part):
    """All classes together, as in the paper's Table 3."""

    accuracy: Estimate
    macro: AveragedScores = Field(description="every class counts the same")
    weighted: AveragedScores = Field(description="every image counts the same")
    macro_roc_auc: Estimate | None = Field(description="mean of the classes' one-against-rest areas")


class MalignancyScore(_Part):
    """The classes reduced to malignant or not, by the labels' flag. A figure is None where one side has no images."""

    malignant_count: int
    benign_count: int = Field(description="all other images, whatever their classes are called")
    missed_count: int = Field(description="malignant images given a class that is not malignant")
    false_alarm_count: int = Field(description="other images given a malignant class")
    sensitivity: Estimate | None
    specificity: Estimate | None
    roc_auc: Estimate | None = Field(description="of the summed probability of the malignant classes")
    average_precision: Estimate | None
    brier: float = Field(ge=0.0, le=1.0)


class CalibrationBin(_Part):
    """Answers given with a confidence above `low`, up to `high`."""

    low: Share
    high: Share
    count: int
    mean_confidence: Share | None
    accuracy: Share | None


class Calibration(_Part):
    """How far the probabilities of the most probable class mean what they say."""

    bins: tuple[CalibrationBin, ...]
    expected_error: Share = Field(description="ECE, Guo et al. 2017, equation 3")
    mean_confidence: Share
    brier: float = Field(ge=0.0, le=2.0, description="Brier 1950: squared distance summed over the classes")
    log_loss: float = Field(ge=0.0, description="natural logarithm")


class ShiftScore(_Part):
    """The same images under one shift, and what it cost."""

    id: str
    shift: Shift
    accuracy: Estimate
    accuracy_change_points: Estimate = Field(description="minus: worse than without the shift")
    mcnemar_p: Share
    macro_recall: Share
    macro_recall_change_points: float
    sensitivity: Estimate | None
    sensitivity_change_points: Estimate | None
    specificity: Estimate | None
    missed_count: int = Field(description="malignant images given a class that is not malignant")
    flipped_to_benign_count: int = Field(
        description="of these, called malignant without the shift; whatever the other classes are called"
    )
    changed_count: int = Field(description="images given another class than without the shift, right or wrong")


class UnreadableFile(_Part):
    """An image of the subset that could not be decoded and is in no figure."""

    path: str
    reason: str


class ImagesTested(_Part):
    """Which images were tested."""

    data_name: str
    subset: TestedSubset
    exposure: Exposure
    foreign_name: str | None = Field(default=None, description="of an outside data set")
    split_kind: SplitKind
    split_seed: int
    split_sha256: str
    test_fold: int
    image_count: int = Field(ge=1)
    count_per_class: dict[str, int]
    sha256: str = Field(description="over the sorted file hashes and their labels")
    unreadable: tuple[UnreadableFile, ...] = ()


class Evaluation(_Part):
    """One model on one set of images: the content of `evaluation.json`."""

    schema_version: Literal[1] = 1
    model_file: str
    training: TrainingRecord
    tested: ImagesTested
    overall: OverallScore
    classes: tuple[ClassScore, ...]
    malignancy: MalignancyScore | None = Field(description="None where all labels are on one side")
    confusion: tuple[tuple[int, ...], ...] = Field(description="rows truth, columns predicted class")
    calibration: Calibration
    shifts: tuple[ShiftScore, ...]
    bootstrap: Bootstrap
    backend: str
    versions: dict[str, str]
    evaluated_at: str = Field(description="UTC")
    elapsed_seconds: float
    predictions_sha256: str = Field(description="of predictions.csv")

    @property
    def labels(self) -> tuple[Label, ...]:
        """The model's classes, in its order."""
        return self.training.labels

    @property
    def recipe_name(self) -> str:
        """Of the recipe that trained the model."""
        return str(self.training.recipe.get("name", "unnamed"))


def worst_shift(shifts: Sequence[ShiftScore]) -> ShiftScore | None:
    """The shift that costs most accuracy, or None without shifts."""
    return min(shifts, key=lambda each: each.accuracy_change_points.value, default=None)


def read_evaluation(folder: Path) -> Evaluation:
    """Read the evaluation that a folder holds, and check that its predictions belong to it.

    Raises:
        UnusableInputError: no evaluation of this version, or its predictions are missing or changed.
    """
    path, predictions = folder / EVALUATION_FILE, folder / PREDICTIONS_FILE
    try:
        evaluation = Evaluation.model_validate_json(path.read_bytes())
        found = hashlib.sha256(predictions.read_bytes()).hexdigest()
    except OSError as error:
        raise UnusableInputError(
            f"{error.filename or folder} cannot be read: {error.strerror or error}. Name folders that "
            "`smearscope-train evaluate` wrote"
        ) from error
    except ValidationError as error:
        raise UnusableInputError(
            f"{path} is no evaluation of this version: {first_fault(error)}; evaluate the model again"
        ) from error
    if found != evaluation.predictions_sha256:
        raise UnusableInputError(
            f"{predictions} has changed since {path.name} was written (SHA-256 {found[:12]}..., expected "
            f"{evaluation.predictions_sha256[:12]}...); evaluate the model again"
        )
    return evaluation
