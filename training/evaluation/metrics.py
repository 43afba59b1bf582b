"""Scores of a classifier as the paper's Tables 2 and 3 give them, and the one question that weighs most: malignant?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import confusion_matrix

from inference.card import Label
from training.evaluation.answers import Answers, is_malignant, malignant_probability
from training.evaluation.intervals import share
from training.evaluation.malignancy_counts import count_malignant
from training.evaluation.record import (
    AveragedScores,
    Bootstrap,
    ClassScore,
    Estimate,
    MalignancyScore,
    OverallScore,
)
from training.evaluation.resampled_scores import Average, Measure, ResampledScores, ScoreName, Side


@dataclass(frozen=True, eq=False)
class Scores:
    """Everything that is counted on the unshifted images.

    Attributes:
        overall: all classes together.
        classes: one by one, in the labels' order.
        malignancy: malignant or not; None where all labels are on one side.
        confusion: int (K, K), rows truth, columns predicted class.
    """

    overall: OverallScore
    classes: tuple[ClassScore, ...]
    malignancy: MalignancyScore | None
    confusion: NDArray[np.int64]


def score(answers: Answers, labels: Sequence[Label], plan: Bootstrap) -> Scores:
    """Count and resample every score.

    Accuracy, precision, recall, sensitivity and specificity are shares of images: Wilson intervals. F1, averages and
    areas are not: stratified percentile bootstrap. A class without images takes no part in the averages.

    Args:
        answers: N images, at least one.
        labels: the K classes in the model's order.
        plan: resamples and seed.

    Raises:
        ValueError: no images, which is a programming error.
    """
    if len(answers.truth) == 0:
        raise ValueError("there are no images to score")
    resampled = ResampledScores(answers, labels).estimates(plan)
    confusion = np.asarray(confusion_matrix(answers.truth, answers.predicted, labels=range(len(labels))), np.int64)
    return Scores(
        overall=_overall(confusion, resampled),
        classes=tuple(_class_score(index, label, confusion, resampled) for index, label in enumerate(labels)),
        malignancy=_malignancy(answers, labels, resampled),
        confusion=confusion,
    )


def macro_recall(truth: NDArray[np.int64], predicted: NDArray[np.int64]) -> float:
    """Mean recall of the classes that have images, 0-1, from int (N,) class indices."""
    return float(np.mean([(predicted[truth == label] == label).mean() for label in np.unique(truth)]))


def _overall(confusion: NDArray[np.int64], resampled: Mapping[ScoreName, Estimate]) -> OverallScore:
    accuracy = share(int(np.trace(confusion)), int(confusion.sum()))
    if accuracy is None:
        raise ValueError("there are no images to score")
    averages = {
        average: AveragedScores(
            precision=resampled[ScoreName(Measure.PRECISION, average)],
            recall=resampled[ScoreName(Measure.RECALL, average)],
            f1=resampled[ScoreName(Measure.F1, average)],
        )
        for average in Average
    }
    return OverallScore(
        accuracy=accuracy,
        macro=averages[Average.MACRO],
        weighted=averages[Average.WEIGHTED],
        macro_roc_auc=resampled.get(ScoreName(Measure.ROC_AUC, Average.MACRO)),
    )


def _class_score(
    index: int, label: Label, confusion: NDArray[np.int64], resampled: Mapping[ScoreName, Estimate]
) -> ClassScore:
    right, given, support = int(confusion[index, index]), int(confusion[:, index].sum()), int(confusion[index].sum())
    return ClassScore(
        label_id=label.id,
        support=support,
        predicted_count=given,
        precision=share(right, given),
        recall=share(right, support),
        f1=resampled[ScoreName(Measure.F1, index)] if support else None,
        roc_auc=resampled.get(ScoreName(Measure.ROC_AUC, index)),
        average_precision=resampled.get(ScoreName(Measure.AVERAGE_PRECISION, index)),
    )


def _malignancy(
    answers: Answers, labels: Sequence[Label], resampled: Mapping[ScoreName, Estimate]
) -> MalignancyScore | None:
    counts = count_malignant(answers.truth, answers.predicted, labels)
    if not counts.has_both_sides:
        return None
    truly = is_malignant(labels)[answers.truth]
    return MalignancyScore(
        malignant_count=counts.found + counts.missed,
        benign_count=counts.false_alarms + counts.spared,
        missed_count=counts.missed,
        false_alarm_count=counts.false_alarms,
        sensitivity=counts.sensitivity,
        specificity=counts.specificity,
        roc_auc=resampled.get(ScoreName(Measure.ROC_AUC, Side.MALIGNANT)),
        average_precision=resampled.get(ScoreName(Measure.AVERAGE_PRECISION, Side.MALIGNANT)),
        brier=float(np.mean((malignant_probability(answers, labels) - truly) ** 2)),
    )
