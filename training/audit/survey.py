"""Decodes every image of a dataset once and keeps what the checks need of it, never the pixels."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from inference.errors import UnreadableImageError
from inference.images import read_image
from inference.shifts import Shift
from training.audit.image_views import (
    CORNER_HEIGHT_PX,
    CORNER_WIDTH_PX,
    blank_field,
    opposite_corner,
    scale_bar_corner,
    statistics_under,
    tone_curve,
)
from training.audit.record import UnreadableImage
from training.dataset.folder import Dataset, OnProgress
from training.splitting.colour_statistics import STATISTIC_COUNT, colour_statistics
from training.splitting.fingerprints import Fingerprints
from training.splitting.near_duplicates import HASH_BYTES, difference_hash

# Baselines, scale bar styles and stain map look at no more images than this, a random sample of a larger set: their
# answers no longer change, their time would. Duplicates and leaks are always looked for in all.
MAX_SAMPLED = 20_000


@dataclass(frozen=True, eq=False)
class Survey:
    """What is known of the N readable images, and in more detail of the M sampled ones.

    Attributes:
        dataset: the readable images.
        fingerprints: of the N images.
        sampled: int64 (M,), indices of the sampled images, ascending.
        colours: float64 (1 + S, M, 15), colour statistics of the whole image, as photographed and under S shifts.
        blank_colours: float64 (1 + S, M, 15), the same of the blank field alone.
        bar_corners: uint8 (M, 29, 36, 3), the corner of the scale bar.
        opposite_corners: uint8 (M, 29, 36, 3), the corner opposite.
        shifts: the S white-balance shifts.
        without_blank_field: sampled images whose whole was taken, because no blank field was found.
        sizes: images per size in pixels, (width, height).
        unreadable: images that cannot be decoded.
    """

    dataset: Dataset
    fingerprints: Fingerprints
    sampled: NDArray[np.int64]
    colours: NDArray[np.float64]
    blank_colours: NDArray[np.float64]
    bar_corners: NDArray[np.uint8]
    opposite_corners: NDArray[np.uint8]
    shifts: tuple[Shift, ...]
    without_blank_field: int
    sizes: Mapping[tuple[int, int], int]
    unreadable: tuple[UnreadableImage, ...]

    @property
    def labels(self) -> NDArray[np.int64]:
        """int64 (N,), class index of each readable image."""
        index_of = {label.id: index for index, label in enumerate(self.dataset.labels)}
        return np.array([index_of[sample.label_id] for sample in self.dataset.samples], dtype=np.int64)


def survey_images(
    dataset: Dataset,
    shifts: Sequence[Shift],
    seed: int,
    on_progress: OnProgress | None = None,
    max_sampled: int = MAX_SAMPLED,
) -> Survey:
    """Look at every image once.

    Args:
        dataset: the images.
        shifts: white-balance shifts (`is_white_balance`).
        seed: of the sample, where there are more than `max_sampled` images.
        on_progress: called with (images read, images in all).
        max_sampled: images looked at in detail.
    """
    count = len(dataset.samples)
    chosen = np.random.default_rng(seed).choice(count, min(count, max_sampled), replace=False)
    is_sampled = np.zeros(count, dtype=bool)
    is_sampled[chosen] = True
    curves = [tone_curve(shift) for shift in shifts]
    readable = np.zeros(count, dtype=bool)
    hashes = np.zeros((count, HASH_BYTES), dtype=np.uint8)
    statistics = np.zeros((count, STATISTIC_COUNT))
    details = _Details(len(chosen), len(curves))
    sizes: Counter[tuple[int, int]] = Counter()
    unreadable = []
    for index, sample in enumerate(dataset.samples):
        try:
            pixels = read_image(dataset.root / sample.path).pixels
        except UnreadableImageError as error:
            unreadable.append(UnreadableImage(path=sample.path, reason=error.reason))
        else:
            readable[index] = True
            sizes[pixels.shape[1], pixels.shape[0]] += 1
            hashes[index] = difference_hash(pixels)
            if is_sampled[index]:
                statistics[index] = details.add(pixels, curves)
            else:
                statistics[index] = colour_statistics(pixels)
        if on_progress is not None:
            on_progress(index + 1, count)
    kept = tuple(sample for sample, good in zip(dataset.samples, readable, strict=True) if good)
    return Survey(
        dataset=replace(dataset, samples=kept),
        fingerprints=Fingerprints(hashes[readable], statistics[readable]),
        sampled=np.flatnonzero(is_sampled[readable]).astype(np.int64),
        colours=details.colours[:, : details.count],
        blank_colours=details.blank_colours[:, : details.count],
        bar_corners=details.bar_corners[: details.count],
        opposite_corners=details.opposite_corners[: details.count],
        shifts=tuple(shifts),
        without_blank_field=details.without_blank_field,
        sizes=sizes,
        unreadable=tuple(unreadable),
    )


class _Details:
    """The arrays of the sampled images while they fill."""

    def __init__(self, capacity: int, shift_count: int) -> None:
        self.count = 0
        self.without_blank_field = 0
        self.colours = np.zeros((1 + shift_count, capacity, STATISTIC_COUNT))
        self.blank_colours = np.zeros_like(self.colours)
        self.bar_corners = np.zeros((capacity, CORNER_HEIGHT_PX, CORNER_WIDTH_PX, 3), dtype=np.uint8)
        self.opposite_corners = np.zeros_like(self.bar_corners)

    def add(self, pixels: NDArray[np.uint8], curves: Sequence[NDArray[np.uint8]]) -> NDArray[np.float64]:
        """Keep an image's details; returns its colour statistics as photographed."""
        row = self.count
        self.colours[:, row] = statistics_under(pixels, curves)
        blank = blank_field(pixels)
        if len(blank) == 0:
            self.without_blank_field += 1
            blank = pixels.reshape(-1, 3)
        self.blank_colours[:, row] = statistics_under(blank, curves)
        self.bar_corners[row] = scale_bar_corner(pixels)
        self.opposite_corners[row] = opposite_corner(pixels)
        self.count += 1
        return self.colours[0, row]
