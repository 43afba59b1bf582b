"""The scores that are no simple share, over thousands of resamples: F1, averages, areas under curves."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from inference.card import Label
from training.evaluation.answers import Answers, is_malignant, malignant_probability
from training.evaluation.intervals import percentile_bounds
from training.evaluation.ranking import Areas, Ranking
from training.evaluation.record import Bootstrap, Estimate

_AVERAGES = ("macro", "weighted")
_SHARES = ("precision", "recall", "f1")
_MALIGNANT = "malignant"


class ResampledScores:
    """Stratified percentile bootstrap of one set of answers; scores have names such as `f1 0` or `macro recall`."""

    def __init__(self, answers: Answers, labels: Sequence[Label]) -> None:
        """Sort once what each resample needs sorted."""
        self._answers = answers
        self._class_count = len(labels)
        self._cells = answers.truth * self._class_count + answers.predicted
        self._rankings: dict[str, Ranking] = {}
        if len(answers.present) > 1:
            for index in answers.present:
                self._rankings[str(index)] = Ranking(answers.probabilities[:, index], answers.truth == index)
        truly_malignant = is_malignant(labels)[answers.truth]
        if truly_malignant.any() and not truly_malignant.all():
            self._rankings[_MALIGNANT] = Ranking(malignant_probability(answers, labels), truly_malignant)
        self.names = (
            *(f"f1 {index}" for index in range(self._class_count)),
            *(f"{average} {name}" for average in _AVERAGES for name in _SHARES),
            *(f"{area} {name}" for name in self._rankings for area in Areas._fields),
            "macro roc_auc",
        )

    def row(self, weights: NDArray[np.int64]) -> NDArray[np.float64]:
        """The scores named by `names` for int (N,) weights, draws of each image; NaN where one is not defined."""
        size, present = self._class_count, self._answers.present
        counts = np.bincount(self._cells, weights=weights, minlength=size * size).astype(np.float64)
        confusion = counts.reshape(size, size)
        right, given, support = np.diag(confusion), confusion.sum(axis=0), confusion.sum(axis=1)
        f1 = _divided(2 * right, given + support)
        shares = np.stack([_divided(right, given), _divided(right, support), f1])[:, present]
        areas = {name: ranking.areas(weights) for name, ranking in self._rankings.items()}
        of_classes = [area.roc_auc for name, area in areas.items() if name != _MALIGNANT]
        return np.concatenate(
            [
                f1,
                shares.mean(axis=1),
                shares @ (support[present] / support.sum()),
                np.array([figure for area in areas.values() for figure in area]),
                [float(np.mean(of_classes)) if of_classes else np.nan],
            ]
        )

    def estimates(self, plan: Bootstrap) -> dict[str, Estimate]:
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
