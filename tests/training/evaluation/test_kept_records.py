"""What docs/results keeps is whole, so that its page can be drawn again without training anything."""

from pathlib import Path

import pytest

from training.evaluation.comparison import compare, read_runs
from training.evaluation.record import EVALUATION_FILE
from training.figures.training_history import read_history

RECORDS = Path(__file__).resolve().parents[3] / "docs" / "results"
FOLDERS = sorted(path.parent for path in RECORDS.glob(f"*/{EVALUATION_FILE}"))


def test_there_are_records():
    assert FOLDERS


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_answers_history_and_record_belong_together(folder: Path):
    # Refused where predictions.csv is not the file that was written, down to its line ends.
    (run,) = read_runs([folder])
    history = read_history(folder.with_suffix(".keras"))
    assert history.record is not None
    assert history.record.model_sha256 == run.evaluation.training.model_sha256
    assert len(history.epochs) == run.evaluation.training.epochs_run
    assert run.evaluation.model_file == f"{folder.name}.keras"


def test_all_of_them_can_be_set_side_by_side():
    assert len(compare(read_runs(FOLDERS)).entries) >= 2


def test_no_record_names_a_place_on_the_computer_that_made_it():
    for path in RECORDS.rglob("*.json*"):
        text = path.read_text(encoding="utf-8")
        assert not [place for place in ("/home/", "/root/", "/tmp/", "\\Users") if place in text], path
