"""Measures whether probabilities mean what they say: of the answers given with 90 %, nine in ten should be right."""

import math
from collections.abc import Iterable, Sequence

from pydantic import BaseModel, ConfigDict

from desktop.validation.answers import Answer
from desktop.validation.intervals import Estimate, share
from inference.card import Label

# Guo et al. 2017 ("On calibration of modern neural networks", ICML) count in 15 bins of equal width, and so does the
# card of a model.
BIN_COUNT = 15


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ReliabilityBin(_Part):
    """Answers whose probability lies in one bin; it holds its upper edge.

    Attributes:
        low, high: edges, 0-1.
        mean_probability: of the most probable class, 0-1; None in an empty bin.
        accuracy: share of right answers; None in an empty bin.
    """

    low: float
    high: float
    count: int
    mean_probability: float | None
    accuracy: Estimate | None


class Calibration(_Part):
    """How well probabilities agree with what turned out right.

    Attributes:
        expected_error: |accuracy - mean probability| of each bin, weighted by its images (Guo et al. 2017,
            equation 3), 0-1.
        brier: squared distance between probabilities and truth, summed over the classes (Brier 1950), 0-2.
        mean_probability: of the most probable class, 0-1; above the accuracy the model is too sure of itself.
    """

    bins: tuple[ReliabilityBin, ...]
    expected_error: float
    brier: float
    mean_probability: float


class PredictionSets(_Part):
    """What the conformal prediction sets of the run held.

    Attributes:
        covered: share of images whose own class is in their set.
        mean_size: classes in a set.
    """

    covered: Estimate
    mean_size: float


def calibrate(answers: Iterable[Answer], bin_count: int = BIN_COUNT) -> Calibration | None:
    """Calibration of the readable answers, reported or not; None where there is none."""
    counted = [answer for answer in answers if answer.is_readable]
    if not counted:
        return None
    inside: list[list[Answer]] = [[] for _index in range(bin_count)]
    for answer in counted:
        # Rounded first: the product of an edge with the number of bins can miss the whole number.
        place = math.ceil(round(_probability(answer) * bin_count, 9)) - 1
        inside[min(max(place, 0), bin_count - 1)].append(answer)
    bins = tuple(_bin(index, bin_count, members) for index, members in enumerate(inside))
    error = sum(
        each.count / len(counted) * abs(each.accuracy.value - each.mean_probability)
        for each in bins
        if each.accuracy is not None and each.mean_probability is not None
    )
    return Calibration(
        bins=bins,
        expected_error=min(1.0, error),
        brier=sum(map(_squared_distance, counted)) / len(counted),
        mean_probability=min(1.0, sum(map(_probability, counted)) / len(counted)),
    )


def prediction_sets(answers: Iterable[Answer], labels: Sequence[Label]) -> PredictionSets | None:
    """Coverage and size of the prediction sets of the readable answers; None where there is none."""
    counted = [answer for answer in answers if answer.is_readable]
    covered = share(
        sum(labels[answer.truth].display_name in answer.row.prediction_set for answer in counted), len(counted)
    )
    if covered is None:
        return None
    return PredictionSets(
        covered=covered, mean_size=sum(len(answer.row.prediction_set) for answer in counted) / len(counted)
    )


def _bin(index: int, bin_count: int, members: Sequence[Answer]) -> ReliabilityBin:
    count = len(members)
    return ReliabilityBin(
        low=index / bin_count,
        high=(index + 1) / bin_count,
        count=count,
        mean_probability=min(1.0, sum(map(_probability, members)) / count) if count else None,
        accuracy=share(sum(member.is_right for member in members), count),
    )


def _probability(answer: Answer) -> float:
    return answer.row.probability or 0.0


def _squared_distance(answer: Answer) -> float:
    return sum(
        (probability - (index == answer.truth)) ** 2 for index, probability in enumerate(answer.row.probabilities)
    )
