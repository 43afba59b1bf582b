"""The learning rate moves as its settings say, and a plateau is found again by replaying its losses."""

from types import SimpleNamespace
from typing import Any

import keras
import numpy as np
import pytest

from training.schedule import Cosine, Plateau, cosine_schedule, replayed_plateau


def _rates(settings: Cosine, step_count: int) -> list[float]:
    schedule = cosine_schedule(settings, 1e-2, step_count)
    return [float(schedule(step)) for step in range(step_count + 1)]


def test_a_cosine_warms_up_to_the_peak_and_ends_at_its_share():
    rates = _rates(Cosine(warmup_share=0.1, start_factor=0.04, end_factor=0.01), 100)
    assert rates[0] == pytest.approx(4e-4)
    assert max(rates) == pytest.approx(1e-2)
    assert int(np.argmax(rates)) == 10
    assert rates[-1] == pytest.approx(1e-4)
    assert np.all(np.diff(rates[:11]) > 0)
    assert np.all(np.diff(rates[10:]) < 0)


def test_the_middle_of_the_fall_is_the_mean_of_peak_and_end():
    rates = _rates(Cosine(warmup_share=0.0, start_factor=1.0, end_factor=0.0), 100)
    assert rates[0] == pytest.approx(1e-2)
    assert rates[50] == pytest.approx(5e-3)
    assert rates[-1] == pytest.approx(0.0, abs=1e-9)


def test_the_shortest_training_has_a_schedule_too():
    assert all(0 < rate <= 1e-2 for rate in _rates(Cosine(), 1))


def _model() -> Any:
    model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1)])
    model.compile(keras.optimizers.Adam(1.0), "mse")
    return model


LOSSES = [1.0, 0.9, 0.95, 0.93, 0.8, 0.85, 0.81]


@pytest.mark.parametrize("done", range(len(LOSSES) + 1))
def test_a_plateau_replayed_after_any_epoch_goes_on_as_one_that_ran_through(done: int):
    settings = Plateau(factor=0.5, patience_epochs=2, min_learning_rate=0.3)
    whole, broken = _model(), _model()
    through = replayed_plateau(settings, 1.0, whole, [])
    expected = []
    for epoch, loss in enumerate(LOSSES):
        through.on_epoch_end(epoch, {"val_loss": loss})
        expected.append(float(whole.optimizer.learning_rate))
    resumed = replayed_plateau(settings, 1.0, broken, LOSSES[:done])
    found = [expected[done - 1]] * done
    for epoch, loss in enumerate(LOSSES[done:], start=done):
        resumed.on_epoch_end(epoch, {"val_loss": loss})
        found.append(float(broken.optimizer.learning_rate))
    assert found[done:] == expected[done:]
    assert expected[0] == 1.0
    assert 0.5 in expected, "there must be a plateau, else nothing was replayed"


def test_the_settings_reach_keras():
    model = SimpleNamespace(optimizer=SimpleNamespace(learning_rate=0.0))
    plateau = replayed_plateau(Plateau(factor=0.2, patience_epochs=5, min_learning_rate=1e-5), 0.1, model, [])
    assert (plateau.factor, plateau.patience, plateau.min_lr, plateau.monitor) == (0.2, 5, 1e-5, "val_loss")
    assert model.optimizer.learning_rate == 0.1
