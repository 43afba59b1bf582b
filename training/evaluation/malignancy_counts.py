"""Counts answers by the one question that weighs most: malignant, or not?"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from inference.card import Label
from training.evaluation.answers import Answers, is_malignant, malignant_probability
from training.evaluation.intervals import share
from training.evaluation.record import Estimate

# The specificity at which sensitivities are compared.
COMPARED_SPECIFICITY = 0.98


@dataclass(frozen=True)
class MalignancyCounts:
    """The fourfold table of truth and answers reduced to malignant or not.

    Attributes:
        found: malignant images given a malignant class, their own or another.
        missed: malignant images given a class that is not malignant.
        false_alarms: other images given a malignant class.
        spared: other images given a class that is not malignant.
        has_both_sides: whether some labels are malignant and some are not; else the question is none.
    """

    found: int
    missed: int
    false_alarms: int
    spared: int
    has_both_sides: bool

    @property
    def sensitivity(self) -> Estimate | None:
        """Share of the malignant images that are found, with Wilson interval; None where there is none to find."""
        return share(self.found, self.found + self.missed) if self.has_both_sides else None

    @property
    def specificity(self) -> Estimate | None:
        """Share of the other images that are spared, with Wilson interval; None where there is none to spare."""
        return share(self.spared, self.spared + self.false_alarms) if self.has_both_sides else None


def count_malignant(
    truth: NDArray[np.int64], predicted: NDArray[np.int64], labels: Sequence[Label]
) -> MalignancyCounts:
    """Count the table from class indices, int (N,) each, of the same images in the same order."""
    malignant = is_malignant(labels)
    truly, called = malignant[truth], malignant[predicted]
    return MalignancyCounts(
        found=int((truly & called).sum()),
        missed=int((truly & ~called).sum()),
        false_alarms=int((~truly & called).sum()),
        spared=int((~truly & ~called).sum()),
        has_both_sides=bool(malignant.any() and not malignant.all()),
    )


def sensitivity_at(specificity: float, answers: Answers, labels: Sequence[Label]) -> Estimate | None:
    """Share of the malignant images that are found where the probability asked for spares so many of the others.

    The probability is that of all malignant classes together, and the limit is taken on these very images: it compares
    models at one specificity, and is no promise for other images.

    Args:
        specificity: at least so large a share of the other images is spared, above 0, at most 1.
        answers: N images.
        labels: the K classes.

    Returns:
        With Wilson interval; None where there are no malignant images, or no others.
    """
    truly = is_malignant(labels)[answers.truth]
    if truly.all() or not truly.any():
        return None
    probability = malignant_probability(answers, labels)
    others = np.sort(probability[~truly])[::-1]
    # So many of the others may be called malignant: the limit is the next one's probability, and found is above it.
    allowed = int(np.floor((1.0 - specificity) * len(others) + 1e-9))
    return share(int((probability[truly] > others[allowed]).sum()), int(truly.sum()))
