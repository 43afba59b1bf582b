"""How the learning rate moves through a training, as data and as Keras objects."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from training.models.open_choices import OPEN_IN_PAPER


class ScheduleKind(StrEnum):
    """The kinds of schedule."""

    PLATEAU = "plateau"  # the paper's: lower where the validation loss stands still
    COSINE = "cosine"  # warm up linearly, then half a cosine down (Loshchilov and Hutter 2017, without restarts)


class Plateau(BaseModel):
    """Settings of Keras's ReduceLROnPlateau on the validation loss."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    factor: Annotated[float, Field(gt=0, lt=1), OPEN_IN_PAPER] = 0.5
    patience_epochs: Annotated[int, Field(ge=1), OPEN_IN_PAPER] = 3
    min_learning_rate: Annotated[float, Field(ge=0), OPEN_IN_PAPER] = 1e-6


class Cosine(BaseModel):
    """Settings of a cosine schedule; shares are of all steps."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    warmup_share: float = Field(default=0.1, ge=0, lt=1)
    start_factor: float = Field(default=0.04, gt=0, le=1, description="of the peak, at the first step")
    end_factor: float = Field(default=0.01, ge=0, le=1, description="of the peak, at the last step")


def cosine_schedule(settings: Cosine, peak: float, step_count: int) -> Any:
    """A Keras schedule over `step_count` steps; it follows the optimizer's own step counter, so a resume needs no more.

    Args:
        settings: shares and factors.
        peak: highest learning rate.
        step_count: steps of the whole training.
    """
    import keras

    warmup_steps = round(settings.warmup_share * step_count)
    return keras.optimizers.schedules.CosineDecay(
        initial_learning_rate=settings.start_factor * peak if warmup_steps else peak,
        decay_steps=max(step_count - warmup_steps, 1),
        alpha=settings.end_factor,
        warmup_target=peak if warmup_steps else None,
        warmup_steps=warmup_steps,
    )


def replayed_plateau(settings: Plateau, peak: float, model: Any, val_losses: Sequence[float]) -> Any:
    """Keras's ReduceLROnPlateau, brought to where it stood by replaying the finished epochs.

    Keras saves no callback state; replaying the losses gives the same learning rate and patience.

    Args:
        settings: when to reduce, and how far.
        peak: learning rate of the first epoch.
        model: compiled; its optimizer gets the learning rate.
        val_losses: of the finished epochs.
    """
    import keras

    plateau = keras.callbacks.ReduceLROnPlateau(
        monitor="val_loss",
        factor=settings.factor,
        patience=settings.patience_epochs,
        min_lr=settings.min_learning_rate,
    )
    plateau.set_model(model)
    plateau.on_train_begin()
    model.optimizer.learning_rate = peak
    for epoch, val_loss in enumerate(val_losses):
        plateau.on_epoch_end(epoch, {"val_loss": val_loss})
    return plateau
