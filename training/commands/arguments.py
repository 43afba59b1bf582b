"""Arguments that several commands of `smearscope-train` share."""

from pathlib import Path
from typing import Annotated

import typer

from training.splitting.splits import Subset

DataFolder = Annotated[
    Path,
    typer.Argument(
        help="Data folder that `smearscope-train import` wrote; or one with the folders Benign, Early, Pre and Pro."
    ),
]
SplitFile = Annotated[Path, typer.Option("--split", help="Split file made by `smearscope-train split`.")]
SubsetOption = Annotated[Subset, typer.Option(help="Which images.")]
