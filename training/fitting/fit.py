"""Trains one classifier by one recipe on one split, and goes on after any interruption as if there had been none."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from inference.errors import UnusableInputError
from training.dataset.files import sha256_of_file
from training.dataset.labelled_pixels import LabelledPixels
from training.fitting.checkpoint import Checkpoints, identity_of
from training.fitting.devices import ONE_DEVICE, Devices
from training.fitting.network import NetworkPlan
from training.fitting.observer import TrainingObserver
from training.fitting.teacher import Teacher
from training.fitting.training_loop import FitResult, TrainingLoop
from training.fitting.training_state import EpochLog
from training.recipe import Recipe
from training.schedule import ScheduleKind

CHECKPOINT_MINUTES = 10.0
# Fields that say nothing about how the training goes.
_TEXT_FIELDS = frozenset({"summary"})

OnEpoch = Callable[[EpochLog, int], None]


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
    teacher: Teacher | None = None,
    on_epoch: OnEpoch | None = None,
    observers: Sequence[TrainingObserver] = (),
    checkpoint_minutes: float | None = CHECKPOINT_MINUTES,
    should_stop: Callable[[], bool] = lambda: False,
    check_network: Callable[[Any], None] = lambda model: None,
    devices: Devices = ONE_DEVICE,
) -> FitResult:
    """Train with categorical cross-entropy, by the optimizer and the schedule of the recipe, perhaps with a teacher.

    Args:
        recipe: everything that fixes the training.
        train: training images.
        validation: images that steer the learning rate and choose the epoch; the test images never come here.
        class_count: K.
        checkpoint_folder: where the training is kept after every epoch and in between, and resumed from.
        data_identity: hash of data and split; a checkpoint of other data is refused.
        seed: of weights, order, augmentation and dropout.
        weights: backbone weights, see `build_classifier`.
        start_from: a `.keras` file of the same architecture whose weights start this training.
        teacher: whom the recipe's distillation learns from; loaded in the scope of the devices.
        on_epoch: called after every epoch with its log and the number of epochs.
        observers: told of every step.
        checkpoint_minutes: a checkpoint inside an epoch is written when the last one is older; 0: after every step,
            None: never.
        should_stop: asked after every step; where it says so, the training is saved and ends.
        check_network: looks at the compiled model before the first step; may raise.
        devices: what it runs on.

    Returns:
        The model of the epoch that `recipe.keep` names.

    Raises:
        UnusableInputError: the checkpoint folder belongs to another training, `start_from` is no model of this
            architecture, there is no image, a teacher is given or missing against the recipe, or the training has
            diverged.
        TrainingInterruptedError: `should_stop` said so.
        OutputError: a checkpoint cannot be written; the one before it is kept.
    """
    for count, name in ((len(train.pixels), "training"), (len(validation.pixels), "validation")):
        if count < devices.share.device_count:
            raise UnusableInputError(
                f"There are {count} {name} images for {devices.share.device_count} devices; make a split with more"
            )
    identity = _identity(recipe, data_identity, seed, weights, start_from, teacher, devices)
    loop = TrainingLoop(
        recipe=recipe,
        train=train,
        validation=validation,
        seed=seed,
        devices=devices,
        plan=NetworkPlan.of_training(recipe, len(train.pixels), class_count, weights, teacher, devices),
        checkpoints=Checkpoints(checkpoint_folder, identity, writes=devices.is_first_host),
        observers=(*observers, *(() if on_epoch is None else (_EpochCall(on_epoch),))),
        checkpoint_seconds=None if checkpoint_minutes is None else 60 * checkpoint_minutes,
        should_stop=should_stop,
        check_network=check_network,
    )
    with devices.scope():
        loop.run(start_from)
    # Outside: the first host alone builds the model that is saved.
    return loop.result()


class _EpochCall(TrainingObserver):
    def __init__(self, call: OnEpoch) -> None:
        self._call = call

    def on_epoch(self, log: EpochLog, epochs: int) -> None:
        self._call(log, epochs)


def _identity(
    recipe: Recipe,
    data_identity: str,
    seed: int,
    weights: str | None,
    start_from: Path | None,
    teacher: Teacher | None,
    devices: Devices,
) -> str:
    # The number of epochs is left out where it changes no step before: raising it goes on with a finished training.
    is_open_ended = recipe.schedule is ScheduleKind.PLATEAU and not recipe.resize
    left_out = set(_TEXT_FIELDS) | ({"epochs", "stop_when_flat_epochs"} if is_open_ended else set())
    source = weights_sha256(start_from) if start_from else ""
    backbone = weights_sha256(Path(weights)) if weights and Path(weights).is_file() else str(weights)
    share = devices.share
    # Several devices leave out other images, and several hosts draw other augmentation.
    spread = f"{share.device_count} devices, {share.host_count} hosts" if share.device_count > 1 else ""
    taught_by = () if teacher is None else (f"taught by {teacher.record.model_sha256}",)
    return identity_of(
        recipe.model_dump_json(exclude=left_out), data_identity, str(seed), source, backbone, spread, *taught_by
    )


def weights_sha256(path: Path) -> str:
    """SHA-256 of a file that a training starts from.

    Raises:
        UnusableInputError: it cannot be read.
    """
    try:
        return sha256_of_file(path)
    except OSError as error:
        raise UnusableInputError(
            f"{path} cannot be read: {error.strerror or error}. Make it readable, or name another file to start from"
        ) from error
