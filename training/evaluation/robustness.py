"""What each shift costs on the same images: another laboratory's colour, light, focus, compression."""

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from inference.card import Label
from inference.errors import UnusableInputError
from inference.shifts import Shift
from training.evaluation.answers import Answers, is_malignant
from training.evaluation.intervals import share
from training.evaluation.malignancy_counts import count_malignant
from training.evaluation.metrics import macro_recall
from training.evaluation.paired_tests import count_pairs, difference_points, mcnemar_p
from training.evaluation.record import ShiftScore

_SIGNS: Mapping[str, str] = MappingProxyType({"+": " plus ", "-": " minus "})


def shift_ids(shifts: Sequence[Shift]) -> tuple[str, ...]:
    """A name for each shift's column: `R+8 % G-8 %` becomes `r_plus_8_g_minus_8`.

    Raises:
        UnusableInputError: two shifts would share a column.
    """
    ids = []
    for shift in shifts:
        # A sign tells two shifts apart where it stands before a digit; a hyphen inside a word does not.
        spelled = re.sub(r"[+-](?=\d)", lambda match: _SIGNS[match.group()], shift.name)
        ids.append(re.sub(r"[^a-z0-9]+", "_", spelled.lower()).strip("_"))
    for index, found in enumerate(ids):
        if not found or found in ids[:index]:
            raise UnusableInputError(
                f"The shift {shifts[index].name!r} needs a name of its own with letters or digits in it; rename it in "
                "the shift file"
            )
    return tuple(ids)


def score_shift(
    shift_id: str, shift: Shift, clean: Answers, shifted: NDArray[np.int64], labels: Sequence[Label]
) -> ShiftScore:
    """Compare the answers under one shift with those without it, image by image.

    Args:
        shift_id: see `shift_ids`.
        shift: the shift.
        clean: answers without it, N images.
        shifted: int (N,), predicted classes under it, the images in the same order.
        labels: the K classes.
    """
    truth = clean.truth
    pairs = count_pairs(clean.predicted == truth, shifted == truth)
    accuracy, change = share(int((shifted == truth).sum()), len(truth)), difference_points(pairs)
    if accuracy is None or change is None:
        raise ValueError("there are no images to score")
    counts = count_malignant(truth, shifted, labels)
    malignant = is_malignant(labels)
    truly, called_before, called = malignant[truth], malignant[clean.predicted], malignant[shifted]
    recall, recall_before = macro_recall(truth, shifted), macro_recall(truth, clean.predicted)
    return ShiftScore(
        id=shift_id,
        shift=shift,
        accuracy=accuracy,
        accuracy_change_points=change,
        mcnemar_p=mcnemar_p(pairs),
        macro_recall=recall,
        macro_recall_change_points=100.0 * (recall - recall_before),
        sensitivity=counts.sensitivity,
        sensitivity_change_points=(
            difference_points(count_pairs(called_before[truly], called[truly])) if counts.has_both_sides else None
        ),
        specificity=counts.specificity,
        missed_count=counts.missed,
        flipped_to_benign_count=int((truly & called_before & ~called).sum()),
        changed_count=int((clean.predicted != shifted).sum()),
    )
