"""Shows a running training in the terminal: epoch, batch, loss, speed and the time that is left."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn

from training.fitting.observer import StopReason, TrainingObserver, TrainingStart
from training.fitting.progress import duration_text, seconds_left
from training.fitting.training_state import EpochLog, PartEpoch, TrainingState
from training.recipe import Recipe


class TrainingBar(TrainingObserver):
    """A bar over the batches of all epochs.

    Args:
        progress: what draws it.
    """

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._task: TaskID | None = None
        self._recipe: Recipe | None = None
        self._batches_per_epoch = 1
        self._history: list[EpochLog] = []

    def on_start(self, start: TrainingStart) -> None:
        """Draw the bar where the training goes on."""
        self._recipe, self._batches_per_epoch = start.recipe, start.batches_per_epoch
        self._history = list(start.state.history)
        total = start.recipe.epochs * start.batches_per_epoch
        done = start.state.epochs_done * start.batches_per_epoch
        self._task = self._progress.add_task("preparing the first step", total=total, completed=done)
        self._progress.start()

    def on_batch(self, part: PartEpoch, loss: float) -> None:
        """Move on by a batch."""
        done = len(self._history) * self._batches_per_epoch + part.batches_done
        speed = part.image_count / part.train_seconds if part.train_seconds else 0.0
        self._show(
            done,
            f"batch {part.batches_done}/{self._batches_per_epoch}, loss {loss:.4f}, {speed:.1f} images/s",
            part,
        )

    def on_validation(self, part: PartEpoch) -> None:
        """Say that validation runs."""
        self._show((len(self._history) + 1) * self._batches_per_epoch, "validating", part)

    def on_epoch(self, log: EpochLog, epochs: int) -> None:
        """Move on to the next epoch."""
        self._history.append(log)
        if len(self._history) < epochs:
            self._show(len(self._history) * self._batches_per_epoch, "starting", None)

    def on_stop(self, reason: StopReason, state: TrainingState, detail: str) -> None:
        """Take the bar away."""
        del reason, state, detail
        if self._task is not None:
            self._progress.remove_task(self._task)
        self._progress.stop()

    def _show(self, batches_done: int, text: str, part: PartEpoch | None) -> None:
        if self._task is None or self._recipe is None:
            return
        left = seconds_left(self._recipe, self._history, part, self._batches_per_epoch)
        ending = "" if left is None else f", about {duration_text(left)} left"
        epoch = f"epoch {len(self._history) + 1}/{self._recipe.epochs}"
        self._progress.update(self._task, completed=batches_done, description=f"{epoch}: {text}{ending}")


@contextmanager
def training_bar(console: Console) -> Iterator[tuple[TrainingBar, ...]]:
    """A bar to follow a training with; none where the console is no terminal, which gets a line per epoch anyway."""
    if not console.is_terminal:
        yield ()
        return
    progress = Progress(
        BarColumn(bar_width=20),
        TextColumn("{task.description}"),
        console=console,
        transient=True,
        # Lines on standard output go above the bar where that is the same terminal, and into a file where it is one.
        redirect_stdout=sys.stdout.isatty(),
    )
    try:
        yield (TrainingBar(progress),)
    finally:
        progress.stop()
