"""While a training runs, the first Ctrl+C asks and the second insists; afterwards everything is as before."""

import os
import signal

import pytest

from training.fitting.observer import StopReason
from training.fitting.stop_signals import stop_on_signals
from training.fitting.training_state import TrainingState


class _Start:
    """Stands for what a training says when it starts; nothing of it is looked at."""


@pytest.mark.parametrize("wanted", [signal.SIGINT, signal.SIGTERM])
def test_while_a_training_runs_the_first_signal_asks_and_the_second_ends(wanted: signal.Signals):
    with stop_on_signals() as request:
        request.on_start(_Start())  # type: ignore[arg-type]  # see above
        assert not request.is_made
        os.kill(os.getpid(), wanted)
        assert request.is_made
        with pytest.raises(KeyboardInterrupt):
            os.kill(os.getpid(), wanted)


@pytest.mark.parametrize("wanted", [signal.SIGINT, signal.SIGTERM])
def test_before_and_after_a_training_a_signal_ends_at_once(wanted: signal.Signals):
    with stop_on_signals() as request:
        with pytest.raises(KeyboardInterrupt):
            os.kill(os.getpid(), wanted)
        request.on_start(_Start())  # type: ignore[arg-type]  # see above
        request.on_stop(StopReason.FINISHED, TrainingState(identity="mine"), "")
        with pytest.raises(KeyboardInterrupt):
            os.kill(os.getpid(), wanted)
        assert not request.is_made


def test_afterwards_the_handlers_are_as_before():
    before = [signal.getsignal(each) for each in (signal.SIGINT, signal.SIGTERM)]
    with stop_on_signals():
        assert [signal.getsignal(each) for each in (signal.SIGINT, signal.SIGTERM)] != before
    assert [signal.getsignal(each) for each in (signal.SIGINT, signal.SIGTERM)] == before
