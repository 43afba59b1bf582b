"""A folder's name says its class in the spellings that people use, and never a class it does not spell."""

import unicodedata

import pytest

from desktop.validation.class_names import match_class, same_name
from inference.card import Label
from tests.desktop.store.made_runs import LABELS


@pytest.mark.parametrize(
    ("name", "label_id"),
    [
        ("Benign", "benign"),
        ("BENIGN", "benign"),
        ("Hematogones", "benign"),
        ("haematogones", "benign"),
        ("Early", "early_pre_b"),
        ("Early Pre-B", "early_pre_b"),
        ("[Malignant] early Pre-B", "early_pre_b"),
        ("early_pre_b", "early_pre_b"),
        ("Pre", "pre_b"),
        ("Pre-B", "pre_b"),
        ("[Malignant] Pre-B", "pre_b"),
        ("Pro", "pro_b"),
        ("pro b", "pro_b"),
    ],
)
def test_the_published_folders_and_their_usual_spellings_are_known(name, label_id):
    found = match_class(name, LABELS)

    assert found is not None
    assert found.id == label_id


@pytest.mark.parametrize(
    "name", ["Normal", "", "---", "Malignant", "Malignant Benign", "Pre-T", "B", "Benign 2", "old"]
)
def test_what_spells_no_class_is_left_to_a_person(name):
    assert match_class(name, LABELS) is None


def test_a_laboratorys_own_classes_are_known_by_id_and_display_name_in_any_script():
    labels = (
        Label(id="normal", display_name="স্বাভাবিক", malignant=False),
        Label(id="blast", display_name="Blästen", malignant=True),
    )

    assert match_class("স্বাভাবিক", labels) == labels[0]
    assert match_class(unicodedata.normalize("NFD", "BLÄSTEN"), labels) == labels[1]
    assert match_class("Early", labels) is None


def test_two_classes_that_differ_in_punctuation_alone_are_not_guessed_between():
    labels = (
        Label(id="first", display_name="Pre B", malignant=True),
        Label(id="second", display_name="Pre-B", malignant=True),
    )

    assert match_class("pre b", labels) is None


def test_composed_and_decomposed_letters_are_one_name():
    assert same_name("Früh", unicodedata.normalize("NFD", "FRÜH"))
    assert not same_name("Früh", "Fruh")
