"""One evaluation from a model and its papers to a finished folder: numbers, predictions, figures, report."""

import hashlib
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from inference.files import write_atomically
from inference.shifts import Shift
from training.dataset.folder import Dataset, OnProgress
from training.evaluation.answers import Predictions
from training.evaluation.calibration_curve import calibrate
from training.evaluation.metrics import score
from training.evaluation.output_folder import new_folder
from training.evaluation.predictions import load_model, predict
from training.evaluation.predictions_csv import to_csv
from training.evaluation.record import (
    EVALUATION_FILE,
    PREDICTIONS_FILE,
    Bootstrap,
    Evaluation,
    ImagesTested,
)
from training.evaluation.report import write_report
from training.evaluation.robustness import score_shift, shift_ids
from training.evaluation.source import Source
from training.evaluation.versions import installed_versions
from training.explain.backend import backend


@dataclass(frozen=True)
class EvaluationPlan:
    """How to evaluate.

    Attributes:
        shifts: under which the images are tested too.
        with_heatmaps: whether wrong images are shown with where the network looked.
        batch_size: images at a time.
        bootstrap: resamples and seed.
    """

    shifts: tuple[Shift, ...]
    with_heatmaps: bool = True
    batch_size: int = 32
    bootstrap: Bootstrap = field(default_factory=Bootstrap)


def evaluate(
    source: Source,
    out: Path,
    plan: EvaluationPlan,
    say: Callable[[str], None],
    on_progress: OnProgress | None = None,
) -> Evaluation:
    """Test a model and write the folder `out`, whole or not at all.

    Args:
        source: model, papers and images.
        out: the new folder.
        plan: how.
        say: told what happens, a line at a time.
        on_progress: told (images done, images in all).

    Raises:
        UnusableInputError: the model cannot be used, an image has changed or none is readable, or `out` is taken.
        OutputError: the folder cannot be written.
    """
    started = time.monotonic()
    shifts = dict(zip(shift_ids(plan.shifts), plan.shifts, strict=True))
    with new_folder(out) as folder:
        model = load_model(source.model_path, source.record)
        say(f"Asking {source.model_path.name} about {len(source.samples)} images, plain and under {len(shifts)} shifts")
        found = predict(
            model,
            source.root,
            source.samples,
            source.record,
            shifts,
            batch_size=plan.batch_size,
            on_progress=on_progress,
        )
        say("Counting, and drawing the report")
        table = to_csv(found, source.record.labels)
        evaluation = assemble(source, found, plan, shifts, table, time.monotonic() - started)
        write_atomically(folder / PREDICTIONS_FILE, table)
        write_report(folder, evaluation, found, source.root, model if plan.with_heatmaps else None)
        write_atomically(folder / EVALUATION_FILE, (evaluation.model_dump_json(indent=1) + "\n").encode())
    return evaluation


def assemble(
    source: Source,
    found: Predictions,
    plan: EvaluationPlan,
    shifts: dict[str, Shift],
    table: bytes,
    elapsed_seconds: float,
) -> Evaluation:
    """Count everything from a model's answers.

    Args:
        source: model, papers and images.
        found: the answers.
        plan: how.
        shifts: by shift id, as in `found`.
        table: the bytes of `predictions.csv`.
        elapsed_seconds: that the answers took.
    """
    labels = source.record.labels
    scores = score(found.answers, labels, plan.bootstrap)
    return Evaluation(
        model_file=source.model_path.name,
        training=source.record,
        tested=_tested(source, found),
        overall=scores.overall,
        classes=scores.classes,
        malignancy=scores.malignancy,
        confusion=tuple(tuple(int(cell) for cell in row) for row in scores.confusion),
        calibration=calibrate(found.answers),
        shifts=tuple(
            score_shift(name, shift, found.answers, found.shifted[name], labels) for name, shift in shifts.items()
        ),
        bootstrap=plan.bootstrap,
        backend=backend().value,
        versions=installed_versions(),
        evaluated_at=datetime.now(UTC).isoformat(timespec="seconds"),
        elapsed_seconds=round(elapsed_seconds, 1),
        predictions_sha256=hashlib.sha256(table).hexdigest(),
    )


def _tested(source: Source, found: Predictions) -> ImagesTested:
    counts = Counter(sample.label_id for sample in found.samples)
    return ImagesTested(
        data_name=source.data_name,
        subset=source.subset,
        exposure=source.exposure,
        foreign_name=source.foreign_name,
        split_kind=source.split.kind,
        split_seed=source.split.seed,
        split_sha256=source.split_sha256,
        test_fold=source.split.test_fold,
        image_count=len(found.samples),
        count_per_class={label.id: counts[label.id] for label in source.record.labels},
        sha256=Dataset(source.root, found.samples, source.record.labels, source.data_name).record().sha256,
        unreadable=found.unreadable,
    )
