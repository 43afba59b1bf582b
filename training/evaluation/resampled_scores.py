"""The scores that are no simple share, over thousands of resamples: F1, averages, areas under curves."""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from inference.card import Label
from training.evaluation.answers import Answers, is_malignant, malignant_probability
from training.evaluation.intervals import percentile_bounds
from training.evaluation.ranking import Ranking
from training.evaluation.record import Bootstrap, Estimate


class Measure(StrEnum):
    """What is scored."""

    PRECISION = "precision"
    RECALL = "recall"
    F1 = "f1"
    ROC_AUC = "roc_auc"
    AVERAGE_PRECISION = "average_precision"


class Average(StrEnum):
    """How the classes that have images are averaged."""

    MACRO = "macro"  # every class counts the same
    WEIGHTED = "weighted"  # every image counts the same


class Side(StrEnum):
    """A side of the labels, against the other one."""

    MALIGNANT = "malignant"


class ScoreName(NamedTuple):
    """One score: a measure of a class (its index, against the rest), of a side, or averaged over the classes."""

    measure: Measure
    of: int | Side | Average


_AVERAGED = (Measure.PRECISION, Measure.RECALL, Measure.F1)
# In the order of the fields of `Areas`.
_AREAS = (Measure.ROC_AUC, Measure.AVERAGE_PRECISION)


class ResampledScores:
    """Stratified percentile bootstrap of one set of answers."""

    def __init__(self, answers: Answers, labels: Sequence[Label]) -> None:
        """Sort once what each resample needs sorted."""
        self._answers = answers
        self._class_count = len(labels)
        self._cells = answers.truth * self._class_count + answers.predicted
        self._rankings: dict[int | Side, Ranking] = {}
        if len(answers.present) > 1:
            for index in answers.present:
                self._rankings[int(index)] = Ranking(answers.probabilities[:, index], answers.truth == index)
        truly_malignant = is_malignant(labels)[answers.truth]
        if truly_malignant.any() and not truly_malignant.all():
            self._rankings[Side.MALIGNANT] = Ranking(malignant_probability(answers, labels), truly_malignant)
        self.names = (
            *(ScoreName(Measure.F1, index) for index in range(self._class_count)),
            *(ScoreName(measure, average) for average in Average for measure in _AVERAGED),
            *(ScoreName(measure, ranked) for ranked in self._rankings for measure in _AREAS),
            ScoreName(Measure.ROC_AUC, Average.MACRO),
        )

    def row(self, weights: NDArray[np.int64]) -> NDArray[np.float64]:
        """The scores named by `names` for int (N,) weights, draws of each image; NaN where one is not defined."""
        size, present = self._class_count, self._answers.present
        counts = np.bincount(self._cells, weights=weights, minlength=size * size).astype(np.float64)
        confusion = counts.reshape(size, size)
        right, given, support = np.diag(confusion), confusion.sum(axis=0), confusion.sum(axis=1)
        f1 = _divided(2 * right, given + support)
        shares = np.stack([_divided(right, given), _divided(right, support), f1])[:, present]
        areas = {ranked: ranking.areas(weights) for ranked, ranking in self._rankings.items()}
        of_classes = [area.roc_auc for ranked, area in areas.items() if ranked is not Side.MALIGNANT]
        return np.concatenate(
            [
                f1,
                shares.mean(axis=1),
                shares @ (support[present] / support.sum()),
                np.array([value for area in areas.values() for value in area]),
                [float(np.mean(of_classes)) if of_classes else np.nan],
            ]
        )

    def estimates(self, plan: Bootstrap) -> dict[ScoreName, Estimate]:
        """Every score that is defined, by name, with its interval."""
        points = self.row(np.ones(len(self._cells), dtype=np.int64))
        low, high = percentile_bounds(self._answers.truth, plan, self.row)
        return {
            name: Estimate(value=float(points[index]), low=float(low[index]), high=float(high[index]))
            for index, name in enumerate(self.names)
            if np.isfinite(points[index])
        }


def _divided(part: NDArray[np.float64], whole: NDArray[np.float64]) -> NDArray[np.float64]:
    # A class never given to any image has precision 0, as the paper's tools count it.
    return np.divide(part, whole, out=np.zeros_like(part), where=whole > 0)
