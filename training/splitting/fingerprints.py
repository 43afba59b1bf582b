"""Decodes each image of a dataset once, and keeps the few numbers that splits and audit need of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from inference.images import read_image
from training.dataset.folder import OnProgress, Sample
from training.splitting.colour_statistics import STATISTIC_COUNT, colour_statistics
from training.splitting.near_duplicates import HASH_BYTES, difference_hash


@dataclass(frozen=True, eq=False)
class Fingerprints:
    """What is remembered of N images once their pixels are gone.

    Attributes:
        hashes: uint8 (N, 32), 256-bit difference hashes, bits packed.
        colours: float64 (N, 15), colour statistics, 0 to 255.
    """

    hashes: NDArray[np.uint8]
    colours: NDArray[np.float64]


def fingerprint_images(root: Path, samples: Sequence[Sample], on_progress: OnProgress | None = None) -> Fingerprints:
    """Decode every sample once.

    Raises:
        UnreadableImageError: an image cannot be decoded; a split must not lose one silently.
    """
    hashes = np.empty((len(samples), HASH_BYTES), dtype=np.uint8)
    colours = np.empty((len(samples), STATISTIC_COUNT))
    for index, sample in enumerate(samples):
        pixels = read_image(root / sample.path).pixels
        hashes[index] = difference_hash(pixels)
        colours[index] = colour_statistics(pixels)
        if on_progress is not None:
            on_progress(index + 1, len(samples))
    return Fingerprints(hashes, colours)
