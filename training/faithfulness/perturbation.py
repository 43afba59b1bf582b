"""Takes away, or gives back, the pixels of an image in the order that a heatmap ranks them."""

from collections.abc import Sequence
from enum import StrEnum

import cv2
import numpy as np
from numpy.typing import NDArray

from inference.shifts import empty_field_tone


class Baseline(StrEnum):
    """What stands where a pixel was taken away."""

    BACKGROUND = "background"  # the tone of the image's own empty field
    BLUR = "blur"  # the image so blurred that no cell is left; its colours stay


def baseline_image(image: NDArray[np.uint8], baseline: Baseline, blur_sigma_share: float) -> NDArray[np.uint8]:
    """What an image becomes when all of it is taken away.

    Args:
        image: uint8 (H, W, 3) RGB.
        baseline: which kind.
        blur_sigma_share: of the Gaussian blur, as a share of the width.

    Returns:
        uint8 (H, W, 3).
    """
    if baseline is Baseline.BLUR:
        sigma_px = blur_sigma_share * image.shape[1]
        return np.asarray(cv2.GaussianBlur(image, (0, 0), sigma_px, borderType=cv2.BORDER_REFLECT), dtype=np.uint8)
    return np.broadcast_to(empty_field_tone(image), image.shape).copy()


def pixel_ranks(
    heatmap: NDArray[np.float32], height_px: int, width_px: int, rng: np.random.Generator
) -> NDArray[np.int64]:
    """Rank pixels by a heatmap stretched to the image (bilinear).

    Grad-CAM is exactly zero over large areas. There a random heatmap of the same grid decides: by position the top left
    would always go first, and pixel by pixel the speckle itself would disturb the network.

    Args:
        heatmap: float (h, w).
        height_px: of the image.
        width_px: of the image.
        rng: breaks ties.

    Returns:
        int (height_px, width_px): 0 for the pixel that matters most, up to height_px * width_px - 1.
    """
    values = _stretched(heatmap, height_px, width_px)
    ties = _stretched(rng.random(heatmap.shape, dtype=np.float32), height_px, width_px)
    ranks = np.empty(values.size, dtype=np.int64)
    ranks[np.lexsort((ties.ravel(), -values.ravel()))] = np.arange(values.size)
    return ranks.reshape(height_px, width_px)


def deletions(
    image: NDArray[np.uint8], baseline: NDArray[np.uint8], ranks: NDArray[np.int64], shares: Sequence[float]
) -> NDArray[np.uint8]:
    """The image with the highest ranked share of its pixels replaced by the baseline, for each of S shares.

    Returns:
        uint8 (S, H, W, 3). With image and baseline exchanged these are insertions: pixels given back to the baseline.
    """
    limits = np.round(np.asarray(shares) * ranks.size).reshape(-1, 1, 1, 1)
    return np.asarray(np.where(ranks[None, :, :, None] < limits, baseline, image), dtype=np.uint8)


def _stretched(heatmap: NDArray[np.float32], height_px: int, width_px: int) -> NDArray[np.float32]:
    stretched = cv2.resize(heatmap.astype(np.float32), (width_px, height_px), interpolation=cv2.INTER_LINEAR)
    return np.asarray(stretched, dtype=np.float32)
