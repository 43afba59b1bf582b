"""A split parts every class alike, never parts a near-duplicate pair unless random, and fits only its own data."""

import json
import shutil
from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from inference.errors import UnusableInputError
from training.dataset.files import natural_key
from training.dataset.folder import Dataset, import_folder
from training.splitting.splits import (
    FOLD_COUNTS,
    Split,
    SplitKind,
    Subset,
    check_split_matches,
    make_split,
    read_split,
    write_split,
)

# Single images, not groups, are dealt to their folds, so that ten images of a class part exactly.
EVEN_KINDS = (SplitKind.RANDOM, SplitKind.CONTIGUOUS)
ROLES = {0: Subset.TEST, 1: Subset.VALIDATION}


@pytest.fixture(scope="module")
def with_copy(tmp_path_factory: pytest.TempPathFactory, drawn_data: Path) -> Path:
    """The drawn data, but Benign 3 (second block) and Benign 9 (last block) are nearly Benign 2 (first block)."""
    root = shutil.copytree(drawn_data, tmp_path_factory.mktemp("copies") / "smears")
    original = np.asarray(Image.open(root / "Benign" / "Benign-2.png")).astype(np.int16)
    for number, brighter in ((3, 2), (9, 4)):
        copy = np.clip(original + brighter, 0, 255).astype(np.uint8)
        Image.fromarray(copy).save(root / "Benign" / f"Benign-{number}.png")
    return root


def _with_cases(root: Path, images_per_case: int = 2) -> Dataset:
    """The images of a folder, some consecutive ones of each class of one case."""
    dataset = import_folder(root)
    samples = tuple(
        replace(sample, case=f"{sample.label_id}-{index % 10 // images_per_case}")
        for index, sample in enumerate(dataset.samples)
    )
    return replace(dataset, samples=samples)


def _fold_of(split: Split) -> dict[str, int]:
    return {entry.path: entry.fold for entry in split.entries}


@pytest.mark.parametrize("kind", EVEN_KINDS)
def test_each_class_is_parted_60_20_20(drawn_data: Path, kind: SplitKind):
    split = make_split(import_folder(drawn_data), kind)
    counts = Counter((entry.label_id, entry.subset) for entry in split.entries)
    for label in ("benign", "early_pre_b", "pre_b", "pro_b"):
        assert [counts[label, subset] for subset in (Subset.TRAIN, Subset.VALIDATION, Subset.TEST)] == [6, 2, 2]
        assert counts[label, Subset.CALIBRATION] == 0


def test_ship_parts_each_class_70_10_10_10(drawn_data: Path):
    split = make_split(import_folder(drawn_data), SplitKind.SHIP)
    counts = Counter((entry.label_id, entry.subset) for entry in split.entries)
    for label in ("benign", "early_pre_b", "pre_b", "pro_b"):
        assert [counts[label, subset] for subset in Subset] == [7, 1, 1, 1]


@pytest.mark.parametrize("kind", SplitKind)
def test_every_fold_holds_every_class(drawn_data: Path, kind: SplitKind):
    split = make_split(_with_cases(drawn_data), kind)
    assert len({(entry.label_id, entry.fold) for entry in split.entries}) == 4 * FOLD_COUNTS[kind]


@pytest.mark.parametrize("kind", [SplitKind.STAIN_GROUPED, SplitKind.SHIP, SplitKind.PATIENT])
def test_images_of_one_group_are_in_one_fold(drawn_data: Path, kind: SplitKind):
    split = make_split(_with_cases(drawn_data), kind)
    fold_of = {entry.group: entry.fold for entry in split.entries}
    assert len(fold_of) >= 4 * FOLD_COUNTS[kind]
    assert all(fold_of[entry.group] == entry.fold for entry in split.entries)


def test_a_patient_split_parts_no_case(drawn_data: Path):
    dataset = _with_cases(drawn_data)
    fold_of = _fold_of(make_split(dataset, SplitKind.PATIENT))
    folds_of_case = {sample.case: set() for sample in dataset.samples}
    for sample in dataset.samples:
        folds_of_case[sample.case].add(fold_of[sample.path])
    assert all(len(folds) == 1 for folds in folds_of_case.values())


def test_two_cases_that_share_a_near_duplicate_stay_together(with_copy: Path):
    dataset = _with_cases(with_copy, images_per_case=1)
    first, second, *rest = dataset.samples
    dataset = replace(dataset, samples=(replace(first, case=second.case), second, *rest))
    fold_of = _fold_of(make_split(dataset, SplitKind.PATIENT))
    assert len({fold_of[f"Benign/Benign-{number}.png"] for number in (1, 2, 3, 9)}) == 1


def test_a_patient_split_without_cases_is_refused_and_says_what_to_do(drawn_data: Path):
    dataset = _with_cases(drawn_data)
    holed = replace(dataset, samples=(replace(dataset.samples[0], case=None), *dataset.samples[1:]))
    with pytest.raises(
        UnusableInputError, match=r"1 of 40 .* none \(first: Benign/Benign-1\.png\)\. Import the data with"
    ):
        make_split(holed, SplitKind.PATIENT)


def test_fewer_cases_than_folds_are_refused(drawn_data: Path):
    dataset = _with_cases(drawn_data)
    samples = tuple(replace(each, case=str(index % 4)) for index, each in enumerate(dataset.samples))
    with pytest.raises(UnusableInputError, match=r"patient split needs at least 5 groups.*there are 4 .*another kind"):
        make_split(replace(dataset, samples=samples), SplitKind.PATIENT)


def test_groups_that_leave_a_fold_without_a_class_are_refused(drawn_data: Path):
    dataset = _with_cases(drawn_data)
    samples = tuple(replace(each, case="one") if each.label_id == "pro_b" else each for each in dataset.samples)
    with pytest.raises(UnusableInputError, match=r"patient split would leave fold \d without any image of class pro_b"):
        make_split(replace(dataset, samples=samples), SplitKind.PATIENT)


@pytest.mark.parametrize("kind", SplitKind)
def test_every_image_is_in_exactly_one_subset(drawn_data: Path, kind: SplitKind):
    dataset = _with_cases(drawn_data)
    split = make_split(dataset, kind)
    parts = [sample.path for subset in Subset for sample in split.samples(subset)]
    assert sorted(parts) == sorted(sample.path for sample in dataset.samples)


def test_fold_0_tests_fold_1_validates_and_the_rest_train(drawn_data: Path):
    for entry in make_split(import_folder(drawn_data), SplitKind.RANDOM).entries:
        assert entry.subset is ROLES.get(entry.fold, Subset.TRAIN)


@pytest.mark.parametrize("test_fold", range(5))
def test_any_fold_can_test_and_the_next_one_validates_then(drawn_data: Path, test_fold: int):
    dataset = import_folder(drawn_data)
    split = make_split(dataset, SplitKind.RANDOM, test_fold=test_fold)
    assert _fold_of(split) == _fold_of(make_split(dataset, SplitKind.RANDOM)), "only the roles rotate"
    for entry in split.entries:
        assert entry.subset is ROLES.get((entry.fold - test_fold) % 5, Subset.TRAIN)
    assert split.record("0" * 64).test_fold == test_fold


def test_in_ship_the_fold_after_the_validation_fold_calibrates(drawn_data: Path):
    split = make_split(import_folder(drawn_data), SplitKind.SHIP, test_fold=8)
    role_of = {entry.fold: entry.subset for entry in split.entries}
    assert (role_of[8], role_of[9], role_of[0]) == (Subset.TEST, Subset.VALIDATION, Subset.CALIBRATION)
    assert {role_of[fold] for fold in range(1, 8)} == {Subset.TRAIN}
    assert split.record("0" * 64).calibration_count == 4


@pytest.mark.parametrize(("kind", "test_fold"), [(SplitKind.RANDOM, 5), (SplitKind.SHIP, 10), (SplitKind.RANDOM, -1)])
def test_a_fold_that_does_not_exist_cannot_test(drawn_data: Path, kind: SplitKind, test_fold: int):
    with pytest.raises(UnusableInputError, match=f"has folds 0 to {FOLD_COUNTS[kind] - 1}; {test_fold} cannot test"):
        make_split(import_folder(drawn_data), kind, test_fold=test_fold)


def test_a_random_split_depends_on_its_seed_and_on_nothing_else(drawn_data: Path):
    dataset = import_folder(drawn_data)
    assert make_split(dataset, SplitKind.RANDOM, 1) == make_split(dataset, SplitKind.RANDOM, 1)
    assert _fold_of(make_split(dataset, SplitKind.RANDOM, 1)) != _fold_of(make_split(dataset, SplitKind.RANDOM, 2))


def test_contiguous_folds_are_blocks_of_consecutive_numbers_in_each_class(drawn_data: Path):
    fold_of = _fold_of(make_split(import_folder(drawn_data), SplitKind.CONTIGUOUS))
    for folder in ("Benign", "Early", "Pre", "Pro"):
        paths = sorted((path for path in fold_of if path.startswith(folder)), key=natural_key)
        assert [fold_of[path] for path in paths] == [0, 0, 1, 1, 2, 2, 3, 3, 4, 4]


def test_contiguous_folds_keep_the_images_of_a_sub_folder_together(tmp_path: Path, drawn_data: Path):
    """Five patients of two images each, numbered from 1 again in each folder."""
    root = shutil.copytree(drawn_data, tmp_path / "nested")
    for folder in ("Benign", "Early", "Pre", "Pro"):
        for number in range(1, 11):
            patient = root / folder / f"P{(number - 1) // 2 + 8}"
            patient.mkdir(exist_ok=True)
            (root / folder / f"{folder}-{number}.png").rename(patient / f"{(number - 1) % 2 + 1}.png")
    fold_of = _fold_of(make_split(import_folder(root), SplitKind.CONTIGUOUS))
    for folder in ("Benign", "Early", "Pre", "Pro"):
        folds = [{fold_of[f"{folder}/P{patient}/{number}.png"] for number in (1, 2)} for patient in range(8, 13)]
        assert folds == [{0}, {1}, {2}, {3}, {4}]


def test_near_duplicates_never_lie_on_both_sides_of_a_contiguous_split(with_copy: Path):
    fold_of = _fold_of(make_split(import_folder(with_copy), SplitKind.CONTIGUOUS))
    assert fold_of["Benign/Benign-2.png"] == 0
    assert fold_of["Benign/Benign-3.png"] == 0
    assert fold_of["Benign/Benign-9.png"] == 0
    assert fold_of["Benign/Benign-4.png"] == 1, "only the copies move, the block stays where it is"


@pytest.mark.parametrize("kind", [SplitKind.STAIN_GROUPED, SplitKind.PATIENT])
def test_near_duplicates_never_lie_on_both_sides_of_a_grouped_split(with_copy: Path, kind: SplitKind):
    fold_of = _fold_of(make_split(_with_cases(with_copy, images_per_case=1), kind))
    assert len({fold_of[f"Benign/Benign-{number}.png"] for number in (2, 3, 9)}) == 1


def test_a_random_split_leaves_near_duplicates_where_they_fall_and_decodes_nothing(tmp_path: Path, with_copy: Path):
    root = shutil.copytree(with_copy, tmp_path / "damaged")
    (root / "Pro" / "Pro-1.png").write_bytes(b"no image")
    fold_of = _fold_of(make_split(import_folder(root), SplitKind.RANDOM))
    assert len({fold_of[f"Benign/Benign-{number}.png"] for number in (2, 3, 9)}) > 1


def test_a_class_with_fewer_images_than_folds_is_refused(tmp_path: Path, drawn_data: Path):
    root = shutil.copytree(drawn_data, tmp_path / "few")
    for number in range(5, 11):
        (root / "Benign" / f"Benign-{number}.png").unlink()
    dataset = import_folder(root)
    with pytest.raises(UnusableInputError, match=r"smallest class \(benign\) has 4 images; a split needs at least 5"):
        make_split(dataset, SplitKind.RANDOM)


@pytest.mark.parametrize("kind", SplitKind)
def test_a_split_file_reads_back_as_it_was_and_the_same_split_gives_the_same_bytes(
    tmp_path: Path, drawn_data: Path, kind: SplitKind
):
    split = make_split(_with_cases(drawn_data), kind, test_fold=1)
    sha256 = write_split(split, tmp_path / "one.json")
    assert read_split(tmp_path / "one.json") == (split, sha256)
    assert write_split(make_split(_with_cases(drawn_data), kind, test_fold=1), tmp_path / "two.json") == sha256


@pytest.mark.parametrize("kind", EVEN_KINDS)
def test_a_split_that_earlier_versions_could_make_is_written_as_they_wrote_it(
    tmp_path: Path, drawn_data: Path, kind: SplitKind
):
    write_split(make_split(import_folder(drawn_data), kind), tmp_path / "split.json")
    written = json.loads((tmp_path / "split.json").read_bytes())
    assert set(written) == {"schema_version", "kind", "seed", "fold_count", "data_sha256", "entries"}
    assert set(written["entries"][0]) == {"path", "label_id", "sha256", "fold", "subset"}


def test_a_file_without_the_newer_fields_is_read_as_fold_0_tests(tmp_path: Path):
    entry = {"path": "Pro/Pro-1.png", "label_id": "pro_b", "sha256": "0" * 64, "fold": 0, "subset": "test"}
    old = {
        "schema_version": 1,
        "kind": "random",
        "seed": 0,
        "fold_count": 5,
        "data_sha256": "1" * 64,
        "entries": [entry],
    }
    (tmp_path / "old.json").write_text(json.dumps(old))
    split, _ = read_split(tmp_path / "old.json")
    assert (split.test_fold, split.entries[0].group, len(split.samples(Subset.TEST))) == (0, None, 1)


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


def test_images_that_have_another_label_now_are_found_and_named(drawn_data: Path):
    dataset = import_folder(drawn_data)
    split = make_split(dataset, SplitKind.RANDOM)
    first, second = dataset.samples[0], dataset.samples[-1]
    swapped = (replace(first, label_id=second.label_id), *dataset.samples[1:-1], replace(second, label_id="benign"))
    with pytest.raises(
        UnusableInputError,
        match=r"2 have another label now \(first: Benign/Benign-1\.png: benign in the split, pro_b in the data\)\. "
        "Make the split again",
    ):
        check_split_matches(split, replace(dataset, samples=swapped))


def test_a_label_that_is_called_otherwise_now_is_found(drawn_data: Path):
    dataset = import_folder(drawn_data)
    split = make_split(dataset, SplitKind.RANDOM)
    renamed = tuple(replace(each, label_id="pro") if each.label_id == "pro_b" else each for each in dataset.samples)
    with pytest.raises(UnusableInputError, match=r"10 have another label now .*pro_b in the split, pro in the data"):
        check_split_matches(split, replace(dataset, samples=renamed))


def test_a_patient_split_of_a_case_table_that_was_corrected_is_refused(drawn_data: Path):
    dataset = _with_cases(drawn_data)
    split = make_split(dataset, SplitKind.PATIENT)
    check_split_matches(split, dataset)
    fold_of = _fold_of(split)
    one, *others = [sample for sample in dataset.samples if sample.label_id == "benign"]
    other = next(sample for sample in others if fold_of[sample.path] != fold_of[one.path])
    corrected = tuple(replace(each, case=one.case) if each is other else each for each in dataset.samples)
    with pytest.raises(
        UnusableInputError, match=r"1 of 20 cases lie in several folds \(first: benign-0\).*Make the split"
    ):
        check_split_matches(split, replace(dataset, samples=corrected))


def test_only_a_patient_split_is_held_to_the_cases_and_only_to_those_that_are_known(drawn_data: Path):
    dataset = import_folder(drawn_data)
    check_split_matches(make_split(dataset, SplitKind.RANDOM), _with_cases(drawn_data, images_per_case=5))
    check_split_matches(make_split(_with_cases(drawn_data), SplitKind.PATIENT), dataset)


def test_a_split_of_other_data_is_refused(drawn_data: Path, with_copy: Path):
    with pytest.raises(UnusableInputError, match="2 of the split are missing or changed"):
        check_split_matches(make_split(import_folder(drawn_data), SplitKind.RANDOM), import_folder(with_copy))


@pytest.mark.parametrize("content", ["{}", "not json", '{"schema_version": 2}'])
def test_a_file_that_is_no_split_is_refused(tmp_path: Path, content: str):
    file = tmp_path / "split.json"
    file.write_text(content)
    with pytest.raises(
        UnusableInputError, match=r"split\.json is no split file of this version.*Name a file that"
    ) as told:
        read_split(file)
    assert "\n" not in str(told.value), "one fault, not several lines for each entry"


def test_a_missing_split_file_is_refused(tmp_path: Path):
    with pytest.raises(UnusableInputError, match=r"cannot be read: No such file.*smearscope-train split DATA --out"):
        read_split(tmp_path / "none.json")


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('"subset": "train"', '"subset": "test"', "which is for train, but stands under test"),
        ('"test_fold": 2', '"test_fold": 3', "but stands under"),
    ],
    ids=["subset", "test fold"],
)
def test_a_split_edited_by_hand_is_refused(tmp_path: Path, drawn_data: Path, old: str, new: str, fault: str):
    file = tmp_path / "split.json"
    write_split(make_split(import_folder(drawn_data), SplitKind.RANDOM, test_fold=2), file)
    assert old in file.read_text()
    file.write_text(file.read_text().replace(old, new, 1))
    with pytest.raises(UnusableInputError, match=f"(?s)changed after it was made: .*{fault}"):
        read_split(file)


def test_a_group_that_was_parted_by_hand_is_refused(tmp_path: Path, drawn_data: Path):
    split = make_split(import_folder(drawn_data), SplitKind.STAIN_GROUPED)
    first = split.entries[0]
    other = next(entry for entry in split.entries if entry.fold != first.fold)
    entries = tuple(
        entry.model_copy(update={"group": first.group}) if entry is other else entry for entry in split.entries
    )
    write_split(split.model_copy(update={"entries": entries}), tmp_path / "split.json")
    with pytest.raises(UnusableInputError, match=f"changed after it was made: group {first.group} lies in the folds"):
        read_split(tmp_path / "split.json")


def test_nothing_that_exists_is_overwritten_by_a_split(tmp_path: Path, drawn_data: Path):
    dataset = import_folder(drawn_data)
    file = tmp_path / "split.json"
    sha256 = write_split(make_split(dataset, SplitKind.RANDOM, seed=0), file)
    before = file.read_bytes()
    assert write_split(make_split(dataset, SplitKind.RANDOM, seed=0), file) == sha256, "the same split is no harm"
    with pytest.raises(UnusableInputError, match="exists already and is not this split"):
        write_split(make_split(dataset, SplitKind.RANDOM, seed=1), file)
    with pytest.raises(UnusableInputError, match=r"must end with \.json"):
        write_split(make_split(dataset, SplitKind.RANDOM), tmp_path / "model.keras")
    assert file.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["split.json"]


def test_a_split_that_may_not_be_read_is_not_overwritten(tmp_path: Path, drawn_data: Path, monkeypatch):
    split, file = make_split(import_folder(drawn_data), SplitKind.RANDOM), tmp_path / "split.json"
    write_split(split, file)

    def refused(_path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "read_bytes", refused)
        with pytest.raises(UnusableInputError, match="exists already and is not this split"):
            write_split(split, file)
    (tmp_path / "folder.json").mkdir()
    with pytest.raises(UnusableInputError, match="exists already and is not this split"):
        write_split(split, tmp_path / "folder.json")
