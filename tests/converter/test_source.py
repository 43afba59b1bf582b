"""A conversion starts only from a model, a record, a split and images that belong together."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from converter.source import check_data_folder, read_source
from converter.split_file import SplitFile, Subset
from inference.card import record_path
from inference.errors import UnreadableImageError, UnusableInputError
from tests.converter.conftest import Trained


@pytest.fixture
def copy(tmp_path: Path, trained: Trained) -> Trained:
    """A copy that a test may damage."""
    shutil.copytree(trained.data, tmp_path / "smears")
    for file in (trained.model_path, record_path(trained.model_path), trained.split_file):
        shutil.copy(file, tmp_path)
    return Trained(tmp_path / "smears", tmp_path / trained.split_file.name, tmp_path / trained.model_path.name)


def _image_of(copy: Trained, subset: Subset) -> Path:
    return copy.data / next(entry.path for entry in copy.source().split.entries if entry.subset is subset)


def test_each_subset_is_loaded_with_its_classes(trained: Trained):
    source = trained.source()
    for subset, count in ((Subset.TRAIN, 24), (Subset.VALIDATION, 8), (Subset.TEST, 8)):
        images = source.load(trained.data, subset)
        assert (images.pixels.shape, images.pixels.dtype) == ((count, 32, 32, 3), np.uint8)
        assert np.bincount(images.truth).tolist() == [count // 4] * 4
        folders = ["Benign", "Early", "Pre", "Pro"]
        assert [folders[truth] for truth in images.truth] == [path.split("/")[0] for path in images.paths]


def test_the_subsets_share_no_image(trained: Trained):
    source = trained.source()
    paths = [source.load(trained.data, subset).paths for subset in Subset if source.split.of(subset)]
    assert len(set().union(*paths)) == sum(len(each) for each in paths) == 40


def test_a_record_of_another_model_is_refused(copy: Trained):
    copy.model_path.write_bytes(copy.model_path.read_bytes() + b"\0")
    with pytest.raises(UnusableInputError, match="the record belongs to another file"):
        copy.source()


def test_another_split_is_refused_because_training_images_could_be_tested_on(copy: Trained):
    copy.split_file.write_bytes(copy.split_file.read_bytes() + b"\n")
    with pytest.raises(UnusableInputError, match="with another split, training images could be tested on"):
        copy.source()


def test_a_changed_image_is_refused_and_named(copy: Trained):
    image = _image_of(copy, Subset.TEST)
    Image.new("RGB", (64, 64), (9, 9, 9)).save(image)
    with pytest.raises(UnusableInputError, match=f"{image.name} has changed since the split was made"):
        copy.source().load(copy.data, Subset.TEST)


def test_a_missing_image_is_refused_and_named(copy: Trained):
    image = _image_of(copy, Subset.TRAIN)
    image.unlink()
    with pytest.raises(UnusableInputError, match=f"{image.name} is missing"):
        copy.source().load(copy.data, Subset.TRAIN)


def test_a_damaged_image_stops_the_conversion(copy: Trained):
    image = _image_of(copy, Subset.VALIDATION)
    image.write_bytes(image.read_bytes()[:50])
    with pytest.raises(UnreadableImageError, match=image.name):
        copy.source().load(copy.data, Subset.VALIDATION)


def _refusal(copy: Trained) -> str:
    with pytest.raises(UnusableInputError) as caught:
        read_source(copy.model_path, copy.split_file)
    return str(caught.value)


@pytest.mark.parametrize(
    ("part", "kind", "advice"),
    [
        ("model_path", "Model", "Name the `.keras` file that `smearscope-train fit` wrote"),
        ("record", "Training record", "`smearscope-train fit` writes it beside the model; copy both together"),
        ("split_file", "Split file", "Name the file that `smearscope-train split` wrote"),
    ],
)
@pytest.mark.parametrize("instead", ["nothing", "a folder"])
def test_a_missing_file_is_named_with_what_it_is_and_where_it_comes_from(
    copy: Trained, part: str, kind: str, advice: str, instead: str
):
    file = record_path(copy.model_path) if part == "record" else getattr(copy, part)
    file.unlink()
    if instead == "a folder":
        file.mkdir()
    fault = "there is no such file" if instead == "nothing" else "it is a folder"
    assert _refusal(copy).startswith(f"{kind} {file} cannot be read: {fault}. {advice}")


def test_a_model_that_is_missing_with_its_record_is_named_itself(copy: Trained):
    copy.model_path.unlink()
    record_path(copy.model_path).unlink()
    assert _refusal(copy).startswith(f"Model {copy.model_path} cannot be read")


@pytest.mark.parametrize(("part", "kind"), [("record", "training record"), ("split_file", "split file")])
def test_a_file_of_another_schema_version_is_refused(copy: Trained, part: str, kind: str):
    file = record_path(copy.model_path) if part == "record" else copy.split_file
    text = file.read_text()
    changed = text.replace('"schema_version": 1', '"schema_version": 2', 1)
    assert changed != text
    file.write_text(changed)
    assert f"{file} is no {kind} of this version: schema_version: Input should be 1. " in _refusal(copy)


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("{", "{{", "Invalid JSON"),
        ('"subset": "train"', '"subset": "practice"', "entries."),
        ('"subset": "train"', '"subset": "practice"', ".subset: Input should be 'train', 'validation'"),
        ('"path": "', '"path": "../', "entries.0.path: it must stay inside the data folder"),
    ],
)
def test_a_damaged_split_file_is_told_in_one_line_with_the_first_fault(copy: Trained, old: str, new: str, fault: str):
    text = copy.split_file.read_text()
    assert old in text
    copy.split_file.write_text(text.replace(old, new, 1))
    said = _refusal(copy)
    assert f"{copy.split_file} is no split file of this version: " in said
    assert fault in said
    assert "\n" not in said
    assert "pydantic" not in said


@pytest.mark.parametrize("field", ["id", "display_name"])
def test_a_record_with_two_labels_alike_is_refused(copy: Trained, field: str):
    path = record_path(copy.model_path)
    record = json.loads(path.read_text())
    record["labels"][1][field] = record["labels"][0][field]
    path.write_text(json.dumps(record))
    assert f"{path} is no training record of this version: labels: two have the " in _refusal(copy)


def test_a_data_folder_is_missing_or_a_file_and_the_message_says_which(copy: Trained):
    check_data_folder(copy.data)
    with pytest.raises(UnusableInputError, match=r"Data folder .*nowhere does not exist"):
        check_data_folder(copy.data / "nowhere")
    with pytest.raises(UnusableInputError, match=r"Data folder .*tiny\.keras is a file, not a folder"):
        check_data_folder(copy.model_path)
    with pytest.raises(UnusableInputError, match=r"Data folder .* cannot be read: File name too long"):
        check_data_folder(copy.data / ("x" * 300))


def test_a_split_file_of_any_kind_and_test_fold_is_read_with_its_calibration_images():
    entry = {"path": "Pro/Pro-1.png", "label_id": "pro_b", "sha256": "0" * 64, "fold": 2}
    newer = {
        "schema_version": 1,
        "kind": "ship",
        "seed": 0,
        "fold_count": 10,
        "test_fold": 3,
        "data_sha256": "1" * 64,
        "entries": [entry | {"subset": "calibration", "group": 7}],
    }
    older = newer | {"kind": "random", "fold_count": 5, "entries": [entry | {"subset": "test"}]}
    del older["test_fold"]
    assert SplitFile.model_validate_json(json.dumps(newer)).entries[0].subset is Subset.CALIBRATION
    assert SplitFile.model_validate_json(json.dumps(older)).entries[0].subset is Subset.TEST
