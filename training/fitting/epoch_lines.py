"""Tells a training as lines of text: how it starts, each epoch, and how long it still takes."""

from collections.abc import Callable

from training.fitting.observer import StopReason, TrainingObserver, TrainingStart
from training.fitting.progress import duration_text, seconds_left
from training.fitting.training_state import EpochLog, TrainingState
from training.recipe import Recipe


class EpochLines(TrainingObserver):
    """One line per epoch, for logs and for terminals that show no bar.

    Args:
        say: takes a line.
    """

    def __init__(self, say: Callable[[str], None]) -> None:
        self._say = say
        self._recipe: Recipe | None = None
        self._batches_per_epoch = 1
        self._history: list[EpochLog] = []

    def on_start(self, start: TrainingStart) -> None:
        """Say where a training goes on, if it does."""
        state = start.state
        self._recipe, self._batches_per_epoch = start.recipe, start.batches_per_epoch
        self._history = list(state.history)
        if state.epochs_done >= start.recipe.epochs:
            self._say("All epochs are done already; nothing is trained")
        elif state.part is not None:
            self._say(
                f"Going on in epoch {state.epochs_done + 1}, after batch {state.part.batches_done} of "
                f"{start.batches_per_epoch}"
            )
        elif state.weights_file:
            self._say(f"Going on after epoch {state.epochs_done}")

    def on_epoch(self, log: EpochLog, epochs: int) -> None:
        """Say what an epoch measured."""
        self._history.append(log)
        left = None
        if self._recipe is not None:
            left = seconds_left(self._recipe, self._history, None, self._batches_per_epoch)
        self._say(epoch_line(log, epochs, left))

    def on_stop(self, reason: StopReason, state: TrainingState, detail: str) -> None:
        """Say why a training ends before its last epoch."""
        del detail
        if reason is StopReason.FLAT and state.best is not None:
            self._say(f"Stopped early: the validation loss was smallest in epoch {state.best.epoch + 1}")


def epoch_line(log: EpochLog, epochs: int, left_seconds: float | None) -> str:
    """One epoch as a line."""
    parts = [
        f"epoch {log.epoch + 1}/{epochs}: loss {log.loss:.4f}",
        f"accuracy {log.accuracy:.2%}",
        f"validation loss {log.val_loss:.4f}",
        f"validation accuracy {log.val_accuracy:.2%}",
        f"learning rate {log.learning_rate:.1e}",
        f"{log.elapsed_seconds:.0f} s",
    ]
    if log.images_per_second is not None:
        parts.append(f"{log.images_per_second:.1f} images/s")
    if log.model_share is not None:
        parts.append(f"model ran {log.model_share:.0%} of the time")
    if left_seconds:
        parts.append(f"about {duration_text(left_seconds)} left")
    return ", ".join(parts)
