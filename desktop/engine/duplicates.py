"""Finds images of one run that are the same file, or nearly the same picture, as an earlier one."""

from enum import StrEnum

import cv2
import numpy as np
from numpy.typing import NDArray

HASH_SIDE = 16  # 16 x 16 = 256 bits
HASH_BYTES = HASH_SIDE * HASH_SIDE // 8
# Of the training photographs no two classes have a pair up to 20 bits; pairs up to 12 are mostly adjacent numbers.
MAX_DISTANCE_BITS = 12
# Below this spread of grey values (0-255) there is nothing to compare but noise: every blank field is like another.
_FLAT_BELOW = 2.0
_FIRST_CAPACITY = 1024


class Duplicate(StrEnum):
    """What an image shares with an earlier one of the run."""

    EXACT = "exact"  # the whole file, byte for byte
    NEAR = "near"  # the picture: another name, size, format or compression


def near_hash(array: NDArray[np.uint8]) -> bytes:
    """256-bit difference hash (dHash): which of two neighbouring cells of a 17x16 grid is brighter.

    Args:
        array: uint8 (H, W, 3) RGB, as the model sees it.

    Returns:
        `HASH_BYTES` bytes, or none for a picture too flat to be compared.
    """
    grey = cv2.cvtColor(array, cv2.COLOR_RGB2GRAY)
    cells = cv2.resize(grey, (HASH_SIDE + 1, HASH_SIDE), interpolation=cv2.INTER_AREA).astype(np.int16)
    if cells.std() < _FLAT_BELOW:
        return b""
    return np.packbits(cells[:, 1:] > cells[:, :-1]).tobytes()


class DuplicateIndex:
    """What a run has seen. Takes 32 bytes per page and, besides, about 100 per file.

    Args:
        max_distance_bits: of 256; up to so many two pictures count as nearly the same.
    """

    def __init__(self, max_distance_bits: int = MAX_DISTANCE_BITS) -> None:
        self._max_distance_bits = max_distance_bits
        self._files: set[bytes] = set()
        self._hashes = np.zeros((_FIRST_CAPACITY, HASH_BYTES), np.uint8)
        self._count = 0
        self._file = b""
        self._file_is_exact = False
        self._file_hashes: list[bytes] = []

    def add(self, found_hash: bytes, sha256: str, *, starts_file: bool) -> Duplicate | None:
        """Compare one page with all pages of earlier files, and remember it.

        Pages of one file are not duplicates of each other: neighbours in a stack are alike by nature.

        Args:
            found_hash: by `near_hash`.
            sha256: of the file, hexadecimal.
            starts_file: whether this is the first page of the next file; pages of a file come one after the other.
        """
        if starts_file:
            self._begin_file(sha256)
        if self._file_is_exact:
            return Duplicate.EXACT
        if not found_hash:
            return None
        is_near = self._nearest(found_hash) <= self._max_distance_bits
        self._file_hashes.append(found_hash)
        return Duplicate.NEAR if is_near else None

    def remember(self, found_hash: bytes, sha256: str, *, starts_file: bool) -> None:
        """Add a page that was compared in an earlier session; arguments as of `add`."""
        if starts_file:
            self._begin_file(sha256)
        if found_hash and not self._file_is_exact:
            self._file_hashes.append(found_hash)

    def _begin_file(self, sha256: str) -> None:
        self._end_file()
        self._file = bytes.fromhex(sha256)
        self._file_is_exact = self._file in self._files
        self._files.add(self._file)

    def _end_file(self) -> None:
        for found_hash in self._file_hashes:
            if self._count == len(self._hashes):
                self._hashes = np.concatenate([self._hashes, np.zeros_like(self._hashes)])
            self._hashes[self._count] = np.frombuffer(found_hash, np.uint8)
            self._count += 1
        self._file_hashes.clear()

    def _nearest(self, found_hash: bytes) -> float:
        if self._count == 0:
            return float("inf")
        one = np.frombuffer(found_hash, np.uint8)[None]
        # All of them, each time: OpenCV counts bits so fast that 100,000 comparisons take a millisecond.
        distances, _positions = cv2.batchDistance(
            one, self._hashes[: self._count], cv2.CV_32S, normType=cv2.NORM_HAMMING, K=1
        )
        return float(distances[0, 0])
