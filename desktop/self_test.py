"""Tries on this computer what a screening relies on: golden outputs, answers to drawn smears, a run from end to end."""

import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from desktop.discovery import FolderWalk
from desktop.exporting import export_stored_run
from desktop.exports.audit_check import audit_problems
from desktop.exports.exported import ExportOptions
from desktop.exports.formats import ExportFormat
from desktop.exports.verification import State, verify_report
from desktop.local_engine import EngineChoice, choose_plan, first_reader, local_engine
from desktop.records import RunInfo
from desktop.run_folder import open_run
from desktop.run_settings import RunSettings
from desktop.run_summary import Ending, RunSummary
from desktop.screening import screen_folder
from desktop.store.run_reader import RunReader
from desktop.store.run_store import RunStore
from inference.classifier import Classifier
from inference.errors import ExitCode, SmearScopeError, UnreadableImageError
from inference.fields import is_field_candidate
from inference.images import SmearImage, read_images
from inference.runtime_choice import RuntimeKind

# Softmax in double precision; a probability that is stored as float32 is off by less.
_SUM_TOLERANCE = 1e-5


class SelfTestError(SmearScopeError):
    """This computer does not do what it has to do before a patient's image is shown to it."""

    exit_code = ExitCode.FINDINGS


@dataclass(frozen=True)
class SampleAnswers:
    """What became of the drawn samples.

    Attributes:
        answered: pages with probabilities that are finite and sum to 1.
        unreadable: files; one of the samples is cut off on purpose.
    """

    answered: int
    unreadable: int


def classify_samples(classifier: Classifier, folder: Path) -> SampleAnswers:
    """Have a model answer every drawn sample. Which class it names says nothing: these are drawings.

    Args:
        classifier: verified.
        folder: of the samples; sub-folders count too.

    Raises:
        SelfTestError: a probability is not finite, they do not sum to 1, or there is no sample that can be read.
        ModelRejectedError: the interpreter fails.
    """
    answered = unreadable = 0
    for path in sorted(folder.rglob("*")):
        if not is_field_candidate(path):
            continue
        try:
            for image in read_images(path):
                _check_answer(classifier, image)
                answered += 1
        except UnreadableImageError:
            unreadable += 1
    if not answered:
        raise SelfTestError(f"Not one sample image could be read in {folder}; install SmearScope again")
    return SampleAnswers(answered, unreadable)


def screen_samples(classifier: Classifier, samples: Path) -> RunSummary:
    """Screen the drawn samples as `screen` does, into a folder that is removed again, and verify every export.

    One reading process, one worker with one thread; nothing is measured, and nothing stays on this computer.

    Args:
        classifier: verified, on the default runtime, with one thread.
        samples: folder of images; nothing is written into it.

    Raises:
        SelfTestError: the run did not end, an export does not match, or the audit log does not hold.
        SmearScopeError: what `screen` and `export` raise.
    """
    settings = RunSettings()
    choice = EngineChoice(workers=1, threads=1, readers=1)
    plan = choose_plan(classifier.bundle, RuntimeKind.TFLITE, choice)
    with (
        tempfile.TemporaryDirectory(prefix="smearscope-self-test-") as temporary,
        first_reader(settings.reading, choice) as reader,
    ):
        engine = local_engine(classifier, 1, RuntimeKind.TFLITE, plan, settings.reading, readers=(reader,))
        info = RunInfo.start(classifier)
        with open_run(Path(temporary, "run"), samples, info, settings.payload(), new_run=False).store as store:
            summary = screen_folder(FolderWalk(samples), store, engine)
            if summary.ending is not Ending.COMPLETE or summary.done_count != summary.image_count:
                raise SelfTestError(
                    f"The run over the samples ended early: {summary.done_count} of {summary.image_count} images"
                )
            differences = tuple(_differences(store, Path(temporary), samples, classifier.bundle.path))
    if differences:
        raise SelfTestError(f"An export of the samples does not match what it was made from: {'; '.join(differences)}")
    return summary


def _check_answer(classifier: Classifier, image: SmearImage) -> None:
    probabilities = classifier.classify(image).probabilities
    total = sum(probabilities)
    # NaN compares as False with everything, and one NaN or infinity spoils the sum.
    if not (min(probabilities) >= 0.0 and abs(total - 1.0) <= _SUM_TOLERANCE):
        raise SelfTestError(
            f"The model {classifier.card.id} answered {image.path.name} with probabilities that sum to {total:.6f}; "
            "expected 1, and none below 0. Do not screen with it on this computer; report computer and version"
        )


def _differences(store: RunStore, folder: Path, samples: Path, bundle: Path) -> Iterator[str]:
    with RunReader(store.folder) as reader:
        for kind in ExportFormat:
            # the samples are no slides
            if kind is not ExportFormat.SLIDE_MAPS:
                target = folder / f"exported-{kind.default_name}"
                export_stored_run(store, kind, target, ExportOptions())
                yield from _differences_of(reader, kind, target, samples, bundle)


def _differences_of(reader: RunReader, kind: ExportFormat, target: Path, samples: Path, bundle: Path) -> Iterator[str]:
    with closing(reader.rows()) as rows:
        found = verify_report(
            target,
            folder=samples,
            bundle=bundle,
            rows=(each.row for each in rows),
            check_audit=lambda told: audit_problems(reader, told),
        )
    for finding in found.findings:
        if finding.state is not State.MATCHES:
            yield f"{kind.value}: {finding.sentence}"
