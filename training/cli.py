"""`smearscope-train`: split a data folder, list recipes, train."""

import hashlib
import os
from pathlib import Path
from typing import Annotated

import typer

from inference import command_line
from training.dataset import ALL_LABELS, import_folder
from training.recipe import bundled_recipes, read_recipe
from training.score_results import score_results
from training.splits import SplitKind, Subset, make_split, read_split, write_split

app = typer.Typer(help="Train SmearScope's models. For research use only.", no_args_is_help=True, add_completion=False)
console = command_line.make_console()

DataFolder = Annotated[Path, typer.Argument(help="Folder that holds the class folders Benign, Early, Pre and Pro.")]


@app.command()
def split(
    data: DataFolder,
    out: Annotated[Path, typer.Option("--out", "-o", help="Split file to write (JSON).")],
    kind: Annotated[SplitKind, typer.Option(help="How images are parted.")] = SplitKind.CONTIGUOUS,
    seed: Annotated[int, typer.Option(min=0, help="Seed of the random split.")] = 0,
) -> None:
    """Part a data folder into train, validation and test (60/20/20) and save that as a file."""
    made = make_split(import_folder(data), kind, seed)
    sha256 = write_split(made, out)
    counts = ", ".join(f"{subset.value} {len(made.samples(subset))}" for subset in Subset)
    console.print(f"{out}: {made.kind.value} split, {counts}, SHA-256 {sha256[:12]}", markup=False)


@app.command()
def recipes() -> None:
    """List the bundled recipes."""
    for recipe in bundled_recipes().values():
        model = recipe.model
        console.print(f"[bold]{recipe.name}[/bold]  {recipe.summary}")
        console.print(
            f"    {model.architecture.value}+cbam, {model.head.value} head, {model.input_px} px, "
            f"{recipe.epochs} epochs, batch {recipe.batch_size}, Adam {recipe.learning_rate:g}",
            style="dim",
        )
    console.print(f"Left open by the paper: {', '.join(recipe.open_in_paper())}", style="dim")


@app.command()
def fit(
    data: DataFolder,
    split_file: Annotated[Path, typer.Option("--split", help="Split file made by `smearscope-train split`.")],
    recipe_name: Annotated[str, typer.Option("--recipe", help="A bundled recipe's name, or a TOML file.")],
    out: Annotated[Path, typer.Option("--out", "-o", help="The `.keras` file to write.")],
    seed: Annotated[int, typer.Option(min=0, help="Seed of weights, order, augmentation and dropout.")] = 0,
    weights: Annotated[
        str | None, typer.Option(help="Backbone weights: `imagenet`, or a Keras weights file. Default: none.")
    ] = None,
    citation: Annotated[str, typer.Option(help="Where the images come from; written into record and card.")] = (
        "source not stated"
    ),
    start_from: Annotated[
        Path | None, typer.Option(help="A `.keras` file of the same network whose weights start this training.")
    ] = None,
) -> None:
    """Train one network. Run the same line again to resume after an interruption."""
    # TensorFlow's start-up notes about GPUs and instruction sets say nothing a user can act on.
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    # Keras is imported only here: listing recipes and splitting stay quick.
    from training.run import train_and_save

    recipe = read_recipe(recipe_name)
    record = train_and_save(
        data,
        split_file,
        recipe,
        out,
        seed=seed,
        weights=weights,
        start_from=start_from,
        citation=citation,
        say=lambda line: console.print(line, markup=False),
    )
    console.print(
        f"{out}: epoch {record.best_epoch + 1} of {record.epochs_run} kept, validation accuracy "
        f"{record.validation_accuracy:.2%}, SHA-256 {hashlib.sha256(out.read_bytes()).hexdigest()[:12]}",
        markup=False,
    )


@app.command()
def score(
    results: Annotated[Path, typer.Argument(help="results.csv of `smearscope screen` over the data folder.")],
    split_file: Annotated[Path, typer.Option("--split", help="Split file of that folder.")],
    subset: Annotated[Subset, typer.Option(help="Which images to score.")] = Subset.TEST,
) -> None:
    """Score a finished screening on the images of one subset."""
    found = score_results(results, read_split(split_file)[0], subset)
    console.print(
        f"{subset.value} images: {found.readable_count} readable, accuracy {found.accuracy:.2%}, "
        f"{found.abstained_count} not reported, {found.unreadable_count} unreadable",
        markup=False,
    )
    console.print("rows: truth, columns: predicted class", markup=False)
    for label, row in zip(ALL_LABELS, found.confusion, strict=True):
        console.print(f"{label.display_name:>12} " + " ".join(f"{cell:5d}" for cell in row), markup=False)
