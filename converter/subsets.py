"""Decodes the images of one subset of a split, as screening decodes them."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from converter.split_file import SplitEntry, Subset
from inference.card import Label
from inference.errors import UnusableInputError
from inference.images import read_image
from inference.preprocessing import PreprocessSpec, preprocess


@dataclass(frozen=True, eq=False)
class LabelledImages:
    """Preprocessed images of one subset.

    Attributes:
        subset: which one.
        paths: relative to the data folder.
        sha256: of each image's file.
        pixels: uint8 (N, H, W, 3) RGB.
        truth: int (N,), class index.
    """

    subset: Subset
    paths: tuple[str, ...]
    sha256: tuple[str, ...]
    pixels: NDArray[np.uint8]
    truth: NDArray[np.int64]


def load_images(
    entries: Sequence[SplitEntry], data: Path, labels: Sequence[Label], spec: PreprocessSpec
) -> LabelledImages:
    """Decode and preprocess the images of one subset as screening does.

    Args:
        entries: one image or more, all of one subset.
        data: the folder that their paths are relative to.
        labels: the model's classes, in order.
        spec: the model's preprocessing.

    Raises:
        UnusableInputError: an image is missing or has changed since the split was made.
        UnreadableImageError: an image cannot be decoded.
    """
    index_of = {label.id: index for index, label in enumerate(labels)}
    pixels = np.empty((len(entries), spec.height_px, spec.width_px, 3), dtype=np.uint8)
    for index, entry in enumerate(entries):
        if not (data / entry.path).is_file():
            raise UnusableInputError(f"{data / entry.path} is missing; the split was made with it")
        image = read_image(data / entry.path)
        if image.sha256 != entry.sha256:
            raise UnusableInputError(f"{data / entry.path} has changed since the split was made")
        pixels[index] = preprocess(image.pixels, spec)
    return LabelledImages(
        subset=entries[0].subset,
        paths=tuple(entry.path for entry in entries),
        sha256=tuple(entry.sha256 for entry in entries),
        pixels=pixels,
        truth=np.array([index_of[entry.label_id] for entry in entries], dtype=np.int64),
    )
