"""Writes and reads `predictions.csv`: every image's answer, so that anybody can count again."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from inference.card import Label
from inference.errors import UnusableInputError
from training.dataset.folder import Sample
from training.evaluation.answers import Answers, Predictions
from training.evaluation.record import PREDICTIONS_FILE, Evaluation

_FIXED = ("path", "sha256", "truth", "predicted")
_LOGIT = "logit_"
_SHIFTED = "predicted_"


def to_csv(predictions: Predictions, labels: Sequence[Label]) -> bytes:
    """One row per readable image: path, hash, truth and predicted label id, logits, predicted label id by shift.

    Logits have nine significant digits, which give a float32 back bit by bit. UTF-8 with a byte order mark, so that
    Excel reads names right.
    """
    ids = [label.id for label in labels]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(
        [*_FIXED, *(f"{_LOGIT}{name}" for name in ids), *(f"{_SHIFTED}{name}" for name in predictions.shifted)]
    )
    answers = predictions.answers
    for index, sample in enumerate(predictions.samples):
        writer.writerow(
            [
                sample.path,
                sample.sha256,
                sample.label_id,
                ids[answers.predicted[index]],
                *(f"{value:.9g}" for value in answers.logits[index]),
                *(ids[column[index]] for column in predictions.shifted.values()),
            ]
        )
    return text.getvalue().encode("utf-8-sig")


def read_predictions(folder: Path, evaluation: Evaluation) -> Predictions:
    """Read the predictions that belong to an evaluation.

    Raises:
        UnusableInputError: the file is missing or not what the evaluation describes.
    """
    path = folder / PREDICTIONS_FILE
    ids = [label.id for label in evaluation.labels]
    shifts = [shift.id for shift in evaluation.shifts]
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        samples = tuple(Sample(row["path"], row["truth"], row["sha256"]) for row in rows)
        logits = [[float(row[f"{_LOGIT}{name}"]) for name in ids] for row in rows]
        truth = _indices([row["truth"] for row in rows], ids)
        shifted = {name: _indices([row[f"{_SHIFTED}{name}"] for row in rows], ids) for name in shifts}
    except (OSError, UnicodeDecodeError, csv.Error, KeyError, TypeError, ValueError) as error:
        raise UnusableInputError(f"{path} cannot be read as predictions: {error}; evaluate the model again") from error
    if len(rows) != evaluation.tested.image_count:
        raise UnusableInputError(
            f"{path} has {len(rows)} rows, its evaluation counts {evaluation.tested.image_count} images; evaluate the "
            "model again"
        )
    return Predictions(samples, Answers(truth, np.array(logits, dtype=np.float64)), shifted, ())


def _indices(names: Sequence[str], ids: Sequence[str]) -> NDArray[np.int64]:
    return np.array([ids.index(name) for name in names], dtype=np.int64)
