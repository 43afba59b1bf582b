"""Measures what a training would cost, by a few steps on random images, without writing anything."""

import itertools
import statistics
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import psutil  # type: ignore[import-untyped]  # ships no type information

from training.augment import Augmentation
from training.fitting.batches import EpochBatches
from training.fitting.devices import Devices
from training.fitting.epoch_run import run_training_part, run_validation
from training.fitting.memory import MemoryNeed, memory_need
from training.fitting.network import Network, NetworkPlan
from training.fitting.start_weights import take_weights
from training.fitting.teacher import Teacher
from training.fitting.training_state import PartEpoch
from training.recipe import Recipe

# The first steps compile and fill caches.
WARM_UP_STEPS = 2
TIMED_STEPS = 5
VALIDATION_STEPS = 3
_LOOK_SECONDS = 0.02
_CHANNELS = 3


@dataclass(frozen=True)
class Stage:
    """The epochs at one input size.

    Attributes:
        input_px: side of the input.
        epochs: how many.
        first_step_seconds: of the first step, in which the network is compiled.
        step_seconds: median of the steps after the warm-up.
        waiting_seconds: of a step, waiting for its images.
        validation_seconds: of one validation batch.
    """

    input_px: int
    epochs: int
    first_step_seconds: float
    step_seconds: float
    waiting_seconds: float
    validation_seconds: float


@dataclass(frozen=True)
class DryRun:
    """What a training would cost.

    Attributes:
        parameter_count: all weights.
        trainable_count: those that are trained; the rest are running averages of batch norms.
        dtype_policy: Keras dtype policy.
        need: memory by kind, estimated.
        measured_peak_bytes: by how much the process grew during the steps, without decoded images.
        steps_per_epoch: of training.
        validation_steps: of validation.
        stages: in order.
    """

    parameter_count: int
    trainable_count: int
    dtype_policy: str
    need: MemoryNeed
    measured_peak_bytes: int
    steps_per_epoch: int
    validation_steps: int
    stages: tuple[Stage, ...]

    def epoch_seconds(self, stage: Stage) -> float:
        """One epoch of a stage, validation included."""
        return self.steps_per_epoch * stage.step_seconds + self.validation_steps * stage.validation_seconds

    @property
    def total_seconds(self) -> float:
        """All epochs; an early stop is not foreseen."""
        return sum(each.first_step_seconds + each.epochs * self.epoch_seconds(each) for each in self.stages)


def dry_run(
    recipe: Recipe,
    train_count: int,
    validation_count: int,
    *,
    class_count: int,
    weights: str | None,
    start_from: Path | None = None,
    teacher: Teacher | None = None,
    devices: Devices,
    pixel_bytes: int,
    check: Callable[[MemoryNeed], None],
) -> DryRun:
    """Build the network, estimate its memory, and time a few steps on random images, augmentation included.

    Args:
        recipe: what would be trained.
        train_count: training images.
        validation_count: validation images.
        class_count: K.
        weights: backbone weights, see `build_classifier`.
        start_from: see `fit`.
        teacher: see `fit`.
        devices: what it would run on.
        pixel_bytes: decoded images that would be held in memory.
        check: called before the first step; may raise.

    Raises:
        UnusableInputError: as `build_classifier`, `start_from` is no model of this architecture, or a teacher is given
            or missing against the recipe.
    """
    plan = NetworkPlan.of_training(recipe, train_count, class_count, weights, teacher, devices)
    with devices.scope(), _peak_growth() as growth:
        network = plan.build(recipe.epochs - 1)
        if start_from is not None:
            # Within what is measured: the training has that model in its memory too.
            take_weights(network.model, start_from)
        network.model.optimizer.build(network.model.trainable_variables)
        sizes = recipe.input_sizes()
        need = memory_need(
            network.model,
            recipe.batch_size,
            pixel_bytes=pixel_bytes,
            size_count=len(sizes),
            teacher=None if teacher is None else teacher.model,
        )
        check(need)
        trainable_count = sum(int(np.prod(each.shape)) for each in network.model.trainable_weights)
        parameter_count = int(network.model.count_params())
        stages = []
        # The full size first, whose network is built already.
        for input_px in reversed(sizes):
            epochs = [epoch for epoch in range(recipe.epochs) if recipe.input_px_at(epoch) == input_px]
            if network.input_px != input_px:
                network = plan.build(epochs[0])
            stages.append(_time_stage(network, plan, devices, len(epochs)))
    return DryRun(
        parameter_count=parameter_count,
        trainable_count=trainable_count,
        dtype_policy=plan.dtype_policy,
        need=need,
        measured_peak_bytes=growth[0],
        steps_per_epoch=plan.step_count // recipe.epochs,
        validation_steps=-(-validation_count // recipe.batch_size),
        stages=tuple(reversed(stages)),
    )


def _time_stage(network: Network, plan: NetworkPlan, devices: Devices, epochs: int) -> Stage:
    recipe = plan.recipe
    parts: list[PartEpoch] = []
    batches = _random_batches(network, plan, devices, WARM_UP_STEPS + TIMED_STEPS, recipe.augmentation)
    run_training_part(network, batches, PartEpoch(learning_rate=0.0), None, lambda part, _loss: parts.append(part))
    pairs = list(itertools.pairwise(parts))[WARM_UP_STEPS - 1 :]
    held = _random_batches(network, plan, devices, VALIDATION_STEPS, Augmentation(), weighs_images=plan.weighs_images)
    run_validation(network, held, held.filled_count, lambda: None)
    started_at = time.monotonic()
    run_validation(network, held, held.filled_count, lambda: None)
    return Stage(
        input_px=network.input_px,
        epochs=epochs,
        first_step_seconds=parts[0].train_seconds,
        step_seconds=statistics.median(later.train_seconds - one.train_seconds for one, later in pairs),
        waiting_seconds=statistics.median(later.waiting_seconds - one.waiting_seconds for one, later in pairs),
        validation_seconds=(time.monotonic() - started_at) / VALIDATION_STEPS,
    )


def _random_batches(
    network: Network,
    plan: NetworkPlan,
    devices: Devices,
    count: int,
    augmentation: Augmentation,
    *,
    weighs_images: bool = False,
) -> EpochBatches:
    rng = np.random.default_rng(0)
    image_count, side = count * plan.recipe.batch_size, plan.recipe.model.input_px
    return EpochBatches(
        rng.integers(0, 256, (image_count, side, side, _CHANNELS), dtype=np.uint8),
        rng.integers(0, plan.class_count, image_count),
        class_count=plan.class_count,
        batch_size=plan.recipe.batch_size,
        augmentation=augmentation,
        seed=0,
        epoch=0,
        input_px=network.input_px,
        share=devices.share,
        weighs_images=weighs_images,
    )


@contextmanager
def _peak_growth() -> Iterator[list[int]]:
    """A list whose one number becomes the bytes by which this process grew at most within the block."""
    process = psutil.Process()
    before = process.memory_info().rss
    growth = [0]
    ended = threading.Event()

    def look() -> None:
        while not ended.wait(_LOOK_SECONDS):
            growth[0] = max(growth[0], process.memory_info().rss - before)

    watcher = threading.Thread(target=look, name="memory", daemon=True)
    watcher.start()
    try:
        yield growth
    finally:
        ended.set()
        watcher.join()
