"""Heatmaps as a store keeps them: float16, scaled so that small and large gradients keep their digits."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_STORED = np.dtype("<f2")


@dataclass(frozen=True)
class HeatmapBlob:
    """The columns of one row's heatmaps.

    Attributes:
        height, width, class_count: shape.
        scale: the unscaled heatmaps are the values times this.
        float16_values: little-endian.
    """

    height: int
    width: int
    class_count: int
    scale: float
    float16_values: bytes


def pack_heatmaps(heatmaps: NDArray[np.floating]) -> HeatmapBlob:
    """Pack heatmaps (h, w, K) of any float type; all classes share one scale, so they stay comparable.

    Raises:
        ValueError: another number of dimensions.
    """
    if heatmaps.ndim != 3:
        raise ValueError(f"heatmaps have shape {heatmaps.shape}, expected (h, w, K)")
    height, width, class_count = heatmaps.shape
    # Unscaled Grad-CAM goes far below 6e-8, the smallest float16, and may exceed 65504, the largest.
    peak = float(np.abs(heatmaps).max(initial=0.0))
    scale = peak if np.isfinite(peak) and peak > 0 else 1.0
    values = (np.asarray(heatmaps, np.float64) / scale).astype(_STORED)
    return HeatmapBlob(height, width, class_count, scale, values.tobytes())


def unpack_heatmaps(blob: HeatmapBlob) -> NDArray[np.float16]:
    """The heatmaps, float16 (h, w, K), whose largest value is 1 or -1."""
    values = np.frombuffer(blob.float16_values, _STORED).astype(np.float16)
    return values.reshape(blob.height, blob.width, blob.class_count)
