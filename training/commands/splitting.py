"""`smearscope-train split`: decides, before any training, which images train, validate, calibrate and test."""

from pathlib import Path
from typing import Annotated

import typer

from inference import command_line
from training.commands.arguments import DataFolder
from training.commands.progress import image_progress
from training.dataset.folder import import_folder
from training.splitting.splits import SEED, SplitKind, Subset, make_split, write_split

app = typer.Typer()
console = command_line.make_console()


@app.command()
def split(
    data: DataFolder,
    out: Annotated[Path, typer.Option("--out", "-o", help="Split file to write (JSON).")],
    kind: Annotated[SplitKind, typer.Option(help="How images are parted.")] = SplitKind.CONTIGUOUS,
    seed: Annotated[int, typer.Option(min=0, help="Seed of shuffling (random) or clustering (stain groups).")] = SEED,
    test_fold: Annotated[
        int, typer.Option(min=0, help="The fold that tests: 0 to 4, in `ship` 0 to 9. The next one validates.")
    ] = 0,
) -> None:
    """Part a data folder into train, validation and test (60/20/20; `ship`: 70/10/10/10) and save that as a file."""
    with image_progress("Reading images") as on_progress:
        made = make_split(import_folder(data), kind, seed, test_fold=test_fold, on_progress=on_progress)
    sha256 = write_split(made, out)
    sizes = {subset: len(made.samples(subset)) for subset in Subset}
    counts = ", ".join(f"{subset.value} {size}" for subset, size in sizes.items() if size)
    fold = f", fold {test_fold} tests" if test_fold else ""
    console.print(f"{out}: {made.kind.value} split{fold}, {counts}, SHA-256 {sha256[:12]}", markup=False)
