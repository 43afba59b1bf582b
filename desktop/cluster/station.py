"""What screens in a worker process: readers and interpreters that are kept, so that a file costs no start of either."""

import threading
import time
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from desktop.cluster.address import ClusterRefusedError
from desktop.cluster.facts import Facts, Probe, check_facts, check_probe, facts_here
from desktop.engine.page_result import PageResult, WorkItem, result_of_refusal, result_of_unreadable_tile
from desktop.engine.process_reader import open_reader
from desktop.engine.reading import ImageReader, ReaderAbortedError, ReadingMode
from desktop.engine.reading_process import Pages, ReadFile, ReadPage
from inference.classifier import Classifier, load_classifier
from inference.errors import SmearScopeError, UnreadableImageError
from inference.prepared import PreparedImage
from inference.preprocessing import PreprocessSpec
from inference.runtime import ModelRejectedError
from inference.runtime_choice import RuntimeKind
from inference.slides import UnreadableTile

# An answer ends after so many pages, whatever is left: results of a slide must not gather in memory.
MAX_PAGES_PER_ANSWER = 1024
# It ends, too, when it has taken so long: files can suddenly be slower than those that the batch was measured by.
MAX_SECONDS_PER_ANSWER = 2.0
# Files that are read in parts; each holds a reading process. Those beyond are read again from their first page.
_MAX_PARKED = 4


@dataclass(frozen=True)
class StationTerms:
    """What a worker needs to screen for a run, sent to it once.

    Attributes:
        bundle_files: by name, as `inference.bundle.read_files` gives them.
        bundle_id: of the bundle, whose files have to add up to it.
        runtime: what runs the build.
        read: decodes a file; importable by name on the worker.
        time_limit_seconds: for reading one page.
        facts: of the process that started the run.
        probe: a file that the worker has to see; None where there is none to compare.
    """

    bundle_files: Mapping[str, bytes] = field(repr=False)
    bundle_id: str
    runtime: RuntimeKind
    read: ReadFile
    time_limit_seconds: float
    facts: Facts
    probe: Probe | None


@dataclass(frozen=True)
class FileJob:
    """A file to screen, or the rest of one.

    Attributes:
        first_position: of the first result that is wanted.
    """

    item: WorkItem
    first_position: int = 0


@dataclass(frozen=True, eq=False)
class FilePart:
    """Results of one file that follow on each other.

    Attributes:
        is_last: whether nothing of the file is left.
        is_unseen: the worker cannot even open it.
    """

    results: tuple[PageResult, ...]
    is_last: bool
    is_unseen: bool = False


@dataclass(frozen=True, eq=False)
class BatchAnswer:
    """What became of the first files of a batch; those beyond were not begun.

    Attributes:
        parts: one for each of these files.
        seconds: that they took.
    """

    parts: tuple[FilePart, ...]
    seconds: float


@dataclass(eq=False)
class _Stream:
    """A file that is being read. Closing `pages` leaves the reader ready for the next one.

    Attributes:
        position: of the next result, among those of its file.
        page_after_last: where a page would be that cannot be read.
    """

    reader: ImageReader
    pages: Pages
    position: int = 0
    page_after_last: int = 0


class Station:
    """Readers and interpreters of one worker process, for any number of threads.

    Args:
        terms: of the run.
        name: of the worker, for messages.
    """

    def __init__(self, terms: StationTerms, name: str) -> None:
        self._terms = terms
        self._whose = f"Worker {name}"
        self._lock = threading.Lock()
        self._ended = threading.Event()
        self._is_checked = False
        self._readers: list[ImageReader] = []
        self._free_readers: list[ImageReader] = []
        self._free_classifiers: list[Classifier] = []
        # By file and position of the next result, the one that waits longest first.
        self._parked: OrderedDict[tuple[WorkItem, int], _Stream] = OrderedDict()

    def make_ready(self) -> None:
        """Check this worker and load the model.

        Raises:
            ClusterRefusedError: it is not like the process that started the run, does not see the images, or the
                bundle does not hold here.
        """
        classifier = self._take_classifier()
        with self._lock:
            self._free_classifiers.append(classifier)

    def screen(self, jobs: Sequence[FileJob]) -> BatchAnswer:
        """Screen files one after the other, as many as there is time and room for; the first one at least in part.

        Raises:
            ClusterRefusedError: as `make_ready`.
            ReadingStartError: no reading process can be started.
        """
        classifier = self._take_classifier()
        started = time.monotonic()
        parts: list[FilePart] = []
        room = MAX_PAGES_PER_ANSWER
        for job in jobs:
            if parts and (room <= 0 or time.monotonic() - started >= MAX_SECONDS_PER_ANSWER):
                break
            part = self._screen_file(classifier, job, max(1, room), started + MAX_SECONDS_PER_ANSWER)
            parts.append(part)
            room -= len(part.results)
        with self._lock:
            self._free_classifiers.append(classifier)
        return BatchAnswer(tuple(parts), time.monotonic() - started)

    def close(self) -> None:
        """Leave no process behind; what is under way in another thread fails."""
        self._ended.set()
        with self._lock:
            parked, readers = list(self._parked.values()), list(self._readers)
            self._parked.clear()
        for reader in readers:
            reader.abort()
        for stream in parked:
            self._release(stream)
        with self._lock:
            free = list(self._free_readers)
            self._free_readers.clear()
        # Those that are in use are closed by their own threads.
        for reader in free:
            reader.close()

    def _screen_file(self, classifier: Classifier, job: FileJob, room: int, until: float) -> FilePart:
        stream = self._open(job, classifier.card.preprocess)
        results: list[PageResult] = []
        while True:
            if self._ended.is_set():
                raise ClusterRefusedError(f"{self._whose} was told that the run has ended")
            started = time.perf_counter()
            try:
                read = next(stream.pages, None)
            except ReaderAbortedError:
                stream.reader.close()
                raise
            except UnreadableImageError as error:
                elapsed_ms = (time.perf_counter() - started) * 1000.0
                self._release(stream)
                results.append(result_of_refusal(job.item, stream.position, stream.page_after_last, error, elapsed_ms))
                return FilePart(tuple(results), is_last=True, is_unseen=_is_unseen(job.item.path, error))
            if read is None:
                self._release(stream)
                return FilePart(tuple(results), is_last=True)
            if stream.position >= job.first_position:
                result = _result_of(classifier, job.item, stream.position, read)
                results.append(result)
                if result.prediction is None and isinstance(read, ReadPage):
                    # What the model fails on ends its file, as a page that cannot be read does.
                    self._release(stream)
                    return FilePart(tuple(results), is_last=True)
            stream.position += 1
            stream.page_after_last = 1 if isinstance(read, UnreadableTile) else read.prepared.page + 1
            if results and (len(results) >= room or time.monotonic() >= until):
                self._park(job.item, stream)
                return FilePart(tuple(results), is_last=False)

    def _open(self, job: FileJob, spec: PreprocessSpec) -> _Stream:
        with self._lock:
            stream = self._parked.pop((job.item, job.first_position), None)
            if stream is not None:
                return stream
            reader = self._free_readers.pop() if self._free_readers else None
        if reader is None:
            reader = open_reader(ReadingMode.PROCESSES, self._terms.read, self._terms.time_limit_seconds)
            with self._lock:
                self._readers.append(reader)
        return _Stream(reader, reader.pages(job.item.path, spec))

    def _park(self, item: WorkItem, stream: _Stream) -> None:
        with self._lock:
            self._parked[item, stream.position] = stream
            given_up = self._parked.popitem(last=False)[1] if len(self._parked) > _MAX_PARKED else None
        if given_up is not None:
            self._release(given_up)

    def _release(self, stream: _Stream) -> None:
        stream.pages.close()
        with self._lock:
            self._free_readers.append(stream.reader)

    def _take_classifier(self) -> Classifier:
        with self._lock:
            if self._free_classifiers:
                return self._free_classifiers.pop()
            is_checked = self._is_checked
        if not is_checked:
            check_facts(self._whose, facts_here(self._terms.runtime), self._terms.facts)
            if self._terms.probe is not None:
                check_probe(self._whose, self._terms.probe)
        classifier = self._load()
        with self._lock:
            self._is_checked = True
        return classifier

    def _load(self) -> Classifier:
        # The same way as everywhere: hashes, signature, shapes and golden outputs are verified on this machine.
        with TemporaryDirectory(prefix="smearscope-bundle-") as folder:
            for name, data in self._terms.bundle_files.items():
                (Path(folder) / name).write_bytes(data)
            try:
                classifier = load_classifier(Path(folder), 1, self._terms.runtime)
            except SmearScopeError as error:
                raise ClusterRefusedError(f"{self._whose} cannot use the model: {error}") from error
        if classifier.bundle.bundle_id != self._terms.bundle_id:
            raise ClusterRefusedError(
                f"{self._whose} was sent bundle {classifier.bundle.bundle_id}; expected {self._terms.bundle_id}"
            )
        return classifier


def _result_of(classifier: Classifier, item: WorkItem, position: int, read: ReadPage | UnreadableTile) -> PageResult:
    if isinstance(read, UnreadableTile):
        return result_of_unreadable_tile(item, position, read)
    prepared = read.prepared
    prediction, reason = None, ""
    try:
        prediction = classifier.answer(prepared)
    except ModelRejectedError as error:
        reason = f"the model failed on this image: {error}"
    return PageResult(
        item=item,
        position=position,
        page=prepared.page,
        prepared=_without_pixels(prepared),
        prediction=prediction,
        reason=reason,
        sha256=prepared.sha256,
        elapsed_ms=read.elapsed_ms + (prediction.elapsed_ms if prediction else 0.0),
        near_hash=read.near_hash,
        tile_x=prepared.tile_x,
        tile_y=prepared.tile_y,
    )


def _without_pixels(prepared: PreparedImage) -> PreparedImage:
    """The row needs none, and they are a hundred times as much as all the rest."""
    return replace(prepared, array=np.zeros((0, 0, 3), np.uint8))


def _is_unseen(path: Path, error: UnreadableImageError) -> bool:
    if error.sha256:
        return False
    try:
        with path.open("rb") as file:
            file.read(1)
    except OSError:
        return True
    return False
