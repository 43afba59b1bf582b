"""A split parts every class alike, never parts a near-duplicate pair unless random, and fits only its own data."""

import shutil
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from inference.errors import UnusableInputError
from tests.training.drawn_folder import draw_class_folders
from training.dataset import import_folder, natural_key
from training.splits import (
    Split,
    SplitKind,
    Subset,
    check_split_matches,
    contiguous_folds,
    make_split,
    read_split,
    write_split,
)


@pytest.fixture(scope="module")
def with_copy(tmp_path_factory: pytest.TempPathFactory, drawn_data: Path) -> Path:
    """The drawn data, but Benign 3 (second block) and Benign 9 (last block) are nearly Benign 2 (first block)."""
    root = shutil.copytree(drawn_data, tmp_path_factory.mktemp("copies") / "smears")
    original = np.asarray(Image.open(root / "Benign" / "Benign-2.png")).astype(np.int16)
    for number, brighter in ((3, 2), (9, 4)):
        copy = np.clip(original + brighter, 0, 255).astype(np.uint8)
        Image.fromarray(copy).save(root / "Benign" / f"Benign-{number}.png")
    return root


def _fold_of(split: Split) -> dict[str, int]:
    return {entry.path: entry.fold for entry in split.entries}


@pytest.mark.parametrize("kind", SplitKind)
def test_each_class_is_parted_60_20_20(drawn_data: Path, kind: SplitKind):
    split = make_split(import_folder(drawn_data), kind)
    counts = Counter((entry.label_id, entry.subset) for entry in split.entries)
    for label in ("benign", "early_pre_b", "pre_b", "pro_b"):
        assert [counts[label, subset] for subset in Subset] == [6, 2, 2]


@pytest.mark.parametrize("kind", SplitKind)
def test_every_image_is_in_exactly_one_subset(drawn_data: Path, kind: SplitKind):
    dataset = import_folder(drawn_data)
    split = make_split(dataset, kind)
    parts = [sample.path for subset in Subset for sample in split.samples(subset)]
    assert sorted(parts) == sorted(sample.path for sample in dataset.samples)


def test_fold_0_tests_fold_1_validates_and_the_rest_train(drawn_data: Path):
    for entry in make_split(import_folder(drawn_data), SplitKind.RANDOM).entries:
        assert entry.subset is {0: Subset.TEST, 1: Subset.VALIDATION}.get(entry.fold, Subset.TRAIN)


def test_a_random_split_depends_on_its_seed_and_on_nothing_else(drawn_data: Path):
    dataset = import_folder(drawn_data)
    assert make_split(dataset, SplitKind.RANDOM, 1) == make_split(dataset, SplitKind.RANDOM, 1)
    assert _fold_of(make_split(dataset, SplitKind.RANDOM, 1)) != _fold_of(make_split(dataset, SplitKind.RANDOM, 2))


def test_contiguous_folds_are_blocks_of_consecutive_numbers_in_each_class(drawn_data: Path):
    fold_of = _fold_of(make_split(import_folder(drawn_data), SplitKind.CONTIGUOUS))
    for folder in ("Benign", "Early", "Pre", "Pro"):
        paths = sorted((path for path in fold_of if path.startswith(folder)), key=natural_key)
        assert [fold_of[path] for path in paths] == [0, 0, 1, 1, 2, 2, 3, 3, 4, 4]


def test_near_duplicates_never_lie_on_both_sides_of_a_contiguous_split(with_copy: Path):
    fold_of = _fold_of(make_split(import_folder(with_copy), SplitKind.CONTIGUOUS))
    assert fold_of["Benign/Benign-2.png"] == 0
    assert fold_of["Benign/Benign-3.png"] == 0
    assert fold_of["Benign/Benign-9.png"] == 0
    assert fold_of["Benign/Benign-4.png"] == 1, "only the copies move, the block stays where it is"


def test_unequal_classes_are_cut_into_equal_blocks_and_a_copy_follows_its_first_member():
    labels = np.array([0] * 7 + [1] * 5)
    groups = np.arange(12)
    groups[6] = 1
    assert contiguous_folds(labels, groups).tolist() == [0, 0, 1, 1, 2, 3, 0, 0, 1, 2, 3, 4]


def test_a_class_with_fewer_images_than_folds_is_refused(tmp_path: Path):
    dataset = import_folder(draw_class_folders(tmp_path / "few", count_per_class=4))
    with pytest.raises(UnusableInputError, match="smallest class has 4 images; a split needs at least 5"):
        make_split(dataset, SplitKind.RANDOM)


@pytest.mark.parametrize("kind", SplitKind)
def test_a_split_file_reads_back_as_it_was_and_the_same_split_gives_the_same_bytes(
    tmp_path: Path, drawn_data: Path, kind: SplitKind
):
    split = make_split(import_folder(drawn_data), kind)
    sha256 = write_split(split, tmp_path / "one.json")
    assert read_split(tmp_path / "one.json") == (split, sha256)
    assert write_split(make_split(import_folder(drawn_data), kind), tmp_path / "two.json") == sha256


def test_a_split_matches_its_own_data_and_the_data_moved_elsewhere(tmp_path: Path, drawn_data: Path):
    split = make_split(import_folder(drawn_data), SplitKind.RANDOM)
    check_split_matches(split, import_folder(drawn_data))
    check_split_matches(split, import_folder(shutil.copytree(drawn_data, tmp_path / "moved")))


def test_a_changed_image_is_found_and_named(tmp_path: Path, drawn_data: Path):
    split = make_split(import_folder(drawn_data), SplitKind.RANDOM)
    root = shutil.copytree(drawn_data, tmp_path / "changed")
    Image.new("RGB", (64, 64), (200, 180, 210)).save(root / "Pro" / "Pro-4.png")
    with pytest.raises(UnusableInputError, match=r"1 of the split are missing or changed \(first: Pro/Pro-4\.png\)"):
        check_split_matches(split, import_folder(root))


def test_an_image_added_since_is_found(tmp_path: Path, drawn_data: Path):
    split = make_split(import_folder(drawn_data), SplitKind.RANDOM)
    root = shutil.copytree(drawn_data, tmp_path / "grown")
    Image.new("RGB", (64, 64), (200, 180, 210)).save(root / "Pro" / "Pro-11.png")
    with pytest.raises(UnusableInputError, match=r"split has 40 images.*has 41"):
        check_split_matches(split, import_folder(root))


def test_a_split_of_other_data_is_refused(drawn_data: Path, with_copy: Path):
    with pytest.raises(UnusableInputError, match="2 of the split are missing or changed"):
        check_split_matches(make_split(import_folder(drawn_data), SplitKind.RANDOM), import_folder(with_copy))


@pytest.mark.parametrize("content", ["{}", "not json", '{"schema_version": 2}'])
def test_a_file_that_is_no_split_is_refused(tmp_path: Path, content: str):
    file = tmp_path / "split.json"
    file.write_text(content)
    with pytest.raises(UnusableInputError, match=r"split\.json is no split file of this version"):
        read_split(file)


def test_a_missing_split_file_is_refused(tmp_path: Path):
    with pytest.raises(UnusableInputError, match="cannot be read"):
        read_split(tmp_path / "none.json")
