"""The panel shows seeded examples of every class with the heatmap of the class they were given."""

from pathlib import Path
from typing import Any

import keras
import numpy as np
import pytest

from tests.training.drawn_model import DrawnModel
from training.evaluation.predictions import read_pixels
from training.evaluation.source import Source, read_source
from training.explain import explain_batches
from training.figures.grad_cam_panel import Panel, caption_of, chosen_lines, draw_panel, make_panel
from training.figures.style import house_style
from training.splitting.splits import Subset


@pytest.fixture(scope="module")
def model(drawn_model: DrawnModel) -> Any:
    return keras.saving.load_model(drawn_model.path)


@pytest.fixture(scope="module")
def source(drawn_model: DrawnModel) -> Source:
    return read_source(drawn_model.path, drawn_model.data, drawn_model.split_file, Subset.TRAIN)


@pytest.fixture(scope="module")
def panel(model: Any, source: Source) -> Panel:
    return make_panel(model, source, per_class=2, seed=0)


def test_there_is_a_row_for_every_class_and_examples_are_of_it(panel: Panel):
    assert [row.label.display_name for row in panel.rows] == ["Benign", "Early Pre-B", "Pre-B", "Pro-B"]
    for row in panel.rows:
        assert row.choice.right_count + row.choice.wrong_count == 6
        assert len(row.examples) == len(row.choice.right) + len(row.choice.wrong)
        assert {example.sample.label_id for example in row.examples} == {row.label.id}
        assert [example.is_right for example in row.examples] == sorted(
            (example.is_right for example in row.examples), reverse=True
        )


def test_the_heatmap_is_that_of_the_class_given(panel: Panel, model: Any, source: Source):
    labels = [label.id for label in source.record.labels]
    example = next(each for row in panel.rows for each in row.examples)
    pixels = read_pixels(source.root, example.sample, source.record.preprocess)
    logits, heatmaps = explain_batches(model, pixels[None])
    given = labels.index(example.predicted.id)
    assert logits[0].argmax() == given
    np.testing.assert_allclose(example.heatmap, heatmaps[0, :, :, given], rtol=1e-3, atol=1e-6)


def test_the_caption_says_how_many_there_were_and_how_they_were_chosen(panel: Panel, source: Source):
    caption = caption_of(panel, source)
    assert "train images of a random split (seed 0, test fold 0 of 5), n = 24" in caption
    assert "drawn at random with seed 0" in caption
    for row in panel.rows:
        assert f"{row.label.display_name} {row.choice.right_count} right" in caption


def test_every_example_can_be_found_again(panel: Panel):
    lines = chosen_lines(panel)
    paths = [example.sample.path for row in panel.rows for example in row.examples]
    assert [line.rsplit(": ", 1)[1] for line in lines] == paths


def test_two_pictures_are_drawn_for_each_example(panel: Panel, source: Source, tmp_path: Path):
    with house_style():
        figure = draw_panel(panel, caption_of(panel, source))
        figure.savefig(tmp_path / "a.png")
    pictures = sum(len(axes.images) for axes in figure.axes)
    assert pictures == 2 * sum(len(row.examples) for row in panel.rows)
    texts = [text.get_text() for text in figure.texts]
    assert any(text.startswith("given ") for text in texts) == any(row.choice.wrong for row in panel.rows)


def test_the_same_seed_chooses_the_same_images(panel: Panel, model: Any, source: Source):
    assert chosen_lines(make_panel(model, source, per_class=2, seed=0)) == chosen_lines(panel)
