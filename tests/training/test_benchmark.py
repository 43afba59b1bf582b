"""The benchmark times every way of feeding and computing a step."""

from pathlib import Path

import pytest

from tests.training.tiny import tiny_recipe
from training.benchmark import measure_augmentation, measure_decoding, measure_steps


def test_decoding_and_augmentation_are_timed(drawn_data: Path):
    files = sorted(drawn_data.rglob("*.png"))
    one, several = list(measure_decoding(files, 32))
    assert one.what == "decoding, 1 thread(s)"
    assert several.images_per_second > 0
    assert measure_augmentation(tiny_recipe(), 32).images_per_second > 0


@pytest.mark.slow
def test_each_way_of_training_is_timed():
    speeds = list(measure_steps(tiny_recipe(), steps=3))
    assert [speed.what for speed in speeds] == [
        "model alone, its batches ready",
        "as trained, batches prepared ahead",
        "batches prepared between the steps",
        "model alone, compiled by XLA",
        "model alone, mixed_bfloat16",
    ]
    for speed in speeds:
        assert speed.images_per_second > 0
        assert speed.first_step_seconds is not None
        assert speed.first_step_seconds > 0
