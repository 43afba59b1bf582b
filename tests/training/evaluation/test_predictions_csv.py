"""`predictions.csv` gives back what was written, and a changed one is noticed."""

import csv
from pathlib import Path

import numpy as np
import pytest

from inference.errors import UnusableInputError
from tests.training.evaluation.made_up import WARM, predictions_of, write_evaluation
from training.dataset.folder import ALL_LABELS
from training.evaluation.predictions_csv import read_predictions, to_csv
from training.evaluation.record import PREDICTIONS_FILE, read_evaluation


def test_columns_are_as_promised_and_names_survive():
    found = predictions_of((0, 3), (0, 1), shifted={"warm": (1, 3)}, folder="Fall Ü")
    rows = list(csv.reader(to_csv(found, ALL_LABELS).decode("utf-8-sig").splitlines()))
    assert rows[0] == [
        "path",
        "sha256",
        "truth",
        "predicted",
        "logit_benign",
        "logit_early_pre_b",
        "logit_pre_b",
        "logit_pro_b",
        "predicted_warm",
    ]
    assert rows[2][0] == "Fall Ü/001.png"
    assert rows[2][2:4] == ["pro_b", "early_pre_b"]
    assert [row[-1] for row in rows[1:]] == ["early_pre_b", "pro_b"]


def test_logits_come_back_bit_by_bit(tmp_path: Path):
    found = predictions_of((0, 1, 2, 3), (0, 1, 2, 0), shifted={"warm": (0, 1, 2, 3)})
    found.answers.logits[:] = np.random.default_rng(0).normal(0, 5, (4, 4)).astype(np.float32)
    evaluation = write_evaluation(tmp_path / "run", found, shifts={"warm": WARM})

    again = read_predictions(tmp_path / "run", evaluation)

    np.testing.assert_array_equal(again.answers.logits.astype(np.float32), found.answers.logits.astype(np.float32))
    np.testing.assert_array_equal(again.answers.truth, found.answers.truth)
    np.testing.assert_array_equal(again.shifted["warm"], found.shifted["warm"])
    assert again.samples == found.samples


def test_a_changed_predictions_file_is_noticed(tmp_path: Path):
    write_evaluation(tmp_path / "run", predictions_of((0, 1), (0, 1)))
    path = tmp_path / "run" / PREDICTIONS_FILE
    path.write_bytes(path.read_bytes().replace(b"early_pre_b", b"pre_b"))
    with pytest.raises(UnusableInputError, match=r"predictions\.csv has changed since evaluation\.json was written"):
        read_evaluation(tmp_path / "run")


def test_a_folder_that_is_no_evaluation_is_refused(tmp_path: Path):
    with pytest.raises(UnusableInputError, match="Name folders that `smearscope-train evaluate` wrote"):
        read_evaluation(tmp_path)
    write_evaluation(tmp_path / "run", predictions_of((0, 1), (0, 1)))
    (tmp_path / "run" / "evaluation.json").write_text("{}")
    with pytest.raises(UnusableInputError, match="is no evaluation of this version"):
        read_evaluation(tmp_path / "run")
