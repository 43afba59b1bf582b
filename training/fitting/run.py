"""One training from data folder to `.keras` file, log and training record."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from inference.card import TrainingRecord, record_path
from inference.errors import UnusableInputError
from inference.files import write_atomically
from training.dataset.folder import CITATION_UNSTATED, OnProgress
from training.fitting.checkpoint import STATE_FILE, checkpoint_folder, lock_checkpoints, save_model
from training.fitting.devices import ONE_DEVICE, Devices
from training.fitting.earlier_models import read_start, read_teacher
from training.fitting.epoch_lines import EpochLines
from training.fitting.fit import CHECKPOINT_MINUTES, fit, weights_sha256
from training.fitting.journal import Journal, journal_path
from training.fitting.memory import available_bytes, check_memory, memory_need
from training.fitting.observer import TrainingObserver
from training.fitting.precision import DeviceKind, device_kind
from training.fitting.teacher import Teacher, check_taught
from training.fitting.training_data import TrainingData, decode, read_training_data
from training.fitting.training_loop import FitResult
from training.fitting.training_record import preprocessing_of, training_record
from training.models.backbones import IMAGENET
from training.models.saved_model import load_saved_model
from training.recipe import Recipe


@dataclass(frozen=True)
class RunOptions:
    """What changes how a training runs, but not what comes out.

    Attributes:
        checkpoint_minutes: see `fit`.
        should_stop: see `fit`.
        cache: folder that decoded images are kept in; None: memory, or a folder beside the model where they do not fit.
        observers: follow the training besides its log.
        show_images: gives a function to call with (images decoded, images in all) while images are decoded.
        devices: what it runs on.
        ignores_memory: start even where memory seems too small.
    """

    checkpoint_minutes: float | None = CHECKPOINT_MINUTES
    should_stop: Callable[[], bool] = field(default=lambda: False)
    cache: Path | None = None
    observers: Sequence[TrainingObserver] = ()
    show_images: Callable[[], AbstractContextManager[OnProgress | None]] = nullcontext
    devices: Devices = ONE_DEVICE
    ignores_memory: bool = False


DEFAULT_OPTIONS = RunOptions()
# Of a file's SHA-256, where it stands in a sentence.
_TOLD_DIGITS = 12


def check_out(out: Path) -> None:
    """Raise UnusableInputError where no model file can have this name."""
    if out.suffix != ".keras":
        raise UnusableInputError(f"The model file must end with .keras, got {out}")
    if out.is_dir():
        raise UnusableInputError(f"{out} is a folder; name the model file to write")


def cache_folder(out: Path) -> Path:
    """Where decoded images lie that do not fit into memory, unless another folder is named."""
    return out.with_suffix(".cache")


def train_and_save(
    data: Path,
    split_file: Path,
    recipe: Recipe,
    out: Path,
    *,
    seed: int,
    weights: str | None,
    start_from: Path | None,
    teacher: Path | None = None,
    citation: str = CITATION_UNSTATED,
    changed: tuple[str, ...] = (),
    say: Callable[[str], None],
    options: RunOptions = DEFAULT_OPTIONS,
) -> TrainingRecord | None:
    """Train on the split's training images, steer by its validation images, write model and record.

    Checkpoints lie beside `out` in a folder `<name>.checkpoints`, the log in `<name>.history.jsonl`; the same call
    again resumes.

    Args:
        data: folder of images.
        split_file: made of it.
        recipe: what fixes the training.
        out: the `.keras` file to write.
        seed: see `fit`.
        weights: see `fit`.
        start_from: see `fit`; its record lies beside it.
        teacher: a `.keras` file that a recipe with distillation learns from; its record lies beside it.
        citation: where the images come from.
        changed: fields in which the recipe differs from the one of its name.
        say: told what happens.
        options: how it runs.

    Returns:
        The record; None on all hosts but the first.

    Raises:
        UnusableInputError: data, split, weights, teacher or checkpoints do not fit together, another process trains
            into the same checkpoints, `out` may be another training's model, or there is too little memory.
        UnreadableImageError: an image cannot be decoded.
        TrainingInterruptedError: `options.should_stop` said so; everything is saved.
        OutputError: a checkpoint, the log, model or record cannot be written.
    """
    check_out(out)
    check_taught(recipe, has_teacher=teacher is not None)
    say(f"Reading {data}")
    found = read_training_data(data, split_file, citation)
    start = None if start_from is None else read_start(start_from, found)
    # Before the training: what is read now is what it starts from, whatever becomes of the file.
    started_from = _started_from(weights, start_from)
    with options.devices.scope():
        taught_by = None if teacher is None else read_teacher(teacher, found)
    job = _Job(found, recipe, out, seed, weights, start_from, taught_by, say, options)
    if not options.devices.is_first_host:
        job.run()
        return None
    with lock_checkpoints(job.checkpoint_folder):
        _check_nothing_is_lost(out)
        result = job.run()
        if not _is_saved(result.model, out):
            save_model(result.model, out)
        record = training_record(
            found,
            recipe,
            result,
            out,
            seed=seed,
            started_from=started_from,
            start=start,
            teacher=None if taught_by is None else taught_by.record,
            changed=changed,
        )
        write_atomically(record_path(out), (record.model_dump_json(indent=2) + "\n").encode())
    return record


def _check_nothing_is_lost(out: Path) -> None:
    """Refuse a name that a finished model has, unless its checkpoints say which training it is of."""
    if out.exists() and not (checkpoint_folder(out) / STATE_FILE).exists():
        raise UnusableInputError(
            f"{out} exists already, and its checkpoints are gone, so it may be of another training. It is left as "
            "it is: name another --out, or move model and record away"
        )


def _is_saved(model: Any, out: Path) -> bool:
    """Whether the file holds these very weights: written again, it would get another hash than reports name."""
    if not out.is_file():
        return False
    try:
        saved = load_saved_model(out).get_weights()
    except UnusableInputError:
        return False  # damaged: it is written anew
    weights = model.get_weights()
    return len(saved) == len(weights) and all(map(np.array_equal, saved, weights))


def _started_from(weights: str | None, start_from: Path | None) -> str:
    """What initialised the weights, without the way to it: the record is published, and folds are pooled by it."""
    if start_from is not None:
        return start_from.name
    if weights is None or weights == IMAGENET:
        return weights or "scratch"
    file = Path(weights)
    # A file that is missing is refused when the network is built.
    return f"{file.name} (SHA-256 {weights_sha256(file)[:_TOLD_DIGITS]})" if file.is_file() else file.name


@dataclass(frozen=True)
class _Job:
    """A training whose images and options are known."""

    found: TrainingData
    recipe: Recipe
    out: Path
    seed: int
    weights: str | None
    start_from: Path | None
    teacher: Teacher | None
    say: Callable[[str], None]
    options: RunOptions

    @property
    def checkpoint_folder(self) -> Path:
        return checkpoint_folder(self.out)

    def run(self) -> FitResult:
        recipe, options, split = self.recipe, self.options, self.found.split
        with options.show_images() as on_images:
            train, validation = decode(
                self.found, preprocessing_of(recipe), options.cache, cache_folder(self.out), self.say, on_images
            )
        self.say(
            f"Training {recipe.name} ({recipe.model.network_name}, {recipe.model.input_px} px) on {len(train.pixels)} "
            f"images, validating on {len(validation.pixels)} ({split.kind.value} split, test fold {split.test_fold}, "
            f"seed {self.seed})"
        )
        if self.teacher is not None:
            known = self.teacher.record
            self.say(
                f"Learning from {known.name} too ({known.architecture}, {self.teacher.input_px} px, SHA-256 "
                f"{known.model_sha256[:_TOLD_DIGITS]})"
            )
        observers = (Journal(journal_path(self.out)), EpochLines(self.say), *options.observers)
        return fit(
            recipe,
            train,
            validation,
            class_count=len(self.found.dataset.labels),
            checkpoint_folder=self.checkpoint_folder,
            data_identity=self.found.identity,
            seed=self.seed,
            weights=self.weights,
            start_from=self.start_from,
            teacher=self.teacher,
            observers=observers if options.devices.is_first_host else (),
            checkpoint_minutes=options.checkpoint_minutes,
            should_stop=options.should_stop,
            check_network=self._check_memory,
            devices=options.devices,
        )

    def _check_memory(self, model: Any) -> None:
        # Without enough, the process would end in its first step without a word. A GPU has a memory of its own.
        if not self.options.ignores_memory and device_kind() is DeviceKind.CPU:
            need = memory_need(
                model,
                self.recipe.batch_size,
                pixel_bytes=0,
                size_count=len(self.recipe.input_sizes()),
                teacher=None if self.teacher is None else self.teacher.model,
            )
            check_memory(need, available_bytes())
