"""Prints what a training would cost."""

from pathlib import Path

from inference import command_line
from training.dry_run import TIMED_STEPS, WARM_UP_STEPS, DryRun, dry_run
from training.fitting.devices import Devices
from training.fitting.earlier_models import read_start, read_teacher
from training.fitting.memory import MemoryNeed, available_bytes, check_memory
from training.fitting.pixel_cache import fits_in_memory
from training.fitting.precision import DeviceKind, device_kind
from training.fitting.progress import duration_text
from training.fitting.run import cache_folder
from training.fitting.teacher import check_taught
from training.fitting.training_data import read_training_data
from training.fitting.training_record import preprocessing_of
from training.recipe import Recipe

console = command_line.make_console()


def print_dry_run(
    data: Path,
    split_file: Path,
    recipe: Recipe,
    out: Path,
    *,
    weights: str | None,
    start_from: Path | None,
    teacher: Path | None,
    devices: Devices,
    cache: Path | None,
    ignores_memory: bool,
) -> None:
    """Measure and print; nothing is written.

    Raises:
        UnusableInputError: data, split, weights, start or teacher do not fit together, or there is too little memory.
    """
    check_taught(recipe, has_teacher=teacher is not None)
    found = read_training_data(data, split_file, "")
    if start_from is not None:
        read_start(start_from, found)
    decoded_bytes = found.pixel_bytes(preprocessing_of(recipe))
    in_memory = cache is None and fits_in_memory(decoded_bytes)
    free_bytes = available_bytes()
    with devices.scope():
        taught_by = None if teacher is None else read_teacher(teacher, found)

    def check(need: MemoryNeed) -> None:
        # A GPU has a memory of its own, which this computer's says nothing about.
        if not ignores_memory and device_kind() is DeviceKind.CPU:
            check_memory(need, free_bytes)

    measured = dry_run(
        recipe,
        len(found.train),
        len(found.validation),
        class_count=len(found.dataset.labels),
        weights=weights,
        start_from=start_from,
        teacher=taught_by,
        devices=devices,
        pixel_bytes=decoded_bytes if in_memory else 0,
        check=check,
    )
    place = "in memory" if in_memory else f"on disk in {cache or cache_folder(out)}"
    _print_line(
        f"{recipe.name}: {recipe.model.network_name}, {recipe.model.head.value} head, batch {recipe.batch_size}, "
        f"{measured.dtype_policy}, {devices.share.device_count} device(s)"
    )
    _print_line(f"parameters    {measured.parameter_count:,}, of which {measured.trainable_count:,} are trained")
    _print_line(
        f"images        {len(found.train):,} train, {len(found.validation):,} validate; decoded "
        f"{_megabytes(decoded_bytes)} {place}"
    )
    _print_memory(measured, free_bytes)
    _print_time(measured)


def _print_memory(measured: DryRun, free_bytes: int) -> None:
    need = measured.need
    _print_line(
        f"memory        about {_megabytes(need.total_bytes)} of {_megabytes(free_bytes)} available: weights "
        f"{_megabytes(need.weights_bytes)}, gradients {_megabytes(need.gradients_bytes)}, optimizer "
        f"{_megabytes(need.optimizer_bytes)}, activations {_megabytes(need.activations_bytes)}, decoded images "
        f"{_megabytes(need.pixels_bytes)}, batches ahead {_megabytes(need.batches_bytes)}, compiled network "
        f"{_megabytes(need.graphs_bytes)}"
        + (f", teacher {_megabytes(need.teacher_bytes)}" if need.teacher_bytes else "")
    )
    _print_line(
        f"              without decoded images the process grew by {_megabytes(measured.measured_peak_bytes)} at most "
        "in the steps below"
    )


def _print_time(measured: DryRun) -> None:
    for stage in measured.stages:
        waiting = stage.waiting_seconds / stage.step_seconds if stage.step_seconds else 0.0
        _print_line(
            f"{stage.input_px:>4} px       {stage.epochs} epochs of about "
            f"{duration_text(measured.epoch_seconds(stage))}: {measured.steps_per_epoch} steps of "
            f"{stage.step_seconds:.2f} s (model running {1 - waiting:.0%} of it), {measured.validation_steps} "
            f"validation batches of {stage.validation_seconds:.2f} s, first step {stage.first_step_seconds:.0f} s"
        )
    _print_line(
        f"in all        about {duration_text(measured.total_seconds)}, from the median of {TIMED_STEPS} steps on "
        f"random images after {WARM_UP_STEPS} to warm up; nothing was written"
    )


def _megabytes(size_bytes: int) -> str:
    return f"{size_bytes / 1e6:,.0f} MB"


def _print_line(line: str) -> None:
    console.print(line, markup=False)
