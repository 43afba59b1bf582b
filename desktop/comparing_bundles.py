"""Has two models answer the same folder, one after the other, and compares what they said; keeps neither run."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from desktop.bundle_comparison import BundleComparison, ComparedModel, compare_rows
from desktop.discovery import FolderWalk, ShouldStop
from desktop.local_engine import EngineChoice, engine_for_run, first_reader
from desktop.records import RunInfo
from desktop.run_folder import open_run
from desktop.run_settings import RunSettings
from desktop.run_summary import Ending, Progress
from desktop.screening import screen_folder
from desktop.signature_report import report_signature
from desktop.store.run_reader import RunReader
from inference.classifier import Classifier
from inference.errors import OutputError, UnusableInputError

Load = Callable[[], Classifier]


@dataclass(frozen=True)
class ComparisonProgress:
    """How far a comparison is.

    Attributes:
        model_number: 1 or 2.
        model_name: its id and version.
        progress: of its run.
    """

    model_number: int
    model_name: str
    progress: Progress


def compare_bundles(
    load_first: Load,
    load_second: Load,
    folder: Path,
    choice: EngineChoice,
    *,
    settings: RunSettings = RunSettings(),  # noqa: B008 - frozen
    on_progress: Callable[[ComparisonProgress], None] = lambda _progress: None,
    should_stop: ShouldStop = lambda: False,
) -> BundleComparison | None:
    """Screen a folder with two models, each with its card's own thresholds, and compare their answers.

    Both are loaded before the first image, so that one that is refused is known at once. The runs lie in a folder that
    is removed again; nothing is written into `folder`.

    Args:
        load_first, load_second: make verified classifiers, with the threads of `choice`.
        folder: of images; sub-folders count too.
        choice: how each run is divided among the processors.
        settings: of both runs.
        on_progress: called after every image.
        should_stop: asked between images.

    Returns:
        None when it was stopped.

    Raises:
        UnusableInputError: both are the same bundle, or the folder has no image or cannot be read.
        FolderGoneError: it went away meanwhile.
        OutputError: the disk for temporary files is full.
        BundleRefusedError: what loading raises.
    """
    FolderWalk(folder, should_stop).find_first()
    first = load_first()
    if should_stop():
        return None
    second = load_second()
    if first.bundle.bundle_id == second.bundle.bundle_id:
        raise UnusableInputError(
            f"Both are the same model, {first.card.id} {first.card.version} (bundle {first.bundle.bundle_id[:12]}). "
            "Name two different ones"
        )
    with _temporary_folder() as temporary:
        models: list[ComparedModel] = []
        for number, classifier in enumerate((first, second), start=1):
            place = temporary / str(number)
            model = _screen(classifier, place, folder, choice, settings, number, on_progress, should_stop)
            if model is None:
                return None
            models.append(model)
        with RunReader(temporary / "1") as one, RunReader(temporary / "2") as other:
            return compare_rows(folder, models[0], one.rows(), models[1], other.rows())


@contextmanager
def _temporary_folder() -> Iterator[Path]:
    try:
        temporary = tempfile.TemporaryDirectory(prefix="smearscope-comparison-", ignore_cleanup_errors=True)
    except OSError as error:
        raise OutputError(
            f"The folder for temporary files cannot be used: {error.strerror or error}. Free space or see that this "
            "account may write there, then try again"
        ) from error
    with temporary as name:
        yield Path(name)


def _screen(
    classifier: Classifier,
    place: Path,
    folder: Path,
    choice: EngineChoice,
    settings: RunSettings,
    number: int,
    on_progress: Callable[[ComparisonProgress], None],
    should_stop: ShouldStop,
) -> ComparedModel | None:
    info = RunInfo.start(classifier)
    name = f"{info.model_id} {info.model_version}"
    with first_reader(settings.reading, choice) as reader:
        engine = engine_for_run(classifier, choice, settings, reader)
        with open_run(place, folder, info, settings.payload(), new_run=False).store as store:
            summary = screen_folder(
                FolderWalk(folder, should_stop),
                store,
                engine,
                on_progress=lambda progress: on_progress(ComparisonProgress(number, name, progress)),
                should_stop=should_stop,
            )
    if summary.ending is not Ending.COMPLETE:
        return None
    return ComparedModel(info, summary.decisions, report_signature(classifier.bundle))
