"""Runs one epoch, or what is left of one, and tells after every step how far it has come."""

import math
import time
from collections.abc import Callable, Mapping
from typing import Any

import keras
from numpy.typing import NDArray

from inference.errors import UnusableInputError
from training.explain.backend import Backend, backend
from training.fitting.batches import EpochBatches
from training.fitting.batches_ahead import BatchesAhead, ahead
from training.fitting.network import Network
from training.fitting.training_state import PartEpoch

# Called after each step with how far the epoch has come and its loss so far; may raise to end the training.
OnBatch = Callable[[PartEpoch, float], None]
Arrays = Mapping[str, NDArray[Any]]


def run_training_part(
    network: Network, batches: EpochBatches, start: PartEpoch, running_means: Arrays | None, on_batch: OnBatch
) -> tuple[PartEpoch, float, float]:
    """Train on the batches of an epoch that are not done yet.

    Args:
        network: as it was when `start` was reached.
        batches: all batches of the epoch.
        start: how far the epoch has come.
        running_means: of loss and accuracy at `start`, see `Network.running_means`; None at the beginning of an epoch.
        on_batch: called after each step.

    Returns:
        How far the epoch has come (to its end), and its mean loss and accuracy.

    Raises:
        UnusableInputError: the loss is no longer a finite number.
    """
    done = start
    if start.batches_done < len(batches):
        with ahead(batches, start.batches_done) as prepared:
            watch = _Watch(network, batches, prepared, start, running_means, on_batch)
            # The order depends on (seed, epoch) already; Keras must not shuffle again.
            network.model.fit(prepared, verbose=0, shuffle=False, callbacks=[watch])
        done = watch.part
    elif running_means is not None:
        network.restore_running_means(running_means)
    loss, accuracy = (float(metric.result()) for metric in network.metrics)
    return done, loss, accuracy


def run_validation(
    network: Network, batches: EpochBatches, image_count: int, on_batch: Callable[[], None]
) -> tuple[float, float]:
    """Mean loss and accuracy over held images.

    Args:
        network: what is measured.
        batches: of all held images, perhaps filled up with images of weight 0.
        image_count: held images.
        on_batch: called after each batch; may raise to end the training.

    Raises:
        UnusableInputError: the loss is no finite number.
    """
    network.reset_running_means()
    with ahead(batches) as prepared:
        call = keras.callbacks.LambdaCallback(on_test_batch_end=lambda batch, logs=None: on_batch())
        measured = network.model.evaluate(prepared, verbose=0, return_dict=True, callbacks=[call])
    # Keras divides by all images of a batch, those of weight 0 included.
    loss = measured["loss"] * batches.filled_count / image_count
    _check_finite(loss, "validation")
    return loss, measured["accuracy"]


class _Watch(keras.callbacks.Callback):
    """Keeps count and time of the steps, and hands them on."""

    def __init__(
        self,
        network: Network,
        batches: EpochBatches,
        prepared: BatchesAhead,
        start: PartEpoch,
        running_means: Arrays | None,
        on_batch: OnBatch,
    ) -> None:
        super().__init__()
        self._network = network
        self._batches = batches
        self._prepared = prepared
        self._running_means = running_means
        self._on_batch = on_batch
        self._steps = 0
        self._step_ended_at = time.monotonic()
        self.part = start

    def on_epoch_begin(self, epoch: int, logs: Any = None) -> None:
        # Keras has just set the running means to zero, those of a new network apart.
        self._network.reset_running_means()
        if self._running_means is not None:
            self._network.restore_running_means(self._running_means)

    def on_train_batch_begin(self, batch: int, logs: Any = None) -> None:
        # PyTorch's dropout draws from a global source that no variable of the model holds.
        if backend() is Backend.TORCH:
            keras.utils.set_random_seed(self._batches.step_seed(self.part.batches_done))

    def on_train_batch_end(self, batch: int, logs: Any = None) -> None:
        now = time.monotonic()
        ready_at = min(self._prepared.ready_at(self._steps), now)
        self.part = PartEpoch(
            learning_rate=self.part.learning_rate,
            batches_done=self.part.batches_done + 1,
            image_count=self.part.image_count + self._batches.image_count_of(self.part.batches_done),
            train_seconds=self.part.train_seconds + now - self._step_ended_at,
            waiting_seconds=self.part.waiting_seconds + max(0.0, ready_at - self._step_ended_at),
        )
        self._steps += 1
        loss = float(logs["loss"])
        _check_finite(loss, f"training, batch {self.part.batches_done}")
        self._on_batch(self.part, loss)
        # What is done with a step, such as saving, is no part of the next one.
        self._step_ended_at = time.monotonic()


def _check_finite(loss: float, where: str) -> None:
    if not math.isfinite(loss):
        raise UnusableInputError(
            f"The loss became {loss} ({where}): the training has diverged, and going on would not mend it. Its "
            "checkpoints are kept as they are; train with a smaller learning_rate, into another --out"
        )
