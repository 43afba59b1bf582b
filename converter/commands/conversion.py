"""`smearscope-convert MODEL.keras`: a trained model in, checked bundles out."""

import os
from pathlib import Path
from typing import Annotated

import typer

from converter.commands.default_command import DEFAULT_COMMAND
from converter.scoring.gate import Metric
from inference import __version__, command_line
from inference.card import Precision
from inference.claimed_folder import claim_folder
from inference.shifts import DEFAULT_SHIFTS, read_shifts

app = typer.Typer()
console = command_line.make_console()


@app.command(DEFAULT_COMMAND)
def bundle(
    model: Annotated[Path, typer.Argument(help="The `.keras` file; its training record lies beside it.")],
    data: Annotated[Path, typer.Option(help="Data folder that the split names.")],
    split: Annotated[Path, typer.Option(help="The split file the model was trained on.")],
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", help="Folder that receives bundles and reports. Default: MODEL-bundles beside it."),
    ] = None,
    name: Annotated[
        str | None,
        typer.Option(
            help="Bundle name (a-z, 0-9, dots, hyphens); the precision is added. Default: from the architecture."
        ),
    ] = None,
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
    recipe: Annotated[
        str, typer.Option(help="Conversion recipe: `default`, `portable` (int8 weights, float sums), or a TOML file.")
    ] = "default",
    allow_drop: Annotated[
        list[Metric] | None,
        typer.Option(help="Let a build pass that fails this check; the card says so. May be repeated."),
    ] = None,
    shifts: Annotated[Path, typer.Option(help="Shift file.")] = DEFAULT_SHIFTS,
    new_run: Annotated[
        bool, typer.Option("--new-run", help="Keep what an earlier conversion left in --out in a sub-folder.")
    ] = False,
    zipped: Annotated[bool, typer.Option("--zip", help="Write each bundle as a .smear file as well.")] = False,
    threads: Annotated[int, typer.Option(min=1, help="Threads of one inference.")] = os.cpu_count() or 1,
) -> None:
    """Convert a trained model into float16 and int8 bundles, scored and gated on the test images.

    A build that is worse than its model does not come out. Exit codes: 0 all builds passed; 1 a build was refused, its
    report says why; 2 model, record, split or images cannot be used; 3 stopped by disk or permission.
    """
    from converter.bundles.comparison import comparison_limit
    from converter.conversion import convert, output_names
    from converter.plan import ConversionPlan
    from converter.recipe import find_recipe, read_recipe
    from converter.source import check_data_folder, read_source

    check_data_folder(data)
    source = read_source(model, split)
    plan = ConversionPlan(
        bundle_name=name or _usual_name(source.record.architecture),
        version=version,
        licence=licence,
        further_limits=(*(limit or ()), *([comparison_limit(compare)] if compare else [])),
        precisions=tuple(dict.fromkeys(precision or Precision)),
        thread_count=threads,
        shifts=read_shifts(shifts),
        recipe=read_recipe(find_recipe(recipe)),
        allowed_drops=tuple(dict.fromkeys(allow_drop or ())),
        zipped=zipped,
    )
    folder = out or model.with_name(f"{model.stem}-bundles")
    lock = claim_folder(folder, output_names(plan), new_run=new_run)
    try:
        convert(source, data, folder, plan, lambda line: console.print(line, markup=False))
    finally:
        lock.release()


def _usual_name(architecture: str) -> str:
    """Such as `densenet201-cbam` for `densenet201+cbam`."""
    return architecture.replace("+", "-").replace("_", "-")
