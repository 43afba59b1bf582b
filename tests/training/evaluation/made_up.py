"""Papers and answers that no training made, so that what is counted can be worked out by hand."""

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from inference.card import DataRecord, Label, SplitRecord, TrainingRecord
from inference.preprocessing import PreprocessSpec
from inference.shifts import Shift
from training.dataset.folder import ALL_LABELS, Sample
from training.evaluation.answers import Answers, Predictions
from training.evaluation.evaluate import EvaluationPlan, assemble
from training.evaluation.predictions_csv import to_csv
from training.evaluation.record import EVALUATION_FILE, PREDICTIONS_FILE, Bootstrap, Evaluation, Exposure
from training.evaluation.source import Source
from training.splitting.splits import Split, SplitEntry, SplitKind, Subset

WARM = Shift(name="warm (R x1.08)", gains=(1.08, 1.0, 1.0))
QUICK = Bootstrap(resamples=200)


def answers_of(truth: Sequence[int], predicted: Sequence[int], class_count: int = 4, sure: float = 3.0) -> Answers:
    """Answers with one logit of `sure` at the predicted class, all others zero."""
    return Answers(np.array(truth, dtype=np.int64), sure * np.eye(class_count)[list(predicted)])


def training_record(**changes: Any) -> TrainingRecord:
    """A record of a tiny network trained on some made-up split."""
    settings: dict[str, Any] = {
        "architecture": "custom_cnn+cbam",
        "labels": ALL_LABELS,
        "preprocess": PreprocessSpec(width_px=32, height_px=32),
        "recipe": {"name": "tiny"},
        "open_in_paper": (),
        "data": DataRecord(
            name="drawn", image_count=8, count_per_class={}, sha256="d" * 64, citation="drawn for tests"
        ),
        "split": SplitRecord(
            kind="contiguous",
            seed=0,
            fold_count=5,
            sha256="5" * 64,
            train_count=24,
            validation_count=8,
            test_count=8,
        ),
        "seed": 0,
        "epochs_run": 3,
        "best_epoch": 2,
        "train_seconds": 1.0,
        "parameter_count": 1000,
        "started_from": "scratch",
        "validation_accuracy": 0.9,
        "backend": "tensorflow",
        "versions": {},
        "model_sha256": "a" * 64,
    }
    return TrainingRecord.model_validate(settings | changes)


def predictions_of(
    truth: Sequence[int],
    predicted: Sequence[int],
    *,
    first_image: int = 0,
    labels: Sequence[Label] = ALL_LABELS,
    shifted: Mapping[str, Sequence[int]] | None = None,
    folder: str = "images",
) -> Predictions:
    """Answers to images numbered from `first_image`; an image's number fixes its hash."""
    samples = tuple(
        Sample(f"{folder}/{number:03}.png", labels[each].id, hashlib.sha256(f"image {number}".encode()).hexdigest())
        for number, each in enumerate(truth, start=first_image)
    )
    columns = {name: np.array(column, dtype=np.int64) for name, column in (shifted or {}).items()}
    return Predictions(samples, answers_of(truth, predicted, len(labels)), columns, ())


def write_evaluation(
    folder: Path,
    found: Predictions,
    *,
    record: TrainingRecord | None = None,
    kind: SplitKind = SplitKind.CONTIGUOUS,
    test_fold: int = 0,
    exposure: Exposure = Exposure.HELD_OUT,
    shifts: Mapping[str, Shift] | None = None,
) -> Evaluation:
    """Write the numbers and predictions of a made-up evaluation into a new folder."""
    record = record or training_record()
    entries = tuple(
        SplitEntry(path=each.path, label_id=each.label_id, sha256=each.sha256, fold=test_fold, subset=Subset.TEST)
        for each in found.samples
    )
    source = Source(
        model_path=Path(f"{folder.name}.keras"),
        record=record,
        split=Split(
            kind=kind, seed=0, fold_count=5, test_fold=test_fold, data_sha256=record.data.sha256, entries=entries
        ),
        split_sha256=record.split.sha256,
        root=folder,
        data_name="drawn",
        subset=Subset.TEST,
        samples=found.samples,
        exposure=exposure,
    )
    chosen = dict(shifts or {})
    table = to_csv(found, record.labels)
    plan = EvaluationPlan(shifts=tuple(chosen.values()), bootstrap=QUICK)
    evaluation = assemble(source, found, plan, chosen, table, 1.0)
    folder.mkdir(parents=True)
    (folder / PREDICTIONS_FILE).write_bytes(table)
    (folder / EVALUATION_FILE).write_text(evaluation.model_dump_json())
    return evaluation
