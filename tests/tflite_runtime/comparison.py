"""Compares the answers of two runtimes on one bundle, and prints what came out as a table."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from inference.golden import heatmap_correlation
from tests.tflite_runtime.answers import Answer, BundleAnswers

# What "the same answers" means here. It is not the cards' golden tolerance, which has room for other processors.
PROBABILITY_TOLERANCE = 1e-3
# int8 sums are rounded otherwise by each runtime's kernels, one step in a thousand, which grows on the way (ADR 15).
INT8_PROBABILITY_TOLERANCE = 2e-2

# The table has the largest difference already; more lines than these would bury it.
FAULTS_SHOWN_PER_BUNDLE = 5

_MISSING_OPERATION = re.compile(r"opcode '(?P<operation>\w+)' version '(?P<version>\d+)'")


@dataclass(frozen=True)
class Comparison:
    """One bundle's row; `faults` is empty where both runtimes answered alike.

    The two figures are None where no answers could be compared.
    """

    bundle: Path
    image_count: int
    largest_difference: float | None
    lowest_correlation: float | None
    faults: tuple[str, ...]


def compare(expected: BundleAnswers, found: BundleAnswers) -> Comparison:
    """Compare class, probabilities and out-of-distribution flag of every image; heatmaps are measured, not judged."""
    names = [each.image for each in expected.answers], [each.image for each in found.answers]
    if names[0] != names[1]:
        faults = _unread(expected, found)
        return Comparison(expected.bundle, len(expected.answers), None, None, faults)
    pairs = list(zip(expected.answers, found.answers, strict=True))
    tolerance = INT8_PROBABILITY_TOLERANCE if expected.computes_in_int8 else PROBABILITY_TOLERANCE
    return Comparison(
        bundle=expected.bundle,
        image_count=len(pairs),
        largest_difference=max((_difference(*pair) for pair in pairs), default=0.0),
        lowest_correlation=min((_correlation(*pair) for pair in pairs), default=1.0),
        faults=tuple(fault for pair in pairs for fault in _faults(*pair, tolerance))
        if pairs
        else ("no image was compared",),
    )


def refusal(expected: BundleAnswers, reason: str) -> Comparison:
    """The row of a bundle that the runtime did not load, or failed on; names a missing operation and its version."""
    missing = _MISSING_OPERATION.search(reason)
    what = f"it lacks {missing['operation']} version {missing['version']}: " if missing else ""
    return Comparison(expected.bundle, 0, None, None, (f"{what}{' '.join(reason.split())}",))


def table(rows: Sequence[Comparison]) -> str:
    """The rows as text, a line each, then each bundle's first faults."""
    width = max(len("bundle"), *(len(row.bundle.name) for row in rows))
    lines = [f"{'bundle':{width}}  images  largest difference  lowest heatmap   result"]
    lines.append(f"{'':{width}}          in probability      correlation")
    for row in rows:
        difference = "-" if row.largest_difference is None else f"{row.largest_difference:.1e}"
        correlation = "-" if row.lowest_correlation is None else f"{row.lowest_correlation:.6f}"
        result = "the same" if not row.faults else "NOT THE SAME" if row.image_count else "NOT LOADED"
        lines.append(f"{row.bundle.name:{width}}  {row.image_count:6}  {difference:18}  {correlation:15}  {result}")
    for row in rows:
        lines += [f"{row.bundle}: {fault}" for fault in row.faults[:FAULTS_SHOWN_PER_BUNDLE]]
        if len(row.faults) > FAULTS_SHOWN_PER_BUNDLE:
            lines.append(f"{row.bundle}: and {len(row.faults) - FAULTS_SHOWN_PER_BUNDLE} more")
    return "\n".join(lines)


def _unread(expected: BundleAnswers, found: BundleAnswers) -> tuple[str, ...]:
    differing = sorted(map(str, set(expected.unreadable) ^ set(found.unreadable)))
    if differing:
        return (f"only one environment can read {', '.join(differing)}",)
    return (f"{len(expected.answers)} images were answered by {expected.runtime}, {len(found.answers)} others here",)


def _difference(expected: Answer, found: Answer) -> float:
    return float(np.abs(np.subtract(expected.probabilities, found.probabilities)).max())


def _correlation(expected: Answer, found: Answer) -> float:
    return heatmap_correlation(
        np.array(expected.heatmaps, dtype=np.float32), np.array(found.heatmaps, dtype=np.float32)
    )


def _faults(expected: Answer, found: Answer, tolerance: float) -> list[str]:
    faults = []
    if expected.predicted_index != found.predicted_index:
        faults.append(f"class {found.predicted_index} instead of {expected.predicted_index}")
    # "not <=", so that a NaN is a fault
    if not _difference(expected, found) <= tolerance:
        faults.append(f"probabilities differ by {_difference(expected, found):.2e}; at most {tolerance:g} is allowed")
    if expected.out_of_distribution != found.out_of_distribution:
        faults.append("flagged out of distribution by one runtime only")
    if faults and expected.pixels_sha256 != found.pixels_sha256:
        faults.append("the images differed already before the network: another decoder or resampling")
    return [f"{expected.image}: {fault}" for fault in faults]
