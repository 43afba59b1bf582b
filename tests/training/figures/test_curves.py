"""The curves are the numbers of the history, the kept epoch and the stages are marked, the caption names everything."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from tests.training.drawn_model import EPOCHS, DrawnModel
from tests.training.evaluation.made_up import training_record
from training.figures.curves import caption_of, draw_curves
from training.figures.style import house_style
from training.figures.training_history import Epoch, TrainingHistory, read_history


@pytest.fixture
def history(drawn_model: DrawnModel) -> TrainingHistory:
    return read_history(drawn_model.path)


def test_both_curves_show_the_history_s_numbers(history: TrainingHistory):
    figure = draw_curves([history], None)
    loss, accuracy, rate = figure.axes
    assert [line.get_ydata().tolist() for line in loss.lines[:2]] == [[1.4, 0.9, 0.5], [1.3, 0.8, 1.1]]
    assert loss.lines[0].get_xdata().tolist() == [1, 2, 3], "epochs count from 1"
    assert accuracy.lines[1].get_ydata().tolist() == [25.0, 75.0, 50.0]
    assert rate.lines[0].get_ydata().tolist() == [0.01, 0.01, 0.005]


def test_the_kept_epoch_is_ringed_on_the_validation_curve(history: TrainingHistory):
    loss, accuracy, _rate = draw_curves([history], None).axes
    ring = next(line for line in loss.lines if line.get_markerfacecolor() == "none")
    assert (ring.get_xdata()[0], ring.get_ydata()[0]) == (2, 0.8)
    ring = next(line for line in accuracy.lines if line.get_markerfacecolor() == "none")
    assert (ring.get_xdata()[0], ring.get_ydata()[0]) == (2, 75.0)


def test_a_change_of_input_size_is_marked_between_its_epochs(history: TrainingHistory):
    epochs = tuple(each.model_copy(update={"input_px": 32 if each.epoch else 16}) for each in history.epochs)
    loss = draw_curves([replace(history, epochs=epochs)], None).axes[0]
    assert {text.get_text() for text in loss.texts} == {"16 px", "32 px"}
    assert any(list(line.get_xdata()) == [1.5, 1.5] for line in loss.lines)


def test_several_trainings_stand_beside_each_other_on_the_same_axes(history: TrainingHistory):
    other = replace(history, name="other", epochs=history.epochs[:1])
    figure = draw_curves([history, other, history, other], None)
    assert len(figure.axes) == 12
    for kind in range(2):
        assert len({axes.get_ylim() for axes in figure.axes[kind::3]}) == 1
    assert [axes.get_title(loc="left") for axes in figure.axes[::3]] == ["a  tiny", "b  other", "c  tiny", "d  other"]


def test_long_names_stand_beside_each_other_and_inside_the_picture(history: TrainingHistory):
    names = ("densenet201-baseline-random", "densenet201-robust-contiguous", "efficientnet_lite0_without_one_hyphen")
    with house_style():
        figure = draw_curves([replace(history, name=name) for name in names], None)
        figure.draw_without_rendering()

    # The title on the left is the third of an axes' three, which Matplotlib hands out by no other way.
    places = [axes._left_title.get_window_extent() for axes in figure.axes[::3]]

    assert not any(one.overlaps(next_one) for one, next_one in pairwise(places))
    assert places[-1].x1 <= figure.bbox.x1


def test_a_loss_over_many_sizes_gets_a_logarithmic_axis(history: TrainingHistory):
    assert draw_curves([history], None).axes[0].get_yscale() == "linear"
    first = history.epochs[0].model_copy(update={"val_loss": 60.0})
    assert draw_curves([replace(history, epochs=(first, *history.epochs[1:]))], None).axes[0].get_yscale() == "log"


@pytest.mark.parametrize("loss", [float("nan"), float("inf"), 0.0])
def test_a_training_that_diverged_is_drawn_too(history: TrainingHistory, loss: float, tmp_path: Path):
    epochs = tuple(each.model_copy(update={"loss": loss, "val_loss": loss}) for each in history.epochs)
    with house_style():
        draw_curves([replace(history, epochs=epochs)], "caption").savefig(tmp_path / "a.png")


def test_one_epoch_is_a_dot(history: TrainingHistory, tmp_path: Path):
    figure = draw_curves([replace(history, epochs=history.epochs[:1])], None)
    assert {line.get_marker() for line in figure.axes[0].lines[:2]} == {"o"}
    figure.savefig(tmp_path / "a.png")


def test_the_caption_names_split_images_recipe_and_the_kept_epoch(history: TrainingHistory):
    caption = caption_of([history])
    for part in ("custom_cnn+cbam", "recipe tiny", "32 px", "a random split (seed 0, test fold 0 of 5)"):
        assert part in caption
    assert "24 training and 8 validation images" in caption
    assert "epoch 2 of 3 kept, validation accuracy 90.00 %" in caption


def test_the_caption_says_which_fields_of_the_recipe_were_changed(history: TrainingHistory):
    changed = training_record(recipe_changes=("epochs",))
    assert "recipe tiny (changed: epochs)" in caption_of([replace(history, record=changed)])


def test_the_caption_of_an_unfinished_training_says_so(history: TrainingHistory):
    assert "not finished, 3 epochs so far" in caption_of([replace(history, record=None)])


def test_a_thousand_epochs_and_an_odd_name_are_drawn(tmp_path: Path):
    rng = np.random.default_rng(0)
    epochs = tuple(Epoch.model_validate({**EPOCHS[0], "epoch": n, "loss": rng.random() + 0.1}) for n in range(1000))
    history = TrainingHistory("模型 $x^2$", epochs, None)
    with house_style():
        draw_curves([history] * 7, caption_of([history] * 7)).savefig(tmp_path / "a.png")
