"""Folders become classes by name or by hand; what has no class stops a validation before anything is screened."""

import pytest

from desktop.validation.class_folders import ClassFolderWalk, find_class_folders, labels_by_folder
from inference.errors import UnusableInputError
from tests.desktop.store.made_runs import LABELS


@pytest.fixture
def place(tmp_path):
    """Makes image files (of no content) by their paths below a folder."""
    folder = tmp_path / "own images"

    def make(*paths):
        folder.mkdir(exist_ok=True)
        for path in paths:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(b"")
        return folder

    return make


def test_folders_are_counted_and_matched_with_their_cases_and_what_lies_loose(place):
    folder = place(
        "Benign/a.png", "Benign/patient 1/b.jpg", "Early/c.png", "Frühe Ü/d.png", "loose.png", "Benign/notes.txt"
    )
    (folder / "leer").mkdir()
    (folder / ".hidden").mkdir()

    found = find_class_folders(folder, LABELS)

    told = {each.name: (each.image_count, each.label.id if each.label else None) for each in found.folders}
    assert told == {"Benign": (2, "benign"), "Early": (1, "early_pre_b"), "Frühe Ü": (1, None), "leer": (0, None)}
    assert found.loose_count == 1
    assert found.image_count == 3


def test_an_unknown_folder_is_a_problem_until_it_is_mapped_or_left_out(place):
    found = find_class_folders(place("Benign/a.png", "Frühe Ü/b.png", "old/c.png"), LABELS)

    assert "Frühe Ü, old are no class of this model" in found.problem()
    assert "Benign, Early Pre-B, Pre-B, Pro-B" in found.problem()
    chosen = found.with_choices(["Early Pre-B=Frühe Ü"], ["old"])
    assert not chosen.problem()
    assert labels_by_folder(chosen) == {"Benign": 0, "Frühe Ü": 1}


def test_several_folders_may_hold_one_class_and_a_name_that_matches_may_be_overruled(place):
    found = find_class_folders(place("Benign/a.png", "Pre/b.png", "Pre 2025/c.png"), LABELS)

    chosen = found.with_choices(["pre=Pre 2025", "Pro-B=Pre"], [])

    assert labels_by_folder(chosen) == {"Benign": 0, "Pre": 3, "Pre 2025": 2}


def test_a_folder_name_may_hold_an_equals_sign_and_is_found_whatever_its_capitals(place):
    found = find_class_folders(place("x=y/a.png"), LABELS)

    assert labels_by_folder(found.with_choices(["benign=X=Y"], [])) == {"x=y": 0}


@pytest.mark.parametrize(
    ("classes", "left_out", "words"),
    [
        (["Benign"], [], "expected NAME=FOLDER"),
        (["=Benign"], [], "expected NAME=FOLDER"),
        (["Normal=Benign"], [], "no class Normal"),
        (["Benign=Bening"], [], "no folder Bening; its folders are Benign"),
        ([], ["Bening"], "no folder Bening"),
        (["Benign=Benign", "Pro-B=Benign"], [], "given twice"),
        (["Benign=Benign"], ["benign"], "given twice"),
    ],
)
def test_choices_that_mean_nothing_are_refused_with_what_there_is(place, classes, left_out, words):
    found = find_class_folders(place("Benign/a.png"), LABELS)

    with pytest.raises(UnusableInputError, match=words):
        found.with_choices(classes, left_out)


def test_a_folder_without_sub_folders_is_told_how_to_arrange_images(place):
    assert "holds no sub-folders" in find_class_folders(place("a.png"), LABELS).problem()


def test_class_folders_without_a_single_image_are_a_problem(place):
    found = find_class_folders(place("Benign/notes.txt"), LABELS)

    assert found.image_count == 0
    assert "holds no image that takes part" in found.problem()


def test_a_folder_that_is_gone_is_told(tmp_path):
    with pytest.raises(UnusableInputError, match="does not exist"):
        find_class_folders(tmp_path / "gone", LABELS)


def test_the_walk_takes_only_what_takes_part_and_never_follows_a_linked_folder(place, tmp_path):
    folder = place("Benign/a.png", "Benign/case/b.png", "Early/c.png", "old/d.png", "loose.png")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "e.png").write_bytes(b"")
    (folder / "Pro").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    found = find_class_folders(folder, LABELS).with_choices([], ["old"])

    walk = ClassFolderWalk(found)
    walk.find_first()

    assert [path.relative_to(folder).as_posix() for path in walk.images()] == [
        "Benign/a.png",
        "Benign/case/b.png",
        "Early/c.png",
    ]
    assert "Pro" not in {each.name for each in found.folders}


def test_the_walk_says_so_when_images_went_away_after_they_were_counted(place):
    folder = place("Benign/a.png", "loose.png")
    found = find_class_folders(folder, LABELS)
    (folder / "Benign/a.png").unlink()

    with pytest.raises(UnusableInputError, match="hold no image"):
        ClassFolderWalk(found).find_first()


def test_counting_can_be_stopped(place):
    folder = place("Benign/a.png", "Benign/b.png")
    counts = []

    found = find_class_folders(folder, LABELS, should_stop=lambda: bool(counts), on_found=counts.append)

    assert counts == [1]
    assert found.image_count == 1
