"""Measures what a training step costs on this computer, and what decoding and augmentation add to it."""

import statistics
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import keras
import numpy as np

from inference.images import read_image
from inference.preprocessing import PreprocessSpec, preprocess
from training.augment import augment
from training.explain.backend import Backend, backend
from training.fitting.batches import EpochBatches
from training.fitting.batches_ahead import ahead, worker_count
from training.fitting.network import NetworkPlan
from training.fitting.precision import FLOAT32
from training.recipe import Recipe

_WARM_UP_STEPS = 2
_CLASS_COUNT = 4
_AUGMENTED_IMAGES = 200
_BFLOAT16 = "mixed_bfloat16"


@dataclass(frozen=True)
class Speed:
    """One measurement.

    Attributes:
        what: was measured.
        images_per_second: by the median step.
        first_step_seconds: with compilation; None where there is none.
    """

    what: str
    images_per_second: float
    first_step_seconds: float | None = None


def measure_decoding(files: Sequence[Path], input_px: int) -> Iterator[Speed]:
    """Reading, decoding and resizing files, on one thread and on as many as a training uses."""
    spec = PreprocessSpec(width_px=input_px, height_px=input_px)

    def decode(file: Path) -> None:
        preprocess(read_image(file).pixels, spec)

    for threads in sorted({1, 2 * worker_count()}):
        with ThreadPoolExecutor(threads) as pool:
            started_at = time.monotonic()
            list(pool.map(decode, files))
        yield Speed(f"decoding, {threads} thread(s)", len(files) / (time.monotonic() - started_at))


def measure_augmentation(recipe: Recipe, input_px: int) -> Speed:
    """Augmenting random images on one thread."""
    rng = np.random.default_rng(0)
    image = rng.integers(0, 256, (input_px, input_px, 3), dtype=np.uint8)
    started_at = time.monotonic()
    for _image in range(_AUGMENTED_IMAGES):
        augment(image, recipe.augmentation, rng)
    return Speed("augmentation, 1 thread", _AUGMENTED_IMAGES / (time.monotonic() - started_at))


def measure_steps(recipe: Recipe, steps: int) -> Iterator[Speed]:
    """Training steps on random images, fed and computed in several ways, each with a network of its own.

    Args:
        recipe: what would be trained; its full input size is used.
        steps: timed ones, after two to warm up.
    """
    yield _measure(recipe, steps, "model alone, its batches ready", FLOAT32, feeds=_ready)
    yield _measure(recipe, steps, "as trained, batches prepared ahead", FLOAT32, feeds=ahead)
    yield _measure(recipe, steps, "batches prepared between the steps", FLOAT32, feeds=_between)
    if backend() is Backend.TENSORFLOW:
        yield _measure(recipe, steps, "model alone, compiled by XLA", FLOAT32, feeds=_ready, xla=True)
    yield _measure(recipe, steps, f"model alone, {_BFLOAT16}", _BFLOAT16, feeds=_ready)


def _measure(recipe: Recipe, steps: int, what: str, policy: str, *, feeds: Any, xla: bool = False) -> Speed:
    count = _WARM_UP_STEPS + steps
    network = NetworkPlan(recipe, _CLASS_COUNT, None, count, policy).build(recipe.epochs - 1)
    if xla:
        network.model.jit_compile = True
    rng = np.random.default_rng(0)
    shape = (count * recipe.batch_size, recipe.model.input_px, recipe.model.input_px, 3)
    batches = EpochBatches(
        rng.integers(0, 256, shape, dtype=np.uint8),
        rng.integers(0, _CLASS_COUNT, shape[0]),
        class_count=_CLASS_COUNT,
        batch_size=recipe.batch_size,
        augmentation=recipe.augmentation,
        seed=0,
        epoch=0,
    )
    ended_at: list[float] = []
    watch = keras.callbacks.LambdaCallback(
        on_train_batch_end=lambda batch, logs=None: ended_at.append(time.monotonic())
    )
    with feeds(batches) as fed:
        started_at = time.monotonic()
        network.model.fit(fed, verbose=0, shuffle=False, callbacks=[watch])
    step_seconds = statistics.median(np.diff(ended_at)[_WARM_UP_STEPS - 1 :])
    keras.backend.clear_session()
    return Speed(what, recipe.batch_size / step_seconds, ended_at[0] - started_at)


class _Held(keras.utils.PyDataset):
    """Batches that exist already, or are made when they are asked for."""

    def __init__(self, batches: EpochBatches, *, made: bool) -> None:
        super().__init__(workers=1, use_multiprocessing=False)
        self._batches: Any = [batches[index] for index in range(len(batches))] if made else batches

    def __len__(self) -> int:
        return len(self._batches)

    def __getitem__(self, index: int) -> Any:
        return self._batches[index]

    def __enter__(self) -> "_Held":
        return self

    def __exit__(self, *error: object) -> None:
        pass


def _ready(batches: EpochBatches) -> _Held:
    return _Held(batches, made=True)


def _between(batches: EpochBatches) -> _Held:
    return _Held(batches, made=False)
