"""What a measurement of faithfulness leaves behind as data: the content of the file that the command writes."""

from enum import StrEnum
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from inference.card import TrainingRecord
from inference.errors import UnusableInputError
from inference.file_fault import first_fault
from training.evaluation.record import Bootstrap, Estimate, Exposure, TestedSubset, UnreadableFile
from training.faithfulness.perturbation import Baseline


class _Part(BaseModel):
    """Part of the record: immutable, and strict about unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class Order(StrEnum):
    """By what pixels are ranked: the heatmap, and what it has to beat."""

    GRAD_CAM = "grad_cam"
    OTHER_IMAGE = "other_image"  # the heatmap of another image: as smooth, but not about this one
    CENTRE = "centre"  # nearest the centre first, where a photographer puts the cells
    RANDOM = "random"  # a random heatmap of the same grid


class Plan(_Part):
    """How faithfulness is measured."""

    baseline: Baseline = Baseline.BACKGROUND
    blur_sigma_share: float = Field(default=0.1, gt=0, le=1, description="of the width; used by `blur` only")
    step_count: int = Field(default=20, ge=2, le=1000, description="equal steps from none to all of the pixels")
    image_count: int = Field(default=100, ge=2, description="drawn at random from the subset; fewer if it has fewer")
    seed: int = Field(default=0, ge=0, description="of the images drawn, the random orders and the bootstrap")
    resamples: int = Field(default=2000, ge=100)

    @property
    def shares(self) -> tuple[float, ...]:
        """Shares of the pixels taken away or given back, 0 to 1."""
        return tuple(step / self.step_count for step in range(self.step_count + 1))

    @property
    def bootstrap(self) -> Bootstrap:
        """How intervals are made."""
        return Bootstrap(resamples=self.resamples, seed=self.seed)


class OrderScore(_Part):
    """One order, averaged over the images."""

    order: Order
    deletion: Estimate = Field(description="area under the deletion curve, 0-1; lower is more faithful")
    insertion: Estimate = Field(description="area under the insertion curve, 0-1; higher is more faithful")
    deletion_curve: tuple[float, ...] = Field(description="mean probability at each share taken away")
    insertion_curve: tuple[float, ...] = Field(description="mean probability at each share given back")


class Contrast(_Part):
    """Grad-CAM against one other order, image by image; above 0: Grad-CAM is the more faithful."""

    order: Order
    deletion_gain: Estimate = Field(description="area of the other order less that of Grad-CAM")
    insertion_gain: Estimate = Field(description="area of Grad-CAM less that of the other order")


class ImageScore(_Part):
    """One image; the areas are by order."""

    path: str
    sha256: str
    truth: str
    predicted: str
    probability: float = Field(ge=0, le=1, description="of the predicted class, the image untouched")
    baseline_probability: float = Field(ge=0, le=1, description="of the same class, nothing left of the image")
    heatmap_is_blank: bool = Field(description="zero everywhere: Grad-CAM says nothing, and its order is random")
    deletion: dict[Order, float]
    insertion: dict[Order, float]


class Faithfulness(_Part):
    """One model's Grad-CAM on the images of one subset."""

    schema_version: Literal[1] = 1
    model_file: str
    training: TrainingRecord
    subset: TestedSubset
    exposure: Exposure
    images_in_subset: int
    unreadable: tuple[UnreadableFile, ...] = Field(default=(), description="drawn, but in no figure")
    plan: Plan
    blank_heatmap_count: int
    scores: tuple[OrderScore, ...]
    contrasts: tuple[Contrast, ...]
    images: tuple[ImageScore, ...]

    def score(self, order: Order) -> OrderScore:
        """The averages of one order."""
        return next(each for each in self.scores if each.order is order)


def read_faithfulness(path: Path) -> Faithfulness:
    """Read the file that `smearscope-train faithfulness` wrote.

    Raises:
        UnusableInputError: missing, or no such file.
    """
    try:
        return Faithfulness.model_validate_json(path.read_bytes())
    except OSError as error:
        raise UnusableInputError(
            f"{path} cannot be read: {error.strerror or error}. Name a file that `smearscope-train faithfulness` wrote"
        ) from error
    except ValidationError as error:
        raise UnusableInputError(
            f"{path} is no file of `smearscope-train faithfulness`, or of another version; measure again: "
            f"{first_fault(error)}"
        ) from error


def check_replaceable(out: Path) -> None:
    """Raise UnusableInputError where a measurement would overwrite something that is none."""
    if not out.exists():
        return
    try:
        read_faithfulness(out)
    except UnusableInputError as error:
        raise UnusableInputError(
            f"{out} exists already and is no measurement of faithfulness; it is left as it is. Name another file with "
            "--out"
        ) from error
