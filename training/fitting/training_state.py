"""Where a training stands: finished epochs, the epoch that is running, and the files that hold its weights."""

from pydantic import BaseModel, ConfigDict, Field


class EpochLog(BaseModel):
    """What one epoch measured.

    `train_seconds` is the part of `elapsed_seconds` before validation; in `waiting_seconds` of it the model waited for
    its images. Both are None in a log of a version that did not measure them.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    epoch: int
    loss: float
    accuracy: float
    val_loss: float
    val_accuracy: float
    learning_rate: float
    elapsed_seconds: float
    input_px: int | None = None
    image_count: int | None = None
    train_seconds: float | None = None
    waiting_seconds: float | None = None

    @property
    def model_share(self) -> float | None:
        """Share of the training time in which the model ran instead of waiting for images, 0 to 1."""
        if not self.train_seconds or self.waiting_seconds is None:
            return None
        return max(0.0, 1.0 - self.waiting_seconds / self.train_seconds)

    @property
    def images_per_second(self) -> float | None:
        """Training images per second, validation left out."""
        if not self.train_seconds or self.image_count is None:
            return None
        return self.image_count / self.train_seconds


class PartEpoch(BaseModel):
    """How far a running epoch has come."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    learning_rate: float = Field(description="at the epoch's first step")
    batches_done: int = Field(default=0, ge=0)
    image_count: int = 0
    train_seconds: float = 0.0
    waiting_seconds: float = 0.0


class TrainingState(BaseModel):
    """Where a training stands. `identity` ties it to its recipe, split, data and seed.

    Attributes:
        identity: see `identity_of`.
        history: the finished epochs.
        part: the running epoch at the moment of the checkpoint; None between two epochs.
        weights_file: what the training goes on from; empty before the first checkpoint.
        best_file: weights of the epoch with the smallest validation loss.
        best_epoch: that epoch, among those at the full input size; None before the first of them.
        dtype_policies: Keras dtype policies that the training has run under.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    identity: str
    history: tuple[EpochLog, ...] = ()
    part: PartEpoch | None = None
    weights_file: str = ""
    best_file: str = ""
    best_epoch: int | None = None
    dtype_policies: tuple[str, ...] = ()

    @property
    def epochs_done(self) -> int:
        """Finished epochs."""
        return len(self.history)

    @property
    def best(self) -> EpochLog | None:
        """The epoch with the smallest validation loss among those at the full input size."""
        return None if self.best_epoch is None else self.history[self.best_epoch]
