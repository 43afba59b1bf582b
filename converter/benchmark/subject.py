"""One candidate in its process: loaded once, then timed whenever the parent says so."""

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from converter.benchmark.candidates import Candidate, Loaded, load_candidate
from converter.peak_memory import peak_memory_bytes

_WAIT_STEP_S = 0.02
_LONGEST_WAIT_STEPS = 100
_ASLEEP_SHARE = 0.1


@dataclass(frozen=True)
class StartFacts:
    """How a candidate started.

    Attributes:
        library: name of the runtime.
        version: of the runtime.
        load_ms: from nothing to ready, the library's import included.
        first_ms: the first inference.
        logits: of the first image.
    """

    library: str
    version: str
    load_ms: float
    first_ms: float
    logits: tuple[float, ...]


class Subject:
    """A loaded candidate.

    Args:
        candidate: what to load.
        thread_count: threads of one inference in the latency rounds.
    """

    def __init__(self, candidate: Candidate, thread_count: int) -> None:
        self._candidate = candidate
        self._images: NDArray[np.uint8] = np.load(candidate.images)
        started = time.perf_counter()
        self._loaded = load_candidate(candidate, thread_count)
        load_ms = _since_ms(started)
        started = time.perf_counter()
        logits = self._loaded.run(self._images[0])["logits"]
        self._facts = StartFacts(
            self._loaded.library,
            self._loaded.version,
            load_ms,
            _since_ms(started),
            tuple(float(logit) for logit in logits),
        )
        self._team: list[Loaded] = []

    def facts(self) -> StartFacts:
        """How it started."""
        return self._facts

    def latencies_ms(self, count: int) -> list[float]:
        """Milliseconds of each of `count` inferences, after one that does not count."""
        found = []
        for index in range(-1, count):
            started = time.perf_counter()
            self._loaded.run(self._images[index % len(self._images)])
            found.append(_since_ms(started))
        _let_threads_sleep()
        return found[1:]

    def peak_memory_bytes(self) -> int:
        """The largest resident set so far, Python and libraries included."""
        return peak_memory_bytes()

    def prepare(self, worker_count: int, thread_count: int) -> None:
        """Load the candidate once for each worker, for `images_per_s`."""
        self._team = [load_candidate(self._candidate, thread_count) for _ in range(worker_count)]
        for member in self._team:
            member.run(self._images[0])

    def images_per_s(self, seconds: float) -> float:
        """Throughput of the prepared workers, each in a thread of its own, over about `seconds`.

        What a worker raises is raised here, once the others are done.
        """
        started = time.perf_counter()

        def images_of(member: Loaded) -> int:
            count = 0
            while time.perf_counter() - started < seconds:
                member.run(self._images[count % len(self._images)])
                count += 1
            return count

        # A pool, not bare threads: what a worker raises must not pass for fewer images.
        with ThreadPoolExecutor(len(self._team)) as pool:
            image_count = sum(pool.map(images_of, self._team))
        per_second = image_count / (time.perf_counter() - started)
        _let_threads_sleep()
        return per_second

    def release(self) -> None:
        """Let the workers of `prepare` go."""
        self._team = []


def _let_threads_sleep() -> None:
    # Some libraries' threads go on turning for a while, to be ready for more; they would slow down whoever is next.
    for _ in range(_LONGEST_WAIT_STEPS):
        used = time.process_time()
        time.sleep(_WAIT_STEP_S)
        if time.process_time() - used < _ASLEEP_SHARE * _WAIT_STEP_S:
            return


def _since_ms(started: float) -> float:
    return (time.perf_counter() - started) * 1000.0
