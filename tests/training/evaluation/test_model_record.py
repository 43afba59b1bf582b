"""A model is used with its own training record alone, and a record that cannot serve says what to do."""

import shutil
from pathlib import Path

import pytest

from inference.card import record_path
from inference.errors import UnusableInputError
from tests.training.evaluation.conftest import Trained
from tests.training.evaluation.made_up import training_record
from training.evaluation.model_record import find_record, read_record


@pytest.fixture
def copied(trained: Trained, tmp_path: Path) -> Path:
    """The model and its record at a place where they may be changed."""
    for path in (trained.model_path, record_path(trained.model_path)):
        shutil.copy(path, tmp_path)
    return tmp_path / trained.model_path.name


def test_the_record_of_a_model_is_read(copied: Path):
    assert read_record(copied) == find_record(copied)
    assert read_record(copied).model_sha256


def test_without_a_record_there_is_none_to_find_and_none_to_use(copied: Path):
    record_path(copied).unlink()
    assert find_record(copied) is None
    with pytest.raises(UnusableInputError, match=r"record\.json is missing.*Copy both together"):
        read_record(copied)


def test_the_record_of_another_file_is_refused(copied: Path):
    record_path(copied).write_text(training_record().model_dump_json())
    with pytest.raises(UnusableInputError, match="the record belongs to another file"):
        read_record(copied)


def test_a_model_that_cannot_be_read_is_told_before_its_record(tmp_path: Path):
    with pytest.raises(UnusableInputError, match=r"none\.keras cannot be read: No such file.*Name the `\.keras` file"):
        read_record(tmp_path / "none.keras")


def test_a_record_that_is_none_is_told_in_a_line_with_what_to_do(copied: Path):
    record_path(copied).write_text('{"architecture": 1}')
    with pytest.raises(UnusableInputError, match="no training record of this version: architecture: ") as caught:
        read_record(copied)
    assert "\n" not in str(caught.value)
    assert "Copy model and record together" in str(caught.value)


def test_a_record_that_cannot_be_opened_says_so(copied: Path):
    record_path(copied).unlink()
    record_path(copied).mkdir()
    with pytest.raises(UnusableInputError, match=r"cannot be read: Is a directory. Make it readable"):
        find_record(copied)
