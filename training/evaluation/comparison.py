"""Sets evaluations side by side: folds of one training plan are pooled, answers to the same images are paired."""

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from string import ascii_uppercase

import numpy as np
from numpy.typing import NDArray
from pydantic import JsonValue, ValidationError

from inference.card import TeacherRecord
from inference.errors import UnusableInputError
from inference.shifts import Shift
from training.evaluation.answers import Answers, Predictions
from training.evaluation.intervals import share
from training.evaluation.malignancy_counts import COMPARED_SPECIFICITY, count_malignant, sensitivity_at
from training.evaluation.paired_tests import PairedCounts, count_pairs, difference_points, holm, mcnemar_p
from training.evaluation.predictions_csv import read_predictions
from training.evaluation.record import Estimate, Evaluation, ShiftScore, read_evaluation
from training.evaluation.resampled_scores import Average, Measure, ResampledScores, ScoreName
from training.evaluation.robustness import score_shift
from training.recipe import Recipe


@dataclass(frozen=True, eq=False)
class Run:
    """One evaluation folder."""

    folder: Path
    evaluation: Evaluation
    predictions: Predictions


@dataclass(frozen=True)
class Spread:
    """A score over the folds of one plan, 0-1: its mean, and the standard deviation between folds."""

    mean: float
    deviation: float


@dataclass(frozen=True, eq=False)
class Entry:
    """One row of a comparison: an evaluation, or the folds of one plan with their predictions pooled.

    Attributes:
        key: a letter that names it in the tables.
        runs: one, or one per fold in the folds' order.
        answers: truth and answers of all its images.
        accuracy: with Wilson interval, all images together.
        macro_f1: with bootstrap interval, all images together.
        sensitivity: None where there are no malignant images or no others.
        specificity: the same.
        sensitivity_at_specificity: at `COMPARED_SPECIFICITY`, the limit taken on the same images.
        missed_count: malignant images given a class that is not malignant.
        expected_calibration_error: mean over the runs.
        shifts: scores under each shift, all images together.
        fold_accuracy: over the folds; None for a single evaluation.
    """

    key: str
    runs: tuple[Run, ...]
    answers: Answers
    accuracy: Estimate
    macro_f1: Estimate
    sensitivity: Estimate | None
    specificity: Estimate | None
    sensitivity_at_specificity: Estimate | None
    missed_count: int
    expected_calibration_error: float
    shifts: tuple[ShiftScore, ...]
    fold_accuracy: Spread | None

    @property
    def evaluation(self) -> Evaluation:
        """Of its first run; network, recipe and kind of split are those of all."""
        return self.runs[0].evaluation

    def shift_score(self, shift: Shift) -> ShiftScore | None:
        """The score under a shift, if that was tested."""
        return next((each for each in self.shifts if each.shift == shift), None)


@dataclass(frozen=True)
class Pair:
    """Two entries that answered the same images."""

    first: Entry
    second: Entry
    counts: PairedCounts
    difference_points: Estimate
    p: float
    p_holm: float


@dataclass(frozen=True, eq=False)
class Comparison:
    """Everything the tables show."""

    entries: tuple[Entry, ...]
    pairs: tuple[Pair, ...]
    unpaired_count: int


def read_runs(folders: Sequence[Path]) -> list[Run]:
    """Read evaluation folders.

    Raises:
        UnusableInputError: a folder holds no evaluation, or is named twice.
    """
    resolved = [folder.resolve() for folder in folders]
    twice = next((folders[index] for index, each in enumerate(resolved) if each in resolved[:index]), None)
    if twice is not None:
        raise UnusableInputError(f"{twice} is named twice; name each evaluation once")
    runs = []
    for folder in folders:
        evaluation = read_evaluation(folder)
        runs.append(Run(folder, evaluation, read_predictions(folder, evaluation)))
    return runs


def compare(runs: Sequence[Run]) -> Comparison:
    """Pool folds, score, and test every pair of entries that answered the same images.

    Evaluations are folds of one plan where network, recipe, seed, data and kind of split are the same, the test folds
    differ, and no image was tested twice.

    Args:
        runs: at least one.

    Raises:
        UnusableInputError: none, or models with different classes.
    """
    if not runs:
        raise UnusableInputError("There is nothing to compare; name at least one folder of `smearscope-train evaluate`")
    labels = runs[0].evaluation.labels
    other = next((run for run in runs if run.evaluation.labels != labels), None)
    if other is not None:
        raise UnusableInputError(
            f"{other.folder} has the classes {', '.join(label.id for label in other.evaluation.labels)}, "
            f"{runs[0].folder} has {', '.join(label.id for label in labels)}; only models with the same classes can be "
            "compared"
        )
    entries = tuple(_entry(_key(index), group) for index, group in enumerate(_grouped(runs)))
    found = [(one, two, _paired(one, two)) for one, two in combinations(entries, 2)]
    paired = [(one, two, counts) for one, two, counts in found if counts is not None]
    p_values = [mcnemar_p(counts) for _, _, counts in paired]
    pairs = []
    for (one, two, counts), p, adjusted in zip(paired, p_values, holm(p_values), strict=True):
        change = difference_points(counts)
        if change is not None:
            pairs.append(Pair(one, two, counts, change, p, adjusted))
    return Comparison(entries, tuple(pairs), unpaired_count=len(found) - len(paired))


def _key(index: int) -> str:
    """A to Z, then AA, AB, and so on."""
    rounds, letter = divmod(index, len(ascii_uppercase))
    return (_key(rounds - 1) if rounds else "") + ascii_uppercase[letter]


def _grouped(runs: Sequence[Run]) -> list[list[Run]]:
    """Runs that are folds of one plan together, in the order in which each plan was first named."""
    groups: list[list[Run]] = []
    for run in runs:
        home = next((group for group in groups if all(_are_folds(run, member) for member in group)), None)
        if home is None:
            groups.append([run])
        else:
            home.append(run)
    return [sorted(group, key=lambda run: run.evaluation.tested.test_fold) for group in groups]


def _are_folds(one: Run, two: Run) -> bool:
    if _plan(one.evaluation) != _plan(two.evaluation):
        return False
    if one.evaluation.tested.test_fold == two.evaluation.tested.test_fold:
        return False
    # Byte-identical copies under two names are two images of the data set, and may lie in two folds of a random split.
    names = {(sample.path, sample.sha256) for sample in one.predictions.samples}
    return names.isdisjoint((sample.path, sample.sha256) for sample in two.predictions.samples)


def _plan(evaluation: Evaluation) -> object:
    training, tested = evaluation.training, evaluation.tested
    return (
        training.architecture,
        _filled(training.recipe),
        training.seed,
        training.started_from,
        _teaching(training.teacher),
        training.preprocess,
        training.data.sha256,
        training.split.fold_count,
        tested.split_kind,
        tested.split_seed,
        tested.subset,
        tested.exposure,
        tested.foreign_name,
        tuple(each.shift for each in evaluation.shifts),
    )


def _teaching(teacher: TeacherRecord | None) -> object:
    """What the teachers of folds have in common; each fold has a teacher of its own, trained on that fold's images."""
    if teacher is None:
        return None
    return teacher.architecture, _filled(teacher.recipe), teacher.started_from, _teaching(teacher.teacher)


def _filled(recipe: Mapping[str, JsonValue]) -> object:
    """A recipe with what it does not state as by default, so that a field added later parts no folds."""
    try:
        return Recipe.model_validate(recipe)
    except ValidationError:
        return dict(recipe)


def _entry(key: str, runs: Sequence[Run]) -> Entry:
    first = runs[0].evaluation
    labels = first.labels
    answers = Answers(
        np.concatenate([run.predictions.answers.truth for run in runs]),
        np.concatenate([run.predictions.answers.logits for run in runs]),
    )
    accuracies = [run.evaluation.overall.accuracy.value for run in runs]
    counts = count_malignant(answers.truth, answers.predicted, labels)
    accuracy = share(int((answers.truth == answers.predicted).sum()), len(answers.truth))
    if accuracy is None:
        raise ValueError("an evaluation has no images")
    single = len(runs) == 1
    return Entry(
        key=key,
        runs=tuple(runs),
        answers=answers,
        accuracy=accuracy,
        macro_f1=(
            first.overall.macro.f1
            if single
            else ResampledScores(answers, labels).estimates(first.bootstrap)[ScoreName(Measure.F1, Average.MACRO)]
        ),
        sensitivity=counts.sensitivity,
        specificity=counts.specificity,
        sensitivity_at_specificity=sensitivity_at(COMPARED_SPECIFICITY, answers, labels),
        missed_count=counts.missed,
        expected_calibration_error=statistics.fmean(run.evaluation.calibration.expected_error for run in runs),
        shifts=first.shifts if single else _pooled_shifts(runs, answers),
        fold_accuracy=None if single else _spread(accuracies),
    )


def _pooled_shifts(runs: Sequence[Run], answers: Answers) -> tuple[ShiftScore, ...]:
    labels = runs[0].evaluation.labels
    return tuple(
        score_shift(
            each.id,
            each.shift,
            answers,
            np.concatenate([run.predictions.shifted[each.id] for run in runs]),
            labels,
        )
        for each in runs[0].evaluation.shifts
    )


def _spread(values: Sequence[float]) -> Spread:
    return Spread(statistics.fmean(values), statistics.stdev(values))


def _paired(one: Entry, two: Entry) -> PairedCounts | None:
    """The fourfold table where both answered the same images, else None."""
    (names, truth, right), (other_names, other_truth, other_right) = _in_order(one), _in_order(two)
    if names != other_names or not np.array_equal(truth, other_truth):
        return None
    return count_pairs(right, other_right)


def _in_order(entry: Entry) -> tuple[list[str], NDArray[np.int64], NDArray[np.bool_]]:
    # By content first: the same images may lie under other names in another data folder.
    samples = [sample for run in entry.runs for sample in run.predictions.samples]
    order = sorted(range(len(samples)), key=lambda index: (samples[index].sha256, samples[index].path))
    right = entry.answers.truth == entry.answers.predicted
    return [samples[index].sha256 for index in order], entry.answers.truth[order], right[order]
