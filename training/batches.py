"""Feeds training images batch by batch, in an order that depends on seed and epoch alone."""

from typing import Any

import keras
import numpy as np
from numpy.typing import NDArray

from training.augment import Augmentation, augment


class EpochBatches(keras.utils.PyDataset):
    """One epoch's batches.

    Batch order and augmentation come from (seed, epoch, batch), so a resumed training sees what an unbroken one
    would have seen.

    Args:
        pixels: uint8 (N, height, width, 3).
        class_indices: int (N,).
        class_count: K.
        batch_size: images per batch; the last one may be smaller.
        augmentation: changes made to each image.
        seed: of the whole training.
        epoch: counted from 0.
    """

    def __init__(
        self,
        pixels: NDArray[np.uint8],
        class_indices: NDArray[np.int64],
        *,
        class_count: int,
        batch_size: int,
        augmentation: Augmentation,
        seed: int,
        epoch: int,
    ) -> None:
        super().__init__(workers=1, use_multiprocessing=False, max_queue_size=8)
        self._pixels = pixels
        self._targets = np.eye(class_count, dtype=np.float32)[class_indices]
        self._batch_size = batch_size
        self._augmentation = augmentation
        self._seed = seed
        self._epoch = epoch
        self._order = np.random.default_rng([seed, epoch]).permutation(len(pixels))

    def __len__(self) -> int:
        """Batches per epoch."""
        return -(-len(self._order) // self._batch_size)

    def __getitem__(self, index: int) -> tuple[Any, Any]:
        """Images float32 (B, height, width, 3) of 0-255 and one-hot targets float32 (B, K)."""
        chosen = self._order[index * self._batch_size : (index + 1) * self._batch_size]
        rng = np.random.default_rng([self._seed, self._epoch, index])
        images = [augment(self._pixels[each], self._augmentation, rng) for each in chosen]
        return np.stack(images).astype(np.float32), self._targets[chosen]
