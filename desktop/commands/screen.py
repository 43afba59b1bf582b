"""`smearscope screen` and `smearscope resume`: a folder becomes the rows of a run, and goes on where it was."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from desktop.bundled import find_bundle, find_bundle_by_id
from desktop.cluster.address import ClusterAddress, parse_address
from desktop.cluster.session import cluster_engine
from desktop.commands.interrupts import interrupt_as_stop
from desktop.commands.options import (
    JsonOption,
    ModelOption,
    RuntimeOption,
    SignatureOption,
    ThresholdsOption,
    stderr,
)
from desktop.commands.run_end import Shown, end_ended_run, progress_bar, tell_end, write_outputs
from desktop.commands.threshold_choice import laboratory_choices
from desktop.discovery import FolderWalk
from desktop.engine.plan import core_count
from desktop.engine.reading import ReadingMode
from desktop.known_runs import remember_run
from desktop.laboratory_choices import LaboratoryChoices
from desktop.laboratory_thresholds import ThresholdChoice, with_thresholds
from desktop.local_engine import EngineChoice, engine_for_run, first_reader
from desktop.recording import Screened
from desktop.records import RunInfo, shown_path
from desktop.run_folder import check_output_place, open_run, resume_run
from desktop.run_settings import RunSettings, settings_of
from desktop.run_summary import Progress
from desktop.screening import Engine, screen_folder
from desktop.signature_report import SignatureReport, load_reported
from desktop.store.run_reader import RunReader
from desktop.store.run_store import RunStore
from inference.card import ModelCard
from inference.classifier import Classifier
from inference.decision import Decision
from inference.errors import OutputError, UnusableInputError
from inference.fields import ReadingSettings
from inference.limits import MAX_PIXELS, ReadingLimits
from inference.pages import ALL_PAGES, PageChoice
from inference.runtime_choice import RuntimeKind
from inference.slides import DEFAULT_SLIDE_SETTINGS, SlideSettings

OverlaysOption = Annotated[
    bool, typer.Option("--overlays/--no-overlays", help="In the end also write a heatmap overlay PNG per image.")
]
ThreadsOption = Annotated[
    int | None, typer.Option(min=1, help="Threads of one inference worker. Default: measured on the first start.")
]
WorkersOption = Annotated[
    int | None,
    typer.Option(
        min=1,
        help="Inference workers at once. Default: measured on the first start; with a local cluster one a processor.",
    ),
]
ReadersOption = Annotated[
    int | None, typer.Option(min=1, help="Processes that read images. Default: one for each processor, 8 at most.")
]
ReadingOption = Annotated[
    ReadingMode,
    typer.Option(help="Where images are decoded; `threads` where no process may be started, without its protection."),
]
ClusterOption = Annotated[
    str,
    typer.Option(
        help="Screen with a cluster: `local` starts worker processes here, `tls://HOST:PORT` names a scheduler. Needs "
        "the extra `cluster`; see docs/cluster.md."
    ),
]
TlsAuthorityOption = Annotated[
    Path | None, typer.Option(help="Certificate of the authority that signed the cluster's certificates (PEM).")
]
TlsCertificateOption = Annotated[Path | None, typer.Option(help="This computer's certificate for the cluster (PEM).")]
TlsKeyOption = Annotated[Path | None, typer.Option(help="Its key, without a passphrase (PEM).")]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="No progress bar, no summary on screen.")]


@dataclass(frozen=True)
class _Asked:
    """What is asked of the model and of the run.

    Attributes:
        bundle: of the model.
        settings: of the run.
        require_signature: refuse a bundle that no trusted signer has signed.
        laboratory: gives a new run its thresholds; None leaves those of `settings`, with which the run began.
    """

    bundle: Path
    settings: RunSettings
    require_signature: bool
    laboratory: LaboratoryChoices | None = None


@dataclass(frozen=True)
class _Loaded:
    """A verified model, as it was loaded.

    Attributes:
        classifier: decides by the thresholds of `settings`.
        card: as the bundle has it.
        settings: of the run, with the thresholds that were chosen for this model.
    """

    classifier: Classifier
    card: ModelCard
    settings: RunSettings
    signature: SignatureReport


@dataclass(frozen=True)
class _Work:
    """Who does the work: this program's engine, divided as chosen, or a cluster."""

    choice: EngineChoice
    address: ClusterAddress | None

    def check(self) -> None:
        """Refuse choices that would be passed over.

        Raises:
            UnusableInputError: an option is of the other engine.
        """
        if self.address is None:
            return
        of_here = self.choice.threads or self.choice.readers or self.choice.reading is not ReadingMode.PROCESSES
        if of_here or (self.choice.workers and not self.address.is_local):
            raise UnusableInputError(
                "With --cluster neither --threads, --readers nor --reading has a meaning, and --workers only with "
                "`--cluster local`; leave them out"
            )


# readable=False: an unreadable folder is told in our words, with what to do, not in Typer's.
def screen(
    folder: Annotated[Path, typer.Argument(readable=False, help="Folder of images; sub-folders are screened too.")],
    out: Annotated[
        Path, typer.Option("--out", "-o", readable=False, help="Folder of the run: its store, results.csv and summary.")
    ],
    model: ModelOption = None,
    require_signature: SignatureOption = False,
    thresholds: ThresholdsOption = ThresholdChoice.CARD,
    runtime: RuntimeOption = RuntimeKind.TFLITE,
    overlays: OverlaysOption = False,
    new_run: Annotated[
        bool, typer.Option("--new-run", help="Keep an earlier run's results in a sub-folder and start anew.")
    ] = False,
    pages: Annotated[
        str, typer.Option(help="Pages of multi-page images, counted from 0: all, 0, 0,2 or 3-5. Default: all.")
    ] = "all",
    max_pixels: Annotated[
        int, typer.Option(min=1, help="Largest image that is read, width times height in pixels.")
    ] = MAX_PIXELS,
    field_um: Annotated[
        float, typer.Option(help="Side of a tile of a whole slide, in micrometres.")
    ] = DEFAULT_SLIDE_SETTINGS.field_um,
    um_per_pixel: Annotated[
        float | None, typer.Option(help="Resolution of whole slides that do not say it, in micrometres per pixel.")
    ] = None,
    min_tissue: Annotated[
        float, typer.Option(help="Share of a tile that has to be stained to be screened, 0 to 1.")
    ] = DEFAULT_SLIDE_SETTINGS.min_tissue_share,
    workers: WorkersOption = None,
    threads: ThreadsOption = None,
    readers: ReadersOption = None,
    reading: ReadingOption = ReadingMode.PROCESSES,
    cluster: ClusterOption = "",
    tls_ca: TlsAuthorityOption = None,
    tls_cert: TlsCertificateOption = None,
    tls_key: TlsKeyOption = None,
    quiet: QuietOption = False,
    json: JsonOption = False,
) -> int:
    """Screen every image of FOLDER: rows and heatmaps into the run's store, then results.csv and a summary.

    The same command goes on with a run that was interrupted; nothing is screened twice, but for images that could not
    be read for a reason that may have passed. `smearscope export` writes other formats later.

    Exit codes: 0 done; 1 done, but something could not be read; 2 unusable input or refused bundle; 3 stopped by disk
    or permission, can be gone on with; 130 interrupted, finished images kept.
    """
    walk = FolderWalk(folder)
    walk.find_first()
    check_output_place(out, folder)
    settings = RunSettings(
        reading=ReadingSettings(
            limits=ReadingLimits(max_pixels=max_pixels),
            pages=ALL_PAGES if pages == "all" else PageChoice.parse(pages),
            slides=SlideSettings(field_um=field_um, um_per_pixel=um_per_pixel, min_tissue_share=min_tissue),
        ),
        runtime=runtime,
    )
    work = _Work(EngineChoice(workers, threads, readers, reading), _cluster(cluster, tls_ca, tls_cert, tls_key))
    work.check()
    shown = Shown(overlays, quiet, json)
    laboratory = laboratory_choices(thresholds, quiet=quiet)
    with interrupt_as_stop() as stop:
        asked = _Asked(find_bundle(model), settings, require_signature, laboratory)
        with _engine_of(work, asked, walk, stop) as (engine, loaded):
            info = RunInfo.start(loaded.classifier)
            opened = open_run(out, folder, info, loaded.settings.payload(), new_run=new_run, leaves=shown.leaves)
            with opened.store as store:
                if opened.is_ended:
                    return end_ended_run(store, opened.unwritten, loaded.signature, shown)
                if opened.is_resumed:
                    if not quiet:
                        stderr.print(f"Going on with the unfinished run in {shown_path(out)}.", markup=False)
                else:
                    laboratory.record(store, loaded.card)
                return _screen_into(store, walk, engine, loaded.signature, shown, stop)


def resume(
    run: Annotated[Path, typer.Argument(readable=False, help="Folder of the run, as `--out` named it.")],
    model: ModelOption = None,
    require_signature: SignatureOption = False,
    overlays: OverlaysOption = False,
    workers: WorkersOption = None,
    threads: ThreadsOption = None,
    readers: ReadersOption = None,
    reading: ReadingOption = ReadingMode.PROCESSES,
    cluster: ClusterOption = "",
    tls_ca: TlsAuthorityOption = None,
    tls_cert: TlsCertificateOption = None,
    tls_key: TlsKeyOption = None,
    quiet: QuietOption = False,
    json: JsonOption = False,
) -> int:
    """Go on with a run: what was left of it, and images that are new or changed since, by the thresholds it began with.

    Images that could not be read are tried again where the reason may have passed: a permission, a fault of the drive.

    Exit codes as of `screen`.
    """
    # Checked for damage when it is opened to be written.
    with RunReader(run, check_integrity=False) as stored_run:
        stored = stored_run.run
    settings = settings_of(stored)
    walk = FolderWalk(stored.folder, files=settings.files)
    walk.find_first()
    work = _Work(EngineChoice(workers, threads, readers, reading), _cluster(cluster, tls_ca, tls_cert, tls_key))
    work.check()
    path = find_bundle(model) if model is not None else find_bundle_by_id(stored.info.bundle_id)
    if path is None:
        raise UnusableInputError(
            f"The run used the model {stored.info.model_id} {stored.info.model_version} (bundle "
            f"{stored.info.bundle_id[:12]}), which is not installed here; name it with --model, or install it with "
            "`smearscope models install`"
        )
    with (
        interrupt_as_stop() as stop,
        _engine_of(work, _Asked(path, settings, require_signature), walk, stop) as (engine, loaded),
    ):
        difference = stored.difference_from(RunInfo.start(loaded.classifier), stored.folder, settings.payload())
        if difference:
            raise UnusableInputError(
                f"The run in {shown_path(run)} cannot go on like this: {difference}. Go on with what it was begun "
                "with, or screen the folder anew: `smearscope screen` with --new-run keeps this run in a sub-folder"
            )
        with resume_run(run) as store:
            shown = Shown(overlays, quiet, json)
            return _screen_into(store, walk, engine, loaded.signature, shown, stop)


def _cluster(named: str, tls_ca: Path | None, tls_cert: Path | None, tls_key: Path | None) -> ClusterAddress | None:
    if named:
        return parse_address(named, tls_ca, tls_cert, tls_key)
    if tls_ca or tls_cert or tls_key:
        raise UnusableInputError("--tls-ca, --tls-cert and --tls-key belong to --cluster; name one, or leave them out")
    return None


@contextmanager
def _engine_of(work: _Work, asked: _Asked, walk: FolderWalk, stop: threading.Event) -> Iterator[tuple[Engine, _Loaded]]:
    """The engine, with the verified model. What is refused is refused before anything of a run is made."""
    reading = asked.settings.reading
    if work.address is not None:
        loaded = _load(asked, 1)
        if loaded.settings.thresholds:
            raise UnusableInputError(
                "Thresholds that were moved in the window's settings would decide, which the stations of a cluster do "
                "not know. Screen without --cluster"
            )
        with cluster_engine(
            work.address,
            loaded.classifier.bundle.path,
            asked.settings.runtime,
            reading,
            walk.folder,
            worker_count=work.choice.workers,
            should_stop=stop.is_set,
            on_message=lambda text: stderr.print(text, style="yellow", markup=False),
        ) as engine:
            yield engine, loaded
        return
    with first_reader(reading, work.choice) as reader:
        loaded = _load(asked, work.choice.threads or core_count())
        yield engine_for_run(loaded.classifier, work.choice, loaded.settings, reader), loaded


def _load(asked: _Asked, thread_count: int) -> _Loaded:
    settings = asked.settings
    classifier, signature = load_reported(
        asked.bundle, thread_count, require_signature=asked.require_signature, runtime=settings.runtime
    )
    if signature.is_warning:
        # Even where --quiet was asked for: it concerns every row.
        stderr.print(f"Warning: {signature.sentence}", style="yellow", markup=False)
    card = classifier.card
    if asked.laboratory is not None:
        settings = settings.with_moved(asked.laboratory.thresholds(card.id))
    return _Loaded(with_thresholds(classifier, settings.thresholds or {}), card, settings, signature)


def _screen_into(
    store: RunStore, walk: FolderWalk, engine: Engine, signature: SignatureReport, shown: Shown, stop: threading.Event
) -> int:
    """Screen into an opened store, and write what a run leaves beside it."""
    try:
        remember_run(store.folder)
    except OutputError as error:
        # The list of runs is a convenience; a home that cannot be written must not keep anybody from screening.
        stderr.print(f"Warning: {error}", style="yellow", markup=False)
    with progress_bar(quiet=shown.quiet) as bar:
        task = bar.add_task("Screening", total=None, note="")
        unreadable = 0

        def count(screened: Screened) -> None:
            nonlocal unreadable
            unreadable += screened.row.decision is Decision.UNREADABLE

        def show(progress: Progress) -> None:
            total = progress.total if progress.is_total_known else None
            note = f"{unreadable:,} unreadable" if progress.is_total_known else f"of {progress.total:,} found so far"
            bar.update(task, completed=progress.done, total=total, note=note)

        try:
            summary = screen_folder(walk, store, engine, on_result=count, on_progress=show, should_stop=stop.is_set)
        except OutputError as error:
            raise OutputError(f"{error}. What is finished is in {shown_path(store.folder)}") from error
        write_outputs(store, summary.ending, shown, bar)
    return tell_end(store.folder, summary, signature, shown)
