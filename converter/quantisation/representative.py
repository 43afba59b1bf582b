"""Draws the images that an int8 build's ranges come from."""

import hashlib
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from converter.quantisation.int8_recipe import Int8Recipe
from converter.split_file import Subset
from converter.subsets import LabelledImages


@dataclass(frozen=True, eq=False)
class RepresentativeImages:
    """The images, and what proves which they were.

    Attributes:
        pixels: uint8 (N, H, W, 3).
        sha256: over the pixels in order, hex.
    """

    pixels: NDArray[np.uint8]
    sha256: str


def draw_representative_images(train: LabelledImages, recipe: Int8Recipe) -> RepresentativeImages:
    """Draw from the training images, the same number of each class as far as there are so many.

    Args:
        train: the training subset, and no other.
        recipe: how many in all, and the seed.

    Raises:
        ValueError: another subset, which is a programming error.
    """
    if train.subset is not Subset.TRAIN:
        raise ValueError(f"ranges come from training images only, not from {train.subset.value} images")
    rng = np.random.default_rng(recipe.seed)
    classes = np.unique(train.truth)
    each = max(1, recipe.representative_count // len(classes))
    chosen = [rng.permutation(np.flatnonzero(train.truth == label))[:each].astype(np.int64) for label in classes]
    pixels = train.pixels[np.sort(np.concatenate(chosen))]
    return RepresentativeImages(pixels, hashlib.sha256(pixels.tobytes()).hexdigest())
