"""How many readers, inference workers and threads a run has: counted from the processors, or measured once and kept."""

import hashlib
import os
import platform
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import psutil  # type: ignore[import-untyped]  # ships no type information
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from desktop.engine.process_reader import TIME_LIMIT_SECONDS
from desktop.engine.reading import ReadingMode
from inference import __version__
from inference.bundle import Bundle
from inference.errors import OutputError
from inference.files import write_atomically
from inference.runtime import InferenceRuntime

# A reader costs memory (about 80 MB), and more of them than this would outrun any disk.
_MAX_READERS = 8
_ROUNDS = 2
_SECONDS_PER_TRY = 0.4
# One interpreter is preferred to several, which take their memory several times, unless they are this much faster.
_WORTH_MORE_MEMORY = 1.05
# All interpreters together; readers, results and whatever else runs on the computer need the rest.
_SHARE_OF_FREE_MEMORY = 0.5


class EnginePlan(BaseModel):
    """How many of what; every number can be set."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    worker_count: int = Field(ge=1, le=256, description="inference workers, an interpreter each")
    threads_per_worker: int = Field(ge=1, le=256, description="threads of one interpreter")
    reader_count: int = Field(ge=1, le=64, description="reading processes, or threads")
    reading: ReadingMode = ReadingMode.PROCESSES
    files_in_flight: int = Field(default=64, ge=1, le=4096, description="files taken ahead of the one that is due")
    time_limit_seconds: float = Field(default=TIME_LIMIT_SECONDS, gt=0, description="for reading one page")


@dataclass(frozen=True)
class Speed:
    """What one division of the processors reached."""

    worker_count: int
    threads_per_worker: int
    images_per_second: float


def core_count() -> int:
    """The processors that this process may use: fewer than there are in a container, or under `taskset`."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def unmeasured_plan(cores: int) -> EnginePlan:
    """A plan that suits most models: one interpreter on all processors."""
    return EnginePlan(worker_count=1, threads_per_worker=cores, reader_count=min(cores, _MAX_READERS))


def divisions(cores: int, most_workers: int | None = None) -> tuple[tuple[int, int], ...]:
    """The divisions worth a try, as (workers, threads each), those with fewer interpreters first.

    Args:
        cores: to divide.
        most_workers: that memory allows, at least one; None for any number.
    """
    halves = ((2, cores // 2), (cores // 2, 2)) if cores >= 4 else ()
    found = sorted({(1, cores), *halves, (cores, 1)})
    return tuple(each for each in found if most_workers is None or each[0] <= most_workers)


def affordable_workers(bytes_each: int, free_bytes: int) -> int:
    """How many interpreters of this size may be open at once; at least one.

    Args:
        bytes_each: resident memory of one that has answered.
        free_bytes: memory that programs can still have.
    """
    return max(1, int(free_bytes * _SHARE_OF_FREE_MEMORY) // max(1, bytes_each))


def measured_plan(
    bundle: Bundle, open_runtime: Callable[[int], InferenceRuntime], cores: int, seconds: float = _SECONDS_PER_TRY
) -> EnginePlan:
    """Try the divisions on the bundle's golden inputs, in turns, and take the fastest.

    Takes `seconds` twice for each of at most four divisions, and the time to open their interpreters. Divisions whose
    interpreters would take more than half of the free memory are not tried.

    Args:
        bundle: verified.
        open_runtime: loads the bundle's build with so many threads.
        cores: to divide.
        seconds: of one try.
    """
    images = bundle.golden["inputs"].astype(np.uint8)
    most_workers = affordable_workers(_interpreter_bytes(open_runtime, images), psutil.virtual_memory().available)
    found = [
        Speed(workers, threads, measure_speed([open_runtime(threads) for _ in range(workers)], images, seconds))
        for _ in range(_ROUNDS)
        for workers, threads in divisions(cores, most_workers)
    ]
    workers, threads = fastest(found)
    plan = unmeasured_plan(cores)
    return plan.model_copy(update={"worker_count": workers, "threads_per_worker": threads})


def fastest(found: Sequence[Speed]) -> tuple[int, int]:
    """The division to use, by the best try of each: one with more workers has to be 5 % faster than one with fewer."""
    best: dict[tuple[int, int], float] = {}
    for speed in found:
        division = (speed.worker_count, speed.threads_per_worker)
        best[division] = max(best.get(division, 0.0), speed.images_per_second)
    chosen = min(best)
    for division in sorted(best):
        if best[division] > best[chosen] * _WORTH_MORE_MEMORY:
            chosen = division
    return chosen


def measure_speed(runtimes: Sequence[InferenceRuntime], images: NDArray[np.uint8], seconds: float) -> float:
    """Images per second that these runtimes answer together, a thread each.

    Args:
        runtimes: not in use elsewhere.
        images: uint8 (N, H, W, 3).
        seconds: how long to try; every runtime answers at least one image.

    Raises:
        ModelRejectedError: one fails.
    """
    for runtime in runtimes:
        runtime.run_outputs(images[0])  # the first one pays for memory that the others find ready
    counts = [0] * len(runtimes)
    failures: list[Exception] = []
    started = time.perf_counter()

    def answer(position: int) -> None:
        try:
            while counts[position] == 0 or time.perf_counter() - started < seconds:
                runtimes[position].run_outputs(images[counts[position] % len(images)])
                counts[position] += 1
        except Exception as error:  # handed over to the calling thread below
            failures.append(error)

    threads = [threading.Thread(target=answer, args=(position,)) for position in range(len(runtimes))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise failures[0]
    return sum(counts) / (time.perf_counter() - started)


def plan_for(
    bundle: Bundle, open_runtime: Callable[[int], InferenceRuntime], folder: Path, cores: int | None = None
) -> EnginePlan:
    """The plan for a bundle on this computer: the one kept in a folder, else measured now and kept there.

    Args:
        bundle: verified.
        open_runtime: loads its build with so many threads.
        folder: of the user's data; made where it is missing.
        cores: to divide; None for all that this process may use.
    """
    count = core_count() if cores is None else cores
    runtime = open_runtime(1)
    path = folder / f"{_key(bundle.bundle_id, runtime, count)}.json"
    try:
        return EnginePlan.model_validate_json(path.read_bytes())
    except (OSError, ValidationError):
        # not measured yet, or the file was damaged: both are mended by measuring
        plan = measured_plan(bundle, open_runtime, count)
    with suppress(OutputError):  # a home that cannot be written: measured again next time, which costs seconds
        write_atomically(path, plan.model_dump_json(indent=2).encode() + b"\n")
    return plan


def _interpreter_bytes(open_runtime: Callable[[int], InferenceRuntime], images: NDArray[np.uint8]) -> int:
    """By how much this process grows with one interpreter that has answered."""
    process = psutil.Process()
    before: int = process.memory_info().rss
    runtime = open_runtime(1)
    runtime.run_outputs(images[0])
    after: int = process.memory_info().rss
    return max(0, after - before)


def _key(bundle_id: str, runtime: InferenceRuntime, cores: int) -> str:
    """Names a bundle on a computer, without telling the computer's name: homes are shared between machines."""
    parts = (
        *(bundle_id, runtime.name, runtime.version, __version__, str(cores)),
        *(platform.node(), platform.machine(), platform.processor()),
    )
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]
