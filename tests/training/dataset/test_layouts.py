"""The class folders are found however deep a download has buried them, and two sets are never mixed."""

from pathlib import PurePosixPath

import pytest

from inference.errors import UnusableInputError
from tests.training.image_folders import OLDER, PUBLISHED
from training.dataset.layouts import ChildFolders, Layout, Variant, find_layout


def _tree(*folders: str) -> ChildFolders:
    paths = [PurePosixPath(folder) for folder in folders]
    known = {parent for path in paths for parent in (path, *path.parents)}

    def children(folder: PurePosixPath) -> list[str]:
        return sorted(path.name for path in known if path.parent == folder and path != folder)

    return children


def _find(*folders: str, source: str = "data", variant: Variant | None = None, own_classes: bool = False) -> Layout:
    return find_layout(_tree(*folders), source, variant, own_classes=own_classes)


def _below(top: str, names: tuple[str, ...] = PUBLISHED) -> list[str]:
    return [f"{top}/{name}" for name in names]


@pytest.mark.parametrize("names", [PUBLISHED, OLDER])
@pytest.mark.parametrize("top", [".", "Blood cell Cancer [ALL]", "archive/leukemia/data"])
def test_class_folders_are_found_at_any_depth(top: str, names: tuple[str, ...]):
    assert _find(*_below(top, names)) == Layout(PurePosixPath(top), None)


def test_original_is_preferred_and_segmented_named_as_passed_over():
    layout = _find(*_below("Original"), *_below("Segmented"))
    assert layout == Layout(PurePosixPath("Original"), Variant.ORIGINAL, PurePosixPath("Segmented"))


def test_segmented_is_taken_where_it_is_wanted_or_alone():
    both = _find(*_below("a/Original"), *_below("a/Segmented"), variant=Variant.SEGMENTED)
    assert (both.root, both.variant) == (PurePosixPath("a/Segmented"), Variant.SEGMENTED)
    assert _find(*_below("Segmented")).variant is Variant.SEGMENTED


def test_the_name_of_the_source_itself_can_say_the_variant():
    assert _find(*PUBLISHED, source="leukemia/Segmented").variant is Variant.SEGMENTED


def test_a_variant_that_is_not_there_is_refused_with_what_is():
    with pytest.raises(
        UnusableInputError, match="data has no folder Segmented; the class folders found lie in: Original"
    ):
        _find(*_below("Original"), variant=Variant.SEGMENTED)


def test_several_sets_that_nothing_tells_apart_are_refused():
    with pytest.raises(UnusableInputError, match=r"several sets of class folders \(test, train\)"):
        _find(*_below("train"), *_below("test"))


def test_one_misspelt_class_does_not_hide_the_others():
    assert _find("Original/Benign", "Original/Erly", "Original/Pre", "Original/Pro").root == PurePosixPath("Original")


def test_case_folders_inside_a_class_are_no_classes():
    assert _find("Benign/case 1", "Benign/case 2", "Early", "Pre", "Pro/Pro/Pre").root == PurePosixPath(".")


@pytest.mark.parametrize("top", [".", "download/set"])
def test_own_classes_are_the_first_folder_with_several_sub_folders(top: str):
    assert _find(f"{top}/CLL/case", f"{top}/Normal", own_classes=True).root == PurePosixPath(top)


def test_own_classes_below_original_and_segmented_are_found_too():
    layout = _find("Original/CLL", "Original/Normal", "Segmented/CLL", "Segmented/Normal", own_classes=True)
    assert (layout.root, layout.passed_over) == (PurePosixPath("Original"), PurePosixPath("Segmented"))


def test_a_folder_without_sub_folders_is_its_own_root():
    assert _find().root == PurePosixPath(".")
