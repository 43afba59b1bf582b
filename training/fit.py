"""Trains one classifier by one recipe on one split, resumable after every epoch."""

import hashlib
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import keras
import numpy as np
from numpy.typing import NDArray

from inference.errors import UnusableInputError
from training.augment import Augmentation
from training.batches import EpochBatches
from training.checkpoint import Checkpoints, EpochLog, TrainingState, identity_of
from training.models.build import build_classifier
from training.recipe import Keep, Recipe

OnEpoch = Callable[[EpochLog, int], None]


@dataclass(frozen=True, eq=False)
class LabelledPixels:
    """Images and their classes: uint8 (N, height, width, 3) and int (N,)."""

    pixels: NDArray[np.uint8]
    class_indices: NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class FitResult:
    """A trained model and how it got there."""

    model: Any
    state: TrainingState
    kept_epoch: EpochLog
    train_seconds: float


def fit(
    recipe: Recipe,
    train: LabelledPixels,
    validation: LabelledPixels,
    *,
    class_count: int,
    checkpoint_folder: Path,
    data_identity: str,
    seed: int,
    weights: str | None = None,
    start_from: Path | None = None,
    on_epoch: OnEpoch | None = None,
) -> FitResult:
    """Train with Adam and categorical cross-entropy, the learning rate reduced on plateaus.

    Args:
        recipe: everything that fixes the training.
        train: training images.
        validation: images that steer the learning rate and choose the epoch; the test images never come here.
        class_count: K.
        checkpoint_folder: where the training is kept after every epoch, and resumed from.
        data_identity: hash of data and split; a checkpoint of other data is refused.
        seed: of weights, order, augmentation and dropout.
        weights: backbone weights, see `build_classifier`.
        start_from: a `.keras` file of the same architecture whose weights start this training.
        on_epoch: called after every epoch with its log and the number of epochs.

    Returns:
        The model of the epoch that `recipe.keep` names.

    Raises:
        UnusableInputError: the checkpoint folder belongs to another training, or `start_from` is no model of
            this architecture.
    """
    # The number of epochs is left out: raising it goes on with a finished training.
    started_from = hashlib.sha256(start_from.read_bytes()).hexdigest() if start_from else str(weights)
    identity = identity_of(recipe.model_dump_json(exclude={"epochs"}), data_identity, str(seed), started_from)
    checkpoints = Checkpoints(checkpoint_folder, identity)
    state = checkpoints.load()
    keras.utils.set_random_seed(seed)
    if state.epochs_done:
        model = checkpoints.load_model(state.weights_file)
    else:
        model = build_classifier(recipe.model, class_count, weights)
        if start_from is not None:
            _take_weights(model, start_from)
        _compile(model, recipe)
    plateau = _plateau_after(recipe, model, state)
    for epoch in range(state.epochs_done, recipe.epochs):
        log = _run_epoch(model, recipe, train, validation, class_count, seed, epoch)
        plateau.on_epoch_end(epoch, {"val_loss": log.val_loss})
        state = checkpoints.save(state, log, model)
        if on_epoch is not None:
            on_epoch(log, recipe.epochs)
    kept = state.best if recipe.keep is Keep.BEST_VALIDATION_LOSS else state.history[-1]
    kept_file = state.best_file if recipe.keep is Keep.BEST_VALIDATION_LOSS else state.weights_file
    return FitResult(
        model=checkpoints.load_model(kept_file),
        state=state,
        kept_epoch=kept,
        train_seconds=sum(log.elapsed_seconds for log in state.history),
    )


def _take_weights(model: Any, start_from: Path) -> None:
    try:
        source = keras.saving.load_model(start_from, compile=False)
        # ImageNet's normalisation has no weights, so set_weights alone would let two different graphs pass as one.
        if _is_normalised(source) != _is_normalised(model):
            raise ValueError("one of the two normalises by ImageNet's mean; give --weights as that training did")
        model.set_weights(source.get_weights())
    except (ValueError, OSError, TypeError) as error:
        raise UnusableInputError(
            f"{start_from} cannot start this training: it is no `.keras` file of the same network ({error})"
        ) from error


def _is_normalised(model: Any) -> bool:
    return any(layer.name == "imagenet_norm" for layer in model.get_layer("backbone").layers)


def _compile(model: Any, recipe: Recipe) -> None:
    model.compile(
        optimizer=keras.optimizers.Adam(recipe.learning_rate),
        loss=keras.losses.CategoricalCrossentropy(from_logits=True, label_smoothing=recipe.label_smoothing),
        metrics=["accuracy"],
    )


def _plateau_after(recipe: Recipe, model: Any, state: TrainingState) -> Any:
    """Keras's ReduceLROnPlateau, brought to where it stood by replaying the finished epochs.

    Keras saves no callback state; replaying the losses gives the same learning rate and patience.
    """
    plateau = keras.callbacks.ReduceLROnPlateau(
        monitor="val_loss",
        factor=recipe.plateau.factor,
        patience=recipe.plateau.patience_epochs,
        min_lr=recipe.plateau.min_learning_rate,
    )
    plateau.set_model(model)
    plateau.on_train_begin()
    model.optimizer.learning_rate = recipe.learning_rate
    for log in state.history:
        plateau.on_epoch_end(log.epoch, {"val_loss": log.val_loss})
    return plateau


def _run_epoch(
    model: Any,
    recipe: Recipe,
    train: LabelledPixels,
    validation: LabelledPixels,
    class_count: int,
    seed: int,
    epoch: int,
) -> EpochLog:
    started = time.monotonic()
    batches = EpochBatches(
        train.pixels,
        train.class_indices,
        class_count=class_count,
        batch_size=recipe.batch_size,
        augmentation=recipe.augmentation,
        seed=seed,
        epoch=epoch,
    )
    held = EpochBatches(
        validation.pixels,
        validation.class_indices,
        class_count=class_count,
        batch_size=recipe.batch_size,
        augmentation=Augmentation(),
        seed=seed,
        epoch=0,
    )
    _seed_dropout(model, seed, epoch)
    learning_rate = float(model.optimizer.learning_rate)
    # PyDataset already shuffles by (seed, epoch); Keras must not shuffle again.
    measured = model.fit(batches, validation_data=held, verbose=0, shuffle=False).history
    return EpochLog(
        epoch=epoch,
        loss=measured["loss"][0],
        accuracy=measured["accuracy"][0],
        val_loss=measured["val_loss"][0],
        val_accuracy=measured["val_accuracy"][0],
        learning_rate=learning_rate,
        elapsed_seconds=time.monotonic() - started,
    )


def _seed_dropout(model: Any, seed: int, epoch: int) -> None:
    """Start dropout's random numbers from (seed, epoch): Keras saves no seed state, so a resumed model has another."""
    states = [variable for variable in model.variables if "seed_generator_state" in variable.path]
    for index, state in enumerate(states):
        start = np.random.default_rng([seed, epoch, index]).integers(2**31 - 1)
        state.assign(np.array([start, 0]))
