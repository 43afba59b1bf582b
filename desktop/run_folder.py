"""The folder of a run: claimed by one process, never among the images, and gone on with where a run is unfinished."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.exports.formats import ExportFormat
from desktop.exports.provenance import sidecar_path
from desktop.output_names import (
    PART_SUFFIX,
    RESULTS_FILE,
    SUMMARY_JSON_FILE,
    SUMMARY_TEXT_FILE,
    VALIDATION_JSON_FILE,
    VALIDATION_PDF_FILE,
)
from desktop.records import RunInfo, shown_path
from desktop.run_outputs import is_summary_written, unwritten_exports
from desktop.store.canonical import Payload
from desktop.store.connection import STORE_FILES, fold_log, store_exists
from desktop.store.run_record import RunState, StoredRun
from desktop.store.run_store import RunStore
from desktop.whole_path import whole_path
from inference import __version__
from inference.claimed_folder import claim_folder
from inference.errors import UnusableInputError

# Of a run's settings, those that a laboratory moved; not there where the card's own decide.
_THRESHOLDS = "thresholds"
# What a run leaves in its folder besides its store.
WRITTEN_NAMES: Sequence[str] = (
    *(each.default_name for each in ExportFormat),
    *(sidecar_path(Path(each.default_name)).name for each in ExportFormat),
    # of versions that had no store
    RESULTS_FILE + PART_SUFFIX,
    SUMMARY_TEXT_FILE,
    SUMMARY_JSON_FILE,
    VALIDATION_PDF_FILE,
    VALIDATION_JSON_FILE,
)


@dataclass(frozen=True, eq=False)
class OpenedRun:
    """A store that is ready to be screened into.

    Attributes:
        is_resumed: whether an unfinished run goes on.
        is_ended: whether it is complete already, and only what it leaves beside its store is to be written.
        unwritten: of a run that is complete, the exports that are missing.
    """

    store: RunStore
    is_resumed: bool
    is_ended: bool = False
    unwritten: tuple[ExportFormat, ...] = ()


def check_output_place(path: Path, folder: Path) -> None:
    """See that a run folder does not lie among the images.

    Raises:
        UnusableInputError: it does.
    """
    target, images = whole_path(path), whole_path(folder)
    if target == images or images in target.parents:
        raise UnusableInputError(
            f"Output folder {path} lies inside the folder of images {folder}, where its overlays would be screened "
            "as images next time; choose one outside"
        )


def open_run(
    path: Path,
    folder: Path,
    info: RunInfo,
    settings: Payload,
    *,
    new_run: bool,
    leaves: Sequence[ExportFormat] = (),
) -> OpenedRun:
    """Start a run in a folder, or go on with the unfinished one that lies there.

    Args:
        path: the run folder; made when missing.
        folder: to be screened, as the user named it.
        info: of the run if it is a new one.
        settings: what the user chose; an unfinished run goes on only with the same.
        new_run: move what an earlier run left aside instead of going on or refusing.
        leaves: the exports that the caller writes, with the summary, when a run has ended. A complete run that was
            killed before they were all written is opened for that. Without any, a complete run is refused.

    Raises:
        UnusableInputError: it lies among the images (of a run without named files) or on a network drive, is a file,
            another process writes into it, or it holds a run that is complete, or another one, and `new_run` is False.
        StoreDamagedError: the store of the run is damaged, or another program changed its rows.
        OutputError: it cannot be written.
    """
    # Of a run of named files the folder is only what they have in common, perhaps a person's home with all runs in it.
    if settings.get("files") is None:
        check_output_place(path, folder)
    if not store_exists(path):
        claim_folder(path, (*STORE_FILES, *WRITTEN_NAMES), new_run=new_run).release()
        return OpenedRun(RunStore.create(path, info, folder, settings), is_resumed=False)
    if new_run:
        _make_movable(path)
        claim_folder(path, (*STORE_FILES, *WRITTEN_NAMES), new_run=True).release()
        return OpenedRun(RunStore.create(path, info, folder, settings), is_resumed=False)
    # Looked at under the lock: another process may have ended the run a moment ago.
    store = RunStore.open(path)
    try:
        return _go_on(store, folder, info, settings, leaves)
    except BaseException:
        store.close()
        raise


def resume_run(path: Path) -> RunStore:
    """Open the run of a folder to go on with it: what is new or changed since is screened.

    Raises:
        UnusableInputError: there is none, a newer SmearScope wrote it, or another process writes into it.
        StoreDamagedError: it is damaged, or another program changed its rows.
        OutputError: it cannot be written.
    """
    store = RunStore.open(path)
    try:
        go_on_with(store)
    except BaseException:
        store.close()
        raise
    return store


def go_on_with(store: RunStore) -> None:
    """Begin a session in a store that is open: what is new or changed since is screened.

    Raises:
        StoreDamagedError: another program changed its rows.
        OutputError: it cannot be written.
    """
    store.resume({"application_version": __version__})


def _go_on(
    store: RunStore, folder: Path, info: RunInfo, settings: Payload, leaves: Sequence[ExportFormat]
) -> OpenedRun:
    run = store.run
    difference = run.difference_from(info, folder, settings)
    where = shown_path(store.folder)
    if run.state is RunState.COMPLETE:
        unwritten = tuple(unwritten_exports(store, leaves))
        if leaves and not difference and (unwritten or not is_summary_written(store)):
            return OpenedRun(store, is_resumed=False, is_ended=True, unwritten=unwritten)
        raise UnusableInputError(
            f"{where} already holds the results of a run. Choose another folder, or go on with "
            "`smearscope resume`, which screens what is new or changed since; --new-run keeps the old results in a "
            "sub-folder and starts anew"
        )
    if difference:
        advice = thresholds_advice(run, info, folder, settings)
        resuming = f", or `smearscope resume {where}`, which decides as it was begun" if advice else ""
        raise UnusableInputError(
            f"{where} holds an unfinished run that is another one: {difference}. {advice}{resuming}"
            f"{'. Else c' if advice else 'C'}hoose another folder, or add --new-run to keep it in a sub-folder and "
            "start anew"
        )
    go_on_with(store)
    return OpenedRun(store, is_resumed=True)


def thresholds_advice(run: StoredRun, info: RunInfo, folder: Path, settings: Payload) -> str:
    """How a command goes on with a run from which it differs in nothing but whose thresholds decide.

    Returns:
        The beginning of a sentence; empty where something else differs, or both are thresholds of a laboratory, which
        moved them meanwhile.
    """
    begun, asked = run.settings.get(_THRESHOLDS), settings.get(_THRESHOLDS)
    alike = {name: value for name, value in settings.items() if name != _THRESHOLDS}
    if begun is not None:
        alike[_THRESHOLDS] = begun
    if (begun is None) == (asked is None) or run.difference_from(info, folder, alike):
        return ""
    if asked is None:
        return "To go on with it, add --thresholds laboratory"
    return "To go on with it, leave out --thresholds laboratory"


def _make_movable(path: Path) -> None:
    """Have one file be the whole store of an earlier run: moved in two steps, its log could be parted from it."""
    lock = claim_folder(path, (), new_run=False)
    try:
        fold_log(path)
    except UnusableInputError:
        # Damaged, or of another version: it is kept as it is, with its log.
        return
    finally:
        lock.release()
