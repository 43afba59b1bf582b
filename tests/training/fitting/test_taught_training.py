"""What a network learns from a teacher is what its recipe says; test_resumed_on_backends.py interrupts it."""

from pathlib import Path
from typing import Any

import keras
import numpy as np
import pytest

from inference.errors import UnusableInputError
from tests.training.made_up_teacher import made_up_teacher
from tests.training.tiny import TINY_SPEC, tiny_recipe
from training.augment import Augmentation
from training.dataset.labelled_pixels import LabelledPixels
from training.distillation import Distillation, distillation_loss
from training.fitting import network as network_module
from training.fitting.batches import EpochBatches
from training.fitting.fit import fit
from training.fitting.network import NetworkPlan
from training.fitting.teacher import Teacher
from training.fitting.training_loop import FitResult
from training.recipe import Recipe

HALF = Distillation(temperature=2, weight=0.5)


@pytest.fixture(scope="module")
def teacher() -> Teacher:
    return made_up_teacher()


def _train(recipe: Recipe, folder: Path, train: LabelledPixels, validation: LabelledPixels, **more: Any) -> FitResult:
    return fit(
        recipe, train, validation, class_count=4, checkpoint_folder=folder, data_identity="drawn", seed=5, **more
    )


def _assert_same_weights(one: FitResult, other: FitResult) -> None:
    for first, second in zip(one.model.get_weights(), other.model.get_weights(), strict=True):
        np.testing.assert_array_equal(first, second)


def test_the_loss_of_a_step_is_that_of_labels_and_teacher_on_the_same_augmented_images(
    tmp_path: Path, teacher: Teacher, train_pixels: LabelledPixels, validation_pixels: LabelledPixels
):
    settings = Distillation(temperature=3, weight=0.4)
    # One step with everything in its batch, without dropout; the loss is that before the step.
    recipe = tiny_recipe(
        model=TINY_SPEC.model_copy(update={"dropout": 0.0}),
        epochs=1,
        batch_size=len(train_pixels.pixels),
        label_smoothing=0.1,
        distillation=settings,
    )
    log = _train(recipe, tmp_path, train_pixels, validation_pixels, teacher=teacher).state.history[0]

    keras.utils.set_random_seed(5)
    start = NetworkPlan(recipe, 4, None, 1, "float32", teacher=teacher).build(0).model
    (images, targets), (plain, _targets) = (
        EpochBatches(
            train_pixels.pixels,
            train_pixels.class_indices,
            class_count=4,
            batch_size=recipe.batch_size,
            augmentation=augmentation,
            seed=5,
            epoch=0,
        )[0]
        for augmentation in (recipe.augmentation, Augmentation())
    )
    logits = keras.ops.convert_to_numpy(start(images, training=True))
    smoothed = targets * 0.9 + 0.1 / 4
    log_probabilities = logits - np.log(np.exp(logits).sum(axis=1, keepdims=True))
    labels_part = -(smoothed * log_probabilities).sum(axis=1).mean()
    teacher_part, unaugmented = (
        np.asarray(distillation_loss(teacher.logits(seen), logits, 3.0)).mean() for seen in (images, plain)
    )
    assert teacher_part != pytest.approx(unaugmented, rel=1e-2), "else it would not show what the teacher saw"
    assert labels_part != pytest.approx(teacher_part, rel=0.1), "else their shares would not show"
    assert log.loss == pytest.approx(0.6 * labels_part + 0.4 * teacher_part, rel=1e-4)


def test_validation_measures_the_labels_alone(
    tmp_path: Path, teacher: Teacher, train_pixels: LabelledPixels, validation_pixels: LabelledPixels
):
    recipe = tiny_recipe(epochs=1, distillation=HALF)
    result = _train(recipe, tmp_path, train_pixels, validation_pixels, teacher=teacher)
    logits = keras.ops.convert_to_numpy(result.model(validation_pixels.pixels.astype(np.float32)))
    log_probabilities = logits - np.log(np.exp(logits).sum(axis=1, keepdims=True))
    of_labels = -log_probabilities[np.arange(len(logits)), validation_pixels.class_indices].mean()
    assert result.state.history[0].val_loss == pytest.approx(of_labels, rel=1e-4)


def test_with_the_whole_weight_on_the_teacher_the_labels_teach_nothing(
    tmp_path: Path, teacher: Teacher, train_pixels: LabelledPixels, validation_pixels: LabelledPixels
):
    recipe = tiny_recipe(distillation=Distillation(temperature=2, weight=1))
    wrong = LabelledPixels(train_pixels.pixels, (train_pixels.class_indices + 1) % 4)
    one, other = (
        _train(recipe, tmp_path / name, images, validation_pixels, teacher=teacher)
        for name, images in (("right", train_pixels), ("wrong", wrong))
    )
    _assert_same_weights(one, other)
    untaught = _train(tiny_recipe(), tmp_path / "untaught", train_pixels, validation_pixels)
    assert any(
        not np.array_equal(first, second)
        for first, second in zip(one.model.get_weights(), untaught.model.get_weights(), strict=True)
    )


def test_a_student_comes_to_answer_as_its_teacher_does_and_the_teacher_stays_as_it_is(
    tmp_path: Path, teacher: Teacher, train_pixels: LabelledPixels, validation_pixels: LabelledPixels
):
    before = [weight.copy() for weight in teacher.model.get_weights()]
    recipe = tiny_recipe(
        model=TINY_SPEC.model_copy(update={"dropout": 0.0}),
        epochs=8,
        learning_rate=2e-2,
        distillation=Distillation(temperature=1, weight=1),
    )
    losses = [
        log.loss for log in _train(recipe, tmp_path, train_pixels, validation_pixels, teacher=teacher).state.history
    ]
    assert losses[-1] < 0.2 * losses[0]
    for first, second in zip(before, teacher.model.get_weights(), strict=True):
        np.testing.assert_array_equal(first, second)


def test_a_training_goes_on_with_the_same_teacher_and_the_same_numbers_only(
    tmp_path: Path, teacher: Teacher, train_pixels: LabelledPixels, validation_pixels: LabelledPixels
):
    def go(recipe: Recipe, by: Teacher | None) -> FitResult:
        return _train(recipe, tmp_path, train_pixels, validation_pixels, teacher=by)

    taught = tiny_recipe(epochs=1, distillation=HALF)
    go(taught, teacher)
    for other, by in (
        (taught, made_up_teacher(seed=4)),
        (tiny_recipe(epochs=1, distillation=Distillation(temperature=3, weight=0.5)), teacher),
        (tiny_recipe(epochs=1, distillation=Distillation(temperature=2, weight=0.6)), teacher),
        (tiny_recipe(epochs=1), None),
    ):
        with pytest.raises(UnusableInputError, match="of another recipe, split, data or seed, or of another start or"):
            go(other, by)
    assert len(go(taught, teacher).state.history) == 1


def test_in_16_bits_it_learns_the_same_but_for_rounding(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    teacher: Teacher,
    train_pixels: LabelledPixels,
    validation_pixels: LabelledPixels,
):
    losses = {}
    for policy in ("float32", "mixed_float16"):
        monkeypatch.setattr(network_module, "choose_policy", lambda wanted, kind, policy=policy: policy)
        recipe = tiny_recipe(epochs=1, distillation=HALF)
        result = _train(recipe, tmp_path / policy, train_pixels, validation_pixels, teacher=teacher)
        losses[policy] = result.state.history[0].loss
    assert losses["mixed_float16"] != losses["float32"]
    assert losses["mixed_float16"] == pytest.approx(losses["float32"], rel=0.02)
