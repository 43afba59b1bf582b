"""What the window takes of a person's time and a computer's memory: `python -m desktop.gui.benchmark`.

    start    from the start of the process to a window that answers, with or without a run open
    rows     scrolling, filtering and sorting an open run, step by step, and the memory of the window
    screen   stalls of the event loop while a folder is screened

On a computer without a screen set QT_QPA_PLATFORM=offscreen, or use Xvfb. `python -m
tests.desktop.store.paging_benchmark --folder RUN` makes a run of 100,000 rows.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

import psutil  # type: ignore[import-untyped]  # ships no type information
import typer

from desktop.user_folders import HOME_VARIABLE

START_LIMIT_MS = 1000.0
START_WITH_RUN_LIMIT_MS = 1500.0
STEP_LIMIT_MS = 50.0
MEMORY_LIMIT_MB = 450.0
LIMIT_MS = 100.0

_CHILD_LIMIT_SECONDS = 60
_SCROLL_STEPS = 120

app = typer.Typer(help=__doc__, add_completion=False, rich_markup_mode=None)


@dataclass
class Timings:
    """Steps of one kind, milliseconds."""

    name: str
    steps_ms: list[float] = field(default_factory=list)

    def line(self) -> str:
        """For a person."""
        ordered = sorted(self.steps_ms)
        slow = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
        return (
            f"{self.name:<44} {len(ordered):>4} steps: median {statistics.median(ordered):6.1f}, "
            f"95 % under {slow:6.1f}, slowest {ordered[-1]:6.1f} ms"
        )


@app.command()
def start(
    run: Annotated[Path | None, typer.Option(help="Folder of a run to be opened.")] = None,
    times: Annotated[int, typer.Option(help="How many starts; their median counts.")] = 10,
) -> None:
    """Start the program so many times, and time each start from the process's birth to a window that answers."""
    command = [sys.executable, "-m", "desktop.gui.benchmark", "child"]
    shown, ready, opened = Timings("window answers"), Timings("engine loaded"), Timings("run open, rows shown")
    memory_mb: list[float] = []
    with _home_of_its_own():
        for _ in range(times):
            # The system's own time of a start rests on the time of its boot, which it knows to a second at best.
            arguments = [repr(time.time()), *(() if run is None else (str(run),))]
            told = subprocess.run(
                [*command, *arguments], capture_output=True, text=True, timeout=_CHILD_LIMIT_SECONDS, check=True
            )
            *numbers, mb = (float(each) for each in told.stdout.split()[-4:])
            for timings, number in zip((shown, ready, opened), numbers, strict=True):
                timings.steps_ms.append(number)
            memory_mb.append(mb)
    for timings in (shown, ready) if run is None else (shown, ready, opened):
        typer.echo(timings.line())
    typer.echo(f"memory then: {statistics.median(memory_mb):.0f} MB")
    is_fast = _told(statistics.median(shown.steps_ms), START_LIMIT_MS, "median start, ms")
    if run is not None:
        with_run_ms = statistics.median(opened.steps_ms)
        is_fast = _told(with_run_ms, START_WITH_RUN_LIMIT_MS, "median start with the run, ms") and is_fast
    raise typer.Exit(0 if is_fast else 1)


@app.command(hidden=True)
def child(began: float, run: Annotated[Path | None, typer.Argument()] = None) -> None:
    """One start: prints milliseconds since `began` (seconds since 1970) at its three stages, and memory in MB."""
    # The measured time begins before any import.
    from desktop.gui.benchmark_window import BenchmarkWindow

    window = BenchmarkWindow()
    stages_ms = [(time.time() - began) * 1000.0]
    window.begin(run)
    stages_ms.append((time.time() - began) * 1000.0)
    if run is not None:
        window.wait_for_rows()
    stages_ms.append((time.time() - began) * 1000.0)
    typer.echo(" ".join(f"{each:.0f}" for each in (*stages_ms, _memory_mb())))
    window.close()


@app.command()
def rows(
    run: Annotated[Path, typer.Argument(help="Folder of a run, best one of 100,000 rows.")],
) -> None:
    """Scroll, filter and sort an open run. A step is the time that the window's thread is not free."""
    from desktop.gui.benchmark_window import BenchmarkWindow

    with _home_of_its_own():
        window = BenchmarkWindow()
        window.begin()
        before_mb = _memory_mb()
        opened_ms = _timed_ms(lambda: window.open_run(run))
        typer.echo(f"{window.row_count:,} rows, opened in {opened_ms:.0f} ms")
        window.look_around()
        slowest: list[Timings] = []
        for name, steps in window.scroll_plans(_SCROLL_STEPS):
            slowest.append(Timings(name, [_timed_ms(step) for step in steps]))
            typer.echo(slowest[-1].line())
        for name, steps in window.arrange_plans():
            blocked, waited = Timings(f"{name}, window's thread"), Timings(f"{name}, until shown")
            for step in steps:
                started = time.perf_counter()
                blocked.steps_ms.append(window.longest_gap_ms(step))
                waited.steps_ms.append((time.perf_counter() - started) * 1000.0)
            typer.echo(blocked.line())
            typer.echo(waited.line())
            slowest.append(blocked)
        after_mb = _memory_mb()
        window.close()
    typer.echo(f"memory: {before_mb:.0f} MB before the run, {after_mb:.0f} MB after all this")
    is_fast = _told(max(max(each.steps_ms) for each in slowest), STEP_LIMIT_MS, "slowest step, ms")
    is_small = _told(after_mb, MEMORY_LIMIT_MB, "memory, MB")
    raise typer.Exit(0 if is_fast and is_small else 1)


@app.command()
def screen(
    folder: Annotated[Path, typer.Argument(help="Folder of images.")],
    model: Annotated[Path | None, typer.Option(help="Model bundle; the default one unless it is named.")] = None,
    limit_ms: Annotated[float, typer.Option(help="What counts as a stall.")] = LIMIT_MS,
    select: Annotated[bool, typer.Option(help="Go through the rows meanwhile, three a second.")] = True,
) -> None:
    """Screen a folder into a run that is then thrown away, and count how often the event loop stands still."""
    from desktop.gui.app import model_source
    from desktop.gui.benchmark_window import BenchmarkWindow

    with _home_of_its_own():
        window = BenchmarkWindow(model_source(model))
        window.begin()
        window.look_around()
        screened = window.screen(folder, limit_ms, select=select)
        window.close()
    count = screened.summary.row_count
    typer.echo(f"{count:,} rows in {screened.seconds:.0f} s, {count / screened.seconds:.1f} a second")
    typer.echo(f"memory: {_memory_mb():.0f} MB; longest gap of the event loop: {screened.worst_ms:.0f} ms")
    for stall in screened.stalls:
        typer.echo(f"stall of {stall.length_ms:.0f} ms, {stall.busy_ms:.0f} ms of them busy\n{stall.stack}")
    is_smooth = _told(len(screened.stalls), 0, f"stalls above {limit_ms:.0f} ms")
    raise typer.Exit(0 if is_smooth else 1)


@contextmanager
def _home_of_its_own() -> Iterator[None]:
    """Settings, runs and thumbnails of the benchmark are not the user's; measured plans of models are left out too."""
    with tempfile.TemporaryDirectory() as home:
        before = os.environ.get(HOME_VARIABLE)
        os.environ[HOME_VARIABLE] = home
        try:
            yield
        finally:
            if before is None:
                del os.environ[HOME_VARIABLE]
            else:
                os.environ[HOME_VARIABLE] = before


def _told(value: float, limit: float, what: str) -> bool:
    typer.echo(f"{what}: {value:.0f}; limit {limit:.0f}")
    return value <= limit


def _memory_mb() -> float:
    return float(psutil.Process().memory_info().rss) / 1e6


def _timed_ms(what: Callable[[], object]) -> float:
    started = time.perf_counter()
    what()
    return (time.perf_counter() - started) * 1000.0


def main(arguments: Sequence[str] | None = None) -> None:
    """The command line."""
    app(arguments)


if __name__ == "__main__":
    main()
