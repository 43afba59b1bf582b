"""Choices behind a build's trust numbers, as data."""

from pydantic import BaseModel, ConfigDict, Field

from inference.card import OutOfDistributionMethod


class TrustRecipe(BaseModel):
    """Choices behind the trust numbers; none of them ever sees the test images. See ADR 14 for the defaults."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    out_of_distribution_method: OutOfDistributionMethod = OutOfDistributionMethod.DIRECTION
    component_count: int = Field(default=64, ge=1, le=64)
    out_of_distribution_share: float = Field(
        default=0.03, gt=0, lt=1, description="of in-distribution images, so many may be stopped as foreign"
    )
    false_alarm_share: float = Field(
        default=0.005, gt=0, lt=1, description="of in-distribution images, so many may each other check stop"
    )
    reported_accuracy: float = Field(
        default=0.98, gt=0, lt=1, description="what is reported should be right this often, on the calibration images"
    )
    held_shift_drop: float = Field(
        default=0.01,
        ge=0,
        lt=1,
        description="accuracy that a shift may cost on the validation images for the limits of the picture to allow it",
    )
