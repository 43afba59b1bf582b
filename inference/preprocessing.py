"""Turns a decoded field into the array the model sees: the one place where pixels are resized."""

from enum import StrEnum

import cv2
import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, Field

# Raise it whenever `preprocess`, or the reading of images before it (`inference.images`), gives other pixels for the
# same file and the same PreprocessSpec. Decoded images that `training` keeps on disk are then decoded anew. Another
# version of a library that decodes needs no new number: those are compared besides.
PIXELS_VERSION = 1


class Resampling(StrEnum):
    """How pixels are averaged when a field is resized."""

    AREA = "area"


class PreprocessSpec(BaseModel):
    """What happens to a field before the model; part of the model card.

    The whole field is stretched to the input size, as the paper's data were; an aspect ratio outside the range that
    the training photographs had is flagged, not cropped.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    width_px: int = Field(default=224, ge=16, le=4096)
    height_px: int = Field(default=224, ge=16, le=4096)
    resampling: Resampling = Resampling.AREA
    min_aspect_ratio: float = Field(default=0.95, gt=0, description="smallest width / height not flagged")
    max_aspect_ratio: float = Field(default=1.60, gt=0, description="largest width / height not flagged")

    def aspect_ratio_is_known(self, width_px: int, height_px: int) -> bool:
        """Whether a field's width / height lies in the range the model was trained for."""
        return self.min_aspect_ratio <= width_px / height_px <= self.max_aspect_ratio


def preprocess(pixels: NDArray[np.uint8], spec: PreprocessSpec) -> NDArray[np.uint8]:
    """Resize a field to the model's input.

    Args:
        pixels: uint8 (height, width, 3) RGB, 0-255.
        spec: size and resampling.

    Returns:
        uint8 (spec.height_px, spec.width_px, 3) RGB, 0-255. Shrinking averages areas (antialiased); an image that
        already has the size comes back unchanged, bit for bit.

    Raises:
        ValueError: another shape or dtype, which is a programming error.
    """
    if pixels.dtype != np.uint8 or pixels.ndim != 3 or pixels.shape[2] != 3:
        raise ValueError(f"expected uint8 (height, width, 3), got {pixels.dtype} {pixels.shape}")
    if pixels.shape[:2] == (spec.height_px, spec.width_px):
        return pixels
    size = (spec.width_px, spec.height_px)
    return np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)
