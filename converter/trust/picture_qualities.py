"""Measures pictures once for all builds of a conversion: the limits of blur, exposure and stain ask no network."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from inference.quality import measure_quality
from inference.shifts import Shift, apply_shift


@dataclass(frozen=True, eq=False)
class PictureQualities:
    """Measurements of N preprocessed images, in their order; see `inference.quality.Quality` for the units.

    Attributes:
        sharpness: float (N,).
        brightness: float (N,), 0-255.
        stain: float (N, 6).
    """

    sharpness: NDArray[np.float64]
    brightness: NDArray[np.float64]
    stain: NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class ShiftedQualities:
    """The same pictures as photographed and under each shift of a shift file."""

    photographed: PictureQualities
    shifted: tuple[PictureQualities, ...]

    def where(self, holds: Sequence[bool]) -> tuple[PictureQualities, ...]:
        """As photographed, then those under the shifts for which `holds` is true, one value a shift."""
        return self.photographed, *(each for each, held in zip(self.shifted, holds, strict=True) if held)


def measure_pictures(pixels: Iterable[NDArray[np.uint8]]) -> PictureQualities:
    """Measure preprocessed images, uint8 (H, W, 3) RGB each; one image or more."""
    found = [measure_quality(image) for image in pixels]
    return PictureQualities(
        np.array([quality.sharpness for quality in found]),
        np.array([quality.brightness for quality in found]),
        np.array([quality.stain for quality in found]),
    )


def measure_shifted(subsets: Sequence[NDArray[np.uint8]], shifts: Sequence[Shift]) -> ShiftedQualities:
    """Measure the images of several subsets, one after the other, as photographed and under each shift.

    Args:
        subsets: uint8 (N, H, W, 3) RGB each, preprocessed.
        shifts: what another laboratory might do to them.
    """
    return ShiftedQualities(
        measure_pictures(chain.from_iterable(subsets)),
        tuple(
            measure_pictures(apply_shift(image, shift) for image in chain.from_iterable(subsets)) for shift in shifts
        ),
    )
