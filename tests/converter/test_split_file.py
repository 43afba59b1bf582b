"""A split that cannot judge a build is refused, with the image or class that is wrong."""

from typing import Any

import pytest
from pydantic import ValidationError

from converter.split_file import SplitFile, Subset, check_split
from inference.card import Label
from inference.errors import UnusableInputError

LABELS = (
    Label(id="benign", display_name="Benign", malignant=False),
    Label(id="pro_b", display_name="Pro-B", malignant=True),
)
FOLDERS = {"benign": "Benign", "pro_b": "Pro"}


def _entries() -> list[dict[str, Any]]:
    return [
        {
            "path": f"{FOLDERS[label.id]}/{index}.png",
            "label_id": label.id,
            "sha256": f"{label.id}-{index}",
            "subset": subset.value,
        }
        for label in LABELS
        for index, subset in enumerate(Subset)
    ]


def _split(entries: list[dict[str, Any]], kind: str = "contiguous") -> SplitFile:
    return SplitFile.model_validate({"schema_version": 1, "kind": kind, "seed": 0, "entries": entries})


def _check(split: SplitFile) -> None:
    check_split(split, LABELS, "split.json")


def test_a_split_with_every_class_in_every_subset_passes():
    _check(_split(_entries()))


@pytest.mark.parametrize("subset", [Subset.TRAIN, Subset.VALIDATION, Subset.TEST])
def test_an_empty_subset_is_refused(subset: Subset):
    with pytest.raises(UnusableInputError, match=rf"split\.json cannot judge a build: it has no {subset.value} images"):
        _check(_split([each for each in _entries() if each["subset"] != subset.value]))


def test_a_test_subset_without_a_class_is_refused():
    entries = [each for each in _entries() if (each["subset"], each["label_id"]) != ("test", "pro_b")]
    with pytest.raises(UnusableInputError, match="its test images show no Pro-B"):
        _check(_split(entries))


def test_a_calibration_subset_without_a_class_is_refused_as_it_would_set_thresholds():
    entries = [each for each in _entries() if (each["subset"], each["label_id"]) != ("calibration", "pro_b")]
    with pytest.raises(UnusableInputError, match="its calibration images show no Pro-B"):
        _check(_split(entries))


def test_a_split_without_calibration_images_passes():
    _check(_split([each for each in _entries() if each["subset"] != "calibration"]))


def test_a_label_that_the_model_does_not_know_is_refused():
    entries = _entries()
    entries[0]["label_id"] = "unheard_of"
    with pytest.raises(
        UnusableInputError, match=r"Benign/0\.png is labelled 'unheard_of'; the model knows benign, pro_b"
    ):
        _check(_split(entries))


def test_an_image_labelled_otherwise_than_its_folder_is_refused():
    entries = _entries()
    entries[3]["label_id"] = "pro_b"
    with pytest.raises(
        UnusableInputError, match=r"Benign/3\.png is labelled pro_b, 3 other images of folder Benign are"
    ):
        _check(_split(entries))


def test_one_image_with_two_labels_is_refused():
    entries = _entries()
    entries[4]["sha256"] = entries[0]["sha256"]
    with pytest.raises(
        UnusableInputError, match=r"Pro/0\.png \(pro_b\) and Benign/0\.png \(benign\) are the same image"
    ):
        _check(_split(entries))


def test_a_file_that_trains_and_tests_is_refused():
    entries = _entries()
    entries.append(entries[0] | {"subset": "test"})
    with pytest.raises(UnusableInputError, match=r"Benign/0\.png is listed twice, as train and as test image"):
        _check(_split(entries))


@pytest.mark.parametrize("kind", ["contiguous", "stain-grouped", "patient", "ship"])
def test_a_test_image_with_a_copy_among_the_training_images_is_refused(kind: str):
    entries = _entries()
    entries[3]["sha256"] = entries[0]["sha256"]
    with pytest.raises(UnusableInputError, match="of 1 test images a byte-identical copy is among the images"):
        _check(_split(entries, kind))


@pytest.mark.parametrize("has_own", [True, False])
def test_an_image_that_sets_thresholds_with_a_copy_among_the_training_images_is_refused(has_own: bool):
    subset = Subset.CALIBRATION if has_own else Subset.VALIDATION
    entries = [each for each in _entries() if has_own or each["subset"] != "calibration"]
    next(each for each in entries if each["subset"] == subset.value)["sha256"] = entries[0]["sha256"]
    with pytest.raises(UnusableInputError, match=f"of 1 {subset.value} images a byte-identical copy is among"):
        _check(_split(entries))


def test_random_splits_leave_copies_where_they_fall_and_count_them():
    entries = _entries()
    entries[3]["sha256"] = entries[0]["sha256"]
    split = _split(entries, "random")
    _check(split)
    assert split.copied_test_count == 1


def test_trust_numbers_fall_back_on_validation_images_only_where_none_are_kept_for_calibration():
    assert _split(_entries()).calibration_subset is Subset.CALIBRATION
    without = [each for each in _entries() if each["subset"] != "calibration"]
    assert _split(without).calibration_subset is Subset.VALIDATION


@pytest.mark.parametrize(
    "path",
    [
        "/etc/Pro/0.png",
        "../Pro/0.png",
        "Pro/../../0.png",
        r"Pro\0.png",
        r"..\0.png",
        "C:/Pro/0.png",
        "C:0.png",
        "",
        ".",
    ],
)
def test_a_path_that_leaves_the_data_folder_is_refused(path: str):
    entries = _entries()
    entries[0]["path"] = path
    with pytest.raises(ValidationError, match="it must stay inside the data folder"):
        _split(entries)


@pytest.mark.parametrize("path", ["Pro/a..b.png", "Pro/.0.png", "Pro/two words/\u00e9: 1.png", "0.png"])
def test_an_unusual_name_inside_the_data_folder_is_no_fault(path: str):
    assert _split([_entries()[0] | {"path": path}]).entries[0].path == path
