"""A folder's name gives a class, and a slip in it gets a message with the name that was meant."""

import unicodedata
from pathlib import Path

import pytest

from inference.errors import UnusableInputError
from training.dataset.class_labels import (
    ALL_LABELS,
    listed_classes,
    published_classes,
    published_label,
    read_labels_file,
    stated_classes,
)


def test_folder_names_ids_and_display_names_of_the_published_classes_are_known():
    for label in ALL_LABELS:
        assert published_label(label.id) == label
        assert published_label(label.display_name.upper()) == label
    assert published_label("[Malignant] early Pre-B") == ALL_LABELS[1]
    assert published_label("Lymphoma") is None


def test_published_classes_come_in_the_order_of_the_network_whatever_the_folders_are_called():
    classes = published_classes(["[Malignant] Pro-B", "early", "Pre", "Benign"], "data")
    assert [each.folder for each in classes] == ["Benign", "early", "Pre", "[Malignant] Pro-B"]
    assert tuple(each.label for each in classes) == ALL_LABELS


def test_a_laboratorys_classes_are_its_folders_and_the_stated_ones_are_malignant():
    classes = stated_classes(["cll", "Hairy cell"])(["Reactive", "CLL", "Hairy cell"], "data")
    assert [(each.label.id, each.label.display_name, each.label.malignant) for each in classes] == [
        ("cll", "CLL", True),
        ("hairy_cell", "Hairy cell", True),
        ("reactive", "Reactive", False),
    ]


def test_a_laboratorys_folder_called_like_a_published_one_keeps_its_own_meaning():
    classes = stated_classes(["Pro"])(["Pro", "Other"], "data")
    assert [each.label.id for each in classes] == ["other", "pro"]


def test_names_with_composed_and_decomposed_letters_are_the_same():
    composed, decomposed = (unicodedata.normalize(form, "Blästen") for form in ("NFC", "NFD"))
    classes = stated_classes([composed])([decomposed, "Normal"], "data")
    assert [(each.folder, each.label.id, each.label.malignant) for each in classes] == [
        (decomposed, "blasten", True),
        ("Normal", "normal", False),
    ]


@pytest.mark.parametrize(
    ("malignant", "names", "message"),
    [
        (
            ["CCL"],
            ["CLL", "Normal"],
            r"--malignant CCL: data has no such folder\. Did you mean CLL\? It has CLL, Normal",
        ),
        (["CLL"], ["CLL"], "1 class folder; a classifier needs at least 2"),
        (["CLL"], ["CLL", "cll!"], "would both get the label id cll"),
        (["CLL"], ["CLL", "正常"], "No label id can be made of the folder name 正常.*labels file"),
        (["CLL"], ["CLL", "4 cells"], "No label id can be made of the folder name 4 cells"),
    ],
)
def test_a_slip_in_own_classes_is_told(malignant: list[str], names: list[str], message: str):
    with pytest.raises(UnusableInputError, match=message):
        stated_classes(malignant)(names, "data")


def _labels_file(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "labels.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_labels_file_gives_order_ids_and_names(tmp_path: Path):
    path = _labels_file(
        tmp_path,
        '[[label]]\nfolder = "正常"\nid = "normal"\ndisplay_name = "Normal"\nmalignant = false\n'
        '[[label]]\nfolder = "CLL"\nmalignant = true\n',
    )
    classes = listed_classes(read_labels_file(path), path)(["CLL", "正常"], "data")
    assert [(each.folder, each.label.id, each.label.malignant) for each in classes] == [
        ("正常", "normal", False),
        ("CLL", "cll", True),
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[label]", "cannot be used.*needs one"),
        ('[[label]]\nfolder = "A"\n', "malignant: Field required"),
        ('[[label]]\nfolder = "A"\nmalignant = true\nid = "A"\n', "id: String should match"),
        ('[[label]]\nfolder = "A"\nmalignent = true\n', "malign[ae]nt"),
        ("", "cannot be used"),
        ('[[label]]\nfolder = "A"\nmalignant = true\n[[label]]\nfolder = "a"\nmalignant = true\n', "lists .* twice"),
    ],
)
def test_a_faulty_labels_file_is_refused_with_what_it_needs(tmp_path: Path, text: str, message: str):
    with pytest.raises(UnusableInputError, match=message):
        read_labels_file(_labels_file(tmp_path, text))


def test_a_missing_labels_file_is_named(tmp_path: Path):
    with pytest.raises(UnusableInputError, match=r"none\.toml cannot be used"):
        read_labels_file(tmp_path / "none.toml")


def test_two_classes_that_would_read_alike_are_refused(tmp_path: Path):
    path = _labels_file(
        tmp_path,
        '[[label]]\nfolder = "A"\nmalignant = true\ndisplay_name = "Blasts"\n'
        '[[label]]\nfolder = "B"\nmalignant = false\ndisplay_name = "Blasts"\n',
    )
    with pytest.raises(UnusableInputError, match=r"The folders A and B in data would both be shown as Blasts"):
        listed_classes(read_labels_file(path), path)(["A", "B"], "data")


def test_folders_and_labels_file_must_agree(tmp_path: Path):
    path = _labels_file(
        tmp_path, '[[label]]\nfolder = "CLL"\nmalignant = true\n[[label]]\nfolder = "Normal"\nmalignant = false\n'
    )
    name_classes = listed_classes(read_labels_file(path), path)
    with pytest.raises(UnusableInputError, match=r"lists the folder CLL, which data does not have\. Did you mean CL\?"):
        name_classes(["CL", "Normal"], "data")
    with pytest.raises(UnusableInputError, match=r"no \[\[label\]\] for Odd in data; add one"):
        name_classes(["CLL", "Normal", "Odd"], "data")
