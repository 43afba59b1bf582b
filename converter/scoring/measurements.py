"""Measures a build against Keras: the numbers that gates look at, and the images whose answer changed."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from converter.scoring.build_outputs import BuildOutputs, accuracy, median_heatmap_correlation
from converter.scoring.gate import Metric
from converter.scoring.reference import KerasAnswers
from converter.subsets import LabelledImages
from inference.card import Label
from inference.trust import calibrated_probabilities


@dataclass(frozen=True)
class ChangedAnswer:
    """An image on which build and Keras disagree.

    Attributes:
        path: relative to the data folder.
        truth: label id; `keras` and `build` likewise.
        keras: answer of the model.
        keras_probability: of that answer, softmax without temperature, 0-1.
        build: answer of the build.
        build_probability: likewise.
    """

    path: str
    truth: str
    keras: str
    keras_probability: float
    build: str
    build_probability: float


def compare_answers(
    images: LabelledImages, outputs: BuildOutputs, keras: KerasAnswers, labels: Sequence[Label]
) -> dict[Metric, float]:
    """What the answers alone tell, the `ANSWER_METRICS`, on the validation images or on the test images.

    Args:
        images: with their truth.
        outputs: of the build.
        keras: of the model.
        labels: the classes, in order.
    """
    truth, before, after = images.truth, keras.predicted, outputs.predicted
    lost_recall = [
        accuracy(before[truth == label], truth[truth == label]) - accuracy(after[truth == label], truth[truth == label])
        for label in np.unique(truth)
    ]
    return {
        Metric.ACCURACY_DROP: accuracy(before, truth) - accuracy(after, truth),
        Metric.IMAGES_LOST: float((before == truth).sum() - (after == truth).sum()),
        Metric.RECALL_DROP: max(lost_recall),
        Metric.MALIGNANT_TO_BENIGN: float(_malignant_to_benign(truth, before, after, labels).sum()),
        Metric.AGREEMENT: accuracy(after, before),
        Metric.HEATMAP_CORRELATION: median_heatmap_correlation(outputs.heatmaps, keras.heatmaps, before),
    }


def changed_answers(
    images: LabelledImages, outputs: BuildOutputs, keras: KerasAnswers, labels: Sequence[Label]
) -> tuple[ChangedAnswer, ...]:
    """Every image that the build answers otherwise than Keras, in the order of the split."""
    before, after = (calibrated_probabilities(each, 1.0) for each in (keras.logits, outputs.logits))
    return tuple(
        ChangedAnswer(
            path=images.paths[index],
            truth=labels[images.truth[index]].id,
            keras=labels[keras.predicted[index]].id,
            keras_probability=float(before[index].max()),
            build=labels[outputs.predicted[index]].id,
            build_probability=float(after[index].max()),
        )
        for index in np.flatnonzero(keras.predicted != outputs.predicted)
    )


def _malignant_to_benign(
    truth: NDArray[np.int64], before: NDArray[np.int64], after: NDArray[np.int64], labels: Sequence[Label]
) -> NDArray[np.bool_]:
    malignant = np.array([label.malignant for label in labels])
    return np.asarray(malignant[truth] & malignant[before] & ~malignant[after])
