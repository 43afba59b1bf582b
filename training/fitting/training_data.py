"""Reads the images that one training takes: the data folder, the split, and the decoded pixels."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from inference.errors import UnusableInputError
from inference.preprocessing import PreprocessSpec
from training.dataset.class_labels import ALL_LABELS
from training.dataset.folder import Dataset, OnProgress, Sample, import_folder
from training.dataset.labelled_pixels import LabelledPixels
from training.fitting.pixel_cache import PixelCache, fits_in_memory, pixel_bytes, read_pixels
from training.splitting.splits import Split, Subset, check_split_matches, read_split


@dataclass(frozen=True)
class TrainingData:
    """A data folder and a split of it that fit together.

    Attributes:
        dataset: the images.
        split: how they are parted.
        split_sha256: of the split file.
        train: samples that train.
        validation: samples that steer.
    """

    dataset: Dataset
    split: Split
    split_sha256: str
    train: tuple[Sample, ...]
    validation: tuple[Sample, ...]

    @property
    def identity(self) -> str:
        """What a checkpoint must agree with: the split file, and the order of the labels, which no split file holds."""
        if self.dataset.labels == ALL_LABELS:
            # In this order it was always the hash alone: checkpoints of such trainings can still be resumed.
            return self.split_sha256
        return "\n".join((self.split_sha256, *(label.id for label in self.dataset.labels)))

    def pixel_bytes(self, spec: PreprocessSpec) -> int:
        """Bytes of the decoded images."""
        return pixel_bytes(len(self.train) + len(self.validation), spec)


def read_training_data(
    data: Path, split_file: Path, citation: str, on_progress: OnProgress | None = None
) -> TrainingData:
    """Read a data folder and its split, and see that both are of the same images.

    Raises:
        UnusableInputError: they are not, a label or a case has changed, or no image trains or validates.
    """
    dataset = import_folder(data, citation, on_progress)
    split, split_sha256 = read_split(split_file)
    check_split_matches(split, dataset)
    parts = {subset: tuple(split.samples(subset)) for subset in (Subset.TRAIN, Subset.VALIDATION)}
    for subset, samples in parts.items():
        if not samples:
            raise UnusableInputError(f"{split_file} has no {subset.value} image; make the split again")
    return TrainingData(dataset, split, split_sha256, parts[Subset.TRAIN], parts[Subset.VALIDATION])


def decode(
    found: TrainingData,
    spec: PreprocessSpec,
    cache: Path | None,
    default_cache: Path,
    say: Callable[[str], None],
    on_progress: OnProgress | None = None,
) -> tuple[LabelledPixels, LabelledPixels]:
    """Training and validation images as arrays.

    Args:
        found: which images.
        spec: how they are resized.
        cache: folder that decoded images are kept in; None: memory, or `default_cache` where they do not fit.
        default_cache: see `cache`.
        say: told where they are and how big.
        on_progress: called with (images decoded, images in all).

    Raises:
        UnreadableImageError: an image cannot be decoded.
        OutputError: the folder cannot be written.
    """
    needed = found.pixel_bytes(spec)
    in_memory = cache is None and fits_in_memory(needed)
    if not in_memory and cache is None:
        say(f"Decoded images take {needed / 1e6:,.0f} MB, too much to hold in memory: they are kept in {default_cache}")
    started_at = time.monotonic()
    keeper = PixelCache(cache or default_cache, in_memory=in_memory)
    done = 0
    arrays = []
    for samples in (found.train, found.validation):
        before = done
        on_part = (
            None if on_progress is None else _shifted(on_progress, before, len(found.train) + len(found.validation))
        )
        pixels = read_pixels(found.dataset, samples, spec, keeper, say, on_part)
        indices = np.array([found.dataset.class_index(sample) for sample in samples], dtype=np.int64)
        arrays.append(LabelledPixels(pixels, indices))
        done += len(samples)
    if in_memory:
        say(f"Decoded images: {done:,}, {needed / 1e6:,.0f} MB in memory, {time.monotonic() - started_at:.1f} s")
    return arrays[0], arrays[1]


def _shifted(on_progress: OnProgress, before: int, total: int) -> OnProgress:
    return lambda done, _part: on_progress(before + done, total)
