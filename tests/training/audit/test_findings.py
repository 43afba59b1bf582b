"""Findings say what was found in sentences; nothing found is no finding."""

import pytest

from training.audit.audit import Audited
from training.audit.findings import find_all
from training.audit.record import FindingKind


def test_every_fault_of_the_folder_is_a_finding_that_names_it(audited: Audited):
    message_of = {finding.kind: finding.message for finding in audited.audit.findings}
    assert message_of[FindingKind.UNREADABLE].startswith("1 image cannot be read (first: Pre/Pre-10.png")
    assert message_of[FindingKind.IDENTICAL].startswith("1 pair of files equal byte for byte (1 in Pro-B)")
    assert message_of[FindingKind.NEAR_DUPLICATE].startswith("2 further pairs of nearly the same picture")
    assert message_of[FindingKind.ACROSS_CLASSES].startswith("1 pair of the same picture in two classes")


def test_clean_data_have_no_findings(audited: Audited):
    clean = audited.audit.duplicates.model_copy(
        update={"identical_pair_count": 0, "near_pair_count": 0, "across_classes_pair_count": 0}
    )
    unparted = [leak.model_copy(update={"groups_parted": 0}) for leak in audited.audit.leaks]
    assert find_all((), clean, unparted, audited.audit.labels) == ()


def test_a_parted_case_is_a_finding_of_its_split(audited: Audited):
    leak = audited.audit.leaks[1].model_copy(update={"groups_parted": 0, "cases_parted": 3})
    found = find_all((), audited.audit.duplicates, [leak], audited.audit.labels)[-1]
    assert (found.kind, found.count) == (FindingKind.LEAK, 3)
    assert found.message == (
        f"{leak.name}: 3 cases on both sides. Train on a split of these data that keeps them together (patient)"
    )


@pytest.mark.parametrize(
    ("kind", "action"),
    [
        (FindingKind.UNREADABLE, "Replace or remove them"),
        (FindingKind.IDENTICAL, "Remove all but one of each, or say beside every score"),
        (FindingKind.NEAR_DUPLICATE, "Look at the pairs in the report, and keep them together"),
        (FindingKind.ACROSS_CLASSES, "find out which, and move or remove the image"),
        (FindingKind.LEAK, "Train on a split of these data that keeps them together (any kind but random)"),
    ],
)
def test_a_finding_says_what_to_do(audited: Audited, kind: FindingKind, action: str):
    leak = audited.audit.leaks[0].model_copy(update={"groups_parted": 2})
    found = find_all(audited.audit.unreadable, audited.audit.duplicates, [leak], audited.audit.labels)
    assert action in next(each.message for each in found if each.kind is kind)
