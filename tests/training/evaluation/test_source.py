"""Nothing is evaluated before model, record, split and images are found to belong together."""

import shutil
from pathlib import Path

import pytest

from inference.card import TrainingRecord, record_path
from inference.errors import UnusableInputError
from tests.training.drawn_folder import draw_class_folders
from tests.training.evaluation.conftest import Trained
from training.dataset.folder import import_folder
from training.evaluation.record import Exposure, WholeSet
from training.evaluation.source import read_source
from training.splitting.splits import SplitKind, Subset, make_split, write_split


@pytest.fixture
def copied(trained: Trained, tmp_path: Path) -> Path:
    """The model and its record at a place where they may be changed."""
    for path in (trained.model_path, record_path(trained.model_path)):
        shutil.copy(path, tmp_path)
    return tmp_path / trained.model_path.name


def test_test_images_are_held_out_and_others_say_so(trained: Trained):
    exposures = {
        subset: read_source(trained.model_path, trained.data, trained.split_file, subset).exposure
        for subset in (Subset.TEST, Subset.VALIDATION, Subset.TRAIN)
    }
    assert exposures == {
        Subset.TEST: Exposure.HELD_OUT,
        Subset.VALIDATION: Exposure.STEERED,
        Subset.TRAIN: Exposure.TRAINED_ON,
    }


def test_another_split_is_refused(trained: Trained, tmp_path: Path):
    other = tmp_path / "other.json"
    write_split(make_split(import_folder(trained.data), SplitKind.RANDOM), other)
    with pytest.raises(UnusableInputError, match="with another split, training images could be tested on"):
        read_source(trained.model_path, trained.data, other, Subset.TEST)


def test_an_empty_subset_names_those_that_are_not(trained: Trained):
    with pytest.raises(UnusableInputError, match=r"has no calibration images \(test 8, train 24, validation 8\)"):
        read_source(trained.model_path, trained.data, trained.split_file, Subset.CALIBRATION)


def test_a_missing_record_says_what_it_is_for(trained: Trained, copied: Path):
    record_path(copied).unlink()
    with pytest.raises(UnusableInputError, match="without it nobody knows which images the model was trained on"):
        read_source(copied, trained.data, trained.split_file, Subset.TEST)


def test_a_damaged_record_is_refused(trained: Trained, copied: Path):
    record_path(copied).write_text("{")
    with pytest.raises(UnusableInputError, match="is no training record of this version"):
        read_source(copied, trained.data, trained.split_file, Subset.TEST)


def test_a_record_of_another_file_is_refused(trained: Trained, copied: Path):
    copied.write_bytes(copied.read_bytes() + b" ")
    with pytest.raises(UnusableInputError, match="the record belongs to another file"):
        read_source(copied, trained.data, trained.split_file, Subset.TEST)


def test_a_model_that_is_not_there_is_refused(trained: Trained, tmp_path: Path):
    with pytest.raises(UnusableInputError, match=r"none\.keras cannot be read"):
        read_source(tmp_path / "none.keras", trained.data, trained.split_file, Subset.TEST)


def test_a_model_of_other_classes_is_refused(trained: Trained, copied: Path):
    record = TrainingRecord.model_validate_json(record_path(copied).read_bytes())
    record_path(copied).write_text(record.model_copy(update={"labels": record.labels[:3]}).model_dump_json())
    with pytest.raises(UnusableInputError, match="has images of pro_b; the model knows benign, early_pre_b, pre_b"):
        read_source(copied, trained.data, trained.split_file, Subset.TEST)


def test_missing_images_are_counted_and_one_is_named(trained: Trained, tmp_path: Path):
    data = tmp_path / "smears"
    shutil.copytree(trained.data, data)
    shutil.rmtree(data / "Pro")
    with pytest.raises(UnusableInputError, match=r"2 of 8 images are not in .* \(first: Pro/Pro-1\.png\)"):
        read_source(trained.model_path, data, trained.split_file, Subset.TEST)
    with pytest.raises(UnusableInputError, match="does not exist"):
        read_source(trained.model_path, tmp_path / "none", trained.split_file, Subset.TEST)


def test_outside_data_are_tested_whole_under_their_own_name(trained: Trained, tmp_path: Path):
    outside = draw_class_folders(tmp_path / "outside", count_per_class=12)
    for number in range(1, 11):  # the drawings of these numbers are those of the training data
        for folder in ("Benign", "Early", "Pre", "Pro"):
            (outside / folder / f"{folder}-{number}.png").unlink()
    found = read_source(trained.model_path, outside, trained.split_file, Subset.TEST, "Elsewhere")
    assert len(found.samples) == 8
    assert (found.exposure, found.foreign_name, found.subset) == (Exposure.FOREIGN, "Elsewhere", WholeSet.ALL)


def test_outside_data_with_a_training_image_are_refused(trained: Trained, tmp_path: Path):
    outside = draw_class_folders(tmp_path / "outside", count_per_class=3)
    (outside / "Pro" / "again.png").write_bytes((trained.data / "Pro" / "Pro-8.png").read_bytes())
    with pytest.raises(UnusableInputError, match="took part in the model's training"):
        read_source(trained.model_path, outside, trained.split_file, Subset.TEST, "Elsewhere")
