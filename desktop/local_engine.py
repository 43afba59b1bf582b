"""The engine on this computer: its reading processes and inference workers, chosen by a plan."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from threading import Lock

from desktop.engine.pause import PauseGate
from desktop.engine.pipeline import screen_images
from desktop.engine.plan import EnginePlan, core_count, plan_for, unmeasured_plan
from desktop.engine.process_reader import open_reader
from desktop.engine.reading import ImageReader, ReadingMode
from desktop.run_settings import RunSettings
from desktop.screening import Engine
from desktop.user_folders import plans_folder
from inference.bundle import Bundle
from inference.classifier import Classifier
from inference.fields import ReadingSettings, read_fields
from inference.runtime_choice import RuntimeKind, open_runtime


@dataclass(frozen=True)
class EngineChoice:
    """What a person set of the engine; None is chosen by a measurement on the first start of a model.

    Attributes:
        workers: inference workers.
        threads: of each worker.
        readers: reading processes.
        reading: where files are decoded.
    """

    workers: int | None = None
    threads: int | None = None
    readers: int | None = None
    reading: ReadingMode = ReadingMode.PROCESSES


def choose_plan(bundle: Bundle, runtime: RuntimeKind, choice: EngineChoice) -> EnginePlan:
    """The plan for a bundle on this computer: what was set, and the measured or counted rest."""
    if choice.workers is None and choice.threads is None:
        plan = plan_for(bundle, lambda threads: open_runtime(runtime, bundle.model, threads), plans_folder())
    else:
        threads = choice.threads or max(1, core_count() // (choice.workers or 1))
        plan = unmeasured_plan(core_count()).model_copy(
            update={"worker_count": choice.workers or 1, "threads_per_worker": threads}
        )
    wanted = {"reader_count": choice.readers, "reading": choice.reading}
    return EnginePlan.model_validate(
        plan.model_dump() | {name: value for name, value in wanted.items() if value is not None}
    )


@contextmanager
def first_reader(reading: ReadingSettings, choice: EngineChoice) -> Iterator[ImageReader]:
    """A reader that starts while the model is still being loaded; ended when the context is left, used or not.

    Raises:
        ReadingStartError: no process can be started.
    """
    reader = open_reader(choice.reading, partial(read_fields, settings=reading))
    try:
        yield reader
    finally:
        reader.close()


def local_engine(
    classifier: Classifier,
    thread_count: int,
    runtime: RuntimeKind,
    plan: EnginePlan,
    reading: ReadingSettings,
    *,
    readers: Sequence[ImageReader] = (),
    gate: PauseGate | None = None,
) -> Engine:
    """An engine for one run.

    Args:
        classifier: verified; the first worker takes it where its threads are as planned.
        thread_count: with which it was loaded.
        runtime: of the other workers.
        plan: how many of what.
        reading: limits, pages and tiles.
        readers: started before; the run closes them.
        gate: see `PauseGate`.
    """
    opened = list(readers)
    while len(opened) < plan.reader_count:
        opened.append(
            open_reader(
                plan.reading,
                partial(read_fields, settings=reading),
                plan.time_limit_seconds,
                starts_now=not opened,
            )
        )
    return partial(
        screen_images,
        make_classifier=_classifier_source(classifier, thread_count, runtime, plan),
        plan=plan,
        spec=classifier.card.preprocess,
        gate=gate,
        readers=opened,
    )


def engine_for_run(
    classifier: Classifier,
    choice: EngineChoice,
    settings: RunSettings,
    reader: ImageReader,
    gate: PauseGate | None = None,
) -> Engine:
    """An engine for one run with what a person set, planned for this computer.

    Args:
        classifier: verified; loaded on the settings' runtime with the threads of `choice`, or one for each processor.
        choice: what was set of the engine.
        settings: of the run.
        reader: see `first_reader`; the run closes it.
        gate: see `PauseGate`.
    """
    plan = choose_plan(classifier.bundle, settings.runtime, choice)
    thread_count = choice.threads or core_count()
    return local_engine(
        classifier, thread_count, settings.runtime, plan, settings.reading, readers=(reader,), gate=gate
    )


def _classifier_source(
    classifier: Classifier, thread_count: int, runtime: RuntimeKind, plan: EnginePlan
) -> Callable[[], Classifier]:
    waiting = [classifier] if thread_count == plan.threads_per_worker else []
    lock = Lock()

    def make() -> Classifier:
        with lock:
            if waiting:
                return waiting.pop()
        bundle = classifier.bundle
        return Classifier(bundle, open_runtime(runtime, bundle.model, plan.threads_per_worker))

    return make
