"""The screening record: one row per image, page and tile, and the columns it is written in."""

import os
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import PurePath

from inference import __version__
from inference.card import Label
from inference.classifier import Classifier
from inference.decision import Decision, Flag, Prediction, abstention_sentence


def utc_now() -> str:
    """The time in UTC, ISO 8601, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def printable_path(path: PurePath | str) -> str:
    r"""A path as records have it, in text that every encoding can carry.

    Bytes that are no UTF-8 become `\xNN`, and slashes go forward, so that a record reads the same everywhere.
    """
    return _as_utf8(path.as_posix() if isinstance(path, PurePath) else path)


def shown_path(path: PurePath | str) -> str:
    r"""A path as people of its system write it, with backslashes on Windows; else as `printable_path`.

    Args:
        path: a text, such as a name or a record's own path, stays as it is.
    """
    return _as_utf8(str(path))


def _as_utf8(text: str) -> str:
    return os.fsencode(text).decode("utf-8", "backslashreplace")


@dataclass(frozen=True)
class RunInfo:
    """What every row of one run has in common.

    Attributes:
        run_id: unique, sorts by start time.
        started_at_utc: ISO 8601.
        labels: the model's classes in order.
        abstain_below: probability below which nothing is reported, 0-1.
    """

    run_id: str
    started_at_utc: str
    labels: tuple[Label, ...]
    model_id: str
    model_version: str
    bundle_id: str
    runtime: str
    runtime_version: str
    abstain_below: float
    application_version: str = __version__

    @classmethod
    def start(cls, classifier: Classifier) -> "RunInfo":
        """A new run with this classifier, started now."""
        now = datetime.now(UTC)
        return cls(
            run_id=f"{now.strftime('%Y%m%dT%H%M%SZ')}-{uuid.uuid4().hex[:8]}",
            started_at_utc=utc_now(),
            labels=classifier.card.labels,
            model_id=classifier.card.id,
            model_version=classifier.card.version,
            bundle_id=classifier.bundle.bundle_id,
            runtime=classifier.runtime.name,
            runtime_version=classifier.runtime.version,
            abstain_below=classifier.card.thresholds.abstain_below.default,
        )


@dataclass(frozen=True)
class Review:
    """A second reader's answer, and the sign-off of its case; empty until there is one."""

    reviewer: str = ""
    reviewed_class: str = ""
    note: str = ""
    signed_at: str = ""
    signed_by: str = ""


@dataclass(frozen=True)
class ResultRow:
    """One row of the screening record. Texts are printable; empty means not applicable.

    Attributes:
        image_path: relative to the screened folder, forward slashes.
        probabilities: K calibrated probabilities, 0-1; empty when unreadable.
        reason: why nothing was reported, in words.
        elapsed_ms: reading and inference, milliseconds.
    """

    run: RunInfo
    image_path: str
    case: str
    decision: Decision
    page: int = 0
    tile_x: int = 0
    tile_y: int = 0
    image_sha256: str = ""
    width_px: int | None = None
    height_px: int | None = None
    predicted_class: str = ""
    probabilities: tuple[float, ...] = ()
    prediction_set: tuple[str, ...] = ()
    flags: tuple[Flag, ...] = ()
    reason: str = ""
    elapsed_ms: float | None = None
    screened_at_utc: str = field(default_factory=utc_now)
    review: Review = Review()

    @property
    def reported_class(self) -> str:
        """The predicted class where it is reported, else empty."""
        return self.predicted_class if self.decision is Decision.REPORTED else ""

    @property
    def probability(self) -> float | None:
        """Probability of the predicted class, 0-1; None when unreadable."""
        return max(self.probabilities) if self.probabilities else None

    @property
    def malignant_probability(self) -> float | None:
        """Probability of all malignant classes together, 0-1; None when unreadable. What images are sorted by."""
        if not self.probabilities:
            return None
        return sum(p for p, label in zip(self.probabilities, self.run.labels, strict=True) if label.malignant)

    def with_prediction(self, prediction: Prediction, extra_flags: Sequence[Flag] = ()) -> "ResultRow":
        """The row with the model's answer filled in."""
        found = {*prediction.flags, *extra_flags}
        flags = tuple(flag for flag in Flag if flag in found)
        names = [label.display_name for label in self.run.labels]
        best = prediction.probabilities[prediction.predicted_index]
        abstained = prediction.decision is Decision.ABSTAINED
        return replace(
            self,
            decision=prediction.decision,
            predicted_class=names[prediction.predicted_index],
            probabilities=prediction.probabilities,
            prediction_set=tuple(names[index] for index in prediction.prediction_set),
            flags=flags,
            reason=abstention_sentence(best, self.run.abstain_below, flags) if abstained else "",
        )


def column_names(labels: Sequence[Label]) -> list[str]:
    """Column headers of results.csv for these classes (DESIGN.md, Screening record)."""
    return [
        *("run_id", "image_path", "page", "tile_x", "tile_y", "image_sha256", "width_px", "height_px", "case"),
        *("predicted_class", "reported_class"),
        *(f"prob_{label.id}" for label in labels),
        *("prediction_set", "decision", "flags", "reason"),
        *("model_id", "model_version", "bundle_id", "runtime", "runtime_version", "application_version"),
        *("elapsed_ms", "screened_at_utc", "reviewer", "reviewed_class", "note"),
        *("signed_at", "signed_by"),
    ]


def row_values(row: ResultRow) -> list[str]:
    """The row's values as text, in the order of `column_names`."""
    run, review = row.run, row.review
    probabilities = [f"{value:.6f}" for value in row.probabilities] or [""] * len(run.labels)
    return [
        *(run.run_id, row.image_path, str(row.page), str(row.tile_x), str(row.tile_y), row.image_sha256),
        *("" if side is None else str(side) for side in (row.width_px, row.height_px)),
        *(row.case, row.predicted_class, row.reported_class),
        *probabilities,
        *("; ".join(row.prediction_set), row.decision.value, "; ".join(row.flags), row.reason),
        *(run.model_id, run.model_version, run.bundle_id, run.runtime, run.runtime_version),
        *(run.application_version, "" if row.elapsed_ms is None else f"{row.elapsed_ms:.1f}", row.screened_at_utc),
        *(review.reviewer, review.reviewed_class, review.note, review.signed_at, review.signed_by),
    ]
