"""`smearscope export`: a run, or one case of it, as a table, a workbook, a report or pictures."""

from functools import partial
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)

from desktop.commands.interrupts import interrupt_as_stop
from desktop.commands.json_output import print_json
from desktop.commands.options import JsonOption, console, stderr
from desktop.exporting import export_stored_run
from desktop.exports.checksum_list import CHECKSUMS_FILE
from desktop.exports.export import Exported
from desktop.exports.export_name import default_name
from desktop.exports.exported import ExportOptions
from desktop.exports.formats import ExportFormat
from desktop.exports.picture_folder import LEFT_OUT_FILE
from desktop.records import printable_path, shown_path
from desktop.run_summary import Ending, RunSummary, summarise
from desktop.store.result_query import EVERY_ROW, RowFilter
from desktop.store.run_reader import RunReader
from desktop.store.run_store import RunStore
from inference.errors import ExitCode, UnusableInputError

_FORMATS_HELP = "What to write; may be named several times. " + "; ".join(
    f"{each.value}: {each.in_words}" for each in ExportFormat
)


# readable=False: an unreadable folder is told in our words, with what to do, not in Typer's.
def export(
    run: Annotated[Path, typer.Argument(metavar="DIR", readable=False, help="Folder of the run.")],
    formats: Annotated[list[ExportFormat] | None, typer.Option("--format", "-f", help=_FORMATS_HELP)] = None,
    case: Annotated[
        str | None,
        typer.Option("--case", help="Only this case (sub-folder of the images); `.` is the top folder."),
    ] = None,
    to: Annotated[
        Path | None,
        typer.Option(
            "--to",
            "-o",
            help="Where to write: a file name (a folder for overlays and slide maps), or an existing folder for all.",
        ),
    ] = None,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace an earlier export of the same name.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress bar, nothing on the screen.")] = False,
    json: JsonOption = False,
) -> int:
    """Export the run in DIR: a table for Excel, a report to print, overlays, maps of slides.

    Without --format the CSV table is written.

    Files go into the run folder unless --to says otherwise. Beside each lies a small file NAME.provenance.json: keep
    the two together, and `smearscope verify NAME` can later say whether anything was changed. An export of a run that
    is not finished says so.

    While a second reader reads blindly, nobody's answers, notes and sign-offs are exported, and the export says so.

    Exit codes: 0 done; 1 done, but something could not be read, now or when it was screened; 2 unusable input, or
    another program has this run open; 3 stopped by disk or permission; 130 interrupted, nothing half is left.
    """
    only = None if case is None else ("" if case == "." else case)
    wanted = _targets(run, tuple(dict.fromkeys(formats or [ExportFormat.CSV])), only, to)
    options = ExportOptions(case=only, overwrite=overwrite)
    with interrupt_as_stop() as stop, RunStore.open(run) as store:
        summary = summarise(store.run, store.counts())
        row_count = _row_count(run, only)
        done: list[Exported] = []
        try:
            with _progress_bar(quiet=quiet) as bar:
                for export_format, target in wanted:
                    show = partial(_show, bar, bar.add_task(f"Writing {target.name}", total=row_count))
                    done.append(export_stored_run(store, export_format, target, options, show, stop.is_set))
        finally:
            # Also those that were finished before another one failed.
            if json:
                print_json([_record(each) for each in done])
            elif not quiet:
                _print_done(done, summary)
    is_short = any(_left_out_count(each) for each in done)
    return ExitCode.FINDINGS if summary.has_findings or is_short else ExitCode.DONE


def _targets(
    run: Path, formats: tuple[ExportFormat, ...], case: str | None, to: Path | None
) -> list[tuple[ExportFormat, Path]]:
    if to is None or (to.is_dir() and not (to / CHECKSUMS_FILE).is_file()):
        folder = run if to is None else to
        return [(each, folder / default_name(each, case)) for each in formats]
    if len(formats) > 1:
        raise UnusableInputError(
            f"--to {to} names one export, and {len(formats)} formats were asked for; name a folder that exists"
        )
    return [(formats[0], to)]


def _row_count(run: Path, case: str | None) -> int:
    with RunReader(run, check_integrity=False) as reader:
        return reader.count_rows(EVERY_ROW if case is None else RowFilter(case=case))


def _progress_bar(*, quiet: bool) -> Progress:
    return Progress(
        SpinnerColumn(),
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("rows"),
        TimeRemainingColumn(),
        console=stderr,
        disable=quiet,
    )


def _show(bar: Progress, task: TaskID, row_count: int) -> None:
    bar.update(task, completed=row_count)


def _print_done(done: list[Exported], summary: RunSummary) -> None:
    for each in done:
        rows = f"{each.provenance.row_count:,} row{'' if each.provenance.row_count == 1 else 's'}"
        but = _left_out_words(each.provenance.format, _left_out_count(each))
        console.print(f"{shown_path(each.path)}: {rows}{but}", markup=False)
    told = next((each.provenance.second_reading for each in done if each.provenance.reviews_left_out), "")
    if told:
        console.print(f"{told}.", markup=False)
    if done and summary.ending is not Ending.COMPLETE:
        console.print(
            f"The run is not finished ({summary.ending.value}): {summary.done_count:,} of {summary.image_count:,} "
            "images are screened, and the export says so.",
            markup=False,
        )


def _left_out_words(export_format: ExportFormat, count: int) -> str:
    if not count:
        return ""
    slides = f"{count:,} slide{'' if count == 1 else 's'} without a map"
    what = slides if export_format is ExportFormat.SLIDE_MAPS else f"{count:,} without an overlay"
    return f"; {what}, {LEFT_OUT_FILE} there says why"


def _left_out_count(exported: Exported) -> int:
    """Rows that have no overlay, or slides that have no map, such as those that are no longer where they were."""
    if not exported.provenance.format.is_folder:
        return 0
    with (exported.path / LEFT_OUT_FILE).open("rb") as lines:
        return sum(1 for _line in lines)


def _record(exported: Exported) -> dict[str, object]:
    return {
        "path": printable_path(exported.path),
        "left_out_count": _left_out_count(exported),
        "provenance_path": printable_path(exported.sidecar),
        "provenance": exported.provenance.model_dump(mode="json"),
    }
