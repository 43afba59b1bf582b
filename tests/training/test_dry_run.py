"""A dry run measures a training without running it."""

from typing import Any

import pytest

from inference.errors import UnusableInputError
from tests.training.tiny import tiny_recipe, tiny_robust_recipe
from training.dry_run import DryRun, Stage, dry_run
from training.fitting.devices import ONE_DEVICE
from training.fitting.memory import MemoryNeed, check_memory


def _run(**changes: Any) -> DryRun:
    settings: dict[str, Any] = {
        "recipe": tiny_robust_recipe(),
        "train_count": 50,
        "validation_count": 17,
        "class_count": 4,
        "weights": None,
        "devices": ONE_DEVICE,
        "pixel_bytes": 12_345,
        "check": lambda need: None,
    }
    settings |= changes
    return dry_run(settings.pop("recipe"), settings.pop("train_count"), settings.pop("validation_count"), **settings)


@pytest.fixture(scope="module")
def measured() -> DryRun:
    return _run()


def test_each_input_size_is_timed_in_the_order_of_the_training(measured: DryRun):
    assert [(stage.input_px, stage.epochs) for stage in measured.stages] == [(32, 1), (64, 2)]
    for stage in measured.stages:
        assert stage.first_step_seconds > stage.step_seconds > 0
        assert 0 <= stage.waiting_seconds <= stage.step_seconds
        assert stage.validation_seconds > 0


def test_steps_parameters_and_memory_are_told(measured: DryRun):
    assert (measured.steps_per_epoch, measured.validation_steps) == (7, 3)
    assert 0 < measured.trainable_count < measured.parameter_count
    assert measured.need.pixels_bytes == 12_345
    assert measured.measured_peak_bytes > 0
    assert measured.dtype_policy == "float32"


def test_the_whole_is_the_sum_of_its_epochs():
    stages = (Stage(32, 2, 5.0, 0.5, 0.1, 0.2), Stage(64, 3, 7.0, 2.0, 0.1, 0.4))
    whole = DryRun(9, 8, "float32", MemoryNeed(1, 1, 1, 1, 1, 1, 1), 0, 10, 5, stages)
    assert whole.epoch_seconds(stages[0]) == pytest.approx(10 * 0.5 + 5 * 0.2)
    assert whole.total_seconds == pytest.approx(5 + 2 * 6 + 7 + 3 * 22)


def test_too_little_memory_is_told_before_a_step_runs():
    with pytest.raises(UnusableInputError, match="needs about"):
        _run(recipe=tiny_recipe(), check=lambda need: check_memory(need, 1000))
