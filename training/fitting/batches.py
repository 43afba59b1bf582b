"""Feeds training images batch by batch, in an order that depends on seed and epoch alone."""

from dataclasses import dataclass
from typing import Any

import cv2
import keras
import numpy as np
from numpy.typing import NDArray

from training.augment import Augmentation, augment


@dataclass(frozen=True)
class Share:
    """Which part of each batch this process prepares: that of its host, among all hosts' devices.

    Attributes:
        device_count: devices of all hosts together; each batch is dealt out to them in equal parts.
        host_count: processes that train together.
        host_index: this one, from 0.
    """

    device_count: int = 1
    host_count: int = 1
    host_index: int = 0

    def part(self, chosen: NDArray[Any]) -> NDArray[Any]:
        """This host's part of a batch whose length is a multiple of the devices."""
        size = len(chosen) // self.host_count
        return chosen[self.host_index * size : (self.host_index + 1) * size]


EVERYTHING = Share()
# Keeps a step's own random numbers apart from those of its augmentation.
_STEP_KEY = 2**31


class EpochBatches(keras.utils.PyDataset):
    """One epoch's batches.

    Batch order and augmentation come from (seed, epoch, batch), so a resumed training sees what an unbroken one
    would have seen. On several hosts each draws its own augmentation.

    Args:
        pixels: uint8 (N, height, width, 3).
        class_indices: int (N,).
        class_count: K.
        batch_size: images per batch; the last one may be smaller.
        augmentation: changes made to each image.
        seed: of the whole training.
        epoch: counted from 0.
        input_px: side of the images that come out; None: as they are.
        share: the part of each batch that comes out. On several devices all batches are multiples of their number:
            of training images up to that number less one are left out, others in each epoch.
        weighs_images: fill the last batch up instead, with images of weight 0, and hand out weights as well.
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
        input_px: int | None = None,
        share: Share = EVERYTHING,
        weighs_images: bool = False,
    ) -> None:
        super().__init__(workers=1, use_multiprocessing=False, max_queue_size=8)
        self._pixels = pixels
        self._targets = np.eye(class_count, dtype=np.float32)[class_indices]
        self._batch_size = batch_size
        self._augmentation = augmentation
        self._rng_key = [seed, epoch]
        self._host_key = [share.host_index] if share.host_count > 1 else []
        self._input_px = pixels.shape[1] if input_px is None else input_px
        self._share = share
        order = np.random.default_rng(self._rng_key).permutation(len(pixels))
        surplus = len(order) % share.device_count
        self._weights: NDArray[np.float32] | None = None
        if weighs_images:
            filled = np.concatenate([order, np.resize(order, -len(order) % share.device_count)])
            self._weights = (np.arange(len(filled)) < len(order)).astype(np.float32)
            order = filled
        else:
            order = order[: len(order) - surplus]
        self._order = order

    def __len__(self) -> int:
        """Batches per epoch."""
        return -(-len(self._order) // self._batch_size)

    def __getitem__(self, index: int) -> tuple[Any, ...]:
        """Images float32 (B, height, width, 3) of 0-255, one-hot targets float32 (B, K), and weights (B,) if wanted."""
        place = slice(index * self._batch_size, (index + 1) * self._batch_size)
        chosen = self._share.part(self._order[place])
        rng = np.random.default_rng([*self._rng_key, index, *self._host_key])
        images = [augment(self._resized(self._pixels[each]), self._augmentation, rng) for each in chosen]
        batch = np.stack(images).astype(np.float32), self._targets[chosen]
        return batch if self._weights is None else (*batch, self._share.part(self._weights[place]))

    @property
    def filled_count(self) -> int:
        """Images of all batches, on all hosts, those of weight 0 included."""
        return len(self._order)

    def image_count_of(self, index: int) -> int:
        """Images of one batch, on all hosts."""
        return min(self._batch_size, len(self._order) - index * self._batch_size)

    def step_seed(self, index: int) -> int:
        """A seed for whatever else is random in the step of one batch, 0 to 2^31 - 1."""
        return int(np.random.default_rng([*self._rng_key, index, _STEP_KEY]).integers(2**31))

    def _resized(self, image: NDArray[np.uint8]) -> NDArray[np.uint8]:
        if image.shape[0] == self._input_px:
            return image
        side = (self._input_px, self._input_px)
        return np.asarray(cv2.resize(image, side, interpolation=cv2.INTER_AREA), dtype=np.uint8)


def batch_count(image_count: int, batch_size: int, share: Share = EVERYTHING) -> int:
    """Training batches of an epoch."""
    return -(-(image_count - image_count % share.device_count) // batch_size)
