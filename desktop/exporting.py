"""Exports a stored run: one function for the command line and the window, with its entry in the audit log."""

from collections.abc import Callable
from contextlib import ExitStack, closing
from dataclasses import replace
from pathlib import Path

from desktop.exports.audit_check import export_payload
from desktop.exports.export import Exported, OnRow, export_run
from desktop.exports.exported import ExportOptions
from desktop.exports.formats import ExportFormat
from desktop.exports.provenance import Provenance
from desktop.exports.second_reading_words import show_as_exported
from desktop.run_settings import settings_of
from desktop.run_summary import summarise
from desktop.store.run_reader import RunReader
from desktop.store.run_store import RunStore
from inference.errors import OutputError
from inference.fields import DEFAULT_READING

_WITH_HEATMAPS = frozenset({ExportFormat.PDF, ExportFormat.OVERLAYS})


def export_stored_run(
    store: RunStore,
    export_format: ExportFormat,
    target: Path,
    options: ExportOptions = ExportOptions(),  # noqa: B008  # frozen
    on_row: OnRow = lambda _count: None,
    should_stop: Callable[[], bool] = lambda: False,
) -> Exported:
    """Write an export, its sidecar, and its entry in the audit log: all of them or nothing that can be seen.

    While a second reading goes on, nobody's answers, notes and sign-offs are in it, and it says so: the blind reader
    may be the one who opens it.

    The entry is written when the export is whole and on the disk, but before it takes its name. So no export ever lies
    there that its run's audit log does not know, and where the entry cannot be written an older export of the same name
    stays. The other way round is possible and harmless: the process can be killed between the two, and then the log
    tells of an export that never took its name.

    Args:
        store: of the run, open for writing; it may be unfinished, and the export says so.
        export_format: what to write.
        target: the file, or the folder of pictures; it must not lie among the images.
        options: what a person chose.
        on_row: called with the number of rows so far, after each.
        should_stop: asked before each row; True ends the export, and nothing of it is kept.

    Raises:
        UnusableInputError: the name is taken, lies among the images, no row belongs to the case, there is no slide to
            make a map of, rows are chosen by their reviews while a second reading goes on, or another version kept the
            run's settings in a form that this one does not know.
        StoreDamagedError: the store is damaged.
        OutputError: disk full, no permission, for the export or for its audit entry.
        ExportCancelledError: `should_stop` said so.
    """

    def record(provenance: Provenance) -> None:
        try:
            store.record_export(export_payload(provenance))
        except OutputError as error:
            raise OutputError(
                f"The export to {target} was not kept: its entry in the run's audit log could not be written. {error}"
            ) from error

    # A table needs none of them, so it can be had of a run that another version started.
    reading = settings_of(store.run).reading if export_format.shows_images else DEFAULT_READING
    # Before the rows: a review that is added meanwhile may be in them, and then its entry follows the head.
    audit_head = store.head()
    run = store.run
    summary = summarise(run, store.counts())
    wanted = replace(options.wanted, case=options.case)
    with ExitStack() as stack:
        reader = stack.enter_context(RunReader(store.folder, check_integrity=False))
        second_reading = show_as_exported(reader, wanted)
        rows = reader.rows(wanted=wanted, with_heatmaps=export_format in _WITH_HEATMAPS)
        return export_run(
            stack.enter_context(closing(rows)),
            run.info,
            summary,
            export_format,
            target,
            folder=run.folder,
            reading=reading,
            audit_head=audit_head,
            second_reading=second_reading,
            options=options,
            on_row=on_row,
            should_stop=should_stop,
            before_naming=record,
            is_whole_folder=run.settings.get("files") is None,
        )
