"""Data folder and split are found to belong together, and a training knows which of both it is of."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from inference.errors import UnusableInputError
from tests.training.image_folders import make_folders
from training.dataset.folder import import_folder
from training.fitting.training_data import TrainingData, read_training_data
from training.importing.dataset_import import import_data
from training.importing.request import ImportRequest
from training.splitting.splits import SplitKind, make_split, write_split


@pytest.fixture
def found(tmp_path: Path, drawn_data: Path) -> TrainingData:
    write_split(make_split(import_folder(drawn_data), SplitKind.RANDOM), tmp_path / "split.json")
    return read_training_data(drawn_data, tmp_path / "split.json", "drawn")


def test_with_the_published_labels_in_their_order_a_training_is_known_by_its_split_file_as_ever(found: TrainingData):
    """Another identity would refuse every checkpoint that is on a disk today."""
    assert found.identity == found.split_sha256


def test_labels_in_another_order_or_other_labels_make_another_training(found: TrainingData):
    labels = found.dataset.labels
    others = [labels[::-1], labels[1:] + labels[:1], labels[:3]]
    identities = [replace(found, dataset=replace(found.dataset, labels=each)).identity for each in others]
    assert len({found.identity, *identities}) == 4


def _import(root: Path, table: Path, case_of: dict[str, str]) -> None:
    table.write_text("image,case\n" + "\n".join(f"{path},{case}" for path, case in case_of.items()))
    import_data(ImportRequest(root, own_data=True, cases_file=table))


def test_a_patient_split_is_refused_once_the_case_table_is_corrected(tmp_path: Path, drawn_data: Path):
    root = shutil.copytree(drawn_data, tmp_path / "data")
    case_of = {sample.path: sample.path.replace("/", "-") for sample in import_folder(root).samples}
    _import(root, tmp_path / "cases.csv", case_of)
    split = make_split(import_folder(root), SplitKind.PATIENT)
    write_split(split, tmp_path / "split.json")
    read_training_data(root, tmp_path / "split.json", "")
    first, other = (next(entry.path for entry in split.entries if entry.fold == fold) for fold in (0, 3))
    _import(root, tmp_path / "cases.csv", case_of | {first: case_of[other]})
    with pytest.raises(UnusableInputError, match=r"was made from other cases than .* Make the split again"):
        read_training_data(root, tmp_path / "split.json", "")


def test_an_image_whose_label_was_corrected_is_refused_where_only_its_manifest_says_so(tmp_path: Path):
    root = make_folders(tmp_path / "data", ("A", "B"), per_class=10)
    import_data(ImportRequest(root, malignant=("A",)))
    write_split(make_split(import_folder(root), SplitKind.RANDOM), tmp_path / "split.json")
    labels = tmp_path / "labels.toml"
    listed = '[[label]]\nfolder = "{}"\nid = "{}"\nmalignant = true\n'
    labels.write_text(listed.format("A", "b") + listed.format("B", "a"))
    import_data(ImportRequest(root, labels_file=labels))
    with pytest.raises(UnusableInputError, match="20 have another label now"):
        read_training_data(root, tmp_path / "split.json", "")
