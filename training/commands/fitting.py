"""`smearscope-train recipes`, `fit` and `benchmark`."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from inference import command_line
from inference.errors import UnusableInputError
from training.commands import recipe_listing
from training.commands.arguments import DataFolder, SplitFile
from training.commands.benchmarking import benchmark
from training.dataset.folder import CITATION_UNSTATED
from training.models.spec import Architecture
from training.recipe import MAX_EPOCHS, adapt, bundled_recipes, changed_fields, read_recipe

if TYPE_CHECKING:
    from training.fitting.devices import Devices

app = typer.Typer()
app.command()(benchmark)
console = command_line.make_console()

_NO_WEIGHTS = "none"
# Keras's own, which cluster schedulers set.
_ADDRESSES_VARIABLE = "KERAS_DISTRIBUTION_JOB_ADDRESSES"
_COUNT_VARIABLE = "KERAS_DISTRIBUTION_NUM_PROCESSES"
_INDEX_VARIABLE = "KERAS_DISTRIBUTION_PROCESS_ID"
_TRAINING, _RUNNING, _DEVICES = "What is trained", "How it runs", "Several devices and hosts"


@app.command()
def recipes(
    name: Annotated[str | None, typer.Argument(help="Show every field of this recipe, or of a TOML file.")] = None,
) -> None:
    """List the bundled recipes, or show one with every field."""
    if name is not None:
        for line in recipe_listing.field_lines(read_recipe(name)):
            console.print(line, markup=False)
        return
    bundled = bundled_recipes()
    for recipe in bundled.values():
        heading, settings = recipe_listing.short_lines(recipe)
        console.print(heading, markup=False)
        console.print(settings, style="dim", markup=False)
    fields = ", ".join(next(iter(bundled.values())).open_in_paper())
    console.print(f"Left open by the paper: {fields}", style="dim", markup=False)


@app.command()
def fit(
    data: DataFolder,
    split_file: SplitFile,
    recipe_name: Annotated[
        str,
        typer.Option("--recipe", help="A bundled recipe's name, or a TOML file.", rich_help_panel=_TRAINING),
    ],
    out: Annotated[Path, typer.Option("--out", "-o", help="The `.keras` file to write.", rich_help_panel=_TRAINING)],
    seed: Annotated[
        int, typer.Option(min=0, help="Seed of weights, order, augmentation and dropout.", rich_help_panel=_TRAINING)
    ] = 0,
    architecture: Annotated[
        Architecture | None,
        typer.Option(
            help="Train this network instead of the recipe's, with CBAM or without as the recipe says.",
            rich_help_panel=_TRAINING,
        ),
    ] = None,
    weights: Annotated[
        str,
        typer.Option(
            help="Backbone weights: `imagenet`, `none` (random), or a weights file of this network without top.",
            rich_help_panel=_TRAINING,
        ),
    ] = _NO_WEIGHTS,
    epochs: Annotated[
        int | None,
        typer.Option(
            min=1, max=MAX_EPOCHS, help="Other than the recipe's; recorded as a change.", rich_help_panel=_TRAINING
        ),
    ] = None,
    batch_size: Annotated[
        int | None,
        typer.Option(min=1, help="Images per step, other than the recipe's; recorded.", rich_help_panel=_TRAINING),
    ] = None,
    input_px: Annotated[
        int | None,
        typer.Option(
            "--input-px",
            min=32,
            help="Other input side than the recipe's; recorded as a change.",
            rich_help_panel=_TRAINING,
        ),
    ] = None,
    stop_when_flat: Annotated[
        int | None,
        typer.Option(
            min=1, help="Stop after N epochs without a smaller validation loss; recorded.", rich_help_panel=_TRAINING
        ),
    ] = None,
    citation: Annotated[
        str,
        typer.Option(help="Where the images come from; written into record and card.", rich_help_panel=_TRAINING),
    ] = CITATION_UNSTATED,
    start_from: Annotated[
        Path | None,
        typer.Option(
            help="A `.keras` file of the same network whose weights start this training.", rich_help_panel=_TRAINING
        ),
    ] = None,
    teacher: Annotated[
        Path | None,
        typer.Option(
            help="A `.keras` file of the same split whose answers a recipe with `distillation` learns from.",
            rich_help_panel=_TRAINING,
        ),
    ] = None,
    dry_run: Annotated[
        bool,
        typer.Option(
            "--dry-run", help="Measure parameters, memory and time, and write nothing.", rich_help_panel=_RUNNING
        ),
    ] = False,
    checkpoint_minutes: Annotated[
        float,
        typer.Option(min=0, help="Save at least this often inside an epoch, too.", rich_help_panel=_RUNNING),
    ] = 10.0,
    tensorboard: Annotated[
        Path | None, typer.Option(help="Folder to write TensorBoard's curves into.", rich_help_panel=_RUNNING)
    ] = None,
    cache: Annotated[
        Path | None,
        typer.Option(
            help="Folder to keep decoded images in; default: memory, or beside the model where they do not fit.",
            rich_help_panel=_RUNNING,
        ),
    ] = None,
    ignore_memory: Annotated[
        bool,
        typer.Option("--ignore-memory", help="Start even where memory seems too small.", rich_help_panel=_RUNNING),
    ] = False,
    devices: Annotated[
        str | None,
        typer.Option(metavar="N|all", help="Devices of this host to train on (JAX backend).", rich_help_panel=_DEVICES),
    ] = None,
    hosts: Annotated[
        str | None,
        typer.Option(
            metavar="HOST:PORT",
            envvar=_ADDRESSES_VARIABLE,
            help="First of several hosts that train together.",
            rich_help_panel=_DEVICES,
        ),
    ] = None,
    host_count: Annotated[
        int,
        typer.Option(min=1, envvar=_COUNT_VARIABLE, help="How many hosts.", rich_help_panel=_DEVICES),
    ] = 1,
    host_index: Annotated[
        int,
        typer.Option(min=0, envvar=_INDEX_VARIABLE, help="This host, from 0.", rich_help_panel=_DEVICES),
    ] = 0,
) -> None:
    """Train one network. Run the same line again to resume after an interruption.

    Ctrl+C and SIGTERM save the training first; after a crash it goes on from the last checkpoint.
    """
    # TensorFlow's start-up notes about GPUs and instruction sets say nothing a user can act on.
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    original = read_recipe(recipe_name)
    recipe = adapt(
        original,
        architecture=architecture,
        epochs=epochs,
        batch_size=batch_size,
        input_px=input_px,
        stop_when_flat_epochs=stop_when_flat,
    )
    # Keras is imported only from here on: listing recipes and splitting stay quick.
    from training.fitting.run import RunOptions, check_out, train_and_save
    from training.fitting.stop_signals import stop_on_signals

    check_out(out)
    used = _devices(devices, hosts, host_count, host_index, recipe.batch_size)
    chosen_weights = None if weights == _NO_WEIGHTS else weights
    if dry_run:
        from training.commands.dry_run_report import print_dry_run

        print_dry_run(
            data,
            split_file,
            recipe,
            out,
            weights=chosen_weights,
            start_from=start_from,
            teacher=teacher,
            devices=used,
            cache=cache,
            ignores_memory=ignore_memory,
        )
        return
    from training.commands.progress import image_progress
    from training.commands.training_bar import training_bar
    from training.fitting.tensorboard import TensorBoardLog

    stderr = command_line.make_console(stderr=True)
    curves = () if tensorboard is None else (TensorBoardLog(tensorboard, out.stem),)
    with stop_on_signals() as stop, training_bar(stderr) as bar:
        record = train_and_save(
            data,
            split_file,
            recipe,
            out,
            seed=seed,
            weights=chosen_weights,
            changed=changed_fields(recipe, original),
            start_from=start_from,
            teacher=teacher,
            citation=citation,
            say=lambda line: console.print(line, markup=False),
            options=RunOptions(
                checkpoint_minutes=checkpoint_minutes,
                should_stop=lambda: stop.is_made,
                cache=cache,
                observers=(stop, *curves, *bar),
                show_images=lambda: image_progress("Decoding"),
                devices=used,
                ignores_memory=ignore_memory,
            ),
        )
    if record is None:
        console.print(f"Host {host_index} is done; the first host has written {out}", markup=False)
        return
    console.print(
        f"{out}: epoch {record.best_epoch + 1} of {record.epochs_run} kept, validation accuracy "
        f"{record.validation_accuracy:.2%}, SHA-256 {record.model_sha256[:12]}",
        markup=False,
    )


def _devices(devices: str | None, hosts: str | None, host_count: int, host_index: int, batch_size: int) -> "Devices":
    from training.fitting.devices import HostPlan, set_up_devices

    if hosts is None and (host_count > 1 or host_index > 0):
        # Each host would train alone, take itself for the first, and write into the folder of all.
        raise UnusableInputError(
            f"This is host {host_index} of {host_count} by --host-count and --host-index (or {_COUNT_VARIABLE} and "
            f"{_INDEX_VARIABLE}), but nothing says where the first one is: give --hosts HOST:PORT, or set "
            f"{_ADDRESSES_VARIABLE}. To train on this computer alone, leave all of them out"
        )
    plan = None if hosts is None else HostPlan(hosts, host_count, host_index)
    return set_up_devices(devices, plan, batch_size)
