"""Compares two sets of answers to the same images: McNemar's exact test, the difference, Holm's correction."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.stats import binomtest

from training.evaluation.intervals import share
from training.evaluation.record import Estimate


@dataclass(frozen=True)
class PairedCounts:
    """The fourfold table of two sets of answers, first and second, to the same images.

    Attributes:
        both: right in both.
        only_first: right in the first alone.
        only_second: right in the second alone.
        neither: wrong in both.
    """

    both: int
    only_first: int
    only_second: int
    neither: int

    @property
    def total(self) -> int:
        """Images compared."""
        return self.both + self.only_first + self.only_second + self.neither


def count_pairs(first_right: NDArray[np.bool_], second_right: NDArray[np.bool_]) -> PairedCounts:
    """Count the table from two arrays bool (N,) over the same images in the same order."""
    return PairedCounts(
        both=int((first_right & second_right).sum()),
        only_first=int((first_right & ~second_right).sum()),
        only_second=int((~first_right & second_right).sum()),
        neither=int((~first_right & ~second_right).sum()),
    )


def mcnemar_p(counts: PairedCounts) -> float:
    """Two-sided p of McNemar's exact test: the images on which the two differ fall to either side by a fair coin.

    McNemar 1947, in its exact (binomial) form; 1 where the two never differ.
    """
    differing = counts.only_first + counts.only_second
    return 1.0 if differing == 0 else float(binomtest(counts.only_first, differing, 0.5).pvalue)


def difference_points(counts: PairedCounts) -> Estimate | None:
    """Second share minus first, in percentage points, with Newcombe's square-and-add interval for paired shares.

    Newcombe 1998, Statistics in Medicine 17:2635-2650, method 10. A bootstrap would give a width of zero wherever no
    answer changed, which near 100 % is the common case; this interval does not.

    Returns:
        None where there are no images.
    """
    first = share(counts.both + counts.only_first, counts.total)
    second = share(counts.both + counts.only_second, counts.total)
    if first is None or second is None:
        return None
    correlation = _correlation(counts)
    change = second.value - first.value
    low = change - _joined(second.value - second.low, first.high - first.value, correlation)
    high = change + _joined(second.high - second.value, first.value - first.low, correlation)
    return Estimate(value=100.0 * change, low=100.0 * low, high=100.0 * high)


def holm(p_values: Sequence[float]) -> list[float]:
    """Adjust p values of several tests so that the chance of any false finding stays bounded (Holm 1979).

    Returns:
        Adjusted values, 0-1, in the given order.
    """
    adjusted = [0.0] * len(p_values)
    running = 0.0
    for rank, index in enumerate(np.argsort(p_values, kind="stable")):
        running = max(running, min(1.0, (len(p_values) - rank) * p_values[index]))
        adjusted[int(index)] = running
    return adjusted


def _correlation(counts: PairedCounts) -> float:
    # phi with Newcombe's correction for continuity, which applies only where the two agree more often than by chance
    first_right, second_right = counts.both + counts.only_first, counts.both + counts.only_second
    margins = first_right * second_right * (counts.total - first_right) * (counts.total - second_right)
    if margins == 0:
        return 0.0
    product = counts.both * counts.neither - counts.only_first * counts.only_second
    if product > 0:
        return max(product - counts.total / 2, 0.0) / math.sqrt(margins)
    return product / math.sqrt(margins)


def _joined(own: float, other: float, correlation: float) -> float:
    return math.sqrt(max(0.0, own * own - 2.0 * correlation * own * other + other * other))
