"""Runs a build over images through `inference`, the runtime that ships, and counts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import confusion_matrix, precision_recall_fscore_support

from inference.card import ClassScore, Label
from inference.golden import heatmap_correlation
from inference.runtime import Runtime

OnProgress = Callable[[int, int], None]


@dataclass(frozen=True, eq=False)
class BuildOutputs:
    """What a build says of N images.

    Attributes:
        logits: float32 (N, K).
        heatmaps: float32 (N, h, w, K).
        features: float32 (N, C).
    """

    logits: NDArray[np.float32]
    heatmaps: NDArray[np.float32]
    features: NDArray[np.float32]

    @property
    def predicted(self) -> NDArray[np.int64]:
        """int (N,), the most probable class."""
        return np.asarray(self.logits.argmax(axis=1), dtype=np.int64)


def run_build(
    model: bytes, pixels: NDArray[np.uint8], thread_count: int, on_progress: OnProgress | None = None
) -> BuildOutputs:
    """Run preprocessed images one by one as screening does.

    Args:
        model: a TFLite flatbuffer.
        pixels: uint8 (N, H, W, 3), one image or more.
        thread_count: threads of one inference.
        on_progress: told how many of N are done, after each.

    Raises:
        ModelRejectedError: the runtime cannot run it, or an answer is NaN or infinite, which no gate could judge.
    """
    runtime = Runtime(model, thread_count)
    outputs = []
    for index, image in enumerate(pixels, start=1):
        outputs.append(runtime.run(image))
        if on_progress is not None:
            on_progress(index, len(pixels))
    return BuildOutputs(
        logits=np.stack([each.logits for each in outputs]),
        heatmaps=np.stack([each.heatmaps for each in outputs]),
        features=np.stack([each.features for each in outputs]),
    )


def accuracy(predicted: NDArray[np.int64], truth: NDArray[np.int64]) -> float:
    """Share of right answers, 0-1."""
    return float((predicted == truth).mean())


def wilson_interval(right: int, total: int, z: float = 1.959964) -> tuple[float, float]:
    """95 % Wilson score interval of a share (Wilson 1927), bounds in 0-1."""
    share = right / total
    centre = (share + z * z / (2 * total)) / (1 + z * z / total)
    half = z / (1 + z * z / total) * np.sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    return max(0.0, float(centre - half)), min(1.0, float(centre + half))


def class_scores(
    predicted: NDArray[np.int64], truth: NDArray[np.int64], labels: Sequence[Label]
) -> tuple[ClassScore, ...]:
    """Precision, recall, F1 and support of each class; a class never predicted has precision 0."""
    columns = precision_recall_fscore_support(truth, predicted, labels=list(range(len(labels))), zero_division=0.0)
    return tuple(
        ClassScore(label_id=label.id, precision=float(p), recall=float(r), f1=float(f), support=int(support))
        for label, p, r, f, support in zip(labels, *columns, strict=True)
    )


def confusion(predicted: NDArray[np.int64], truth: NDArray[np.int64], class_count: int) -> tuple[tuple[int, ...], ...]:
    """Confusion matrix, rows truth, columns predicted."""
    matrix = confusion_matrix(truth, predicted, labels=list(range(class_count)))
    return tuple(tuple(int(cell) for cell in row) for row in matrix)


def median_heatmap_correlation(
    first: NDArray[np.float32], second: NDArray[np.float32], classes: NDArray[np.int64]
) -> float:
    """Median over images of the correlation of two heatmap stacks (N, h, w, K), each image's given class."""
    pairs = zip(first, second, classes, strict=True)
    return float(np.median([heatmap_correlation(a[..., k], b[..., k]) for a, b, k in pairs]))
