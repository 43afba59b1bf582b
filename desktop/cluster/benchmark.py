"""What a cluster costs: `python -m desktop.cluster.benchmark FOLDER` compares it with the engine on one core.

Both take turns in one process, on the same files. The engine has one reader and one interpreter of one thread, bound to
one core where the system allows that; the cluster has some worker processes on this computer. Each turn is measured
between its first and its last result. Throughput per core used is images per second of processor time, that of client,
scheduler, workers and readers together: what else runs on the computer hardly changes it. Images per second of the
clock stand beside it.
"""

import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Annotated

import psutil  # type: ignore[import-untyped]  # ships no type information
import typer

from desktop.bundled import find_bundle
from desktop.cluster.address import LOCAL, parse_address
from desktop.cluster.session import cluster_engine
from desktop.discovery import FolderWalk
from desktop.engine.page_result import PageResult, WorkItem
from desktop.engine.pipeline import screen_images
from desktop.engine.plan import EnginePlan, core_count
from desktop.screening import Engine
from inference import command_line
from inference.classifier import load_classifier
from inference.errors import UnusableInputError
from inference.fields import DEFAULT_READING
from inference.runtime_choice import RuntimeKind

app = typer.Typer(add_completion=False)


@dataclass(frozen=True)
class TurnSpeed:
    """One turn, between its first and its last result.

    Attributes:
        per_core_second: images per second of processor time.
        per_second: images per second of the clock.
    """

    per_core_second: float
    per_second: float

    def __str__(self) -> str:
        return f"{self.per_core_second:.1f} images per core-second, {self.per_second:.1f} per second"


@app.command()
def benchmark(
    folder: Annotated[Path, typer.Argument(help="Folder of images.")],
    model: Annotated[Path | None, typer.Option("--model", "-m", help="Bundle. Default: the bundled one.")] = None,
    runtime: Annotated[RuntimeKind, typer.Option(help="What runs the model.")] = RuntimeKind.TFLITE,
    limit: Annotated[int, typer.Option(min=10, help="Take so many images at most, evenly spread.")] = 600,
    rounds: Annotated[int, typer.Option(min=1, help="Turns of each.")] = 5,
    workers: Annotated[int, typer.Option(min=1, help="Worker processes of the cluster.")] = 2,
) -> None:
    """Compare a local cluster's throughput per core used with that of the engine on one core."""
    console = command_line.make_console()
    path = find_bundle(model)
    classifier = load_classifier(path, 1, runtime)
    plan = EnginePlan(worker_count=1, threads_per_worker=1, reader_count=1)
    engine = partial(screen_images, make_classifier=lambda: classifier, plan=plan, spec=classifier.card.preprocess)
    paths = spread_paths(list(FolderWalk(folder).images()), limit)
    console.print(
        f"{classifier.card.id}: {len(paths)} images, {workers} workers, {core_count()} processors", markup=False
    )
    ratios: list[tuple[float, float]] = []
    with cluster_engine(parse_address(LOCAL), path, runtime, DEFAULT_READING, folder, worker_count=workers) as cluster:
        # The first batches of a cluster are small, and the readers start: not what is measured here.
        measure_turn(cluster, paths[: 20 * workers])
        for number in range(rounds):
            with bound_to_core(number % core_count()):
                alone = measure_turn(engine, paths)
            together = measure_turn(cluster, paths)
            ratios.append(
                (together.per_core_second / alone.per_core_second, together.per_second / workers / alone.per_second)
            )
            console.print(f"turn {number + 1}: engine {alone}; cluster {together}", markup=False)
            console.print(f"ratio {ratios[-1][0]:.3f}, by the clock and worker {ratios[-1][1]:.3f}", markup=False)
    console.print(f"per core used: {spread_in_words([ratio for ratio, _clock in ratios])}", markup=False)
    console.print(f"by the clock, per worker: {spread_in_words([clock for _ratio, clock in ratios])}", markup=False)


def spread_paths(found: Sequence[Path], limit: int) -> list[Path]:
    """So many of the files at most, evenly spread.

    Raises:
        UnusableInputError: there are fewer than ten.
    """
    paths = list(found[:: max(1, len(found) // limit)][:limit])
    if len(paths) < 10:
        raise UnusableInputError("The folder has fewer than ten images; name another one")
    return paths


def measure_turn(engine: "Engine | Callable[..., object]", paths: Sequence[Path]) -> TurnSpeed:
    """Screen all files once; each has to give one result at least."""
    started_at, started_cpu = 0.0, 0.0
    ended_at, ended_cpu = 0.0, 0.0
    result_count, file_count = 0, 0

    def take(_result: PageResult) -> None:
        nonlocal started_at, started_cpu, result_count
        if result_count == 0:
            started_at, started_cpu = time.perf_counter(), processor_seconds()
        result_count += 1

    def finish(_item: WorkItem) -> None:
        nonlocal ended_at, ended_cpu, file_count
        file_count += 1
        if file_count == len(paths):
            # Now, while the readers still live.
            ended_at, ended_cpu = time.perf_counter(), processor_seconds()

    items = (WorkItem(number, path) for number, path in enumerate(paths))
    engine(items, on_result=take, on_item_done=finish, should_stop=lambda: False)
    count = result_count - 1
    return TurnSpeed(count / (ended_cpu - started_cpu), count / (ended_at - started_at))


def processor_seconds() -> float:
    """Of this process and all that it started and that still live, user and system."""
    this = psutil.Process()
    total = 0.0
    for process in (this, *this.children(recursive=True)):
        try:
            times = process.cpu_times()
        except psutil.NoSuchProcess:
            continue
        total += times.user + times.system
    return total


@contextmanager
def bound_to_core(number: int) -> Iterator[None]:
    """Bind the calling thread, and the threads and processes that it starts, to one core; nothing but on Linux."""
    if sys.platform != "linux":
        yield
        return
    allowed = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {sorted(allowed)[number % len(allowed)]})
    try:
        yield
    finally:
        os.sched_setaffinity(0, allowed)


def spread_in_words(ratios: Sequence[float]) -> str:
    """Median, lowest and highest."""
    return f"median {statistics.median(ratios):.3f}, {min(ratios):.3f} to {max(ratios):.3f} in {len(ratios)} turns"


if __name__ == "__main__":
    command_line.run(app, "benchmark")
