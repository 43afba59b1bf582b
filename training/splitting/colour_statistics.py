"""Describes an image by its colours alone: what a stain, a camera and a lamp leave in it, and no cell's form."""

import numpy as np
from numpy.typing import NDArray

_CHANNELS = ("red", "green", "blue")
_PERCENTILES = (10, 50, 90)

# Mean, standard deviation and three percentiles of each channel: 15 numbers.
STATISTIC_NAMES = tuple(
    f"{channel}_{name}"
    for channel in _CHANNELS
    for name in ("mean", "sd", *(f"p{percentile}" for percentile in _PERCENTILES))
)
STATISTIC_COUNT = len(STATISTIC_NAMES)


def colour_statistics(pixels: NDArray[np.uint8]) -> NDArray[np.float64]:
    """The colour statistics of some pixels, whatever their arrangement.

    Args:
        pixels: uint8 (..., 3) RGB, at least one pixel.

    Returns:
        float64 (15,) on the scale 0 to 255, in the order of `STATISTIC_NAMES`. A percentile is the lowest value that
        at least so many percent of the pixels do not exceed.
    """
    return histogram_statistics(colour_histogram(pixels))


def colour_histogram(pixels: NDArray[np.uint8]) -> NDArray[np.int64]:
    """How often each value occurs in each channel.

    Args:
        pixels: uint8 (..., 3) RGB.

    Returns:
        int64 (3, 256).
    """
    flat = pixels.reshape(-1, 3)
    return np.stack([np.bincount(flat[:, channel], minlength=256) for channel in range(3)])


def histogram_statistics(histogram: NDArray[np.int64]) -> NDArray[np.float64]:
    """The colour statistics from counts per channel and value: the same as from the pixels, in a fraction of the time.

    Args:
        histogram: int64 (3, 256), each row with the same sum of at least 1.

    Returns:
        float64 (15,), as `colour_statistics`.
    """
    values = np.arange(256, dtype=np.float64)
    statistics: list[float] = []
    for counts in histogram:
        total = int(counts.sum())
        mean = float(counts @ values) / total
        variance = float(counts @ (values - mean) ** 2) / total
        cumulated = np.cumsum(counts)
        ranks = [total * percentile / 100 for percentile in _PERCENTILES]
        statistics += [mean, float(np.sqrt(variance)), *(float(np.searchsorted(cumulated, rank)) for rank in ranks)]
    return np.array(statistics)
