"""What a build scores on validation images, and under which shifts it holds there."""

from dataclasses import replace

import numpy as np
import pytest

from converter.scoring.build_outputs import run_build, wilson_interval
from converter.scoring.validation_score import score_validation
from converter.split_file import Subset
from converter.subsets import LabelledImages
from inference.card import Precision
from inference.shifts import Shift, apply_shift
from tests.converter.conftest import Converted, Trained

SAME = Shift(name="same")
BLACK = Shift(name="black", gains=(0.0, 0.0, 0.0))


@pytest.fixture(scope="module")
def build(converted: Converted) -> bytes:
    return (converted.bundles[Precision.FLOAT16] / "model.tflite").read_bytes()


@pytest.fixture(scope="module")
def fields(trained: Trained) -> LabelledImages:
    return trained.source().load(trained.data, Subset.TRAIN)


def _answered(build: bytes, fields: LabelledImages, wrong_count: int) -> LabelledImages:
    """Fields whose truth is what the build answers, but for the first few."""
    truth = run_build(build, fields.pixels, 1).predicted.copy()
    truth[:wrong_count] = (truth[:wrong_count] + 1) % 4
    return replace(fields, truth=truth)


def test_accuracy_and_its_interval_count_every_validation_image(build: bytes, fields: LabelledImages):
    count = len(fields.truth)
    score = score_validation(build, _answered(build, fields, wrong_count=3), (), 0.0, 1, lambda _shift: None)
    assert (score.image_count, score.accuracy, score.held_shifts) == (count, (count - 3) / count, ())
    assert score.accuracy_interval_95 == wilson_interval(count - 3, count)


def test_a_shift_holds_where_it_costs_no_more_than_allowed(build: bytes, fields: LabelledImages):
    images = _answered(build, fields, wrong_count=0)
    count = len(images.truth)
    black = np.stack([apply_shift(image, BLACK) for image in images.pixels])
    right = int((run_build(build, black, 1).predicted == images.truth).sum())
    assert right < count, "the test needs a shift that costs something"
    told: list[str] = []

    def held(largest_drop: float) -> tuple[str, ...]:
        told.clear()
        return score_validation(
            build, images, (SAME, BLACK), largest_drop, 1, lambda shift: told.append(shift.name)
        ).held_shifts

    assert held((count - right) / count - 0.01) == ("same",)
    assert held((count - right) / count) == ("same", "black")
    assert told == ["same", "black"]
