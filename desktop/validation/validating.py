"""A validation from beginning to end: the run is screened or gone on with, the figures counted, the report written."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from desktop.discovery import ShouldStop
from desktop.exports.atomic_file import output_faults_in_words
from desktop.output_names import VALIDATION_JSON_FILE, VALIDATION_PDF_FILE
from desktop.records import RunInfo, shown_path
from desktop.run_folder import OpenedRun, check_output_place, go_on_with, open_run, thresholds_advice
from desktop.run_settings import RunSettings
from desktop.run_summary import Ending, Progress
from desktop.screening import Engine, screen_folder
from desktop.shared_store import SharedStore
from desktop.store.connection import store_exists
from desktop.store.run_store import RunStore
from desktop.validation.build import build_report
from desktop.validation.class_folders import ClassFolders, ClassFolderWalk
from desktop.validation.report import ValidationReport
from inference.card import ModelCard
from inference.errors import UnusableInputError
from inference.files import sync_file, temporary_beside, write_atomically

DEFAULT_PICTURES = 24


@dataclass(frozen=True)
class Validation:
    """A finished validation.

    Attributes:
        report: all figures.
        pdf_path: the report for people.
        json_path: the same for programs.
    """

    report: ValidationReport
    pdf_path: Path
    json_path: Path


def check_folders(folders: ClassFolders, out: Path) -> None:
    """See that there is something to validate with, before anything is made.

    Raises:
        UnusableInputError: a folder has no class, nothing takes part, or `out` lies among the images.
    """
    problem = folders.problem()
    if problem:
        raise UnusableInputError(problem)
    check_output_place(out, folders.folder)


def open_validation_run(
    writer: SharedStore, folder: Path, info: RunInfo, settings: RunSettings, *, new_run: bool = False
) -> OpenedRun:
    """The run of a validation: a new one, an unfinished one, or a complete one of the same folder and model.

    A complete run is gone on with too: only images that are new or changed are screened, and the report is written
    anew, with the classes as they are said to be now.

    Args:
        writer: of the run folder; a window that shows this run already writes through the same one.
        folder: of the class folders.
        info: of the run if it is a new one.
        settings: of it.
        new_run: move what an earlier run left aside instead of going on or refusing.

    Returns:
        The run; its store is closed with `writer`.

    Raises:
        UnusableInputError: the place holds another run and `new_run` is False, or cannot be used.
        StoreDamagedError: the store that lies there is damaged.
        OutputError: it cannot be written.
    """
    out = writer.folder
    if new_run or not store_exists(out):
        opened = open_run(out, folder, info, settings.payload(), new_run=new_run)
        writer.adopt(opened.store)
        return opened
    store = writer.get()
    difference = store.run.difference_from(info, folder, settings.payload())
    if difference:
        advice = thresholds_advice(store.run, info, folder, settings.payload())
        raise UnusableInputError(
            f"{shown_path(out)} holds another run: {difference}. {f'{advice}. Else c' if advice else 'C'}hoose "
            "another folder, or add --new-run to keep it in a sub-folder and start anew"
        )
    go_on_with(store)
    return OpenedRun(store, is_resumed=True)


def validate_folders(
    folders: ClassFolders,
    store: RunStore,
    engine: Engine,
    card: ModelCard,
    *,
    on_progress: Callable[[Progress], None] = lambda _progress: None,
    on_counting: Callable[[], None] = lambda: None,
    should_stop: ShouldStop = lambda: False,
    picture_limit: int = DEFAULT_PICTURES,
) -> Validation | None:
    """Screen what is left of the class folders, count, and write both reports.

    Args:
        folders: checked by `check_folders`.
        store: of the run, from `open_validation_run`.
        engine: what screens.
        card: of the model, as its bundle has it: the report compares the run's thresholds with it.
        on_progress: called after every image.
        on_counting: called when all is screened, before the figures are counted and the reports are written.
        should_stop: asked between pages.
        picture_limit: how many wrong images the PDF shows at most.

    Returns:
        None when it was stopped; what was screened is kept, and the same call goes on with it.

    Raises:
        UnusableInputError: the class folders hold no image.
        FolderGoneError: the folder went away meanwhile.
        OutputError: the store or a report cannot be written; the run can be gone on with.
    """
    walk = ClassFolderWalk(folders, should_stop)
    summary = screen_folder(walk, store, engine, on_progress=on_progress, should_stop=should_stop)
    if summary.ending is not Ending.COMPLETE or should_stop():
        return None
    on_counting()
    return write_reports(store, folders, card, picture_limit=picture_limit)


def write_reports(
    store: RunStore, folders: ClassFolders, card: ModelCard, *, picture_limit: int = DEFAULT_PICTURES
) -> Validation:
    """Count the figures of a complete run, and write `validation.json` and `validation.pdf` into its folder.

    Both are entered in the run's audit log before they take their names.

    Raises:
        OutputError: disk full, no permission; older reports stay.
    """
    # Imported when it is used: the library for PDF takes as long as the rest of a command's start.
    from desktop.validation.pdf_report import write_validation_pdf

    report = build_report(store, folders, card)
    pdf_path, json_path = store.folder / VALIDATION_PDF_FILE, store.folder / VALIDATION_JSON_FILE
    text = (report.model_dump_json(indent=2) + "\n").encode()
    temporary = temporary_beside(pdf_path)
    with output_faults_in_words(pdf_path):
        try:
            write_validation_pdf(report, store, temporary, picture_limit)
            sync_file(temporary)
            for name, data in ((VALIDATION_PDF_FILE, temporary.read_bytes()), (VALIDATION_JSON_FILE, text)):
                _record(store, name, data, report)
            temporary.replace(pdf_path)
        finally:
            temporary.unlink(missing_ok=True)
    write_atomically(json_path, text)
    return Validation(report, pdf_path, json_path)


def _record(store: RunStore, name: str, data: bytes, report: ValidationReport) -> None:
    store.record_export(
        {
            "format": f"validation {Path(name).suffix[1:]}",
            "file_name": name,
            "file_sha256": hashlib.sha256(data).hexdigest(),
            "exported_row_count": report.row_count,
            "exported_rows_sha256": report.run.rows_sha256,
            "case": None,
            "audit_length": report.run.audit_length,
        }
    )
