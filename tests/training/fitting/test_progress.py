"""The time that is left follows from what was measured, at each input size."""

from typing import Any

import pytest

from tests.training.tiny import tiny_recipe, tiny_robust_recipe
from training.fitting.progress import duration_text, seconds_left
from training.fitting.training_state import EpochLog, PartEpoch


def _log(epoch: int, seconds: float, input_px: int) -> EpochLog:
    settings: dict[str, Any] = dict.fromkeys(("loss", "accuracy", "val_loss", "val_accuracy", "learning_rate"), 0.5)
    return EpochLog(epoch=epoch, elapsed_seconds=seconds, input_px=input_px, **settings)


def _part(batches_done: int, seconds: float) -> PartEpoch:
    return PartEpoch(learning_rate=1e-3, batches_done=batches_done, train_seconds=seconds)


def test_before_anything_was_measured_nothing_is_said():
    assert seconds_left(tiny_recipe(epochs=3), [], None, 10) is None
    assert seconds_left(tiny_recipe(epochs=3), [], _part(0, 0.0), 10) is None


def test_the_first_epoch_is_measured_by_its_batches():
    assert seconds_left(tiny_recipe(epochs=3), [], _part(5, 10.0), 10) == pytest.approx(10 + 20 + 20)


def test_later_epochs_cost_what_the_last_one_cost():
    assert seconds_left(tiny_recipe(epochs=3), [_log(0, 30.0, 32)], None, 10) == pytest.approx(60)
    assert seconds_left(tiny_recipe(epochs=3), [_log(0, 30.0, 32)], _part(5, 99.0), 10) == pytest.approx(15 + 30)


def test_epochs_at_a_larger_input_are_foreseen_by_its_area():
    recipe = tiny_robust_recipe(epochs=3)
    assert seconds_left(recipe, [_log(0, 10.0, 32)], None, 10) == pytest.approx(2 * 40)
    assert seconds_left(recipe, [_log(0, 10.0, 32), _log(1, 50.0, 64)], None, 10) == pytest.approx(50)


def test_after_the_last_epoch_nothing_is_left():
    assert seconds_left(tiny_recipe(epochs=1), [_log(0, 30.0, 32)], None, 10) == 0


@pytest.mark.parametrize(
    ("seconds", "text"), [(40.4, "40 s"), (600, "10 min"), (5400, "1 h 30 min"), (7500, "2 h 05 min")]
)
def test_durations_are_written_for_people(seconds: float, text: str):
    assert duration_text(seconds) == text
