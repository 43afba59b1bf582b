"""`smearscope-convert benchmark`: how large, how fast and how hungry the builds are, against other runtimes."""

import os
from pathlib import Path
from typing import Annotated

import typer

from converter.benchmark.candidates import Engine
from converter.commands.output_file import check_writable
from inference import command_line
from inference.errors import ExitCode, UnusableInputError

app = typer.Typer()
console = command_line.make_console()


@app.command("benchmark")
def benchmark(
    out: Annotated[Path, typer.Option("--out", "-o", help="JSON file; a page of the same name (.md) lies beside it.")],
    model: Annotated[Path | None, typer.Argument(help="A `.keras` file, whose builds are made and measured.")] = None,
    bundle: Annotated[list[Path] | None, typer.Option(help="A finished bundle; may be repeated.")] = None,
    untrained: Annotated[
        str | None, typer.Option(metavar="NETWORK[:HEAD]", help="In place of a file: a network with random weights.")
    ] = None,
    onnx: Annotated[Path | None, typer.Option(help="ONNX file of the same weights, where tf2onnx is missing.")] = None,
    engine: Annotated[
        list[Engine] | None,
        typer.Option(help="Measure on this one only; may be repeated. Without it, on all there are."),
    ] = None,
    rounds: Annotated[int, typer.Option(min=1, help="Turns of every candidate.")] = 20,
    images: Annotated[int, typer.Option(min=1, help="Images of one turn.")] = 5,
    threads: Annotated[int, typer.Option(min=1, help="Threads of one inference where latency is measured.")] = 1,
    threads_up_to: Annotated[
        int, typer.Option(min=1, help="Most threads, and most workers, where throughput is measured.")
    ] = os.cpu_count() or 1,
    throughput_rounds: Annotated[int, typer.Option(min=1, help="Turns of each number of threads and workers.")] = 3,
    seconds: Annotated[float, typer.Option(min=0.01, help="Length of a throughput turn.")] = 1.0,
    seed: Annotated[int, typer.Option(min=0, help="Of random weights.")] = 0,
) -> int:
    """Measure size, start, latency, throughput and memory of builds; nothing of it is gated or goes into a bundle."""
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    # Heavy libraries are imported only here, most of them in processes of their own.
    from converter.benchmark.builds import parse_untrained
    from converter.benchmark.page import benchmark_page
    from converter.benchmark.report import Settings
    from converter.benchmark.run import BenchmarkPlan, run_benchmark
    from inference.files import write_atomically

    if model is not None and untrained is not None:
        raise UnusableInputError(f"Both {model} and --untrained {untrained} are named; name one network")
    page_path = out.with_suffix(".md")
    if page_path == out:
        raise UnusableInputError(f"{out} is where the page goes; name a .json file")
    check_writable(out)
    check_writable(page_path)
    settings = Settings(
        thread_count=threads,
        threads_up_to=threads_up_to,
        rounds=rounds,
        images_per_round=images,
        throughput_rounds=throughput_rounds,
        throughput_seconds=seconds,
    )
    network = parse_untrained(untrained, seed) if untrained is not None else model
    plan = BenchmarkPlan(network, tuple(bundle or ()), onnx, settings, tuple(engine or Engine))
    file = run_benchmark(plan, lambda line: console.print(line, markup=False))
    page = benchmark_page(file)
    write_atomically(out, (file.model_dump_json(indent=2) + "\n").encode())
    write_atomically(page_path, page.encode())
    console.print(f"\n{page}\nWritten: {out} and {page_path}", markup=False)
    found_dead = any(each.died for each in file.not_measured)
    return ExitCode.FINDINGS if found_dead or not file.results else ExitCode.DONE
