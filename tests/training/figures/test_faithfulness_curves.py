"""The curves are the means of the measurement, and the legend has their areas."""

from pathlib import Path

import keras
import pytest

from tests.training.drawn_model import DrawnModel
from training.evaluation.source import read_source
from training.faithfulness.measurement import measure_faithfulness
from training.faithfulness.perturbation import Baseline
from training.faithfulness.record import Faithfulness, Order, Plan
from training.figures.faithfulness_curves import caption_of, draw_faithfulness
from training.figures.style import house_style
from training.splitting.splits import Subset


@pytest.fixture(scope="module")
def found(drawn_model: DrawnModel) -> Faithfulness:
    source = read_source(drawn_model.path, drawn_model.data, drawn_model.split_file, Subset.TEST)
    plan = Plan(step_count=3, image_count=3, resamples=100)
    return measure_faithfulness(keras.saving.load_model(drawn_model.path), source, plan)


def test_every_order_is_drawn_from_its_own_numbers(found: Faithfulness, tmp_path: Path):
    with house_style():
        figure = draw_faithfulness(found, caption_of(found))
        figure.savefig(tmp_path / "a.png")
    deletion, insertion = figure.axes
    assert len(deletion.lines) == len(insertion.lines) == len(Order)
    for line, score in zip(deletion.lines, found.scores, strict=True):
        assert line.get_ydata().tolist() == list(score.deletion_curve)
        assert f"{score.deletion.value:.3f}" in line.get_label()


def test_the_caption_names_baseline_steps_and_images(found: Faithfulness):
    caption = caption_of(found)
    assert "in 3 equal steps, replaced by the tone of the image's empty field" in caption
    assert "n = 3 drawn from 8 with seed 0" in caption
    blurred = found.model_copy(update={"plan": found.plan.model_copy(update={"baseline": Baseline.BLUR})})
    assert "blurred with a sigma of 10 % of its width" in caption_of(blurred)
