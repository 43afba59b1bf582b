"""Runs a training epoch by epoch from where its checkpoint stands, saved so that it can be ended at any moment."""

import contextlib
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import keras
from numpy.typing import NDArray

from inference.errors import ExitCode, OutputError, SmearScopeError
from training.augment import Augmentation
from training.dataset.labelled_pixels import LabelledPixels
from training.explain.backend import backend
from training.fitting.batches import EpochBatches, batch_count
from training.fitting.checkpoint import Checkpoints, identity_of
from training.fitting.devices import Devices
from training.fitting.epoch_run import run_training_part, run_validation
from training.fitting.network import WEIGHTS, Network, NetworkPlan
from training.fitting.observer import StopReason, TrainingObserver, TrainingStart
from training.fitting.start_weights import take_weights
from training.fitting.training_state import EpochLog, PartEpoch, TrainingState
from training.recipe import Keep, Recipe
from training.schedule import ScheduleKind, replayed_plateau


class TrainingInterruptedError(SmearScopeError):
    """Someone stopped the training; it is saved and goes on when it is started again."""

    exit_code = ExitCode.INTERRUPTED


@dataclass(frozen=True, eq=False)
class FitResult:
    """A trained model and how it got there.

    Attributes:
        model: float32, at the full input size, without its optimizer; None on all hosts but the first.
        state: the last checkpoint.
        kept_epoch: whose weights the model has.
        train_seconds: of all epochs, validation included.
    """

    model: Any
    state: TrainingState
    kept_epoch: EpochLog
    train_seconds: float


class TrainingLoop:
    """One run of a training.

    Args:
        recipe: what fixes it.
        train: training images.
        validation: images that steer it.
        seed: of weights, order, augmentation and dropout.
        devices: what it runs on.
        plan: makes its network.
        checkpoints: where it is kept.
        observers: told of every step.
        checkpoint_seconds: a checkpoint inside an epoch is written when the last one is older; None: never.
        should_stop: asked after every step.
        check_network: looks at the network before the first step; may raise.
    """

    def __init__(
        self,
        *,
        recipe: Recipe,
        train: LabelledPixels,
        validation: LabelledPixels,
        seed: int,
        devices: Devices,
        plan: NetworkPlan,
        checkpoints: Checkpoints,
        observers: Sequence[TrainingObserver],
        checkpoint_seconds: float | None,
        should_stop: Callable[[], bool],
        check_network: Callable[[Any], None],
    ) -> None:
        self._recipe = recipe
        self._train = train
        self._validation = validation
        self._seed = seed
        self._devices = devices
        self._plan = plan
        self._checkpoints = checkpoints
        self._observers = observers
        self._checkpoint_seconds = checkpoint_seconds
        self._should_stop = should_stop
        self._check_network = check_network
        # The state as it was last saved; the network is ahead of it.
        self._state = checkpoints.load()
        self._saved_at = time.monotonic()

    def run(self, start_from: Path | None) -> None:
        """Train to the end; see `fit`."""
        keras.utils.set_random_seed(self._seed)
        self._devices.check_agreement(identity_of(self._state.model_dump_json()))
        network = self._plan.build(min(self._state.epochs_done, self._recipe.epochs - 1))
        if self._state.weights_file:
            network.restore(self._checkpoints.read(self._state.weights_file))
        elif start_from is not None:
            take_weights(network.model, start_from)
        network.model.optimizer.build(network.model.trainable_variables)
        self._check_network(network.model)
        policies = dict.fromkeys((*self._state.dtype_policies, self._plan.dtype_policy))
        self._state = self._state.model_copy(update={"dtype_policies": tuple(policies)})
        self._tell_start(network)
        self._saved_at = time.monotonic()
        try:
            reason = self._run_epochs(network)
        except SmearScopeError as error:
            was_stopped = isinstance(error, TrainingInterruptedError)
            # On a full disk the logs cannot be written either; the first error is the one to be told.
            with contextlib.suppress(OutputError):
                self._tell_stop(StopReason.INTERRUPTED if was_stopped else StopReason.FAILED, str(error))
            raise
        self._tell_stop(reason, "")

    def result(self) -> FitResult:
        """What a training that has run to its end gives; the first host reads the kept weights back."""
        state = self._state
        keeps_best = self._recipe.keep is Keep.BEST_VALIDATION_LOSS and state.best is not None
        kept = state.best if keeps_best and state.best is not None else state.history[-1]
        model = None
        if self._devices.is_first_host:
            kept_file = state.best_file if keeps_best else state.weights_file
            model = self._plan.finished(self._checkpoints.read(kept_file, prefix=WEIGHTS))
        return FitResult(model, state, kept, sum(log.elapsed_seconds for log in state.history))

    def _run_epochs(self, network: Network) -> StopReason:
        plateau = self._plateau(network)
        for epoch in range(self._state.epochs_done, self._recipe.epochs):
            if self._is_flat():
                return StopReason.FLAT
            if network.input_px != self._recipe.input_px_at(epoch):
                network = self._plan.resize(network, epoch)
                plateau = self._plateau(network)
            log = self._run_epoch(network, epoch)
            if plateau is not None:
                plateau.on_epoch_end(epoch, {"val_loss": log.val_loss})
            self._finish_epoch(network, log)
        return StopReason.FINISHED

    def _run_epoch(self, network: Network, epoch: int) -> EpochLog:
        started_at = time.monotonic()
        start = self._state.part
        running_means = None
        if start is None:
            network.seed_dropout(self._seed, epoch)
            start = PartEpoch(learning_rate=float(network.model.optimizer.learning_rate))
        else:
            running_means = network.running_means()
        batches = self._batches(self._train, self._recipe.augmentation, epoch, network)
        part, loss, accuracy = run_training_part(
            network, batches, start, running_means, lambda part, mean: self._after_step(network, part, mean)
        )
        for observer in self._observers:
            observer.on_validation(part)
        val_loss, val_accuracy = self._validate(network, part)
        return EpochLog(
            epoch=epoch,
            loss=loss,
            accuracy=accuracy,
            val_loss=val_loss,
            val_accuracy=val_accuracy,
            learning_rate=part.learning_rate,
            elapsed_seconds=start.train_seconds + time.monotonic() - started_at,
            input_px=network.input_px,
            image_count=part.image_count,
            train_seconds=part.train_seconds,
            waiting_seconds=part.waiting_seconds,
        )

    def _validate(self, network: Network, part: PartEpoch) -> tuple[float, float]:
        # Validation counts in the same running means, so a stop in the midst of it saves those of the training.
        running_means = network.running_means()

        def after_batch() -> None:
            if self._should_stop():
                self._stop(network, part, running_means)

        return run_validation(
            network,
            self._batches(self._validation, Augmentation(), 0, network),
            len(self._validation.pixels),
            after_batch,
        )

    def _after_step(self, network: Network, part: PartEpoch, loss: float) -> None:
        for observer in self._observers:
            observer.on_batch(part, loss)
        if self._should_stop():
            self._stop(network, part, {})
        waited = time.monotonic() - self._saved_at
        if self._checkpoint_seconds is not None and waited >= self._checkpoint_seconds:
            self._save(network, self._state.model_copy(update={"part": part}))

    def _stop(self, network: Network, part: PartEpoch, running_means: dict[str, NDArray[Any]]) -> None:
        self._save(network, self._state.model_copy(update={"part": part}), running_means=running_means)
        raise TrainingInterruptedError(
            f"stopped in epoch {self._state.epochs_done + 1} of {self._recipe.epochs} after batch {part.batches_done}, "
            "and saved; run the same line again to go on from there"
        )

    def _finish_epoch(self, network: Network, log: EpochLog) -> None:
        best = self._state.best
        # Validation at a smaller input says little about the model that is kept.
        is_best = self._recipe.is_full_size(log.epoch) and (best is None or log.val_loss < best.val_loss)
        changes: dict[str, Any] = {"history": (*self._state.history, log), "part": None}
        if is_best:
            changes["best_epoch"] = log.epoch
        self._save(network, self._state.model_copy(update=changes), is_best=is_best)
        for observer in self._observers:
            observer.on_epoch(log, self._recipe.epochs)

    def _save(
        self,
        network: Network,
        state: TrainingState,
        *,
        is_best: bool = False,
        running_means: dict[str, NDArray[Any]] | None = None,
    ) -> None:
        started_at = time.monotonic()
        self._state = self._checkpoints.save(state, network.capture() | (running_means or {}), is_best=is_best)
        self._saved_at = time.monotonic()
        for observer in self._observers:
            observer.on_checkpoint(self._state, self._saved_at - started_at)

    def _batches(
        self, images: LabelledPixels, augmentation: Augmentation, epoch: int, network: Network
    ) -> EpochBatches:
        is_validation = images is self._validation
        return EpochBatches(
            images.pixels,
            images.class_indices,
            class_count=self._plan.class_count,
            batch_size=self._recipe.batch_size,
            augmentation=augmentation,
            seed=self._seed,
            epoch=epoch,
            input_px=network.input_px,
            share=self._devices.share,
            weighs_images=is_validation and self._plan.weighs_images,
        )

    def _plateau(self, network: Network) -> Any:
        if self._recipe.schedule is not ScheduleKind.PLATEAU:
            return None
        losses = [log.val_loss for log in self._state.history]
        return replayed_plateau(self._recipe.plateau, self._recipe.learning_rate, network.model, losses)

    def _is_flat(self) -> bool:
        patience = self._recipe.stop_when_flat_epochs
        best = self._state.best
        if patience is None or best is None:
            return False
        return self._state.epochs_done - 1 - best.epoch >= patience

    def _tell_start(self, network: Network) -> None:
        start = TrainingStart(
            recipe=self._recipe,
            state=self._state,
            seed=self._seed,
            batches_per_epoch=batch_count(len(self._train.pixels), self._recipe.batch_size, self._devices.share),
            train_count=len(self._train.pixels),
            validation_count=len(self._validation.pixels),
            backend=backend().value,
            dtype_policy=self._plan.dtype_policy,
            device_count=self._devices.share.device_count,
            host_count=self._devices.share.host_count,
            parameter_count=int(network.model.count_params()),
        )
        for observer in self._observers:
            observer.on_start(start)

    def _tell_stop(self, reason: StopReason, detail: str) -> None:
        """Tell every observer, in order, whatever becomes of one of them; an error is raised after the last."""
        with contextlib.ExitStack() as told:
            for observer in reversed(self._observers):
                told.callback(observer.on_stop, reason, self._state, detail)
