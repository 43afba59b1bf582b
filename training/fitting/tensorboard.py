"""Writes a training's curves where TensorBoard finds them, on every Keras backend and without TensorFlow."""

from pathlib import Path
from typing import Any

from inference.errors import OutputError
from training.fitting.observer import StopReason, TrainingObserver, TrainingStart
from training.fitting.training_state import EpochLog, TrainingState


class TensorBoardLog(TrainingObserver):
    """One run in TensorBoard: scalars of every epoch, over all interruptions of the training.

    Args:
        folder: of all runs; `tensorboard --logdir` takes it.
        run: the run's name in it.
    """

    def __init__(self, folder: Path, run: str) -> None:
        self._folder = folder / run
        self._writer: Any = None

    def on_start(self, start: TrainingStart) -> None:
        """Open the run.

        Raises:
            OutputError: the folder cannot be written.
        """
        from tensorboardX import SummaryWriter  # type: ignore[import-untyped]  # ships no type information

        try:
            # What a killed process wrote of an epoch that is run again is hidden.
            self._writer = SummaryWriter(str(self._folder), purge_step=start.state.epochs_done + 1, write_to_disk=True)
            settings = start.recipe.model_dump_json(indent=1)
            self._writer.add_text("recipe", f"    {settings}".replace("\n", "\n    "), start.state.epochs_done + 1)
        except OSError as error:
            raise OutputError(
                f"TensorBoard's folder {self._folder} cannot be written: {error.strerror or error}. Name another "
                "--tensorboard, or leave it out"
            ) from error

    def on_epoch(self, log: EpochLog, epochs: int) -> None:
        """Add an epoch's scalars; steps are epochs counted from 1."""
        del epochs
        step = log.epoch + 1
        scalars = {
            "loss/training": log.loss,
            "loss/validation": log.val_loss,
            "accuracy/training": log.accuracy,
            "accuracy/validation": log.val_accuracy,
            "schedule/learning_rate": log.learning_rate,
            "schedule/input_px": log.input_px,
            "speed/epoch_seconds": log.elapsed_seconds,
            "speed/images_per_second": log.images_per_second,
            "speed/model_share": log.model_share,
        }
        for name, value in scalars.items():
            if value is not None:
                self._writer.add_scalar(name, value, step)
        self._writer.flush()

    def on_stop(self, reason: StopReason, state: TrainingState, detail: str) -> None:
        """Close the run."""
        del reason, state, detail
        self._writer.close()
