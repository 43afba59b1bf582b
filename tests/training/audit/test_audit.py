"""An audit finds every fault that was put into a folder, and says what it could not check."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from inference.errors import UnusableInputError
from tests.training.audit.conftest import VIEWS
from training.audit.audit import Audited, AuditPlan, audit_dataset, read_splits
from training.audit.record import Audit, FindingKind
from training.dataset.folder import Dataset, import_folder
from training.splitting.splits import SplitKind, make_split, write_split

NO_BASELINES = AuditPlan(shifts=(), views=())


def test_every_copy_is_found_with_its_class_and_number(audited: Audited):
    duplicates = audited.audit.duplicates
    assert [(pair.first, pair.second, pair.identical) for pair in duplicates.pairs] == [
        ("Pro/Pro-9.png", "Pro/Pro-10.png", True),
        ("Benign/Benign-2.png", "Benign/Benign-3.png", False),
        ("Benign/Benign-5.png", "Early/Early-4.png", False),
    ]
    assert (duplicates.identical_pair_count, duplicates.near_pair_count, duplicates.group_count) == (1, 3, 3)


def test_every_kind_of_split_is_looked_into_and_one_that_cannot_be_made_is_said(audited: Audited):
    assert [leak.name for leak in audited.audit.leaks] == ["random", "contiguous", "stain-grouped"]
    assert [leak.groups_parted for leak in audited.audit.leaks[1:]] == [0, 0], "these join near-duplicates first"
    assert [skipped.check for skipped in audited.audit.skipped] == ["ship split"]
    assert "9 images; a split needs at least 10" in audited.audit.skipped[0].reason


def test_each_view_is_scored_on_each_kind_of_split(audited: Audited):
    scored = {(score.view, score.kind) for score in audited.audit.baselines}
    assert scored == {(view, leak.kind) for view in VIEWS for leak in audited.audit.leaks}
    assert all(score.image_count == 39 for score in audited.audit.baselines)


def test_the_drawn_classes_are_told_by_colour_as_they_were_drawn_to_be(audited: Audited):
    assert min(score.accuracy for score in audited.audit.baselines if score.view is VIEWS[0]) > 0.9


def test_an_audit_reads_back_as_it_was_written(audited: Audited):
    assert Audit.model_validate_json(audited.audit.model_dump_json()) == audited.audit


def test_given_split_files_are_looked_into_instead(tmp_path: Path, faulty_data: Path):
    dataset = import_folder(faulty_data)
    made = make_split(dataset, SplitKind.RANDOM, test_fold=2)
    sha256 = write_split(made, tmp_path / "mine.json")
    found = audit_dataset(dataset, read_splits([tmp_path / "mine.json"], dataset), NO_BASELINES).audit
    assert [(leak.name, leak.test_fold, leak.file_sha256) for leak in found.leaks] == [
        (str(tmp_path / "mine.json"), 2, sha256)
    ]
    assert found.baselines == ()


def test_a_split_of_other_images_is_refused_and_named(tmp_path: Path, drawn_data: Path, faulty_data: Path):
    write_split(make_split(import_folder(drawn_data), SplitKind.RANDOM), tmp_path / "other.json")
    with pytest.raises(UnusableInputError, match=r"other\.json: .*Make the split again for this data"):
        read_splits([tmp_path / "other.json"], import_folder(faulty_data))


def test_a_patient_split_that_parts_a_case_of_today_is_looked_into_and_the_leak_is_found(
    tmp_path: Path, drawn_data: Path
):
    dataset = import_folder(drawn_data)

    def with_cases(of: Callable[[int], int]) -> Dataset:
        samples = (replace(each, case=f"{each.label_id}-{of(index)}") for index, each in enumerate(dataset.samples))
        return replace(dataset, samples=tuple(samples))

    write_split(make_split(with_cases(lambda index: index), SplitKind.PATIENT), tmp_path / "wrong.json")
    corrected = with_cases(lambda index: index % 5)
    found = audit_dataset(corrected, read_splits([tmp_path / "wrong.json"], corrected), NO_BASELINES).audit
    assert found.leaks[0].cases_parted
    assert [finding.kind for finding in found.findings] == [FindingKind.LEAK]


def test_classes_smaller_than_the_folds_are_audited_for_copies_and_the_rest_is_said(tmp_path: Path, drawn_data: Path):
    root = shutil.copytree(drawn_data, tmp_path / "few")
    for number in range(3, 11):
        (root / "Pro" / f"Pro-{number}.png").unlink()
    found = audit_dataset(import_folder(root), (), NO_BASELINES).audit
    assert (found.leaks, found.baselines, found.duplicates.near_pair_count) == ((), (), 0)
    assert len(found.skipped) == 4
    assert all("smallest class (pro_b) has 2 images" in skipped.reason for skipped in found.skipped)
    assert [group.image_count for group in found.stain_groups] == [10, 10, 10, 2]


def test_any_number_of_classes_is_audited(drawn_data: Path):
    dataset = import_folder(drawn_data)
    two = tuple(sample for sample in dataset.samples if sample.label_id in ("benign", "pro_b"))
    labels = tuple(label for label in dataset.labels if label.id in ("benign", "pro_b"))
    found = audit_dataset(replace(dataset, samples=two, labels=labels), (), NO_BASELINES).audit
    assert {leak.name for leak in found.leaks} == {"random", "contiguous", "stain-grouped", "ship"}
    assert {group.label_id for group in found.stain_groups} == {"benign", "pro_b"}


def test_known_cases_are_looked_for_in_every_split(drawn_data: Path):
    dataset = import_folder(drawn_data)
    samples = tuple(replace(each, case=f"{each.label_id}-{index % 5}") for index, each in enumerate(dataset.samples))
    found = audit_dataset(replace(dataset, samples=samples), (), NO_BASELINES).audit
    parted = {leak.name: leak.cases_parted for leak in found.leaks}
    assert parted["patient"] == 0
    assert parted["contiguous"] == 16, "of the images five numbers apart only the fifth and tenth both train"


def test_a_folder_without_one_readable_image_is_refused(tmp_path: Path, drawn_data: Path):
    root = shutil.copytree(drawn_data, tmp_path / "broken")
    for file in root.rglob("*.png"):
        file.write_bytes(b"no image")
    with pytest.raises(UnusableInputError, match="None of the 40 images"):
        audit_dataset(import_folder(root), (), NO_BASELINES)
