"""`smearscope`: screen a folder, open the window, check a bundle."""

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeRemainingColumn,
)

from desktop import signers_commands
from desktop.bundled import find_bundle, sample_folder
from desktop.discovery import FolderScan, scan_folder
from desktop.output_folder import OutputFolder, prepare_output_folder
from desktop.output_names import SUMMARY_TEXT_FILE
from desktop.records import RunInfo, printable_path
from desktop.screening import Ending, RunSummary, Screened, screen_folder
from desktop.signature_report import load_reported
from desktop.summary import RESEARCH_USE, summary_lines, write_summary
from inference import __version__, command_line
from inference.classifier import Classifier
from inference.decision import Decision
from inference.errors import ExitCode, SmearScopeError
from inference.runtime import runtime_version
from inference.runtime_choice import RuntimeKind
from inference.signature import SignatureState

app = typer.Typer(
    help=f"Screen folders of blood-smear photographs, offline. {RESEARCH_USE}",
    no_args_is_help=True,
    add_completion=False,
)
app.add_typer(signers_commands.app, name="signers")
console = command_line.make_console()
stderr = command_line.make_console(stderr=True)

ModelOption = Annotated[
    Path | None,
    typer.Option(
        "--model", "-m", help="Bundle folder, .smear file, or name of a bundled model. Default: the bundled one."
    ),
]
SignatureOption = Annotated[
    bool, typer.Option("--require-signature", help="Refuse a bundle that no trusted signer has signed.")
]
RuntimeOption = Annotated[
    RuntimeKind,
    typer.Option(
        help="What runs the model. `openvino` needs the extra of that name, and must give the golden outputs."
    ),
]


class WindowMissingError(SmearScopeError):
    """The window cannot be opened on this installation."""


# readable=False: an unreadable folder is told in our words, with what to do, not in Typer's.
@app.command()
def screen(
    folder: Annotated[Path, typer.Argument(readable=False, help="Folder of images; sub-folders are screened too.")],
    out: Annotated[
        Path, typer.Option("--out", "-o", readable=False, help="Folder for results.csv, overlays and summary.")
    ],
    model: ModelOption = None,
    require_signature: SignatureOption = False,
    runtime: RuntimeOption = RuntimeKind.TFLITE,
    overlays: Annotated[bool, typer.Option(help="Write a heatmap overlay PNG per image.")] = True,
    new_run: Annotated[
        bool, typer.Option("--new-run", help="Keep an earlier run's results in a sub-folder and start anew.")
    ] = False,
    threads: Annotated[int, typer.Option(min=1, help="Threads of one inference.")] = os.cpu_count() or 1,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress bar, no summary on screen.")] = False,
) -> int:
    """Screen every image of FOLDER and write results.csv, heatmap overlays and a summary.

    Exit codes: 0 done; 1 done, but something could not be read; 2 unusable input or refused bundle; 3 stopped by disk
    or permission; 130 interrupted, finished rows kept.
    """
    scan = scan_folder(folder)
    classifier, signature = load_reported(
        find_bundle(model), threads, require_signature=require_signature, runtime=runtime
    )
    if signature.is_warning:
        # Even where --quiet was asked for: it concerns every row.
        stderr.print(f"Warning: {signature.sentence}", style="yellow", markup=False)
    output = prepare_output_folder(out, folder, new_run=new_run)
    with interrupt_as_stop() as stop:
        summary = _screen_into(output, scan, classifier, overlays=overlays, quiet=quiet, stop=stop)
    write_summary(summary, output.path, signature)
    if not quiet:
        _print_end(summary, output, overlays=overlays)
    if summary.ending is Ending.CANCELLED:
        return ExitCode.INTERRUPTED
    return ExitCode.FINDINGS if summary.has_findings else ExitCode.DONE


@app.command()
def gui(
    folder: Annotated[Path | None, typer.Argument(help="Folder to screen at once.")] = None,
    model: ModelOption = None,
    require_signature: SignatureOption = False,
) -> int:
    """Open the window, with FOLDER if one is named."""
    if sys.platform.startswith("linux") and not any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    ):
        raise WindowMissingError(
            "There is no display (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window can open; "
            "`smearscope screen FOLDER --out DIR` works without one"
        )
    try:
        # Qt is imported only here: the command line works where no Qt is installed.
        from desktop.gui.app import run_gui
    except ModuleNotFoundError as error:
        raise WindowMissingError(f"The window needs {error.name}; install `smearscope[gui]`") from error
    except ImportError as error:
        raise WindowMissingError(
            f"Qt cannot start because a system library is missing ({error}); `make demo` in a checkout installs it"
        ) from error
    return run_gui(folder, model, require_signature=require_signature)


@app.command()
def verify(
    bundle: Annotated[
        Path | None,
        typer.Argument(help="Bundle folder, .smear file, or name of a bundled model. Default: the bundled one."),
    ] = None,
    require_signature: SignatureOption = False,
    runtime: RuntimeOption = RuntimeKind.TFLITE,
) -> int:
    """Check a model bundle: hashes, signature, card, shapes, and its golden outputs on this computer.

    Exit codes: 0 it holds; 1 it holds, but its signature was taken away; 2 refused.
    """
    classifier, signature = load_reported(find_bundle(bundle), 1, require_signature=require_signature, runtime=runtime)
    card = classifier.card
    is_stripped = signature.state is SignatureState.STRIPPED
    but = ", but for its signature" if is_stripped else ""
    console.print(f"{printable_path(classifier.bundle.path)}: holds what it promises{but}", markup=False)
    console.print(signature.sentence, style="yellow" if signature.is_warning else None, markup=False)
    console.print(f"{card.id} {card.version}, {card.architecture}, {card.precision.value}", markup=False)
    console.print(f"bundle id {classifier.bundle.bundle_id}", markup=False)
    for evidence in card.evidence:
        low, high = evidence.accuracy_interval_95
        console.print(
            f"{evidence.subset} images ({card.training.split.kind} split): accuracy {evidence.accuracy:.2%} "
            f"({low:.2%} to {high:.2%}), {evidence.image_count} images, {evidence.abstention_rate:.2%} not reported",
            markup=False,
        )
    console.print(card.intended_use, markup=False)
    for limit in card.limits:
        console.print(f"- {limit}", markup=False)
    return ExitCode.FINDINGS if is_stripped else ExitCode.DONE


@app.command()
def samples() -> None:
    """Print where the drawn sample smears lie."""
    console.print(str(sample_folder()), markup=False)


@app.command()
def version() -> None:
    """Print the versions of SmearScope and of its runtime."""
    console.print(f"SmearScope {__version__}", markup=False)
    library, found = runtime_version()
    console.print(f"{library} {found}", markup=False)


@contextmanager
def interrupt_as_stop() -> Iterator[threading.Event]:
    """Turn the first Ctrl+C (or termination) into a stop between two images; a second one interrupts at once."""
    stop = threading.Event()

    def ask_to_stop(_number: int, _frame: object) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        stop.set()
        stderr.print("Stopping after this image; press Ctrl+C again to stop at once.", style="yellow")

    earlier = {number: signal.signal(number, ask_to_stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for number, handler in earlier.items():
            signal.signal(number, handler)


def _screen_into(
    output: OutputFolder,
    scan: FolderScan,
    classifier: Classifier,
    *,
    overlays: bool,
    quiet: bool,
    stop: threading.Event,
) -> RunSummary:
    run = RunInfo.start(classifier)
    with output.open_results(run.labels) as results, _progress_bar(quiet) as bar:
        task = bar.add_task("Screening", total=len(scan.images), unreadable=0)
        unreadable = 0

        def keep(screened: Screened) -> None:
            nonlocal unreadable
            results.write(screened.row)
            unreadable += screened.row.decision is Decision.UNREADABLE
            if overlays:
                output.write_overlay(screened, scan.folder)

        summary = screen_folder(
            scan,
            classifier,
            run,
            on_result=keep,
            on_progress=lambda progress: bar.update(task, completed=progress.done, unreadable=unreadable),
            should_stop=stop.is_set,
        )
        results.finish()
    return summary


def _progress_bar(quiet: bool) -> Progress:
    return Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[unreadable]} unreadable"),
        TimeRemainingColumn(),
        console=stderr,
        disable=quiet,
    )


def _print_end(summary: RunSummary, output: OutputFolder, *, overlays: bool) -> None:
    for line in summary_lines(summary):
        console.print(line, markup=False)
    console.print(f"Results: {printable_path(output.results_path)}", markup=False)
    if overlays:
        console.print(f"Heatmap overlays: {printable_path(output.overlay_path)}", markup=False)
    console.print(f"Summary: {printable_path(output.path / SUMMARY_TEXT_FILE)}", markup=False)


def main() -> None:
    """Entry point."""
    command_line.run(app, "smearscope")


if __name__ == "__main__":
    main()
