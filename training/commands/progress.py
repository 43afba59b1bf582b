"""Shows how far a command has come through its images."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from inference import command_line
from training.dataset.folder import OnProgress


@contextmanager
def step_progress() -> Iterator[Callable[[str, int, int], None]]:
    """A bar on standard error for steps with a name, gone afterwards; nothing where that is no terminal."""
    console = command_line.make_console(stderr=True)
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )
    tasks = {}

    def show(name: str, done: int, total: int) -> None:
        if name not in tasks:
            tasks[name] = bar.add_task(name, total=total)
        bar.update(tasks[name], completed=done, total=total)

    with bar:
        yield show


@contextmanager
def image_progress(title: str) -> Iterator[OnProgress]:
    """The bar of a command with a single step."""
    with step_progress() as show:
        yield lambda done, total: show(title, done, total)
