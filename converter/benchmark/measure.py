"""Measures candidates in turn: while one runs all others wait, and a machine that slows down slows all alike."""

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field

import numpy as np

from converter.benchmark.candidates import Candidate
from converter.benchmark.processes import Worker, WorkerDiedError, WorkerFailedError
from converter.benchmark.report import Comparison, NotMeasured, Result, Settings, Spread, Throughput
from converter.benchmark.subject import StartFacts, Subject

Say = Callable[[str], None]


@dataclass
class _Measured:
    """What is known of one candidate so far."""

    candidate: Candidate
    worker: Worker
    start: StartFacts
    peak_bytes: int = 0
    rounds_ms: list[list[float]] = field(default_factory=list)
    throughput: list[Throughput] = field(default_factory=list)

    def all_ms(self) -> list[float]:
        return [each for latencies in self.rounds_ms for each in latencies]


class _Run:
    """The candidates that are still there, and why the others are not."""

    def __init__(self, say: Say) -> None:
        self.say = say
        self.there: dict[str, _Measured] = {}
        self.missing: list[NotMeasured] = []

    def lose(self, name: str, reason: str, *, died: bool = False) -> None:
        self.say(f"{name}: not measured: {reason}")
        self.missing.append(NotMeasured(name=name, reason=reason, died=died))
        self.there.pop(name, None)

    def attempt(self, act: Callable[[_Measured], None]) -> None:
        """Do something with every candidate in turn; one that fails is left out from there on."""
        for name, measured in list(self.there.items()):
            try:
                act(measured)
            except WorkerDiedError as error:
                self.lose(name, str(error), died=True)
            except WorkerFailedError as error:
                self.lose(name, str(error))


def measure(
    candidates: Sequence[Candidate], settings: Settings, say: Say
) -> tuple[tuple[Result, ...], tuple[NotMeasured, ...]]:
    """Measure all candidates in one run.

    Args:
        candidates: the first is what answers are compared with.
        settings: rounds, images, threads.
        say: told what happens, a line at a time.

    Returns:
        Results of those that were there to the end, and why the others were not.
    """
    run = _Run(say)
    with ExitStack() as processes:
        for candidate in candidates:
            _start(run, candidate, settings, processes)
        for number in range(settings.rounds):
            say(f"Latency: round {number + 1} of {settings.rounds}")
            run.attempt(lambda one: one.rounds_ms.append(one.worker.call("latencies_ms", settings.images_per_round)))
        run.attempt(_note_memory)
        for worker_count, thread_count in _throughput_settings(settings.threads_up_to):
            say(f"Throughput: {worker_count} workers of {thread_count} threads")
            _measure_throughput(run, worker_count, thread_count, settings)
    reference = next(iter(run.there.values()), None)
    results = tuple(_result(one, run.there, candidates[0].name, reference) for one in run.there.values())
    return results, tuple(run.missing)


def _start(run: _Run, candidate: Candidate, settings: Settings, processes: ExitStack) -> None:
    run.say(f"Loading {candidate.name}")
    try:
        worker = Worker(candidate.name, Subject, candidate, settings.thread_count)
        processes.callback(worker.close)
        run.there[candidate.name] = _Measured(candidate, worker, worker.call("facts"))
    except WorkerDiedError as error:
        run.lose(candidate.name, str(error), died=True)
    except WorkerFailedError as error:
        run.lose(candidate.name, str(error))


def _note_memory(one: _Measured) -> None:
    # Before throughput, which loads a candidate several times.
    one.peak_bytes = one.worker.call("peak_memory_bytes")


def _throughput_settings(largest: int) -> list[tuple[int, int]]:
    """(workers, threads): one worker with 1 to N threads, then 2 to N workers with one thread each."""
    return [(1, threads) for threads in range(1, largest + 1)] + [(workers, 1) for workers in range(2, largest + 1)]


def _measure_throughput(run: _Run, worker_count: int, thread_count: int, settings: Settings) -> None:
    found: dict[str, list[float]] = {}

    def able(one: _Measured) -> bool:
        return one.candidate.engine.threads_can_change

    def prepare(one: _Measured) -> None:
        if able(one):
            one.worker.call("prepare", worker_count, thread_count)

    def count(one: _Measured) -> None:
        if able(one):
            per_second = one.worker.call("images_per_s", settings.throughput_seconds)
            found.setdefault(one.candidate.name, []).append(per_second)

    def release(one: _Measured) -> None:
        if able(one):
            one.worker.call("release")
            one.throughput.append(
                Throughput(
                    worker_count=worker_count,
                    thread_count=thread_count,
                    images_per_s=Spread.of(found[one.candidate.name]),
                )
            )

    run.attempt(prepare)
    for _ in range(settings.throughput_rounds):
        run.attempt(count)
    run.attempt(release)


def _result(one: _Measured, there: dict[str, _Measured], first: str, reference: _Measured | None) -> Result:
    latencies = one.all_ms()
    difference = None
    if reference is not None and reference.candidate.name == first and _are_comparable(one, reference):
        difference = float(np.abs(np.subtract(one.start.logits, reference.start.logits)).max())
    return Result(
        name=one.candidate.name,
        engine=one.candidate.engine,
        library=one.start.library,
        library_version=one.start.version,
        size_bytes=one.candidate.path.stat().st_size,
        load_ms=one.start.load_ms,
        first_ms=one.start.first_ms,
        median_ms=float(np.median(latencies)),
        p10_ms=float(np.quantile(latencies, 0.1)),
        p90_ms=float(np.quantile(latencies, 0.9)),
        peak_memory_bytes=one.peak_bytes,
        largest_logit_difference=difference,
        comparisons=tuple(_compare(one, there[name]) for name in one.candidate.compared_with if name in there),
        throughput=tuple(one.throughput),
    )


def _are_comparable(one: _Measured, reference: _Measured) -> bool:
    """Whether both answered the same image with the same number of classes; bundles of other networks need not."""
    return one.candidate.images == reference.candidate.images and len(one.start.logits) == len(reference.start.logits)


def _compare(one: _Measured, other: _Measured) -> Comparison:
    pairs = zip(one.rounds_ms, other.rounds_ms, strict=True)
    return Comparison(
        to=other.candidate.name,
        latency=Spread.of([float(np.median(mine) / np.median(theirs)) for mine, theirs in pairs]),
        latency_of_fastest=float(np.quantile(one.all_ms(), 0.1) / np.quantile(other.all_ms(), 0.1)),
        size=one.candidate.path.stat().st_size / other.candidate.path.stat().st_size,
    )
