"""Shows that networks train, save and load on this computer: one epoch on a few images, each in a process of its own.

A process of its own, because a network's memory is given back for certain only when its process ends, and because the
operating system may end one that asks for too much: the others still get their turn.
"""

import multiprocessing
import os
import signal
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import numpy as np
import psutil  # type: ignore[import-untyped]  # ships no type information
from numpy.typing import NDArray

from inference.errors import SmearScopeError
from inference.preprocessing import PreprocessSpec
from training.dataset.folder import Sample, import_folder, load_pixels
from training.models.catalogue import Network
from training.models.spec import HeadKind
from training.recipe import Recipe

# On one CPU the saved network's logits come back bit for bit; accelerators may add in another order.
SAME_LOGITS = 1e-5
# The child is ended before less than this is left, so that it never takes other programs with it.
MEMORY_RESERVE_BYTES = 256 * 2**20
_POLL_SECONDS = 0.05
_DRAWN_CLASS_COUNT = 4
_STDERR_NAME = "stderr.txt"
_LESS_MEMORY = "Close other programs, or rehearse with a smaller --batch-size, a smaller --input-px or --head pooled"


@dataclass(frozen=True, eq=False)
class RehearsalImages:
    """Pixels uint8 (N, px, px, 3), their classes int (N,), and K."""

    pixels: NDArray[np.uint8]
    class_indices: NDArray[np.int64]
    class_count: int


@dataclass(frozen=True, eq=False)
class RehearsalPlan:
    """What every network is rehearsed with.

    Attributes:
        images: of the one epoch.
        head: of every network.
        batch_size: images per step.
        seed: of weights, order and dropout.
    """

    images: RehearsalImages
    head: HeadKind = HeadKind.FLATTEN
    batch_size: int = 8
    seed: int = 0


@dataclass(frozen=True)
class Rehearsed:
    """How one network's rehearsal went; `failure` is empty where it went well."""

    network: str
    parameters: int = 0
    trainable: int = 0
    largest_difference: float = float("nan")
    elapsed_seconds: float = 0.0
    peak_memory_bytes: int = 0
    failure: str = ""


Work = Callable[[Network, RehearsalPlan, Path], Rehearsed]


def draw_images(count: int, input_px: int, seed: int) -> RehearsalImages:
    """Random pixels of four classes: enough to see whether a network trains."""
    pixels = np.random.default_rng(seed).integers(0, 256, (count, input_px, input_px, 3), dtype=np.uint8)
    return RehearsalImages(pixels, np.arange(count, dtype=np.int64) % _DRAWN_CLASS_COUNT, _DRAWN_CLASS_COUNT)


def read_images(data: Path, count: int, input_px: int, seed: int) -> RehearsalImages:
    """Images of a data folder, drawn by the seed, class by class in turn so that a few still have every class.

    Raises:
        UnusableInputError: it is no data folder.
        UnreadableImageError: one of the images cannot be decoded.
    """
    dataset = import_folder(data)
    by_class: dict[str, list[Sample]] = {label.id: [] for label in dataset.labels}
    for index in np.random.default_rng(seed).permutation(len(dataset.samples)):
        by_class[dataset.samples[index].label_id].append(dataset.samples[index])
    in_turn = [(rank, sample) for each in by_class.values() for rank, sample in enumerate(each)]
    samples = [sample for _rank, sample in sorted(in_turn, key=lambda pair: pair[0])[:count]]
    indices = np.array([dataset.class_index(sample) for sample in samples], dtype=np.int64)
    spec = PreprocessSpec(width_px=input_px, height_px=input_px)
    return RehearsalImages(load_pixels(dataset, samples, spec), indices, len(dataset.labels))


def train_save_load(network: Network, plan: RehearsalPlan, folder: Path) -> Rehearsed:
    """Build and train one epoch, save, load, and compare the logits of both. Leaves its files in `folder`.

    Raises:
        SmearScopeError: the folder cannot be written.
    """
    # Keras is imported in the child alone: the parent must stay small.
    import keras

    from training.fitting.checkpoint import save_model

    model = _train_one_epoch(network, plan, folder)
    file = folder / f"{network.name}.keras"
    save_model(model, file)
    seen = plan.images.pixels[: plan.batch_size]
    before = np.asarray(model.predict(seen, verbose=0))
    after = np.asarray(keras.saving.load_model(file).predict(seen, verbose=0))
    difference = float(np.abs(before - after).max())
    failure = ""
    if not np.isfinite(before).all():
        failure = "its logits are no finite numbers"
    elif difference > SAME_LOGITS:
        failure = f"saved and loaded, its logits differ by {difference:.2g}, more than {SAME_LOGITS:g}"
    return Rehearsed(
        network=network.name,
        parameters=int(model.count_params()),
        trainable=sum(int(np.prod(weight.shape)) for weight in model.trainable_weights),
        largest_difference=difference,
        failure=failure,
    )


def rehearse(network: Network, plan: RehearsalPlan, work: Work = train_save_load) -> Rehearsed:
    """Run one network's rehearsal in a process of its own, and watch its memory.

    Args:
        network: which.
        plan: with what.
        work: what the process does; a function of a module.

    Returns:
        What was found, with wall-clock seconds and the largest memory seen; a failure of any kind is in `failure`.
    """
    started = time.monotonic()
    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    with tempfile.TemporaryDirectory(prefix="smearscope-rehearsal-") as name:
        folder = Path(name)
        process = context.Process(target=_run_and_send, args=(work, network, plan, folder, sender), daemon=True)
        process.start()
        sender.close()
        try:
            peak_bytes, stopped = _watch(process)
        finally:
            process.kill()
            process.join()
        found = _received(receiver)
        if stopped:
            failure = f"stopped at {peak_bytes / 2**30:.1f} GB: {stopped}. {_LESS_MEMORY}"
            found = Rehearsed(network.name, failure=failure)
        elif found is None:
            found = Rehearsed(network.name, failure=_how_it_ended(process.exitcode, folder / _STDERR_NAME))
    return replace(found, elapsed_seconds=time.monotonic() - started, peak_memory_bytes=peak_bytes)


def _received(receiver: Any) -> Rehearsed | None:
    try:
        return receiver.recv() if receiver.poll() else None
    except EOFError:  # the process ended without sending anything
        return None


def _watch(process: multiprocessing.process.BaseProcess) -> tuple[int, str]:
    """Largest memory of a process until it ended, bytes, and why it was ended early, if it was."""
    peak_bytes = 0
    while process.is_alive():
        try:
            peak_bytes = max(peak_bytes, psutil.Process(process.pid).memory_info().rss)
        except psutil.Error:  # it ended between two looks
            break
        left_bytes = psutil.virtual_memory().available
        if left_bytes < MEMORY_RESERVE_BYTES:
            process.kill()
            return peak_bytes, f"only {left_bytes / 2**20:.0f} MB of this computer's memory were left"
        process.join(_POLL_SECONDS)
    return peak_bytes, ""


def _run_and_send(work: Work, network: Network, plan: RehearsalPlan, folder: Path, sender: Connection) -> None:
    # Backends write notes there that no user can act on, from code that no Python setting reaches.
    with (folder / _STDERR_NAME).open("wb") as file:
        os.dup2(file.fileno(), 2)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the parent's to answer
    try:
        found = work(network, plan, folder)
    except SmearScopeError as error:
        found = Rehearsed(network.name, failure=str(error))
    except Exception as error:  # whatever a backend raises is this network's finding, not the end of the others
        found = Rehearsed(network.name, failure=_first_line(error))
    sender.send(found)
    sender.close()


def _first_line(error: Exception) -> str:
    line = f"{type(error).__name__}: {(str(error).strip() or 'no message').splitlines()[0]}"
    # TensorFlow's ResourceExhaustedError, PyTorch's OutOfMemoryError, JAX's RESOURCE_EXHAUSTED.
    short = isinstance(error, MemoryError) or any(word in line.lower() for word in ("exhausted", "out of memory"))
    return f"too little memory ({line}). {_LESS_MEMORY}" if short else line


def _how_it_ended(exit_code: int | None, stderr_file: Path) -> str:
    if exit_code is not None and exit_code == -getattr(signal, "SIGKILL", 0):
        return f"its process was killed, as the operating system does when memory runs out. {_LESS_MEMORY}"
    lines = stderr_file.read_text(errors="replace").split("\n") if stderr_file.exists() else []
    last_words = next((line.strip() for line in reversed(lines) if line.strip()), "none")
    return f"its process ended with exit code {exit_code}; its last words: {last_words}"


def _train_one_epoch(network: Network, plan: RehearsalPlan, folder: Path) -> Any:
    from training.dataset.labelled_pixels import LabelledPixels
    from training.fitting.fit import fit

    images = plan.images
    recipe = Recipe(
        name="rehearsal",
        summary="One epoch on a few images.",
        model=network.spec(plan.head, images.pixels.shape[1]),
        epochs=1,
        batch_size=plan.batch_size,
    )
    held = slice(0, plan.batch_size)
    result = fit(
        recipe,
        LabelledPixels(images.pixels, images.class_indices),
        # The rehearsal asks whether validation runs, not what it says.
        LabelledPixels(images.pixels[held], images.class_indices[held]),
        class_count=images.class_count,
        checkpoint_folder=folder / "checkpoints",
        data_identity="rehearsal",
        seed=plan.seed,
    )
    return result.model
