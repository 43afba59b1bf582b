"""Turns Ctrl+C and SIGTERM into a wish to stop, so that a running training is saved before it ends."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

from training.fitting.observer import StopReason, TrainingObserver, TrainingStart
from training.fitting.training_state import TrainingState


class StopRequest(TrainingObserver):
    """Whether someone has asked the training to stop.

    It follows the training, because before the first step and after the last there is nothing to save: there a signal
    ends the process at once.
    """

    def __init__(self) -> None:
        self.is_made = False
        self._is_training = False

    def on_start(self, start: TrainingStart) -> None:
        """From now on a signal asks."""
        del start
        self._is_training = True

    def on_stop(self, reason: StopReason, state: TrainingState, detail: str) -> None:
        """From now on a signal ends."""
        del reason, state, detail
        self._is_training = False

    def handle(self, signal_number: int, frame: FrameType | None) -> None:
        """Take a signal.

        Raises:
            KeyboardInterrupt: no training runs, or it was asked to stop before and someone insists.
        """
        del signal_number, frame
        if self.is_made or not self._is_training:
            raise KeyboardInterrupt
        self.is_made = True


@contextmanager
def stop_on_signals() -> Iterator[StopRequest]:
    """Within a block, Ctrl+C and SIGTERM go to a request. Main thread only."""
    request = StopRequest()
    before: dict[signal.Signals, Any] = {
        each: signal.signal(each, request.handle) for each in (signal.SIGINT, signal.SIGTERM)
    }
    try:
        yield request
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
