"""The end of a run on the command line: what it leaves beside its store, and what is told of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.progress import BarColumn, MofNCompleteColumn, Progress as Bar, SpinnerColumn, TextColumn, TimeRemainingColumn

from desktop.commands.json_output import print_json
from desktop.commands.options import console, stderr
from desktop.edited_exports import keep_edited
from desktop.exporting import export_stored_run
from desktop.exports.exported import ExportOptions
from desktop.exports.formats import ExportFormat
from desktop.output_names import OVERLAY_FOLDER, RESULTS_FILE, SUMMARY_TEXT_FILE
from desktop.records import shown_path
from desktop.run_outputs import is_logged
from desktop.run_summary import Ending, RunSummary, summarise
from desktop.signature_report import SignatureReport
from desktop.store.run_store import RunStore
from desktop.summary import summary_lines, summary_record, write_summary
from inference.errors import ExitCode


@dataclass(frozen=True)
class Shown:
    """What of a run a person wants to see.

    Attributes:
        overlays: a PNG with its heatmap for each image, in the run folder.
        quiet: no progress bar, no summary on the screen.
        json: the summary as JSON on standard output, in place of words.
    """

    overlays: bool
    quiet: bool
    json: bool

    @property
    def leaves(self) -> Sequence[ExportFormat]:
        """What a complete run leaves beside its store, in the order in which it is written."""
        return (ExportFormat.CSV, ExportFormat.OVERLAYS) if self.overlays else (ExportFormat.CSV,)


def write_outputs(store: RunStore, ending: Ending, shown: Shown, bar: Bar) -> None:
    """Write what a session leaves beside the store.

    Args:
        store: of the run, whose session has ended.
        ending: how.
        shown: what a person wants to see.
        bar: shows the writing.

    Raises:
        OutputError: disk full, no permission; the run itself is kept.
    """
    _export_all(store, shown.leaves if ending is Ending.COMPLETE else (ExportFormat.CSV,), bar)


def end_ended_run(store: RunStore, unwritten: Sequence[ExportFormat], signature: SignatureReport, shown: Shown) -> int:
    """End a complete run whose process was stopped before it had written what a run leaves beside its store."""
    if not shown.quiet:
        stderr.print(
            f"The run in {shown_path(store.folder)} is complete; what was not written at its end is written now.",
            markup=False,
        )
    with progress_bar(quiet=shown.quiet) as bar:
        _export_all(store, unwritten, bar)
    return tell_end(store.folder, summarise(store.run, store.counts()), signature, shown)


def tell_end(folder: Path, summary: RunSummary, signature: SignatureReport, shown: Shown) -> int:
    """Write the summary and tell it.

    Args:
        folder: of the run.
        summary: of the run.
        signature: what the bundle's is worth.
        shown: what a person wants to see.

    Returns:
        The exit code.

    Raises:
        OutputError: the summary cannot be written.
    """
    # Last: where it is missing, the end of the run was not written out.
    write_summary(summary, folder, signature)
    if shown.json:
        print_json(summary_record(summary, signature))
    elif not shown.quiet:
        _print_end(summary, folder, overlays=shown.overlays)
    if summary.ending is Ending.CANCELLED:
        return ExitCode.INTERRUPTED
    return ExitCode.FINDINGS if summary.has_findings else ExitCode.DONE


def progress_bar(*, quiet: bool) -> Bar:
    """The bar of a session, on standard error."""
    return Bar(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[note]}"),
        TimeRemainingColumn(),
        console=stderr,
        disable=quiet,
    )


def _export_all(store: RunStore, formats: Sequence[ExportFormat], bar: Bar) -> None:
    for each in formats:
        target = store.folder / each.default_name
        kept = None if each.is_folder or is_logged(store, target) else keep_edited(target)
        if kept is not None:
            stderr.print(
                f"{target.name} was changed since it was written; it is kept as {shown_path(kept.name)}",
                markup=False,
            )
        _export(store, each, target, bar)


def _export(store: RunStore, export_format: ExportFormat, target: Path, bar: Bar) -> None:
    task = bar.add_task(f"Writing {target.name}", total=store.counts().row_count, note="rows")
    done = export_stored_run(
        store,
        export_format,
        target,
        ExportOptions(overwrite=True),
        on_row=lambda count: bar.update(task, completed=count),
    )
    if done.provenance.reviews_left_out:
        stderr.print(f"{target.name}: {done.provenance.second_reading}.", markup=False)


def _print_end(summary: RunSummary, folder: Path, *, overlays: bool) -> None:
    for line in summary_lines(summary):
        console.print(line, markup=False)
    console.print(f"Results: {shown_path(folder / RESULTS_FILE)}", markup=False)
    if overlays and summary.ending is Ending.COMPLETE:
        console.print(f"Heatmap overlays: {shown_path(folder / OVERLAY_FOLDER)}", markup=False)
    console.print(f"Summary: {shown_path(folder / SUMMARY_TEXT_FILE)}", markup=False)
    if summary.ending is Ending.CANCELLED:
        # Quoted: the name of a folder may have spaces.
        console.print(f'Go on with: smearscope resume "{shown_path(folder)}"', markup=False)
