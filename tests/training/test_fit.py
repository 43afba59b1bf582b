"""A training can be interrupted after any epoch and ends as if it had not been."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import keras
import numpy as np
import pytest

from inference.errors import UnusableInputError
from tests.training.tiny import TINY_SPEC, tiny_recipe
from training.augment import Augmentation
from training.checkpoint import EpochLog
from training.fit import FitResult, LabelledPixels, fit
from training.models.build import build_classifier
from training.models.spec import HeadKind
from training.recipe import Keep, Plateau, Recipe

Train = Callable[..., FitResult]


class PowerCutError(Exception):
    """Stands for whatever ends a process after an epoch."""


@pytest.fixture(scope="module")
def train(train_pixels: LabelledPixels, validation_pixels: LabelledPixels) -> Train:
    """Train on the drawn fields; the validation labels are all wrong, so that learning makes its loss worse.

    Hence every epoch but the first is a plateau, and the best epoch is never the last.
    """
    wrong = LabelledPixels(validation_pixels.pixels, (validation_pixels.class_indices + 1) % 4)

    def run(recipe: Recipe, folder: Path, **changes: Any) -> FitResult:
        settings: dict[str, Any] = {"validation": wrong, "class_count": 4, "data_identity": "drawn", "seed": 5}
        return fit(recipe, train_pixels, checkpoint_folder=folder, **(settings | changes))

    return run


@dataclass(frozen=True)
class Unbroken:
    """A training that ran without interruption, and where its checkpoints lie."""

    recipe: Recipe
    folder: Path
    result: FitResult


@pytest.fixture(scope="module")
def unbroken(tmp_path_factory: pytest.TempPathFactory, train: Train) -> Unbroken:
    recipe = tiny_recipe(epochs=4, keep=Keep.LAST, plateau=Plateau(patience_epochs=1))
    folder = tmp_path_factory.mktemp("unbroken")
    return Unbroken(recipe, folder, train(recipe, folder))


def _cut_after(epoch: int) -> Callable[[EpochLog, int], None]:
    def on_epoch(log: EpochLog, _epochs: int) -> None:
        if log.epoch == epoch:
            raise PowerCutError

    return on_epoch


def _without_times(result: FitResult) -> list[EpochLog]:
    return [log.model_copy(update={"elapsed_seconds": 0.0}) for log in result.state.history]


def _assert_same_weights(first: Any, second: Any) -> None:
    for one, other in zip(first.weights, second.weights, strict=True):
        np.testing.assert_array_equal(np.asarray(one.value), np.asarray(other.value), err_msg=one.path)


def test_a_resumed_training_ends_as_the_unbroken_one_bit_for_bit(tmp_path: Path, train: Train, unbroken: Unbroken):
    with pytest.raises(PowerCutError):
        train(unbroken.recipe, tmp_path, on_epoch=_cut_after(1))
    epochs_run: list[int] = []

    resumed = train(unbroken.recipe, tmp_path, on_epoch=lambda log, _epochs: epochs_run.append(log.epoch))

    assert epochs_run == [2, 3]
    _assert_same_weights(resumed.model, unbroken.result.model)
    assert _without_times(resumed) == _without_times(unbroken.result)
    rates = [log.learning_rate for log in resumed.state.history]
    assert rates[2] < rates[0], "a plateau must come before the cut, else nothing was replayed"
    assert rates[3] < rates[2], "and one after it"


def test_a_finished_training_is_not_run_again(train: Train, unbroken: Unbroken):
    epochs_run: list[int] = []
    again = train(unbroken.recipe, unbroken.folder, on_epoch=lambda log, _epochs: epochs_run.append(log.epoch))
    assert epochs_run == []
    _assert_same_weights(again.model, unbroken.result.model)


@pytest.mark.parametrize(
    "changes",
    [{"recipe": tiny_recipe(epochs=5)}, {"seed": 6}, {"data_identity": "other"}, {"weights": "imagenet"}],
    ids=lambda changes: next(iter(changes)),
)
def test_a_checkpoint_of_another_training_is_refused(train: Train, unbroken: Unbroken, changes: dict[str, Any]):
    with pytest.raises(UnusableInputError, match="checkpoints of another recipe, split, data or seed"):
        train(**({"recipe": unbroken.recipe, "folder": unbroken.folder} | changes))


def test_the_best_model_is_kept_and_another_seed_trains_another_one(
    tmp_path: Path, train: Train, unbroken: Unbroken, validation_pixels: LabelledPixels
):
    result = train(unbroken.recipe.model_copy(update={"keep": Keep.BEST_VALIDATION_LOSS}), tmp_path, seed=6)
    losses = [log.val_loss for log in result.state.history]
    assert result.kept_epoch.val_loss == min(losses)
    assert losses[-1] > min(losses), "the last epoch must not be the best, else nothing was chosen"
    wrong = np.eye(4)[(validation_pixels.class_indices + 1) % 4]
    loss, accuracy = result.model.evaluate(validation_pixels.pixels.astype(np.float32), wrong, verbose=0)
    assert loss == pytest.approx(min(losses), rel=1e-4)
    assert accuracy == pytest.approx(result.kept_epoch.val_accuracy)
    assert losses != [log.val_loss for log in unbroken.result.state.history]


def test_the_last_model_is_kept_where_the_recipe_says_so(unbroken: Unbroken):
    assert unbroken.result.kept_epoch.epoch == 3


def test_the_drawn_classes_are_learned(tmp_path: Path, train: Train, validation_pixels: LabelledPixels):
    model = TINY_SPEC.model_copy(update={"dense_units": (16,), "dropout": 0.0})
    recipe = tiny_recipe(model=model, epochs=10, learning_rate=2e-2, augmentation=Augmentation())
    result = train(recipe, tmp_path, validation=validation_pixels)
    assert result.state.history[-1].accuracy > 0.9
    assert result.kept_epoch.val_accuracy > 0.7


def test_start_from_begins_with_the_weights_of_that_model_even_at_another_input_size(tmp_path: Path, train: Train):
    pooled = TINY_SPEC.model_copy(update={"head": HeadKind.POOLED})
    source = build_classifier(pooled.model_copy(update={"input_px": 64}), class_count=4)
    source.save(tmp_path / "source.keras")
    # At this rate one epoch moves no weight visibly, batch norm's statistics apart.
    recipe = tiny_recipe(model=pooled, epochs=1, learning_rate=1e-12)
    model = train(recipe, tmp_path / "out", start_from=tmp_path / "source.keras").model
    for one, other in zip(model.trainable_weights, source.trainable_weights, strict=True):
        np.testing.assert_allclose(np.asarray(one.value), np.asarray(other.value), atol=1e-7)


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
