"""`smearscope-train architectures` and `rehearse`: which networks there are, and which of them this computer trains."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from pydantic import ValidationError

from inference import command_line
from inference.errors import ExitCode, UnusableInputError
from training.models.catalogue import EVERY_NETWORK, Network, find_networks
from training.models.spec import HeadKind

app = typer.Typer()
console = command_line.make_console()

Row = tuple[str, ...]

NetworkNames = Annotated[
    list[str] | None,
    typer.Option(
        "--architecture",
        "-a",
        help="A network (densenet201+cbam), an architecture with and without CBAM (densenet201), or all, which is the "
        "default; may be given more than once.",
        show_default=False,
    ),
]
InputSide = Annotated[int, typer.Option("--input-px", min=32, max=1024, help="Side of the square input, pixels.")]


@app.command()
def architectures(
    names: NetworkNames = None,
    input_px: InputSide = 224,
    class_count: Annotated[int, typer.Option("--classes", min=2, help="Number of classes.")] = 4,
    write_into: Annotated[
        Path | None, typer.Option(help="Write the tables as Markdown between the markers of this file.")
    ] = None,
) -> None:
    """List the networks with their parameters, counted by building each, and where their weights come from."""
    networks = _chosen(names, input_px)
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    # Keras is imported only here.
    from training import architecture_table as tables

    stderr = command_line.make_console(stderr=True)
    with stderr.status("Counting") as status:
        measured = tables.measure_networks(
            networks, input_px, class_count, lambda network: status.update(f"Counting {network.name}")
        )
    if write_into is not None:
        tables.write_between_markers(write_into, tables.markdown_tables(measured))
        console.print(f"{write_into}: {len(measured)} networks", markup=False)
        return
    _print_table(tables.NETWORK_COLUMNS, [each.row() for each in measured], numbers=(3, 4))
    _print_table(tables.SOURCE_COLUMNS, tables.source_rows(networks))


@app.command()
def rehearse(
    names: NetworkNames = None,
    data: Annotated[Path | None, typer.Option(help="Data folder to take images from; default: random pixels.")] = None,
    images: Annotated[int, typer.Option(min=1, help="Images of the one epoch.")] = 32,
    input_px: InputSide = 224,
    head: Annotated[HeadKind, typer.Option(help="Head of every network; the paper's is flatten.")] = HeadKind.FLATTEN,
    batch_size: Annotated[int, typer.Option(min=1, help="Images per step.")] = 8,
    seed: Annotated[int, typer.Option(min=0, help="Seed of weights, images and their order.")] = 0,
) -> ExitCode:
    """Train each network for one epoch on a few images, save it, load it, and see that it predicts the same."""
    networks = _chosen(names, input_px)
    from training.rehearsal import RehearsalPlan, Rehearsed, draw_images, read_images, rehearse as run

    drawn = draw_images(images, input_px, seed) if data is None else read_images(data, images, input_px, seed)
    plan = RehearsalPlan(drawn, head, batch_size, seed)
    stderr = command_line.make_console(stderr=True)
    found: list[Rehearsed] = []
    for network in networks:
        with stderr.status(f"Rehearsing {network.name}"):
            found.append(run(network, plan))
        last = found[-1]
        costs = f"{last.elapsed_seconds:.0f} s, {last.peak_memory_bytes / 2**20:,.0f} MB"
        console.print(f"{network.name}: {last.failure or 'done'} ({costs})", markup=False)
    columns = (
        "network",
        "head",
        "parameters",
        "trainable",
        "seconds",
        "peak memory, MB",
        "largest difference",
        "result",
    )
    rows: list[Row] = [
        (
            each.network,
            head.value,
            f"{each.parameters:,}",
            f"{each.trainable:,}",
            f"{each.elapsed_seconds:.0f}",
            f"{each.peak_memory_bytes / 2**20:,.0f}",
            f"{each.largest_difference:.2g}",
            "failed" if each.failure else "same",
        )
        for each in found
    ]
    _print_table(columns, rows, numbers=(2, 3, 4, 5, 6))
    failed = sum(bool(each.failure) for each in found)
    console.print(
        f"{len(found) - failed} of {len(found)} networks trained, saved, loaded and predicted the same "
        f"({len(drawn.pixels)} images of {input_px} px, batch {batch_size})",
        markup=False,
    )
    return ExitCode.FINDINGS if failed else ExitCode.DONE


def _chosen(names: list[str] | None, input_px: int) -> tuple[Network, ...]:
    """The networks of these names, once each is found to take this input size."""
    networks = find_networks(names or [EVERY_NETWORK])
    for network in networks:
        try:
            network.spec(input_px=input_px)
        except ValidationError as error:
            reason = error.errors()[0]["msg"].removeprefix("Value error, ")
            raise UnusableInputError(f"{network.name} cannot be built for --input-px {input_px}: {reason}") from error
    return networks


def _print_table(columns: Row, rows: Sequence[Row], numbers: tuple[int, ...] = ()) -> None:
    """Columns as wide as their widest cell: Rich's own table cuts cells where the output is no wide terminal."""
    widths = [max(map(len, cells)) for cells in zip(columns, *rows, strict=True)]
    for row in (columns, *rows):
        cells = [
            cell.rjust(width) if index in numbers else cell.ljust(width)
            for index, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        console.print("  ".join(cells).rstrip(), markup=False)
    console.print()
