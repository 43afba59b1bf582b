"""A training can be interrupted after any epoch and ends as if it had not been."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import keras
import numpy as np
import pytest

from inference.errors import UnusableInputError
from tests.training.tiny import TINY_SPEC, tiny_recipe
from training.checkpoint import EpochLog
from training.fit import FitResult, LabelledPixels, fit
from training.models.build import build_classifier
from training.models.spec import HeadKind
from training.recipe import Keep, Plateau, Recipe

Train = Callable[..., FitResult]


class PowerCut(Exception):
    """Stands for whatever ends a process after an epoch."""


@pytest.fixture
def train(train_pixels: LabelledPixels, validation_pixels: LabelledPixels) -> Train:
    def run(recipe: Recipe, folder: Path, **changes: Any) -> FitResult:
        settings: dict[str, Any] = {"class_count": 4, "data_identity": "drawn", "seed": 5}
        return fit(recipe, train_pixels, validation_pixels, checkpoint_folder=folder, **(settings | changes))

    return run


def _cut_after(epoch: int) -> Callable[[EpochLog, int], None]:
    def on_epoch(log: EpochLog, _epochs: int) -> None:
        if log.epoch == epoch:
            raise PowerCut

    return on_epoch


def _without_times(result: FitResult) -> list[EpochLog]:
    return [log.model_copy(update={"elapsed_seconds": 0.0}) for log in result.state.history]


def _assert_same_weights(first: Any, second: Any) -> None:
    for one, other in zip(first.weights, second.weights, strict=True):
        np.testing.assert_array_equal(np.asarray(one.value), np.asarray(other.value), err_msg=one.path)


def test_a_resumed_training_ends_with_the_same_weights_bit_for_bit(tmp_path: Path, train: Train):
    recipe = tiny_recipe(keep=Keep.LAST)
    unbroken = train(recipe, tmp_path / "unbroken")
    with pytest.raises(PowerCut):
        train(recipe, tmp_path / "cut", on_epoch=_cut_after(0))

    epochs_run: list[int] = []
    resumed = train(recipe, tmp_path / "cut", on_epoch=lambda log, _epochs: epochs_run.append(log.epoch))

    assert epochs_run == [1, 2]
    _assert_same_weights(resumed.model, unbroken.model)
    assert _without_times(resumed) == _without_times(unbroken)


def test_another_seed_ends_with_other_weights(tmp_path: Path, train: Train):
    recipe = tiny_recipe(epochs=1)
    one = train(recipe, tmp_path / "one", seed=5).model.get_weights()
    two = train(recipe, tmp_path / "two", seed=6).model.get_weights()
    assert any(not np.array_equal(a, b) for a, b in zip(one, two, strict=True))


def test_a_finished_training_is_not_run_again(tmp_path: Path, train: Train):
    first = train(tiny_recipe(), tmp_path)
    epochs_run: list[int] = []
    second = train(tiny_recipe(), tmp_path, on_epoch=lambda log, _epochs: epochs_run.append(log.epoch))
    assert epochs_run == []
    _assert_same_weights(first.model, second.model)


def test_a_checkpoint_of_another_training_is_refused(tmp_path: Path, train: Train):
    train(tiny_recipe(epochs=1), tmp_path)
    for changes in ({"recipe": tiny_recipe(epochs=2)}, {"seed": 6}, {"data_identity": "other"}):
        with pytest.raises(UnusableInputError, match="checkpoints of another recipe, split, data or seed"):
            train(**({"recipe": tiny_recipe(epochs=1), "folder": tmp_path} | changes))


def test_the_learning_rate_after_a_resumption_is_what_the_plateaus_made_it(tmp_path: Path, train: Train):
    # A rate too small to learn anything: after the first epochs every one is a plateau.
    recipe = tiny_recipe(epochs=5, learning_rate=1e-9, plateau=Plateau(patience_epochs=1, min_learning_rate=0.0))
    unbroken = [log.learning_rate for log in train(recipe, tmp_path / "unbroken").state.history]
    assert unbroken[-1] < unbroken[0], "without a plateau this test would prove nothing"
    for epoch in range(4):
        with pytest.raises(PowerCut):
            train(recipe, tmp_path / "cut", on_epoch=_cut_after(epoch))
    resumed = [log.learning_rate for log in train(recipe, tmp_path / "cut").state.history]
    assert resumed == unbroken


def test_the_model_kept_is_the_one_of_the_smallest_validation_loss(
    tmp_path: Path, train: Train, validation_pixels: LabelledPixels
):
    # So large a rate that a later epoch is worse than an earlier one.
    result = train(tiny_recipe(epochs=4, learning_rate=0.2), tmp_path)
    losses = [log.val_loss for log in result.state.history]
    assert result.kept_epoch.val_loss == min(losses)
    assert losses[-1] > min(losses), "the last epoch must not be the best for this test to say anything"
    loss, accuracy = result.model.evaluate(
        validation_pixels.pixels.astype(np.float32), np.eye(4)[validation_pixels.class_indices], verbose=0
    )
    assert loss == pytest.approx(min(losses), rel=1e-4)
    assert accuracy == pytest.approx(result.kept_epoch.val_accuracy)


def test_the_last_model_is_kept_where_the_recipe_says_so(tmp_path: Path, train: Train):
    result = train(tiny_recipe(epochs=4, learning_rate=0.2, keep=Keep.LAST), tmp_path)
    assert result.kept_epoch.epoch == 3


def test_the_drawn_classes_are_learned(tmp_path: Path, train: Train):
    result = train(tiny_recipe(epochs=12, learning_rate=1e-2), tmp_path)
    assert result.state.history[-1].loss < 0.5 * result.state.history[0].loss
    assert result.kept_epoch.val_accuracy > 0.7


def test_start_from_begins_with_the_weights_of_that_model(tmp_path: Path, train: Train):
    source = build_classifier(TINY_SPEC, class_count=4)
    source.save(tmp_path / "source.keras")
    # At this rate one epoch moves no weight visibly, batch norm's statistics apart.
    recipe = tiny_recipe(epochs=1, learning_rate=1e-12)
    model = train(recipe, tmp_path / "out", start_from=tmp_path / "source.keras").model
    for one, other in zip(model.trainable_weights, source.trainable_weights, strict=True):
        np.testing.assert_allclose(np.asarray(one.value), np.asarray(other.value), atol=1e-7)


def test_start_from_a_smaller_input_is_possible_with_the_pooled_head(tmp_path: Path, train: Train):
    pooled = TINY_SPEC.model_copy(update={"head": HeadKind.POOLED})
    build_classifier(pooled.model_copy(update={"input_px": 64}), class_count=4).save(tmp_path / "other-size.keras")
    train(tiny_recipe(model=pooled, epochs=1), tmp_path / "out", start_from=tmp_path / "other-size.keras")


def test_start_from_another_network_is_refused_with_a_message(tmp_path: Path, train: Train):
    other = TINY_SPEC.model_copy(update={"custom_filters": (4, 16)})
    build_classifier(other, class_count=4).save(tmp_path / "other.keras")
    with pytest.raises(UnusableInputError, match=r"other\.keras cannot start this training.*same network"):
        train(tiny_recipe(), tmp_path / "out", start_from=tmp_path / "other.keras")
    assert not (tmp_path / "out").exists()


def test_start_from_a_network_normalised_otherwise_is_refused(tmp_path: Path, train: Train):
    source = build_classifier(TINY_SPEC, class_count=4)
    images = keras.Input((32, 32, 3))
    normalised = keras.layers.Normalization(mean=(0.4,) * 3, variance=(0.1,) * 3, name="imagenet_norm")(images)
    backbone = keras.Model(images, source.get_layer("backbone")(normalised), name="backbone")
    logits, _features = source.get_layer("classifier")(backbone(source.get_layer("scaling")(images)))
    keras.Model(images, logits).save(tmp_path / "normalised.keras")
    with pytest.raises(UnusableInputError, match="normalises by ImageNet's mean; give --weights"):
        train(tiny_recipe(), tmp_path / "out", start_from=tmp_path / "normalised.keras")


def test_a_start_from_file_that_is_no_model_is_refused(tmp_path: Path, train: Train):
    (tmp_path / "text.keras").write_text("no model")
    with pytest.raises(UnusableInputError, match=r"text\.keras cannot start this training"):
        train(tiny_recipe(), tmp_path / "out", start_from=tmp_path / "text.keras")
