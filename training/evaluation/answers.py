"""What a model says of N images, beside what they are: the one input of every score."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy.special import softmax

from inference.card import Label
from training.dataset.folder import Sample
from training.evaluation.record import UnreadableFile


@dataclass(frozen=True, eq=False)
class Answers:
    """Truth and logits of N images.

    Attributes:
        truth: int (N,), class index.
        logits: float64 (N, K).
    """

    truth: NDArray[np.int64]
    logits: NDArray[np.float64]

    @cached_property
    def predicted(self) -> NDArray[np.int64]:
        """int (N,), the most probable class."""
        return np.asarray(self.logits.argmax(axis=1), dtype=np.int64)

    @cached_property
    def probabilities(self) -> NDArray[np.float64]:
        """float64 (N, K), softmax of the logits as they are: no temperature, no averaging over turned copies."""
        return np.asarray(softmax(self.logits, axis=1))

    @cached_property
    def present(self) -> NDArray[np.int64]:
        """The classes that have images, in order."""
        return np.unique(self.truth)


@dataclass(frozen=True, eq=False)
class Predictions:
    """A model's answers to N readable images.

    Attributes:
        samples: the images, in the given order.
        answers: without a shift.
        shifted: int (N,) predicted classes by shift id.
        unreadable: what could not be decoded.
    """

    samples: tuple[Sample, ...]
    answers: Answers
    shifted: dict[str, NDArray[np.int64]]
    unreadable: tuple[UnreadableFile, ...]


def is_malignant(labels: Sequence[Label]) -> NDArray[np.bool_]:
    """bool (K,): which classes are malignant."""
    return np.array([label.malignant for label in labels], dtype=np.bool_)


def malignant_probability(answers: Answers, labels: Sequence[Label]) -> NDArray[np.float64]:
    """float64 (N,), 0-1: the malignant classes' probabilities summed."""
    # The sum can pass 1 by a rounding error.
    return np.clip(answers.probabilities[:, is_malignant(labels)].sum(axis=1), 0.0, 1.0)
