"""Finds images that are nearly the same picture, so that no pair lies on both sides of a split."""

from collections.abc import Iterator

import imagehash
import numpy as np
from numpy.typing import NDArray
from PIL import Image
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

HASH_SIDE = 16  # 16 x 16 = 256 bits
HASH_BYTES = HASH_SIDE * HASH_SIDE // 8
MAX_DISTANCE_BITS = 12
# Rows compared with all others at once: 256 x 100,000 comparisons are 205 MB of words, whatever the number of images.
_BLOCK_ROWS = 256


def difference_hash(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """256-bit difference hash (dHash) of one image, uint8 (H, W, 3) RGB; the result is uint8 (32,), bits packed."""
    return np.packbits(imagehash.dhash(Image.fromarray(pixels), hash_size=HASH_SIDE).hash)


def near_duplicate_groups(hashes: NDArray[np.uint8], max_distance_bits: int = MAX_DISTANCE_BITS) -> NDArray[np.int64]:
    """Join images whose hashes differ in at most `max_distance_bits`, transitively.

    Args:
        hashes: uint8 (N, bytes), bytes a multiple of 8.
        max_distance_bits: Hamming distance up to which two images count as the same picture.

    Returns:
        int64 (N,): for each image the index of its group's first member.
    """
    if len(hashes) == 0:
        return np.zeros(0, dtype=np.int64)
    # Equal hashes first: a folder of thousands of copies would otherwise be millions of pairs.
    distinct, distinct_of = np.unique(hashes, axis=0, return_inverse=True)
    group = np.arange(len(distinct), dtype=np.int64)
    # Joined block by block, so that a film of one field, all pairs of which are near, does not fill the memory either.
    for pairs in near_pair_blocks(distinct, max_distance_bits):
        links = (group[pairs[:, 0]], group[pairs[:, 1]])
        graph = coo_array((np.ones(len(pairs), dtype=bool), links), shape=(len(distinct),) * 2)
        group = connected_components(graph, directed=False)[1][group]
    _, first_member, group = np.unique(group[distinct_of], return_index=True, return_inverse=True)
    return np.asarray(first_member[group], dtype=np.int64)


def near_pair_blocks(hashes: NDArray[np.uint8], max_distance_bits: int) -> Iterator[NDArray[np.int64]]:
    """Every pair of rows whose hashes differ in at most `max_distance_bits`, a part at a time and in no order.

    Every pair is compared, but never all at once: memory grows with the number of rows, not with its square.

    Args:
        hashes: uint8 (N, bytes), bytes a multiple of 8.
        max_distance_bits: greatest Hamming distance.

    Returns:
        Per block int64 (P, 3): the two rows, the lower first, and their distance in bits. Blocks without a pair are
        left out.
    """
    words = np.ascontiguousarray(hashes).view(np.uint64)
    # Two hashes differ in at least as many bits as their numbers of set bits do: sorted by that number, a row need only
    # be compared with the rows up to `max_distance_bits` further on.
    set_bits = np.bitwise_count(words).sum(axis=1, dtype=np.int64)
    order = np.argsort(set_bits, kind="stable")
    words, set_bits = words[order], set_bits[order]
    columns = [np.ascontiguousarray(words[:, word]) for word in range(words.shape[1])]
    for start in range(0, len(words), _BLOCK_ROWS):
        stop = min(start + _BLOCK_ROWS, len(words))
        end = int(np.searchsorted(set_bits, set_bits[stop - 1] + max_distance_bits, side="right"))
        # One word of four already tells nearly all pairs apart; only what is left is compared in full.
        distance = np.bitwise_count(columns[0][start:stop, None] ^ columns[0][None, start:end])
        row, column = np.nonzero(distance <= max_distance_bits)
        row, column = (row + start)[column > row], (column + start)[column > row]
        full = np.bitwise_count(words[row] ^ words[column]).sum(axis=1, dtype=np.int64)
        near = full <= max_distance_bits
        if not near.any():
            continue
        ends = np.sort(np.stack([order[row[near]], order[column[near]]], axis=1), axis=1)
        yield np.column_stack([ends, full[near]]).astype(np.int64)
