"""Groups images that are nearly the same picture, so that no pair lies on both sides of a split."""

from collections.abc import Sequence
from pathlib import Path

import imagehash
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from inference.images import read_image

HASH_SIDE = 16  # 16 x 16 = 256 bits
MAX_DISTANCE_BITS = 12


def difference_hashes(paths: Sequence[Path]) -> NDArray[np.uint8]:
    """256-bit difference hash (dHash) of each image.

    Returns:
        uint8 (N, 32), bits packed.
    """
    rows = [
        np.packbits(imagehash.dhash(Image.fromarray(read_image(path).pixels), hash_size=HASH_SIDE).hash)
        for path in paths
    ]
    return np.array(rows, dtype=np.uint8).reshape(len(rows), HASH_SIDE * HASH_SIDE // 8)


def near_duplicate_groups(hashes: NDArray[np.uint8], max_distance_bits: int = MAX_DISTANCE_BITS) -> NDArray[np.int64]:
    """Join images whose hashes differ in at most `max_distance_bits`, transitively.

    Args:
        hashes: uint8 (N, bytes).
        max_distance_bits: Hamming distance up to which two images count as the same picture.

    Returns:
        int64 (N,): for each image the index of its group's first member.
    """
    group = np.arange(len(hashes), dtype=np.int64)
    for index in range(1, len(hashes)):
        distances = np.bitwise_count(hashes[:index] ^ hashes[index]).sum(axis=1)
        for other in np.flatnonzero(distances <= max_distance_bits):
            first, second = sorted((int(group[other]), int(group[index])))
            group[group == second] = first
    return group
