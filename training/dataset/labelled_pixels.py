"""Images and their classes as arrays: what a training and an evaluation take."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, eq=False)
class LabelledPixels:
    """Images and their classes: uint8 (N, height, width, 3), perhaps mapped from a file, and int (N,)."""

    pixels: NDArray[np.uint8]
    class_indices: NDArray[np.int64]
