"""`smearscope validate`: how a model does on a laboratory's own images, with a report of figures and limits."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress as Bar, SpinnerColumn, TextColumn, TimeRemainingColumn

from desktop.bundled import find_bundle
from desktop.commands.interrupts import interrupt_as_stop
from desktop.commands.json_output import print_json
from desktop.commands.options import (
    JsonOption,
    ModelOption,
    RuntimeOption,
    SignatureOption,
    ThresholdsOption,
    console,
    stderr,
)
from desktop.commands.screen import (
    QuietOption,
    ReadersOption,
    ReadingOption,
    ThreadsOption,
    WorkersOption,
)
from desktop.commands.threshold_choice import laboratory_choices
from desktop.discovery import FolderWalk
from desktop.engine.plan import core_count
from desktop.engine.reading import ReadingMode
from desktop.known_runs import remember_run
from desktop.laboratory_thresholds import ThresholdChoice, with_thresholds
from desktop.local_engine import EngineChoice, engine_for_run, first_reader
from desktop.records import RunInfo, shown_path
from desktop.run_folder import check_output_place
from desktop.run_settings import RunSettings
from desktop.run_summary import Progress
from desktop.shared_store import SharedStore
from desktop.signature_report import load_reported
from desktop.summary import RESEARCH_USE
from desktop.validation import sections
from desktop.validation.class_folders import ClassFolders, find_class_folders
from desktop.validation.report import ValidationReport
from desktop.validation.validating import (
    DEFAULT_PICTURES,
    Validation,
    check_folders,
    open_validation_run,
    validate_folders,
)
from desktop.validation.wording import count_text, estimate_text, images, percent
from inference.errors import ExitCode, OutputError, UnusableInputError
from inference.runtime_choice import RuntimeKind


# readable=False: an unreadable folder is told in our words, with what to do, not in Typer's.
def validate(
    folder: Annotated[
        Path, typer.Argument(readable=False, help="Holds a folder for each class, named like the class.")
    ],
    out: Annotated[
        Path, typer.Option("--out", "-o", readable=False, help="Folder of the run and of the report; outside FOLDER.")
    ],
    model: ModelOption = None,
    require_signature: SignatureOption = False,
    classes: Annotated[
        list[str] | None,
        typer.Option(
            "--class",
            metavar="NAME=FOLDER",
            help="Which class a folder holds, where its name does not say so; once for each folder.",
        ),
    ] = None,
    leave_out: Annotated[
        list[str] | None,
        typer.Option("--leave-out", metavar="FOLDER", help="A folder in FOLDER that takes no part; may be repeated."),
    ] = None,
    new_run: Annotated[
        bool, typer.Option("--new-run", help="Keep what lies in --out in a sub-folder and start anew.")
    ] = False,
    pictures: Annotated[
        int, typer.Option(min=0, help="How many wrong images the PDF shows at most; it lists them all.")
    ] = DEFAULT_PICTURES,
    thresholds: ThresholdsOption = ThresholdChoice.CARD,
    runtime: RuntimeOption = RuntimeKind.TFLITE,
    workers: WorkersOption = None,
    threads: ThreadsOption = None,
    readers: ReadersOption = None,
    reading: ReadingOption = ReadingMode.PROCESSES,
    json: JsonOption = False,
    quiet: QuietOption = False,
) -> int:
    """Measure a model on images whose classes are known: a folder for each class goes in, a report comes out.

    FOLDER/Benign, FOLDER/Early Pre-B and so on; sub-folders of these are cases (patients). `--out` becomes a run like
    any other, with validation.pdf and validation.json in it. The same command goes on with what was interrupted, and
    with other --class options counts anew without screening again.

    Exit codes: 0 done; 1 done, but an image could not be read; 2 unusable input or refused bundle; 3 stopped by disk or
    permission, can be gone on with; 130 interrupted, finished images kept.
    """
    # Before the model is loaded, which takes seconds.
    FolderWalk(folder)
    check_output_place(out, folder)
    settings, choice = RunSettings(runtime=runtime), EngineChoice(workers, threads, readers, reading)
    with interrupt_as_stop() as stop, first_reader(settings.reading, choice) as reader:
        thread_count = threads or core_count()
        classifier, signature = load_reported(
            find_bundle(model), thread_count, require_signature=require_signature, runtime=runtime
        )
        if signature.is_warning:
            stderr.print(f"Warning: {signature.sentence}", style="yellow", markup=False)
        own = classifier.card
        laboratory = laboratory_choices(thresholds, quiet=quiet)
        settings = settings.with_moved(laboratory.thresholds(own.id))
        classifier = with_thresholds(classifier, settings.thresholds or {})
        found = find_class_folders(folder, own.labels, stop.is_set)
        found = found.with_choices(classes or (), leave_out or ())
        if stop.is_set():
            return ExitCode.INTERRUPTED
        _check(found, out)
        if not quiet:
            _print_classes(found)
        engine = engine_for_run(classifier, choice, settings, reader)
        with closing(SharedStore(out)) as writer, _progress_bar(quiet) as bar:
            opened = open_validation_run(writer, folder, RunInfo.start(classifier), settings, new_run=new_run)
            if not opened.is_resumed:
                laboratory.record(opened.store, own)
            _remember(out)
            if opened.is_resumed and not quiet:
                stderr.print(f"Going on with the run in {shown_path(out)}.", markup=False)
            task = bar.add_task("Screening", total=None)

            def show(progress: Progress) -> None:
                bar.update(task, completed=progress.done, total=progress.total if progress.is_total_known else None)

            done = validate_folders(
                found,
                opened.store,
                engine,
                own,
                on_progress=show,
                on_counting=lambda: bar.update(task, description="Writing the report"),
                should_stop=stop.is_set,
                picture_limit=pictures,
            )
    if done is None:
        stderr.print(
            f"Stopped; what was screened is kept in {shown_path(out)}. The same command goes on with it.",
            markup=False,
        )
        return ExitCode.INTERRUPTED
    if json:
        print_json(done.report.model_dump(mode="json"))
    elif not quiet:
        _print_report(done)
    return ExitCode.FINDINGS if done.report.unreadable_count else ExitCode.DONE


def _check(found: ClassFolders, out: Path) -> None:
    try:
        check_folders(found, out)
    except UnusableInputError as error:
        if any(each.is_unknown for each in found.folders):
            raise UnusableInputError(f"{error}: --class NAME=FOLDER or --leave-out FOLDER") from error
        raise


def _remember(out: Path) -> None:
    try:
        remember_run(out)
    except OutputError as error:
        # The list of runs is a convenience; a home that cannot be written must not keep anybody from validating.
        stderr.print(f"Warning: {error}", style="yellow", markup=False)


def _print_classes(found: ClassFolders) -> None:
    for each in found.folders:
        if each.label is not None:
            told = each.label.display_name
        else:
            told = "left out" if each.is_left_out else "empty"
        stderr.print(f"{shown_path(each.name)}: {told}, {images(each.image_count)}", markup=False)


def _print_report(done: Validation) -> None:
    for line in report_lines(done.report):
        console.print(line, markup=False)
    console.print(f"Report: {shown_path(done.pdf_path)}", markup=False)
    console.print(f"Figures: {shown_path(done.json_path)}", markup=False)


def report_lines(report: ValidationReport) -> Iterator[str]:
    """The figures for a terminal, a line each."""
    scores, table = report.all_readable, report.all_readable.malignancy
    yield (
        f"{report.model.id} {report.model.version} on {report.run.folder}: {images(report.row_count)}, "
        f"{report.unreadable_count:,} unreadable"
    )
    yield f"Accuracy: {estimate_text(scores.accuracy)}"
    if table is not None:
        yield f"Sensitivity (malignant): {estimate_text(table.sensitivity)}"
        yield f"Specificity: {estimate_text(table.specificity)}"
        yield f"PPV, at this folder's prevalence: {estimate_text(table.ppv)}"
        yield f"NPV, at this folder's prevalence: {estimate_text(table.npv)}"
    yield f"Accuracy of what was reported: {estimate_text(report.reported.accuracy)}"
    yield sections.withheld_text(report)
    yield sections.thresholds_text(report)
    yield sections.calibration_text(report)
    for each in scores.classes:
        yield f"  {each.display_name}: sensitivity {estimate_text(each.sensitivity)}"
    yield f"Wrong: {len(report.wrong):,}"
    for wrong in report.wrong[:5]:
        yield f"  {wrong.image_path}: {wrong.given} {percent(wrong.probability)} ({wrong.decision.value})"
    for comparison in report.comparisons:
        yield (
            f"Against the card, {comparison.measure}: {percent(comparison.here.value)} "
            f"({count_text(comparison.here)}) here, {percent(comparison.card.value)} ({count_text(comparison.card)}) "
            f"there. {comparison.words}"
        )
    yield "Limits of these figures:"
    for finding in report.findings:
        yield f"  {'! ' if finding.is_serious else '- '}{finding.text}"
    yield RESEARCH_USE


@contextmanager
def _progress_bar(quiet: bool) -> Iterator[Bar]:
    with Bar(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=stderr,
        disable=quiet,
    ) as bar:
        yield bar
