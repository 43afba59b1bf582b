"""Measures whether a field is sharp, well exposed and stained like the training images."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

_SMOOTHING_SIGMA_PX = 1.0
_TILES_PER_SIDE = 4


@dataclass(frozen=True)
class Quality:
    """Measurements of one preprocessed field.

    Attributes:
        sharpness: variance of the Laplacian over the variance of the grey values, both the median over 4x4 tiles;
            0 for a flat image.
        brightness: mean grey value, 0-255.
        stain: mean and standard deviation of L*, a*, b* (OpenCV's 8-bit scaling, 0-255), six numbers.
    """

    sharpness: float
    brightness: float
    stain: tuple[float, ...]


def measure_quality(image: NDArray[np.uint8]) -> Quality:
    """Measure one preprocessed field, uint8 (H, W, 3) RGB.

    Sharpness is the Laplacian method (Pech-Pacheco et al. 2000) after a slight smoothing against camera noise, divided
    by the contrast so that a pale stain does not count as blurred. Medians over tiles keep a scale bar, which is sharp
    in every picture, from hiding a blurred field.
    """
    grey = cv2.cvtColor(image, cv2.COLOR_RGB2GRAY).astype(np.float32)
    smoothed = cv2.GaussianBlur(grey, (0, 0), _SMOOTHING_SIGMA_PX)
    laplacian = np.asarray(cv2.Laplacian(smoothed, cv2.CV_32F), dtype=np.float32)
    variance = _median_tile_variance(grey)
    stain_mean, stain_deviation = cv2.meanStdDev(cv2.cvtColor(image, cv2.COLOR_RGB2LAB))
    return Quality(
        # Below one grey level squared there is nothing in the field that could be sharp.
        sharpness=_median_tile_variance(laplacian) / variance if variance > 1.0 else 0.0,
        brightness=float(grey.mean()),
        stain=(*stain_mean.ravel().tolist(), *stain_deviation.ravel().tolist()),
    )


def _median_tile_variance(values: NDArray[np.float32]) -> float:
    rows = np.array_split(values, _TILES_PER_SIDE, axis=0)
    tiles = [tile for row in rows for tile in np.array_split(row, _TILES_PER_SIDE, axis=1)]
    return float(np.median([cv2.meanStdDev(tile)[1].item() ** 2 for tile in tiles]))
