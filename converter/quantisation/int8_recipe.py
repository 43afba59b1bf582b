"""What an int8 build quantises, as data: readable without importing TensorFlow."""

import re
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field, field_validator

from converter.scoring.gate import ANSWER_METRICS, Gate

# Tensor names begin with the sub-model's name. `gradient_tape/...` and `classifier...` stay float because a quantised
# Grad-CAM loses its correlation with the original, attention inside the backbone because one int8 scale for its
# gates is coarse: see ADR 4.
QUANTISED_SCOPE = r"^backbone(_\d+)?/(?!.*(cbam|attention))"


class Activations(StrEnum):
    """In what numbers the quantised layers compute."""

    INT8 = "int8"  # fastest; answers depend a little on the runtime's kernels
    FLOAT32 = "float32"  # int8 weights only: the same answers on every runtime, at the speed of a float build


class Int8Recipe(BaseModel):
    """What is quantised, how its ranges are found, and when layers go back to float."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    activations: Activations = Activations.INT8
    representative_count: int = Field(default=120, ge=1, description="training images that the ranges come from")
    seed: int = Field(default=0, ge=0)
    scope: str = Field(default=QUANTISED_SCOPE, description="operations whose output's name it finds are quantised")
    int8_storage_from_elements: int = Field(
        default=2_000_000, ge=1, description="float matrices so large are stored as int8 and computed in float"
    )
    holds: tuple[Gate, ...] = Field(default=(), description="what must hold on the validation images")
    error_image_count: int = Field(default=16, ge=1, description="validation images of the per-layer error report")
    error_group_count: int = Field(
        default=50,
        ge=1,
        description="groups of neighbouring layers in it; a network with fewer layers has one for each",
    )
    largest_float_share: float = Field(
        default=0.5, ge=0, le=1, description="of the quantised layers, so many may go back to float"
    )

    @field_validator("scope")
    @classmethod
    def _is_a_pattern(cls, scope: str) -> str:
        try:
            re.compile(scope)
        except re.error as error:
            raise ValueError(f"{scope!r} is no regular expression: {error}") from error
        return scope

    @field_validator("holds")
    @classmethod
    def _can_be_asked_of_validation_images(cls, holds: tuple[Gate, ...]) -> tuple[Gate, ...]:
        for gate in holds:
            if gate.metric not in ANSWER_METRICS:
                known = ", ".join(sorted(metric.value for metric in ANSWER_METRICS))
                raise ValueError(f"{gate.metric.value} is measured on the test images only; expected one of {known}")
        return holds
