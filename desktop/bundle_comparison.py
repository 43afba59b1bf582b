"""What two models said of the same images, side by side: where they agree, and the images on which they do not."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from pathlib import Path

import numpy as np

from desktop.kappa import Kappa, cohens_kappa
from desktop.records import RunInfo
from desktop.signature_report import UNSIGNED, SignatureReport
from desktop.store.results import StoredResult
from desktop.validation.intervals import Estimate, share
from inference.decision import Decision


class DifferenceKind(IntEnum):
    """How two answers to one image differ, the most serious first."""

    SIDE = 0  # one says malignant, the other not
    CLASS = 1  # another class on the same side
    REPORTED = 2  # the same class, but one withheld it
    READ = 3  # one could not read it


@dataclass(frozen=True)
class ComparedModel:
    """One of the two models, and how it did in numbers.

    Attributes:
        info: of its run.
        decisions: rows per decision.
        median_ms: of an answer on this computer, reading included; None without any. Of single answers, as the time of
            a whole run also holds the start of processes and, in the first run only, the reading of a cold disk.
    """

    info: RunInfo
    decisions: dict[Decision, int]
    signature: SignatureReport = UNSIGNED
    median_ms: float | None = None

    @property
    def name(self) -> str:
        """Its id and version."""
        return f"{self.info.model_id} {self.info.model_version}"


@dataclass(frozen=True)
class GivenAnswer:
    """What one model said of one image.

    Attributes:
        label_index: position of the most probable class among the model's own; None when unreadable.
        probability: of it, 0-1; None when unreadable.
    """

    decision: Decision
    label_index: int | None
    probability: float | None


@dataclass(frozen=True)
class Difference:
    """An image, page or tile on which the two differ.

    Attributes:
        path: relative to the folder.
    """

    kind: DifferenceKind
    path: Path
    page: int
    tile_x: int
    tile_y: int
    first: GivenAnswer
    second: GivenAnswer


@dataclass(frozen=True)
class BundleComparison:
    """All figures of a comparison. None of them says which model is right.

    Attributes:
        folder: of the images.
        row_count: images, pages and tiles that both looked at.
        left_out_count: rows of one only: files that came, went or changed between the two runs.
        confusion: rows that both could read; rows: classes of the first, columns: of the second.
        same_class: share of these with the same most probable class.
        same_side: share of these that both call malignant, or both not.
        kappa: agreement on the class beyond chance.
        same_reported: share of the rows that both reported with the same class.
        only_first_reported, only_second_reported: rows that only one reported.
        differences: the most serious first, then by name.
    """

    folder: Path
    first: ComparedModel
    second: ComparedModel
    row_count: int
    left_out_count: int
    confusion: tuple[tuple[int, ...], ...]
    same_class: Estimate | None
    same_side: Estimate | None
    kappa: Kappa | None
    same_reported: Estimate | None
    only_first_reported: int
    only_second_reported: int
    differences: tuple[Difference, ...]

    @property
    def has_findings(self) -> bool:
        """Whether something could not be read or compared."""
        unreadable = any(each.decisions.get(Decision.UNREADABLE) for each in (self.first, self.second))
        return unreadable or self.left_out_count > 0

    def count_of(self, kind: DifferenceKind) -> int:
        """How many rows differ in this way."""
        return sum(each.kind is kind for each in self.differences)


@dataclass(frozen=True)
class _Place:
    """Which row; the hash too, as a file may change between two runs."""

    path: Path
    page: int
    tile_x: int
    tile_y: int
    sha256: str


def compare_rows(
    folder: Path,
    first: ComparedModel,
    first_rows: Iterable[StoredResult],
    second: ComparedModel,
    second_rows: Iterable[StoredResult],
) -> BundleComparison:
    """Count where two runs over the same folder agree.

    Classes are the same where their label ids are; each model may know classes that the other does not.

    Args:
        folder: of the images.
        first, first_rows: the one run.
        second, second_rows: the other.
    """
    taken_ms: tuple[list[float], list[float]] = ([], [])
    waiting: dict[_Place, GivenAnswer] = {}
    for result in first_rows:
        waiting[_place(result)] = _answer(result, first.info)
        _note_time(result, taken_ms[0])
    pairs: list[tuple[_Place, GivenAnswer, GivenAnswer]] = []
    left_out = 0
    for result in second_rows:
        place = _place(result)
        _note_time(result, taken_ms[1])
        answer = waiting.pop(place, None)
        if answer is None:
            left_out += 1
        else:
            pairs.append((place, answer, _answer(result, second.info)))
    read = [(one.label_index, other.label_index) for _place_, one, other in pairs if _both_read(one, other)]
    indices = [(one, other) for one, other in read if one is not None and other is not None]
    ids = [(first.info.labels[one].id, second.info.labels[other].id) for one, other in indices]
    sides = [(first.info.labels[one].malignant, second.info.labels[other].malignant) for one, other in indices]
    reported = [_reported(one, other) for _place_, one, other in pairs]
    both = [(one, other) for (_place_, one, other), said in zip(pairs, reported, strict=True) if said == (True, True)]
    return BundleComparison(
        folder=folder,
        first=replace(first, median_ms=_median(taken_ms[0])),
        second=replace(second, median_ms=_median(taken_ms[1])),
        row_count=len(pairs),
        left_out_count=left_out + len(waiting),
        confusion=_confusion(indices, len(first.info.labels), len(second.info.labels)),
        same_class=share(sum(one == other for one, other in ids), len(ids)),
        same_side=share(sum(one == other for one, other in sides), len(sides)),
        kappa=cohens_kappa([one for one, _other in ids], [other for _one, other in ids]),
        same_reported=share(
            sum(_label_id(one, first.info) == _label_id(other, second.info) for one, other in both), len(both)
        ),
        only_first_reported=reported.count((True, False)),
        only_second_reported=reported.count((False, True)),
        differences=_differences(pairs, first.info, second.info),
    )


def _place(result: StoredResult) -> _Place:
    row = result.row
    return _Place(result.path, row.page, row.tile_x, row.tile_y, row.image_sha256)


def _answer(result: StoredResult, info: RunInfo) -> GivenAnswer:
    row = result.row
    names = [label.display_name for label in info.labels]
    index = names.index(row.predicted_class) if row.predicted_class else None
    return GivenAnswer(row.decision, index, row.probability)


def _note_time(result: StoredResult, taken_ms: list[float]) -> None:
    if result.row.predicted_class and result.row.elapsed_ms is not None:
        taken_ms.append(result.row.elapsed_ms)


def _median(taken_ms: Sequence[float]) -> float | None:
    return float(np.median(taken_ms)) if taken_ms else None


def _both_read(first: GivenAnswer, second: GivenAnswer) -> bool:
    return first.label_index is not None and second.label_index is not None


def _reported(first: GivenAnswer, second: GivenAnswer) -> tuple[bool, bool]:
    return first.decision is Decision.REPORTED, second.decision is Decision.REPORTED


def _label_id(answer: GivenAnswer, info: RunInfo) -> str | None:
    return None if answer.label_index is None else info.labels[answer.label_index].id


def _confusion(indices: Sequence[tuple[int, int]], rows: int, columns: int) -> tuple[tuple[int, ...], ...]:
    counts = [[0] * columns for _ in range(rows)]
    for one, other in indices:
        counts[one][other] += 1
    return tuple(map(tuple, counts))


def _differences(
    pairs: Iterable[tuple[_Place, GivenAnswer, GivenAnswer]], first: RunInfo, second: RunInfo
) -> tuple[Difference, ...]:
    found = [
        Difference(kind, place.path, place.page, place.tile_x, place.tile_y, one, other)
        for place, one, other in pairs
        if (kind := _kind(one, other, first, second)) is not None
    ]
    return tuple(sorted(found, key=lambda each: (each.kind, each.path, each.page, each.tile_y, each.tile_x)))


def _kind(one: GivenAnswer, other: GivenAnswer, first: RunInfo, second: RunInfo) -> DifferenceKind | None:
    if one.label_index is None or other.label_index is None:
        return None if one.label_index == other.label_index else DifferenceKind.READ
    labels = first.labels[one.label_index], second.labels[other.label_index]
    if labels[0].malignant != labels[1].malignant:
        return DifferenceKind.SIDE
    if labels[0].id != labels[1].id:
        return DifferenceKind.CLASS
    return DifferenceKind.REPORTED if one.decision is not other.decision else None
