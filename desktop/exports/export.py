"""Exports a run in any format: one function for the command line and the window, all or nothing."""

import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import assert_never

from desktop.exports.atomic_file import check_target, output_faults_in_words
from desktop.exports.checksum_list import CHECKSUMS_FILE
from desktop.exports.exported import ExportCancelledError, ExportContext, ExportedResult, ExportOptions
from desktop.exports.filter_words import filter_in_words
from desktop.exports.formats import ExportFormat
from desktop.exports.overlay_export import write_overlays
from desktop.exports.picture_folder import replace_picture_folder
from desktop.exports.provenance import Provenance, describe_export, hash_file, sidecar_path
from desktop.exports.second_reading_words import NO_SECOND_READING, ToldReading
from desktop.exports.slide_map_export import write_slide_maps
from desktop.exports.statistics import RunStatistics
from desktop.records import RunInfo
from desktop.run_summary import RunSummary
from desktop.store.audit_log import ChainHead
from desktop.store.result_query import EVERY_ROW
from desktop.whole_path import whole_path
from inference.errors import UnusableInputError
from inference.fields import ReadingSettings
from inference.files import sync_file, sync_folder, temporary_beside

OnRow = Callable[[int], None]
BeforeNaming = Callable[[Provenance], None]
Writer = Callable[[Iterable[ExportedResult], ExportContext, Path], None]


@dataclass(frozen=True)
class Exported:
    """A finished export.

    Attributes:
        path: the file, or the folder of pictures.
        sidecar: its provenance, as a file.
        provenance: the same, to be told to the audit log.
    """

    path: Path
    sidecar: Path
    provenance: Provenance


def export_run(
    results: Iterable[ExportedResult],
    run: RunInfo,
    summary: RunSummary,
    export_format: ExportFormat,
    target: Path,
    *,
    folder: Path,
    reading: ReadingSettings,
    audit_head: ChainHead,
    second_reading: ToldReading = NO_SECOND_READING,
    options: ExportOptions = ExportOptions(),  # noqa: B008  # frozen
    on_row: OnRow = lambda _count: None,
    should_stop: Callable[[], bool] = lambda: False,
    before_naming: BeforeNaming = lambda _provenance: None,
    is_whole_folder: bool = True,
) -> Exported:
    """Write an export and its sidecar. Rows pass one by one, so a run of any size takes the same memory.

    Args:
        results: of the store, in its order; those of other cases than `options.case` are passed over.
        run: what the rows have in common.
        summary: the run in numbers.
        export_format: what to write.
        target: the file, or the folder of pictures; it must not lie among the images.
        folder: the screened folder, where pictures are read again.
        reading: what the run was told to read.
        audit_head: the audit chain's last entry, read in the same moment as the rows.
        second_reading: what is told of it; where somebody reads blindly, the rows hold nobody's answers.
        options: what a person chose.
        on_row: called with the number of rows so far, after each.
        should_stop: asked before each row; True ends the export, and nothing of it is kept.
        before_naming: called when everything is written and on the disk, but nothing has its name yet, and an older
            export still has it; what it raises ends the export, and nothing of it is kept.
        is_whole_folder: whether all of `folder` was screened. Of named files it is only what they have in common, and
            an export may lie in it.

    Raises:
        UnusableInputError: the name is taken, lies among the images, no row belongs to the case or passes the filter,
            the format cannot be filtered, or there is no slide to make a map of.
        OutputError: disk full, no permission.
        ExportCancelledError: `should_stop` said so.
    """
    sidecar = sidecar_path(target)
    _check_filter(export_format, options)
    if is_whole_folder:
        _check_place(target, folder)
    check_target(target, is_folder=export_format.is_folder, overwrite=options.overwrite)
    check_target(sidecar, is_folder=False, overwrite=options.overwrite)

    def check_cancelled() -> None:
        if should_stop():
            raise ExportCancelledError(f"The export to {target} was stopped; nothing of it was kept")

    context = ExportContext(
        run, summary, folder, reading, audit_head, options, RunStatistics(run), check_cancelled, second_reading
    )
    temporary, temporary_sidecar = temporary_beside(target), temporary_beside(sidecar)
    with output_faults_in_words(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            writer_of(export_format)(_passing(results, context, on_row), context, temporary)
            if options.case is not None and not context.statistics.all.row_count:
                raise UnusableInputError(f"No row belongs to the case {options.case!r}; `case` is a sub-folder's path")
            if options.wanted != EVERY_ROW and not context.statistics.all.row_count:
                raise UnusableInputError(f"No row passes the filter ({filter_in_words(options.wanted)})")
            check_cancelled()
            provenance = _describe(context, export_format, target, temporary)
            temporary_sidecar.write_text(provenance.model_dump_json(indent=2) + "\n", encoding="utf-8", newline="\n")
            sync_file(temporary_sidecar)
            before_naming(provenance)
            if export_format.is_folder:
                replace_picture_folder(temporary, target)
            else:
                temporary.replace(target)
            temporary_sidecar.replace(sidecar)
            sync_folder(target.parent)
        finally:
            _remove(temporary)
            _remove(temporary_sidecar)
    return Exported(target, sidecar, provenance)


def writer_of(export_format: ExportFormat) -> Writer:
    """What writes a format, into a path that does not exist yet; it is done when it returns."""
    # Imported when they are used: the libraries for PDF and workbooks take as long as the rest of a command's start.
    match export_format:
        case ExportFormat.CSV:
            from desktop.exports.csv_export import write_csv

            return write_csv
        case ExportFormat.XLSX:
            from desktop.exports.xlsx_export import write_xlsx

            return write_xlsx
        case ExportFormat.JSONL:
            from desktop.exports.jsonl_export import write_jsonl

            return write_jsonl
        case ExportFormat.PDF:
            from desktop.exports.pdf_export import write_pdf

            return write_pdf
        case ExportFormat.OVERLAYS:
            return write_overlays
        case ExportFormat.SLIDE_MAPS:
            return write_slide_maps
    assert_never(export_format)


def _describe(context: ExportContext, export_format: ExportFormat, target: Path, finished: Path) -> Provenance:
    hashed = finished / CHECKSUMS_FILE if export_format.is_folder else finished
    name = f"{target.name}/{CHECKSUMS_FILE}" if export_format.is_folder else target.name
    sync_file(hashed)
    return describe_export(context, export_format, name, hash_file(hashed))


def _passing(results: Iterable[ExportedResult], context: ExportContext, on_row: OnRow) -> Iterator[ExportedResult]:
    case = context.options.case
    for result in results:
        context.check_cancelled()
        if case is not None and result.row.case != case:
            continue
        context.statistics.add(result.row)
        yield result
        on_row(context.statistics.all.row_count)


def _check_filter(export_format: ExportFormat, options: ExportOptions) -> None:
    if options.wanted != EVERY_ROW and not export_format.can_be_filtered:
        raise UnusableInputError(
            f"A {export_format.value} export is of a whole run or case and cannot be filtered: it would look complete. "
            "Export a table, or without the filter"
        )
    if options.wanted.case is not None:
        raise ValueError("a case is chosen by the options, not by their filter")


def _check_place(target: Path, folder: Path) -> None:
    images = whole_path(folder)
    place = whole_path(target)
    if place == images or images in place.parents:
        raise UnusableInputError(
            f"{target} lies inside the folder of images {folder}, which SmearScope never changes; choose a place "
            "outside"
        )


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
