"""Intervals of shares, so that no figure of a validation stands without its uncertainty."""

import math
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, Field

# Two-sided 95 %.
_Z = 1.959964
_RESAMPLES = 2000
MIN_CASES = 5


class Estimate(BaseModel):
    """A share of images with its 95 % interval.

    Attributes:
        value, low, high: 0-1.
        hits: images that count.
        total: images looked at.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    value: float = Field(ge=0, le=1)
    low: float = Field(ge=0, le=1)
    high: float = Field(ge=0, le=1)
    hits: int = Field(ge=0)
    total: int = Field(ge=1)

    @property
    def width(self) -> float:
        """Of the interval, 0-1."""
        return self.high - self.low


class Interval(BaseModel):
    """Bounds of a figure that is no share of independent images."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    low: float
    high: float


def share(hits: int, total: int) -> Estimate | None:
    """A share with its Wilson score interval (Wilson 1927); None where there is nothing to divide by."""
    if total == 0:
        return None
    value = hits / total
    centre = (value + _Z**2 / (2 * total)) / (1 + _Z**2 / total)
    half = _Z / (1 + _Z**2 / total) * math.sqrt(value * (1 - value) / total + _Z**2 / (4 * total**2))
    # At 0 and 1 the formula gives exactly these bounds; rounding must not move them past the value.
    low = 0.0 if hits == 0 else max(0.0, centre - half)
    high = 1.0 if hits == total else min(1.0, centre + half)
    return Estimate(value=value, low=low, high=high, hits=hits, total=total)


def difference(first: Estimate, second: Estimate) -> Interval:
    """95 % interval of the difference `first - second` of two independent shares (Newcombe 1998, method 10)."""
    apart = first.value - second.value
    low = apart - math.hypot(first.value - first.low, second.high - second.value)
    high = apart + math.hypot(first.high - first.value, second.value - second.low)
    return Interval(low=low, high=high)


def by_cases(counts: Mapping[str, tuple[int, int]], seed: int = 0) -> Interval | None:
    """95 % interval of a share when whole cases are drawn, not single images (percentile bootstrap, Efron 1979).

    Images of one case are alike, so the Wilson interval of all images together is too narrow.

    Args:
        counts: per case the images that count, and the images looked at, at least one.
        seed: of the drawing.

    Returns:
        None with fewer than five cases, of which nothing can be said. Where every case is right (or every one wrong),
        drawing them moves nothing; then it is Wilson's interval of the number of cases.
    """
    if len(counts) < MIN_CASES:
        return None
    pairs: NDArray[np.int64] = np.array([counts[case] for case in sorted(counts)], dtype=np.int64)
    hits, totals = pairs.sum(axis=0)
    if hits in (0, totals):
        alike = share(len(pairs) if hits else 0, len(pairs))
        return None if alike is None else Interval(low=alike.low, high=alike.high)
    drawn = np.random.default_rng(seed).integers(0, len(pairs), (_RESAMPLES, len(pairs)))
    sums = pairs[drawn].sum(axis=1)
    low, high = np.percentile(sums[:, 0] / sums[:, 1], [2.5, 97.5])
    return Interval(low=float(low), high=float(high))
