"""What is left of a field once it was read: the array the model sees, with what its row says of the original."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from inference.images import SmearImage
from inference.preprocessing import PreprocessSpec, preprocess
from inference.quality import Quality, measure_quality


@dataclass(frozen=True, eq=False)
class PreparedImage:
    """One field ready for the model; small, and picklable, so that it can come from another process.

    Attributes:
        page: in a multi-page file, counted from 0.
        tile_x, tile_y: as those of `SmearImage`.
        width_px, height_px: of the original field.
        sha256: of the file's bytes, lower-case hexadecimal.
        array: uint8 (H, W, 3), RGB, 0-255, of the model's input size.
        quality: measured on `array`.
    """

    page: int
    tile_x: int
    tile_y: int
    width_px: int
    height_px: int
    sha256: str
    array: NDArray[np.uint8]
    quality: Quality


def prepare(image: SmearImage, spec: PreprocessSpec) -> PreparedImage:
    """Resize a decoded field for the model and measure its quality; the pixels themselves are no longer needed."""
    array = preprocess(image.pixels, spec)
    return PreparedImage(
        page=image.page,
        tile_x=image.tile_x,
        tile_y=image.tile_y,
        width_px=image.width_px,
        height_px=image.height_px,
        sha256=image.sha256,
        array=array,
        quality=measure_quality(array),
    )
