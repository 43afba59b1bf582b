"""Screens images that a model was never meant for, and counts how many of them it keeps quiet about."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from converter.scoring.build_outputs import OnProgress, wilson_interval
from inference.classifier import Classifier
from inference.decision import Decision, Flag, Prediction
from inference.errors import UnreadableImageError, UnusableInputError
from inference.images import SmearImage, is_candidate, read_images

# A source is a folder or a folder in a folder, as `pbc/monocyte` is.
SOURCE_LEVELS = 2
EVERYTHING = "all"


@dataclass(frozen=True)
class ForeignCount:
    """What became of the foreign images of one source.

    Attributes:
        source: the sub-folder, its first two levels; `.` for the folder itself, `all` for everything.
        readable_count: images (pages) that were classified.
        unreadable_count: files that could not be read, in none of the other counts.
        out_of_distribution_count: flagged out of distribution.
        abstained_count: not reported, for any reason.
        reported_as: how many were reported, by the display name of the class.
        scores: out-of-distribution score of each readable image.
    """

    source: str
    readable_count: int
    unreadable_count: int
    out_of_distribution_count: int
    abstained_count: int
    reported_as: dict[str, int] = field(default_factory=dict)
    scores: tuple[float, ...] = field(default=(), repr=False)

    def count_above(self, score: float) -> int:
        """Images whose out-of-distribution score is larger."""
        return sum(each > score for each in self.scores)

    def as_json(self, even_score: float | None = None) -> dict[str, Any]:
        """Counts and shares with their 95 % Wilson intervals; a share is null where nothing was readable.

        Args:
            even_score: a further limit to count by, see `even_limit`; None leaves that out.
        """
        even = (
            {}
            if even_score is None
            else {"at_even_false_alarms": _share(self.count_above(even_score), len(self.scores))}
        )
        return {
            "source": self.source,
            "readable_count": self.readable_count,
            "unreadable_count": self.unreadable_count,
            "out_of_distribution": _share(self.out_of_distribution_count, self.readable_count),
            "abstained": _share(self.abstained_count, self.readable_count),
            "reported_as": self.reported_as,
            **even,
        }


def even_limit(classifier: Classifier, pixels: Sequence[NDArray[np.uint8]], false_alarm_share: float) -> float:
    """The out-of-distribution score that this share of familiar images exceeds.

    Bundles whose own limits differ are compared by it; no limit of a bundle is ever set so.

    Args:
        classifier: of the bundle.
        pixels: uint8 (N, H, W, 3), preprocessed test images.
        false_alarm_share: 0-1.
    """
    scores = [
        classifier.classify(SmearImage(Path("test image"), 0, each, "")).out_of_distribution_score for each in pixels
    ]
    return float(np.quantile(scores, 1.0 - false_alarm_share))


@dataclass(frozen=True)
class _Answer:
    """One file or page: its source, and what was said of it; None where it could not be read."""

    source: str
    prediction: Prediction | None


def screen_foreign(
    classifier: Classifier, folder: Path, on_progress: OnProgress | None = None
) -> tuple[ForeignCount, ...]:
    """Classify every image of a folder and its sub-folders as screening does, and count by source.

    Args:
        classifier: of a verified bundle.
        folder: of images that the model was never meant for.
        on_progress: told how many files of how many are done.

    Returns:
        One count per source, in order of their names; then one per top folder that has several sources; then `all`.

    Raises:
        UnusableInputError: the folder does not exist or holds no image.
    """
    if not folder.is_dir():
        raise UnusableInputError(f"Folder {folder} does not exist")
    paths = sorted(path for path in folder.rglob("*") if is_candidate(path) and path.is_file())
    if not paths:
        raise UnusableInputError(f"{folder} holds no image file; expected some in it or in its sub-folders")
    answers: list[_Answer] = []
    for done, path in enumerate(paths, start=1):
        source = "/".join(path.relative_to(folder).parts[:-1][:SOURCE_LEVELS]) or "."
        answers += [_Answer(source, prediction) for prediction in _predictions(classifier, path)]
        if on_progress is not None:
            on_progress(done, len(paths))
    return _count_all(answers, [label.display_name for label in classifier.card.labels])


def _predictions(classifier: Classifier, path: Path) -> Iterable[Prediction | None]:
    try:
        for image in read_images(path):
            yield classifier.classify(image)
    except UnreadableImageError:
        yield None


def _count_all(answers: Sequence[_Answer], names: Sequence[str]) -> tuple[ForeignCount, ...]:
    sources = sorted({each.source for each in answers})
    counts = [_count(source, [each for each in answers if each.source == source], names) for source in sources]
    tops = Counter(source.split("/")[0] for source in sources)
    for top in sorted(top for top, source_count in tops.items() if source_count > 1):
        counts.append(_count(f"{top}/", [each for each in answers if each.source.split("/")[0] == top], names))
    return (*counts, _count(EVERYTHING, answers, names))


def _count(source: str, answers: Sequence[_Answer], names: Sequence[str]) -> ForeignCount:
    read = [each.prediction for each in answers if each.prediction is not None]
    reported = Counter(names[each.predicted_index] for each in read if each.decision is Decision.REPORTED)
    return ForeignCount(
        source=source,
        readable_count=len(read),
        unreadable_count=len(answers) - len(read),
        out_of_distribution_count=sum(Flag.OUT_OF_DISTRIBUTION in each.flags for each in read),
        abstained_count=sum(each.decision is Decision.ABSTAINED for each in read),
        reported_as={name: reported[name] for name in names if reported[name]},
        scores=tuple(each.out_of_distribution_score for each in read),
    )


def _share(count: int, total: int) -> dict[str, Any]:
    return {
        "count": count,
        "share": count / total if total else None,
        "interval_95": wilson_interval(count, total) if total else None,
    }
