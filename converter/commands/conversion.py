"""`smearscope-convert MODEL.keras`: a trained model in, checked bundles out."""

import os
from pathlib import Path
from typing import Annotated

import typer

from converter.commands.default_command import DEFAULT_COMMAND
from converter.quantisation.int8_recipe import QUANTISED_SCOPE, Int8Recipe
from inference import __version__, command_line
from inference.card import Precision
from inference.errors import UnusableInputError
from inference.shifts import DEFAULT_SHIFTS, read_shifts

app = typer.Typer()
console = command_line.make_console()


@app.command(DEFAULT_COMMAND)
def bundle(
    model: Annotated[Path, typer.Argument(help="The `.keras` file; its training record lies beside it.")],
    data: Annotated[Path, typer.Option(help="Data folder that the split names.")],
    split: Annotated[Path, typer.Option(help="The split file the model was trained on.")],
    out: Annotated[Path, typer.Option("--out", "-o", help="Folder that receives the bundles.")],
    name: Annotated[str, typer.Option(help="Bundle name; the precision is added.")],
    licence: Annotated[str, typer.Option(help="Licence of the weights, written into the card.")] = "not stated",
    limit: Annotated[
        list[str] | None, typer.Option(help="A further known limit, written into the card; may be repeated.")
    ] = None,
    compare: Annotated[
        list[Path] | None,
        typer.Option(help="Bundles of one recipe on other splits; their scores become a limit in the card. Repeat it."),
    ] = None,
    version: Annotated[str, typer.Option(help="Version written into the card.")] = __version__,
    precision: Annotated[
        list[Precision] | None, typer.Option(help="Which builds; may be repeated. Default: both.")
    ] = None,
    shifts: Annotated[Path, typer.Option(help="Shift file.")] = DEFAULT_SHIFTS,
    zipped: Annotated[bool, typer.Option("--zip", help="Write each bundle as a .smear file as well.")] = False,
    int8_scope: Annotated[
        str, typer.Option(help="Regular expression on tensor names: what int8 quantises. See ADR 4.")
    ] = QUANTISED_SCOPE,
    threads: Annotated[int, typer.Option(min=1, help="Threads of one inference.")] = os.cpu_count() or 1,
) -> None:
    """Convert a trained model into float16 and int8 bundles, scored and gated on the test images."""
    # TensorFlow's start-up notes about GPUs and instruction sets say nothing a user can act on.
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    # TensorFlow is imported only here: help and drawing stay quick.
    from converter.bundles.comparison import comparison_limit
    from converter.bundles.writer import zip_bundle
    from converter.conversion import ConversionPlan, convert
    from converter.source import read_source

    if not data.is_dir():
        raise UnusableInputError(f"Data folder {data} does not exist")
    plan = ConversionPlan(
        bundle_name=name,
        version=version,
        licence=licence,
        further_limits=(*(limit or ()), *([comparison_limit(compare)] if compare else [])),
        precisions=tuple(precision or Precision),
        thread_count=threads,
        shifts=read_shifts(shifts),
        int8=Int8Recipe(scope=int8_scope),
    )
    written = convert(read_source(model, split), data, out, plan, lambda line: console.print(line, markup=False))
    for path in written if zipped else ():
        console.print(f"Zipped: {zip_bundle(path)}", markup=False)
