"""How fast and how frugal screening is, measured on the program as people start it: `python -m desktop.benchmark`.

`throughput` compares whole screenings, store and heatmaps included, with a bare loop that only invokes the same build,
in turns. `first-result` times a process from its start to its first stored row. `memory` screens many images and
watches the memory of all processes.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import psutil  # type: ignore[import-untyped]  # ships no type information
import typer

from desktop.bundled import find_bundle
from desktop.discovery import FolderWalk
from desktop.engine.benchmark import bare_loop, prepared_arrays
from desktop.engine.plan import EnginePlan, core_count
from desktop.local_engine import EngineChoice, choose_plan, local_engine
from desktop.recording import Screened
from desktop.records import RunInfo
from desktop.run_folder import open_run
from desktop.run_settings import RunSettings
from desktop.screening import screen_folder
from desktop.store.connection import store_path
from desktop.store.run_reader import RunReader
from inference import command_line
from inference.bundle import Bundle, read_bundle
from inference.classifier import Classifier
from inference.runtime_choice import RuntimeKind, open_runtime

app = typer.Typer(help="Measure screening on this computer.", no_args_is_help=True, add_completion=False)
console = command_line.make_console()

ModelOption = Annotated[Path | None, typer.Option("--model", "-m", help="Bundle. Default: the bundled one.")]
FolderArgument = Annotated[Path, typer.Argument(help="Folder of images.")]

_SETTINGS = RunSettings()
_LOOK_SECONDS = 0.002
_WARM_UP_IMAGES = 5000


@dataclass(frozen=True)
class ScreeningTime:
    """One screening into a new store.

    Attributes:
        seconds: from the call to the stored end.
        flow_per_second: images a second between the first and the last result.
    """

    seconds: float
    flow_per_second: float


@app.command()
def throughput(
    folder: FolderArgument,
    model: ModelOption = None,
    rounds: Annotated[int, typer.Option(min=1, help="Turns of each.")] = 3,
    limit: Annotated[int, typer.Option(min=2, help="Take so many images at most, for both.")] = 100_000,
    workers: Annotated[int | None, typer.Option(min=1, help="Inference workers. Default: measured.")] = None,
    threads: Annotated[int | None, typer.Option(min=1, help="Threads of each. Default: measured.")] = None,
) -> None:
    """Compare whole screenings with a bare loop that only invokes the model with the same workers and threads."""
    bundle = read_bundle(find_bundle(model))
    plan = choose_plan(bundle, _SETTINGS.runtime, EngineChoice(workers, threads))
    paths, arrays = prepared_arrays(list(FolderWalk(folder).images()), bundle.card.preprocess, limit)
    runtimes = [
        open_runtime(RuntimeKind.TFLITE, bundle.model, plan.threads_per_worker) for _ in range(plan.worker_count)
    ]
    console.print(
        f"{bundle.card.id}: {len(arrays)} images, {plan.worker_count} x {plan.threads_per_worker} threads, "
        f"{plan.reader_count} readers, {core_count()} processors, load {os.getloadavg()[0]:.1f}",
        markup=False,
    )
    bare_loop(runtimes, arrays[:10])
    flows: list[float] = []
    wholes: list[float] = []
    with tempfile.TemporaryDirectory() as temporary, _links(Path(temporary), paths) as linked:
        for number in range(1, rounds + 1):
            bare = len(arrays) / bare_loop(runtimes, arrays)
            screening = _screen(bundle, plan, linked, Path(temporary) / f"run-{number}")
            flows.append(screening.flow_per_second / bare)
            wholes.append(len(arrays) / screening.seconds / bare)
            console.print(
                f"turn {number}: bare loop {bare:.1f} images/s; screening {screening.flow_per_second:.1f} images/s, "
                f"{flows[-1]:.3f} of it; with its start and end {wholes[-1]:.3f}",
                markup=False,
            )
    console.print(
        f"median {statistics.median(flows):.3f} ({min(flows):.3f} to {max(flows):.3f}); with start and end "
        f"{statistics.median(wholes):.3f}",
        markup=False,
    )


@app.command("first-result")
def first_result(
    folder: FolderArgument,
    model: ModelOption = None,
    rounds: Annotated[int, typer.Option(min=1, help="Starts.")] = 10,
) -> None:
    """Time `smearscope screen` from the start of its process to its first row in the store."""
    seconds: list[float] = []
    for number in range(rounds + 1):
        with tempfile.TemporaryDirectory() as temporary:
            out = Path(temporary) / "run"
            started = time.perf_counter()
            with _started_screening(folder, out, model) as process:
                while not _has_row(out):
                    if process.poll() is not None:
                        raise RuntimeError("the screening ended without a row")
                    time.sleep(_LOOK_SECONDS)
                found = time.perf_counter() - started
                process.terminate()
        # The first start measures how to divide the processors, and warms the disk's cache.
        if number:
            seconds.append(found)
        console.print(f"{'start ' + str(number) if number else 'very first start'}: {found:.2f} s", markup=False)
    console.print(f"median {statistics.median(seconds):.2f} s, slowest {max(seconds):.2f} s", markup=False)


@app.command()
def memory(
    folder: FolderArgument,
    out: Annotated[Path, typer.Option("--out", "-o", help="Folder of the run; kept.")],
    model: ModelOption = None,
) -> None:
    """Screen a folder, and print the resident memory of all processes after 5,000 images and its highest since."""
    after_warm_up = highest = 0.0
    with _started_screening(folder, out, model) as process:
        watched = psutil.Process(process.pid)
        started = time.perf_counter()
        rows = printed = 0
        while process.poll() is None:
            time.sleep(1.0)
            rows, used = _row_count(out), _resident_megabytes(watched)
            if rows >= _WARM_UP_IMAGES:
                after_warm_up = after_warm_up or used
                highest = max(highest, used)
            if rows >= printed + 5000:
                printed = rows
                seconds = time.perf_counter() - started
                console.print(f"{rows:>7,} rows, {used:.0f} MB, {rows / seconds:.1f} rows/s", markup=False)
        if process.returncode not in (0, 1):
            raise RuntimeError(f"the screening ended with exit code {process.returncode}")
    console.print(
        f"{_row_count(out):,} rows; {after_warm_up:.0f} MB after {_WARM_UP_IMAGES:,}, at most {highest:.0f} MB since: "
        f"{highest - after_warm_up:+.0f} MB",
        markup=False,
    )


@app.command()
def links(
    folder: FolderArgument,
    into: Annotated[Path, typer.Option(help="Folder that is made, on the same disk.")],
    count: Annotated[int, typer.Option(min=1, help="How many names.")] = 100_000,
) -> None:
    """Make a folder of many hard links to the images of another, a thousand in each of its sub-folders."""
    paths = list(FolderWalk(folder).images())
    for number in range(count):
        case = into / f"case-{number // 1000:03d}"
        case.mkdir(parents=True, exist_ok=True)
        os.link(paths[number % len(paths)], case / f"{number:06d}{paths[number % len(paths)].suffix}")
    console.print(f"{count:,} links to {len(paths):,} images in {into}", markup=False)


@contextmanager
def _links(place: Path, paths: list[Path]) -> Iterator[Path]:
    """A folder with exactly these files in this order, as links."""
    folder = place / "images"
    folder.mkdir()
    for number, path in enumerate(paths):
        (folder / f"{number:06d}{path.suffix}").symlink_to(path.resolve())
    yield folder


def _screen(bundle: Bundle, plan: EnginePlan, folder: Path, out: Path) -> ScreeningTime:
    runtime = open_runtime(RuntimeKind.TFLITE, bundle.model, plan.threads_per_worker)
    classifier = Classifier(bundle, runtime)
    results_at: list[float] = []

    def note(_screened: Screened) -> None:
        results_at.append(time.perf_counter())

    started = time.perf_counter()
    engine = local_engine(classifier, plan.threads_per_worker, RuntimeKind.TFLITE, plan, _SETTINGS.reading)
    with open_run(out, folder, RunInfo.start(classifier), _SETTINGS.payload(), new_run=False).store as store:
        screen_folder(FolderWalk(folder), store, engine, on_result=note)
    ended = time.perf_counter()
    return ScreeningTime(ended - started, (len(results_at) - 1) / (results_at[-1] - results_at[0]))


@contextmanager
def _started_screening(folder: Path, out: Path, model: Path | None) -> Iterator["subprocess.Popen[bytes]"]:
    command = [sys.executable, "-m", "desktop", "screen", str(folder), "--out", str(out), "--quiet"]
    command += ["--model", str(model)] if model else []
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            yield process
        finally:
            process.kill()


def _has_row(out: Path) -> bool:
    return _row_count(out) > 0


def _row_count(out: Path) -> int:
    if not store_path(out).exists():
        return 0
    with RunReader(out, check_integrity=False) as reader:
        return reader.count_rows()


def _resident_megabytes(process: psutil.Process) -> float:
    total = 0
    try:
        for each in (process, *process.children(recursive=True)):
            total += each.memory_info().rss
    except psutil.NoSuchProcess:  # ended while it was looked at
        return 0.0
    return total / 1e6


if __name__ == "__main__":
    command_line.run(app, "benchmark")
