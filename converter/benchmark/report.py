"""The benchmark file: never gated, never in a bundle, because it says something of one machine on one day."""

from datetime import datetime
from typing import Literal

import numpy as np
from pydantic import BaseModel, ConfigDict

from converter.benchmark.candidates import Engine
from converter.benchmark.machine import Machine


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Spread(_Part):
    """A figure over the rounds of a run."""

    median: float
    lowest: float
    lower_quartile: float
    upper_quartile: float
    highest: float

    @classmethod
    def of(cls, figures: list[float]) -> "Spread":
        """The spread of at least one figure."""
        lowest, lower, middle, upper, highest = np.quantile(figures, (0.0, 0.25, 0.5, 0.75, 1.0)).tolist()
        return cls(median=middle, lowest=lowest, lower_quartile=lower, upper_quartile=upper, highest=highest)


class Comparison(_Part):
    """One candidate against another of the same run; below 1 is faster or smaller."""

    to: str
    latency: Spread  # ratios of the medians of each round
    # Of the 10th percentiles over all rounds: what is left when other programs took the processor now and then.
    latency_of_fastest: float
    size: float


class Throughput(_Part):
    """Images a second at one setting."""

    worker_count: int
    thread_count: int
    images_per_s: Spread


class Result(_Part):
    """What was measured of one candidate."""

    name: str
    engine: Engine
    library: str
    library_version: str
    size_bytes: int
    load_ms: float
    first_ms: float
    median_ms: float
    p10_ms: float
    p90_ms: float
    peak_memory_bytes: int
    # To the first candidate, on one image; None where that is lost, or its input or number of classes differs.
    largest_logit_difference: float | None
    comparisons: tuple[Comparison, ...]
    throughput: tuple[Throughput, ...]


class NotMeasured(_Part):
    """A candidate that could not be measured, or a figure of it."""

    name: str
    reason: str
    died: bool = False


class Settings(_Part):
    """How it was measured."""

    thread_count: int  # of one inference, in load, first and median latency
    threads_up_to: int  # and workers, in throughput
    rounds: int
    images_per_round: int
    throughput_rounds: int
    throughput_seconds: float


class BenchmarkFile(_Part):
    """A whole run."""

    schema_version: Literal[1] = 1
    taken_at: datetime
    application_version: str
    machine: Machine
    subject: str
    notes: tuple[str, ...]
    settings: Settings
    results: tuple[Result, ...]
    not_measured: tuple[NotMeasured, ...]
