"""Prepares batches in worker threads ahead of the step, so that decoding and augmentation do not hold the model up."""

import threading
import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import keras

from training.explain.backend import Backend, backend
from training.fitting.batches import EpochBatches
from training.processors import usable_processors

_MAX_WORKERS = 8
BATCHES_AHEAD = 4


def worker_count() -> int:
    """Threads that prepare batches: half of the processors that this process may use, at most eight."""
    return max(1, min(_MAX_WORKERS, usable_processors() // 2))


class BatchesAhead(keras.utils.PyDataset):
    """Batches from a given one on, prepared ahead; it knows when each was ready.

    Args:
        batches: what is prepared; asked from several threads at once.
        first: the first batch that comes out, as number 0.
        workers: threads.
    """

    def __init__(self, batches: EpochBatches, first: int, workers: int) -> None:
        # The threads below prepare, Keras's own only ask. On TensorFlow they are two, because for a single one Keras
        # lets tf.data tune itself, and the end of each epoch then waits up to a minute for the tuner: measured,
        # docs/training.md. Elsewhere there is no tf.data, and on JAX two would lose the batch that Keras looks at.
        askers = 2 if backend() is Backend.TENSORFLOW else 1
        super().__init__(workers=askers, use_multiprocessing=False, max_queue_size=BATCHES_AHEAD)
        self._batches = batches
        self._first = first
        self._pool = ThreadPoolExecutor(workers, thread_name_prefix="batches")
        self._futures: dict[int, Future[tuple[Any, ...]]] = {}
        self._ready_at: dict[int, float] = {}
        # Keras asks from threads of its own.
        self._lock = threading.Lock()

    def __len__(self) -> int:
        """Batches from the first one on."""
        return len(self._batches) - self._first

    def __getitem__(self, index: int) -> tuple[Any, ...]:
        """A batch, see `EpochBatches`; the next ones are begun."""
        with self._lock:
            for ahead in range(index, min(index + 1 + BATCHES_AHEAD, len(self))):
                if ahead not in self._futures:
                    self._futures[ahead] = self._pool.submit(self._prepare, ahead)
            future = self._futures[index]
            # Keras looks at the first two batches before it begins, and then asks for them again.
            if index > 1:
                # The batch before may be asked for later, by Keras's other thread.
                self._futures = {each: held for each, held in self._futures.items() if each >= index - 1}
        return future.result()

    def _prepare(self, index: int) -> tuple[Any, ...]:
        batch = self._batches[self._first + index]
        self._ready_at[index] = time.monotonic()
        return batch

    def ready_at(self, index: int) -> float:
        """When a batch that came out was ready, seconds on the monotonic clock."""
        return self._ready_at[index]

    def close(self) -> None:
        """End the threads; batches not yet begun are dropped."""
        self._pool.shutdown(wait=True, cancel_futures=True)


@contextmanager
def ahead(batches: EpochBatches, first: int = 0) -> Iterator[BatchesAhead]:
    """Prepare batches ahead within a block; afterwards no thread is left."""
    prepared = BatchesAhead(batches, first, worker_count())
    try:
        yield prepared
    finally:
        prepared.close()
