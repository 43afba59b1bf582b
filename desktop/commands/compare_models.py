"""`smearscope models compare`: what two models say of the same folder, and where they differ."""

from pathlib import Path
from typing import Annotated

import typer

from desktop.bundled import find_bundle
from desktop.commands.interrupts import interrupt_as_stop
from desktop.commands.json_output import print_json
from desktop.commands.options import JsonOption, RuntimeOption, SignatureOption, console, stderr
from desktop.commands.run_end import progress_bar
from desktop.commands.screen import QuietOption, ReadersOption, ReadingOption, ThreadsOption, WorkersOption
from desktop.comparing_bundles import ComparisonProgress, compare_bundles
from desktop.comparison_text import comparison_lines, comparison_record
from desktop.engine.plan import core_count
from desktop.engine.reading import ReadingMode
from desktop.local_engine import EngineChoice
from desktop.run_settings import RunSettings
from desktop.signature_report import load_reported
from inference.classifier import Classifier
from inference.errors import ExitCode
from inference.runtime_choice import RuntimeKind

_MODEL_HELP = "name, bundle folder or .smear file"


# readable=False: what cannot be read is told in our words, with what to do, not in Typer's.
def compare(
    first: Annotated[Path, typer.Argument(metavar="A", readable=False, help=f"The one model: {_MODEL_HELP}.")],
    second: Annotated[Path, typer.Argument(metavar="B", readable=False, help=f"The other: {_MODEL_HELP}.")],
    folder: Annotated[Path, typer.Argument(readable=False, help="Folder of images; sub-folders count too.")],
    require_signature: SignatureOption = False,
    runtime: RuntimeOption = RuntimeKind.TFLITE,
    workers: WorkersOption = None,
    threads: ThreadsOption = None,
    readers: ReadersOption = None,
    reading: ReadingOption = ReadingMode.PROCESSES,
    json: JsonOption = False,
    quiet: QuietOption = False,
) -> int:
    """Have two models answer the images of FOLDER, and tell where they agree and where not.

    Nothing is kept but what is printed. Each model uses its card's own thresholds. Agreement is not accuracy:
    `smearscope validate` measures a model on images whose classes are known.

    Exit codes: 0 done; 1 done, but an image could not be read, or changed meanwhile; 2 unusable input or refused
    bundle; 3 stopped by disk or permission; 130 interrupted.
    """
    choice = EngineChoice(workers, threads, readers, reading)
    # Before a model is loaded, which takes seconds.
    paths = find_bundle(first), find_bundle(second)

    def load(path: Path) -> Classifier:
        classifier, signature = load_reported(
            path, threads or core_count(), require_signature=require_signature, runtime=runtime
        )
        if signature.is_warning:
            stderr.print(f"Warning: {signature.sentence}", style="yellow", markup=False)
        return classifier

    with interrupt_as_stop() as stop, progress_bar(quiet=quiet) as bar:
        tasks = [bar.add_task(letter, total=None, note="") for letter in ("Model A", "Model B")]

        def show(told: ComparisonProgress) -> None:
            progress = told.progress
            total = progress.total if progress.is_total_known else None
            bar.update(tasks[told.model_number - 1], completed=progress.done, total=total, note=told.model_name)

        done = compare_bundles(
            lambda: load(paths[0]),
            lambda: load(paths[1]),
            folder,
            choice,
            settings=RunSettings(runtime=runtime),
            on_progress=show,
            should_stop=stop.is_set,
        )
    if done is None:
        stderr.print("Stopped; of a comparison nothing is kept.", markup=False)
        return ExitCode.INTERRUPTED
    if json:
        print_json(comparison_record(done))
    elif not quiet:
        for line in comparison_lines(done):
            console.print(line, markup=False)
    return ExitCode.FINDINGS if done.has_findings else ExitCode.DONE
