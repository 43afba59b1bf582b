"""`smearscope-convert draw-samples`: draws the sample smears that ship."""

from pathlib import Path
from typing import Annotated

import typer

from inference import command_line

app = typer.Typer()
console = command_line.make_console()


@app.command("draw-samples")
def draw_samples(
    out: Annotated[Path, typer.Option("--out", "-o", help="Folder that receives the drawings.")],
) -> None:
    """Draw the sample smears that ship with SmearScope; no medical meaning attaches to them."""
    from converter.drawing.samples import write_samples

    for path in write_samples(out):
        console.print(str(path), markup=False)
