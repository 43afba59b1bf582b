"""What a training tells while it runs, so that a log, a bar and TensorBoard can follow it without touching it."""

from dataclasses import dataclass
from enum import StrEnum

from training.fitting.training_state import EpochLog, PartEpoch, TrainingState
from training.recipe import Recipe


class StopReason(StrEnum):
    """Why a training ended."""

    FINISHED = "finished"
    FLAT = "flat"  # early stop: the validation loss got no smaller
    INTERRUPTED = "interrupted"
    FAILED = "failed"


@dataclass(frozen=True)
class TrainingStart:
    """What is known when a training starts or goes on.

    Attributes:
        recipe: what is trained.
        state: where it stands; empty for a new one.
        seed: of weights, order, augmentation and dropout.
        batches_per_epoch: steps of an epoch.
        train_count: training images.
        validation_count: validation images.
        backend: of Keras.
        dtype_policy: Keras dtype policy.
        device_count: devices of all hosts.
        host_count: processes.
        parameter_count: weights of the network, the ones that are not trained included.
    """

    recipe: Recipe
    state: TrainingState
    seed: int
    batches_per_epoch: int
    train_count: int
    validation_count: int
    backend: str
    dtype_policy: str
    device_count: int
    host_count: int
    parameter_count: int


class TrainingObserver:
    """Follows a training; what a subclass does not need stays empty."""

    def on_start(self, start: TrainingStart) -> None:
        """The first step is about to run."""

    def on_batch(self, part: PartEpoch, loss: float) -> None:
        """A step is done; `loss` is the epoch's mean so far."""

    def on_validation(self, part: PartEpoch) -> None:
        """All steps of an epoch are done; validation begins."""

    def on_checkpoint(self, state: TrainingState, elapsed_seconds: float) -> None:
        """A checkpoint is on disk; writing it took `elapsed_seconds`."""

    def on_epoch(self, log: EpochLog, epochs: int) -> None:
        """An epoch is done and saved."""

    def on_stop(self, reason: StopReason, state: TrainingState, detail: str) -> None:
        """The training ends; `state` is its last checkpoint, `detail` an error's message."""
