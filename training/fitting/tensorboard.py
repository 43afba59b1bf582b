"""Writes a training's curves where TensorBoard finds them, on every Keras backend and without TensorFlow."""

import contextlib
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from inference.errors import OutputError
from training.fitting.observer import StopReason, TrainingObserver, TrainingStart
from training.fitting.training_state import EpochLog, TrainingState


class TensorBoardLog(TrainingObserver):
    """One run in TensorBoard: scalars of every epoch, over all interruptions of the training.

    Events are written by this thread. tensorboardX's `SummaryWriter` hands them to one of its own, which dies of a full
    disk without a word, and then waits for it for ever.

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
        from tensorboardX.event_file_writer import EventsWriter  # type: ignore[import-untyped]  # ships no types
        from tensorboardX.proto.event_pb2 import SessionLog  # type: ignore[import-untyped]  # ships no types
        from tensorboardX.summary import text  # type: ignore[import-untyped]  # ships no types

        first_step = start.state.epochs_done + 1
        settings = start.recipe.model_dump_json(indent=1)
        with self._told_errors():
            self._folder.mkdir(parents=True, exist_ok=True)
            # Named by its first step, too: a training that goes on within a second must not write over what it left.
            self._writer = EventsWriter(str(self._folder / "events"), filename_suffix=f".{first_step:05d}")
            # What a killed process wrote of an epoch that is run again is hidden.
            self._write(first_step, session_log=SessionLog(status=SessionLog.START))
            self._write(first_step, summary=text("recipe", f"    {settings}".replace("\n", "\n    ")))
            self._writer.flush()

    def on_epoch(self, log: EpochLog, epochs: int) -> None:
        """Add an epoch's scalars; steps are epochs counted from 1.

        Raises:
            OutputError: they cannot be written.
        """
        from tensorboardX.summary import scalar

        del epochs
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
        with self._told_errors():
            for name, value in scalars.items():
                if value is not None:
                    self._write(log.epoch + 1, summary=scalar(name, value))
            self._writer.flush()

    def on_stop(self, reason: StopReason, state: TrainingState, detail: str) -> None:
        """Close the run.

        Raises:
            OutputError: its last events cannot be written.
        """
        del reason, state, detail
        with self._told_errors():
            self._writer.close()

    def _write(self, step: int, **content: Any) -> None:
        from tensorboardX.proto.event_pb2 import Event

        self._writer.write_event(Event(step=step, wall_time=time.time(), **content))

    @contextlib.contextmanager
    def _told_errors(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise OutputError(
                f"TensorBoard's folder {self._folder} cannot be written: {error.strerror or error}. Free space, name "
                "another --tensorboard, or leave it out; the same line goes on from the last checkpoint"
            ) from error
