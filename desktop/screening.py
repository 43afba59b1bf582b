"""The screening engine: every image of a folder becomes its rows, whatever the image is like."""

import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from desktop.discovery import FolderScan, ShouldStop
from desktop.records import ResultRow, RunInfo, printable_path
from inference.classifier import Classifier
from inference.decision import Decision, Flag, Prediction
from inference.errors import UnreadableImageError
from inference.images import SmearImage, read_images
from inference.runtime import ModelRejectedError


@dataclass(frozen=True, eq=False)
class Screened:
    """One finished row with what it was made from; `image` and `prediction` are None when unreadable."""

    row: ResultRow
    path: Path
    image: SmearImage | None = None
    prediction: Prediction | None = None


@dataclass(frozen=True)
class Progress:
    """How far a run is, in images."""

    done: int
    total: int
    elapsed_seconds: float

    @property
    def images_per_second(self) -> float:
        """Speed since the start; 0 before the first image."""
        return self.done / self.elapsed_seconds if self.elapsed_seconds > 0 else 0.0

    @property
    def seconds_left(self) -> float | None:
        """Expected time to the end; None before the first image."""
        return (self.total - self.done) / self.images_per_second if self.images_per_second > 0 else None


class Ending(StrEnum):
    """How a run ended."""

    COMPLETE = "complete"
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class RunSummary:
    """A run in numbers.

    Attributes:
        image_count: candidates found.
        done_count: candidates screened; fewer than `image_count` when cancelled.
        row_count: rows, one per page or tile.
        decisions: rows per decision.
        reported: rows per reported class, display names.
    """

    run: RunInfo
    folder: str
    ending: Ending
    image_count: int
    done_count: int
    row_count: int
    other_count: int
    unreadable_folders: tuple[str, ...]
    decisions: dict[Decision, int]
    reported: dict[str, int]
    flags: dict[Flag, int]
    elapsed_seconds: float
    skipped_folders: tuple[str, ...] = ()

    @property
    def has_findings(self) -> bool:
        """Whether something could not be read."""
        return bool(self.decisions[Decision.UNREADABLE] or self.unreadable_folders)


OnResult = Callable[[Screened], None]
OnProgress = Callable[[Progress], None]


def screen_folder(
    scan: FolderScan,
    classifier: Classifier,
    run: RunInfo,
    *,
    on_result: OnResult,
    on_progress: OnProgress = lambda _progress: None,
    should_stop: ShouldStop = lambda: False,
) -> RunSummary:
    """Screen every image of a scanned folder, in order.

    Args:
        scan: what the folder holds.
        classifier: used from this thread only.
        run: what all rows have in common.
        on_result: called with every finished row; what it raises ends the run.
        on_progress: called after every image.
        should_stop: asked before every image; True ends the run as cancelled.

    Returns:
        The run in numbers.
    """
    started = time.monotonic()
    decisions: Counter[Decision] = Counter()
    reported: Counter[str] = Counter()
    flags: Counter[Flag] = Counter()
    seen: set[str] = set()
    done = 0
    for path in scan.images:
        if should_stop():
            break
        for screened in _screen_file(path, scan, classifier, run, seen):
            on_result(screened)
            decisions[screened.row.decision] += 1
            reported[screened.row.reported_class] += 1
            flags.update(screened.row.flags)
        done += 1
        on_progress(Progress(done, len(scan.images), time.monotonic() - started))
    return RunSummary(
        run=run,
        folder=printable_path(scan.folder),
        ending=Ending.COMPLETE if done == len(scan.images) else Ending.CANCELLED,
        image_count=len(scan.images),
        done_count=done,
        row_count=decisions.total(),
        other_count=scan.other_count,
        unreadable_folders=tuple(printable_path(folder) for folder, _reason in scan.unreadable_folders),
        decisions={decision: decisions[decision] for decision in Decision},
        reported={label.display_name: reported[label.display_name] for label in run.labels},
        flags={flag: flags[flag] for flag in Flag},
        elapsed_seconds=time.monotonic() - started,
        skipped_folders=tuple(printable_path(skipped) for skipped in scan.skipped_folders),
    )


def _screen_file(
    path: Path, scan: FolderScan, classifier: Classifier, run: RunInfo, seen: set[str]
) -> Iterator[Screened]:
    blank = ResultRow(
        run=run,
        image_path=printable_path(path.relative_to(scan.folder)),
        case=printable_path(scan.case_of(path)),
        decision=Decision.UNREADABLE,
    )
    page = 0
    is_duplicate = False
    started = time.perf_counter()
    try:
        for image in read_images(path):
            page = image.page
            if page == 0:
                is_duplicate = image.sha256 in seen
                seen.add(image.sha256)
            # A row whose inference fails below still says which page of which file it was.
            blank = _row_of(blank, image)
            prediction = classifier.classify(image)
            row = blank.with_prediction(prediction, (Flag.DUPLICATE,) if is_duplicate else ())
            yield Screened(_timed(row, started), path, image, prediction)
            started = time.perf_counter()
            page += 1
            blank = replace(blank, page=page, width_px=None, height_px=None)
    except UnreadableImageError as error:
        blank = replace(blank, image_sha256=error.sha256)
        yield Screened(_unreadable(blank, page, error.reason, started), path)
    except ModelRejectedError as error:
        yield Screened(_unreadable(blank, page, f"the model failed on this image: {error}", started), path)


def _row_of(blank: ResultRow, image: SmearImage) -> ResultRow:
    return replace(
        blank,
        page=image.page,
        image_sha256=image.sha256,
        width_px=image.width_px,
        height_px=image.height_px,
    )


def _unreadable(blank: ResultRow, page: int, reason: str, started: float) -> ResultRow:
    row = replace(blank, page=page, decision=Decision.UNREADABLE, reason=f"Unreadable: {reason}")
    return _timed(row, started)


def _timed(row: ResultRow, started: float) -> ResultRow:
    return replace(row, elapsed_ms=(time.perf_counter() - started) * 1000.0)
