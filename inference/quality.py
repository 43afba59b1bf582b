"""Measures whether a field is sharp, well exposed and stained like the training images."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Quality:
    """Measurements of one preprocessed field.

    Attributes:
        sharpness: variance of the Laplacian over the variance of the grey values; 0 for a flat image.
        brightness: mean grey value, 0-255.
        stain: mean and standard deviation of L*, a*, b* (OpenCV's 8-bit scaling, 0-255), six numbers.
    """

    sharpness: float
    brightness: float
    stain: tuple[float, ...]


def measure_quality(image: NDArray[np.uint8]) -> Quality:
    """Measure one preprocessed field, uint8 (H, W, 3) RGB.

    Sharpness is the Laplacian method (Pech-Pacheco et al. 2000), divided by the contrast so that a pale stain does not
    count as blurred.
    """
    grey = cv2.cvtColor(image, cv2.COLOR_RGB2GRAY).astype(np.float32)
    variance = float(grey.var())
    laplacian = cv2.Laplacian(grey, cv2.CV_32F)
    lab = cv2.cvtColor(image, cv2.COLOR_RGB2LAB).reshape(-1, 3).astype(np.float64)
    return Quality(
        # Below one grey level squared there is nothing in the field that could be sharp.
        sharpness=float(laplacian.var()) / variance if variance > 1.0 else 0.0,
        brightness=float(grey.mean()),
        stain=(*lab.mean(axis=0).tolist(), *lab.std(axis=0).tolist()),
    )
