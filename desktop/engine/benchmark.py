"""How much of the model's own speed the engine reaches: `python -m desktop.engine.benchmark FOLDER`.

A bare loop only invokes the build, on arrays that were prepared before, with as many interpreters and threads as the
engine has. The engine reads, prepares, infers, finds duplicates and puts in order; its results are thrown away. Both
take turns in one process, so that whatever else the computer does meets both.
"""

import queue
import statistics
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Annotated

import numpy as np
import typer
from numpy.typing import NDArray

from desktop.bundled import find_bundle
from desktop.discovery import FolderWalk
from desktop.engine.duplicates import DuplicateIndex
from desktop.engine.page_result import PageResult, WorkItem
from desktop.engine.pipeline import screen_images
from desktop.engine.plan import EnginePlan, core_count, measured_plan
from desktop.engine.reading import ReadingMode
from desktop.engine.reading_process import ReadPage, read_pages
from inference import command_line
from inference.bundle import read_bundle
from inference.classifier import Classifier
from inference.errors import UnreadableImageError, UnusableInputError
from inference.preprocessing import PreprocessSpec
from inference.runtime import InferenceRuntime
from inference.runtime_choice import RuntimeKind, open_runtime

app = typer.Typer(add_completion=False)


@dataclass(frozen=True)
class EngineTime:
    """One turn of the engine.

    Attributes:
        whole_seconds: from its call to its end, the start of the reading processes included.
        flow_per_second: images a second between its first and its last result.
    """

    whole_seconds: float
    flow_per_second: float


@app.command()
def benchmark(
    folder: Annotated[Path, typer.Argument(help="Folder of images.")],
    model: Annotated[Path | None, typer.Option("--model", "-m", help="Bundle. Default: the bundled one.")] = None,
    runtime: Annotated[RuntimeKind, typer.Option(help="What runs the model.")] = RuntimeKind.TFLITE,
    limit: Annotated[int, typer.Option(min=2, help="Take so many images at most, evenly spread.")] = 3000,
    rounds: Annotated[int, typer.Option(min=1, help="Turns of each.")] = 3,
    workers: Annotated[int | None, typer.Option(min=1, help="Inference workers. Default: measured.")] = None,
    threads: Annotated[int | None, typer.Option(min=1, help="Threads of each. Default: measured.")] = None,
    readers: Annotated[int | None, typer.Option(min=1, help="Readers. Default: as planned.")] = None,
    reading: Annotated[ReadingMode, typer.Option(help="Where files are decoded.")] = ReadingMode.PROCESSES,
) -> None:
    """Compare the engine's images per second with those of a bare loop that only invokes the model."""
    console = command_line.make_console()
    bundle = read_bundle(find_bundle(model))
    spec = bundle.card.preprocess
    plan = measured_plan(bundle, lambda count: open_runtime(runtime, bundle.model, count), core_count())
    asked = {"worker_count": workers, "threads_per_worker": threads, "reader_count": readers, "reading": reading}
    plan = EnginePlan.model_validate(plan.model_dump() | {name: value for name, value in asked.items() if value})
    paths, arrays = prepared_arrays(list(FolderWalk(folder).images()), spec, limit)
    runtimes = [open_runtime(runtime, bundle.model, plan.threads_per_worker) for _ in range(plan.worker_count)]
    classifiers = [Classifier(bundle, each) for each in runtimes]
    console.print(
        f"{bundle.card.id}: {len(paths)} images, {plan.worker_count} x {plan.threads_per_worker} threads, "
        f"{plan.reader_count} readers ({plan.reading.value}), {core_count()} processors",
        markup=False,
    )
    bare_loop(runtimes, arrays[:2])
    ratios: list[float] = []
    for number in range(1, rounds + 1):
        bare = len(arrays) / bare_loop(runtimes, arrays)
        engine = engine_turn(paths, classifiers, plan, spec)
        ratios.append(engine.flow_per_second / bare)
        console.print(
            f"turn {number}: bare loop {bare:.1f} images/s; engine {engine.flow_per_second:.1f} images/s, "
            f"{ratios[-1]:.3f} of it; with its start {len(paths) / engine.whole_seconds:.1f} images/s, "
            f"{len(paths) / engine.whole_seconds / bare:.3f} of it",
            markup=False,
        )
    console.print(f"median: {statistics.median(ratios):.3f}", markup=False)


def prepared_arrays(
    found: Sequence[Path], spec: PreprocessSpec, limit: int
) -> tuple[list[Path], list[NDArray[np.uint8]]]:
    """Evenly spread readable one-page images, with what the model sees of each.

    Raises:
        UnusableInputError: there are fewer than two.
    """
    paths: list[Path] = []
    arrays: list[NDArray[np.uint8]] = []
    for path in found[:: max(1, len(found) // limit)][:limit]:
        try:
            pages = list(islice(read_pages(path, spec), 2))
        except UnreadableImageError:  # it would be a row, but the bare loop has nothing to compare it with
            continue
        if len(pages) == 1 and isinstance(pages[0], ReadPage):
            paths.append(path)
            arrays.append(pages[0].prepared.array)
    if len(paths) < 2:
        raise UnusableInputError("The folder has fewer than two readable images of one page; name another one")
    return paths, arrays


def bare_loop(runtimes: Sequence[InferenceRuntime], arrays: Sequence[NDArray[np.uint8]]) -> float:
    """Seconds that the runtimes, a thread each, take for all arrays."""
    waiting: queue.SimpleQueue[NDArray[np.uint8]] = queue.SimpleQueue()
    for array in arrays:
        waiting.put(array)
    done = queue.SimpleQueue[int]()

    def work(runtime: InferenceRuntime) -> None:
        count = 0
        try:
            while True:
                runtime.run_outputs(waiting.get_nowait())
                count += 1
        except queue.Empty:
            done.put(count)

    threads = [threading.Thread(target=work, args=(runtime,)) for runtime in runtimes]
    started = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seconds = time.perf_counter() - started
    if sum(done.get_nowait() for _ in range(done.qsize())) != len(arrays):
        raise RuntimeError("a thread of the bare loop failed; its error is above")
    return seconds


def engine_turn(
    paths: Sequence[Path], classifiers: Sequence[Classifier], plan: EnginePlan, spec: PreprocessSpec
) -> EngineTime:
    """Screen all files once; two at least."""
    waiting: queue.SimpleQueue[Classifier] = queue.SimpleQueue()
    for classifier in classifiers:
        waiting.put(classifier)
    index = DuplicateIndex()
    results_at: list[float] = []

    def take(result: PageResult) -> None:
        index.add(result.near_hash, result.sha256, starts_file=result.position == 0)
        results_at.append(time.perf_counter())

    items = (WorkItem(number, path) for number, path in enumerate(paths))
    started = time.perf_counter()
    screen_images(items, make_classifier=waiting.get_nowait, plan=plan, spec=spec, on_result=take)
    ended = time.perf_counter()
    return EngineTime(ended - started, (len(results_at) - 1) / (results_at[-1] - results_at[0]))


if __name__ == "__main__":
    command_line.run(app, "benchmark")
