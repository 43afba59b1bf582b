"""A training can be interrupted at any step and ends as if it had not been."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import keras
import numpy as np
import pytest

from inference.errors import OutputError, UnusableInputError
from tests.training.tiny import TINY_SPEC, tiny_recipe, tiny_robust_recipe
from training.augment import Augmentation
from training.dataset.labelled_pixels import LabelledPixels
from training.fitting.fit import fit
from training.fitting.observer import StopReason, TrainingObserver, TrainingStart
from training.fitting.training_loop import FitResult, TrainingInterruptedError
from training.fitting.training_state import EpochLog, PartEpoch, TrainingState
from training.models.build import build_classifier
from training.models.spec import HeadKind
from training.recipe import Keep, Plateau, Recipe, ResizeStep

Train = Callable[..., FitResult]


class PowerCutError(Exception):
    """Stands for whatever ends a process without a warning."""


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


class Interrupter(TrainingObserver):
    """Asks for a stop, or cuts the power, at a chosen moment."""

    def __init__(self, *, epoch: int, batch: int = 0, cuts_power: bool = False) -> None:
        self.wanted = False
        self._moment = (epoch, batch)
        self._cuts_power = cuts_power
        self._epoch = 0

    def on_start(self, start: TrainingStart) -> None:
        self._epoch = start.state.epochs_done

    def on_batch(self, part: PartEpoch, loss: float) -> None:
        if (self._epoch, part.batches_done) == self._moment:
            if self._cuts_power:
                raise PowerCutError
            self.wanted = True

    def on_validation(self, part: PartEpoch) -> None:
        # Batch 0 stands for the validation.
        if (self._epoch, 0) == self._moment:
            self.wanted = True

    def on_epoch(self, log: EpochLog, epochs: int) -> None:
        self._epoch = log.epoch + 1
        if self._cuts_power and (log.epoch, -1) == self._moment:
            raise PowerCutError


class Watcher(TrainingObserver):
    """Remembers what it was told."""

    def __init__(self) -> None:
        self.starts: list[TrainingStart] = []
        self.epochs: list[int] = []
        self.stops: list[tuple[StopReason, TrainingState]] = []

    def on_start(self, start: TrainingStart) -> None:
        self.starts.append(start)

    def on_epoch(self, log: EpochLog, epochs: int) -> None:
        self.epochs.append(log.epoch)

    def on_stop(self, reason: StopReason, state: TrainingState, detail: str) -> None:
        self.stops.append((reason, state))


def _without_times(result: FitResult) -> list[EpochLog]:
    timeless = {"elapsed_seconds": 0.0, "train_seconds": 0.0, "waiting_seconds": 0.0}
    return [log.model_copy(update=timeless) for log in result.state.history]


def _assert_same_weights(first: Any, second: Any) -> None:
    for one, other in zip(first.weights, second.weights, strict=True):
        np.testing.assert_array_equal(np.asarray(one.value), np.asarray(other.value), err_msg=one.path)


def _stop(train: Train, recipe: Recipe, folder: Path, interrupter: Interrupter) -> None:
    with pytest.raises(TrainingInterruptedError, match="run the same line again"):
        train(recipe, folder, observers=[interrupter], should_stop=lambda: interrupter.wanted)


def test_a_training_cut_off_after_an_epoch_ends_as_the_unbroken_one_bit_for_bit(
    tmp_path: Path, train: Train, unbroken: Unbroken
):
    with pytest.raises(PowerCutError):
        train(unbroken.recipe, tmp_path, observers=[Interrupter(epoch=1, batch=-1, cuts_power=True)])
    watcher = Watcher()

    resumed = train(unbroken.recipe, tmp_path, observers=[watcher])

    assert watcher.epochs == [2, 3]
    _assert_same_weights(resumed.model, unbroken.result.model)
    assert _without_times(resumed) == _without_times(unbroken.result)
    rates = [log.learning_rate for log in resumed.state.history]
    assert rates[2] < rates[0], "a plateau must come before the cut, else nothing was replayed"
    assert rates[3] < rates[2], "and one after it"


def test_a_training_stopped_inside_an_epoch_in_its_validation_and_cut_off_later_ends_as_the_unbroken_one(
    tmp_path: Path, train: Train
):
    """AdamW, cosine, progressive resizing, dropout and every augmentation: all of it goes on where it was."""
    recipe = tiny_robust_recipe()
    whole = train(recipe, tmp_path / "unbroken")

    broken = tmp_path / "broken"
    _stop(train, recipe, broken, Interrupter(epoch=0, batch=2))
    _stop(train, recipe, broken, Interrupter(epoch=0))
    with pytest.raises(PowerCutError):
        train(recipe, broken, observers=[Interrupter(epoch=1, batch=3, cuts_power=True)], checkpoint_minutes=0)
    watcher = Watcher()
    resumed = train(recipe, broken, observers=[watcher])

    went_on_at = watcher.starts[0].state
    assert (went_on_at.epochs_done, went_on_at.part and went_on_at.part.batches_done) == (1, 2)
    assert watcher.stops[-1][0] is StopReason.FINISHED
    assert [log.input_px for log in resumed.state.history] == [32, 64, 64]
    _assert_same_weights(resumed.model, whole.model)
    assert _without_times(resumed) == _without_times(whole)


def test_a_stop_says_where_and_leaves_a_checkpoint_of_that_step(tmp_path: Path, train: Train):
    watcher, interrupter = Watcher(), Interrupter(epoch=0, batch=1)
    with pytest.raises(TrainingInterruptedError, match="stopped in epoch 1 of 3 after batch 1, and saved"):
        train(tiny_recipe(), tmp_path, observers=[watcher, interrupter], should_stop=lambda: interrupter.wanted)
    reason, state = watcher.stops[-1]
    assert reason is StopReason.INTERRUPTED
    assert state.part is not None
    assert (state.part.batches_done, state.part.image_count) == (1, 8)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["epoch-0000-batch-000001.npz", "state.json"]


def test_a_finished_training_is_not_run_again(train: Train, unbroken: Unbroken):
    watcher = Watcher()
    again = train(unbroken.recipe, unbroken.folder, observers=[watcher])
    assert watcher.epochs == []
    _assert_same_weights(again.model, unbroken.result.model)


def test_each_epoch_says_how_long_the_model_ran_and_how_long_it_waited(unbroken: Unbroken):
    for log in unbroken.result.state.history:
        assert log.image_count == 24
        assert log.train_seconds is not None
        assert log.waiting_seconds is not None
        assert 0 <= log.waiting_seconds <= log.train_seconds <= log.elapsed_seconds
        assert log.model_share is not None
        assert 0 < log.model_share <= 1


@pytest.mark.parametrize(
    "changes",
    [
        {"recipe": tiny_recipe(epochs=5)},
        {"seed": 6},
        {"data_identity": "other"},
        {"weights": "imagenet"},
    ],
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
    result.model.compile(loss=keras.losses.CategoricalCrossentropy(from_logits=True), metrics=["accuracy"])
    loss, accuracy = result.model.evaluate(validation_pixels.pixels.astype(np.float32), wrong, verbose=0)
    assert loss == pytest.approx(min(losses), rel=1e-4)
    assert accuracy == pytest.approx(result.kept_epoch.val_accuracy)
    assert losses != [log.val_loss for log in unbroken.result.state.history]


def test_epochs_at_a_smaller_input_are_never_the_best_and_do_not_count_as_flat(tmp_path: Path, train: Train):
    # Without augmentation and dropout it learns fast, so the loss on the wrong labels grows from the first epoch on.
    recipe = tiny_recipe(
        model=TINY_SPEC.model_copy(
            update={"head": HeadKind.POOLED, "input_px": 64, "dense_units": (16,), "dropout": 0.0}
        ),
        resize=(ResizeStep(epochs_share=0.4, scale=0.5),),
        epochs=7,
        learning_rate=2e-2,
        augmentation=Augmentation(),
        stop_when_flat_epochs=1,
    )
    watcher = Watcher()
    result = train(recipe, tmp_path, observers=[watcher])
    history = result.state.history
    small = [log.val_loss for log in history if log.input_px == 32]
    assert len(small) == 3
    assert min(small) < result.kept_epoch.val_loss, "a small epoch must have the smallest loss, else nothing was chosen"
    assert result.kept_epoch.input_px == 64
    assert result.model.input_shape[1] == 64
    assert watcher.stops[-1][0] is StopReason.FLAT
    assert len(history) < 7


def test_the_last_model_is_kept_where_the_recipe_says_so(unbroken: Unbroken):
    assert unbroken.result.kept_epoch.epoch == 3


def test_the_drawn_classes_are_learned(tmp_path: Path, train: Train, validation_pixels: LabelledPixels):
    model = TINY_SPEC.model_copy(update={"dense_units": (16,), "dropout": 0.0})
    recipe = tiny_recipe(model=model, epochs=10, learning_rate=2e-2, augmentation=Augmentation())
    result = train(recipe, tmp_path, validation=validation_pixels)
    assert result.state.history[-1].accuracy > 0.9
    assert result.kept_epoch.val_accuracy > 0.7


def test_a_diverged_training_is_ended_with_what_to_do_and_its_checkpoint_stays(tmp_path: Path, train: Train):
    recipe = tiny_recipe(learning_rate=1e30, augmentation=Augmentation())
    with pytest.raises(UnusableInputError, match=r"The loss became (nan|inf).*smaller learning_rate"):
        train(recipe, tmp_path)


def test_a_split_without_validation_images_is_refused(tmp_path: Path, train: Train):
    nothing = LabelledPixels(np.empty((0, 32, 32, 3), np.uint8), np.empty(0, np.int64))
    with pytest.raises(UnusableInputError, match="0 validation images"):
        train(tiny_recipe(), tmp_path, validation=nothing)


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
    normalised = keras.layers.Normalization(mean=(0.4,) * 3, variance=(0.1,) * 3, name="pretrained_norm")(images)
    backbone = keras.Model(images, source.get_layer("backbone")(normalised), name="backbone")
    logits, _features = source.get_layer("classifier")(backbone(source.get_layer("scaling")(images)))
    keras.Model(images, logits).save(tmp_path / "normalised.keras")
    with pytest.raises(UnusableInputError, match="normalises as pretrained weights expect; give --weights"):
        train(tiny_recipe(), tmp_path / "out", start_from=tmp_path / "normalised.keras")


def test_a_start_from_file_that_is_no_model_is_refused(tmp_path: Path, train: Train):
    (tmp_path / "text.keras").write_text("no model")
    with pytest.raises(
        UnusableInputError, match=r"text\.keras cannot be loaded as a Keras model: it is no `\.keras` file"
    ):
        train(tiny_recipe(), tmp_path / "out", start_from=tmp_path / "text.keras")


class FullDisk(TrainingObserver):
    """Cannot write an epoch, or the end alone."""

    def __init__(self, *, writes_epochs: bool) -> None:
        self._writes_epochs = writes_epochs

    def on_epoch(self, log: EpochLog, epochs: int) -> None:
        if not self._writes_epochs:
            raise OutputError("the epoch cannot be written")

    def on_stop(self, reason: StopReason, state: TrainingState, detail: str) -> None:
        raise OutputError("the end cannot be written")


class Ends(TrainingObserver):
    """Keeps why a training ended."""

    def __init__(self) -> None:
        self.seen: list[tuple[StopReason, str]] = []

    def on_stop(self, reason: StopReason, state: TrainingState, detail: str) -> None:
        self.seen.append((reason, detail))


@pytest.mark.parametrize(
    ("writes_epochs", "told"),
    [(False, (StopReason.FAILED, "the epoch cannot be written")), (True, (StopReason.FINISHED, ""))],
    ids=["in an epoch", "at the end"],
)
def test_an_observer_that_cannot_write_keeps_no_other_from_the_end(
    tmp_path: Path, train: Train, writes_epochs: bool, told: tuple[StopReason, str]
):
    before, after = Ends(), Ends()
    observers = (before, FullDisk(writes_epochs=writes_epochs), after)
    with pytest.raises(OutputError, match=told[1] or "the end cannot be written"):
        train(tiny_recipe(epochs=1), tmp_path, observers=observers)
    assert before.seen == after.seen == [told]
