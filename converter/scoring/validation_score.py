"""Asks a build about the validation images as photographed and shifted: how far its limits of the picture may reach."""

from collections.abc import Callable, Sequence

import numpy as np

from converter.scoring.build_outputs import run_build, wilson_interval
from converter.subsets import LabelledImages
from inference.card import ValidationScore
from inference.shifts import Shift, apply_shift


def score_validation(
    build: bytes,
    validation: LabelledImages,
    shifts: Sequence[Shift],
    largest_drop: float,
    thread_count: int,
    on_shift: Callable[[Shift], None],
) -> ValidationScore:
    """Score a build on the validation images, and find the shifts under which it holds there.

    Args:
        build: a TFLite flatbuffer.
        validation: the validation images.
        shifts: to try.
        largest_drop: accuracy that a shift may cost, 0-1, for the build to hold under it.
        thread_count: threads of one inference.
        on_shift: told before each shift.

    Raises:
        ModelRejectedError: the runtime cannot run the build.
    """
    count = len(validation.truth)
    right = _right(build, validation, thread_count)
    held = []
    for shift in shifts:
        on_shift(shift)
        pixels = np.stack([apply_shift(image, shift) for image in validation.pixels])
        shifted = LabelledImages(validation.subset, validation.paths, validation.sha256, pixels, validation.truth)
        # Counted in images: a difference of two shares would leave the limit to rounding.
        if right - _right(build, shifted, thread_count) <= largest_drop * count:
            held.append(shift.name)
    return ValidationScore(
        image_count=count,
        accuracy=right / count,
        accuracy_interval_95=wilson_interval(right, count),
        held_shifts=tuple(held),
    )


def _right(build: bytes, images: LabelledImages, thread_count: int) -> int:
    return int((run_build(build, images.pixels, thread_count).predicted == images.truth).sum())
