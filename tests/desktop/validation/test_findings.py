"""What limits the figures is told, and only where it does."""

import hashlib

import pytest

from desktop.run_summary import WalkFindings
from desktop.validation.class_folders import ClassFolder
from desktop.validation.report import FindingKind
from inference.decision import Decision, Flag
from tests.desktop.store.made_runs import LABELS
from tests.desktop.validation.made_answers import answer
from tests.desktop.validation.made_findings import ENOUGH, card_of, kinds_of, many


def test_enough_images_of_many_cases_leave_prevalence_and_cases_to_tell():
    found = kinds_of(many())

    assert set(found) == {FindingKind.PREVALENCE, FindingKind.CASES}
    assert not any(finding.is_serious for finding in found.values())
    assert "75.0 %" in found[FindingKind.PREVALENCE].text


def test_a_class_of_few_images_is_named_with_its_interval():
    found = kinds_of(many({**ENOUGH, "pro_b": 10}))

    assert "Pro-B 10 (interval 72.2 % to 100.0 %)" in found[FindingKind.FEW_IMAGES].text


def test_a_class_without_images_is_serious_and_so_is_a_missing_side():
    found = kinds_of(many({"pre_b": 100, "pro_b": 100}))

    assert "Benign, Early Pre-B" in found[FindingKind.MISSING_CLASS].text
    assert "no specificity" in found[FindingKind.ONE_SIDE].text
    assert found[FindingKind.ONE_SIDE].is_serious


def test_no_sub_folders_are_serious_and_few_cases_too():
    assert kinds_of(many(case=""))[FindingKind.CASES_UNKNOWN].is_serious
    few = kinds_of(many({"benign": 10, "pre_b": 10}))[FindingKind.CASES]
    assert few.is_serious
    assert "2 cases" in few.text


def test_a_case_name_under_two_classes_is_told():
    assert "patient 0" in kinds_of(many())[FindingKind.CASES].text


def test_copies_unreadable_files_and_folders_left_out_are_counted():
    given = [
        *many(),
        answer("benign", "benign", number=990, case="x", flags=(Flag.NEAR_DUPLICATE,)),
        answer("benign", None, number=991, case="x"),
    ]

    found = kinds_of(given, loose_count=3, left_out=(ClassFolder("old", 7, None, is_left_out=True),))

    assert found[FindingKind.COPIES].text.startswith("1 image is the same")
    assert found[FindingKind.UNREADABLE].text.startswith("1 image could not be read")
    # Of the two of this kind the later one.
    assert "3 images directly in the chosen folder have no class" in found[FindingKind.LEFT_OUT].text


def test_a_folder_that_could_not_be_entered_is_serious():
    found = kinds_of(many(), walk=WalkFindings(unreadable_folders=("Benign/locked",)))

    assert found[FindingKind.UNREADABLE].is_serious


@pytest.mark.parametrize(("withheld", "is_told"), [(80, False), (81, True)])
def test_a_fifth_of_answers_withheld_is_told_only_above(withheld, is_told):
    given = many()
    given[:withheld] = [
        answer("benign" if n < 100 else "pre_b", "benign", number=n + 1, case="c", decision=Decision.ABSTAINED)
        for n in range(withheld)
    ]

    assert (FindingKind.NOT_REPORTED in kinds_of(given)) is is_told


def test_a_stain_unlike_the_models_is_told():
    found = kinds_of([*many({label.id: 50 for label in LABELS}), *many(flags=(Flag.STAIN,))])

    assert FindingKind.STAIN in found


def test_the_models_own_training_folder_is_recognised_whatever_its_order():
    given = [
        answer(label_id, label_id, number=number, sha256=f"{number:064x}", case="c")
        for number, label_id in enumerate(("pre_b", "benign", "pro_b"), start=1)
    ]
    digest = hashlib.sha256()
    for number, label_id in sorted((f"{n:064x}", i) for n, i in enumerate(("pre_b", "benign", "pro_b"), start=1)):
        digest.update(f"{number} {label_id}\n".encode())

    found = kinds_of(given, card=card_of(trained_on=digest.hexdigest()))

    assert found[FindingKind.TRAINING_DATA].is_serious
    assert FindingKind.TRAINING_DATA not in kinds_of(given[:2], card=card_of(trained_on=digest.hexdigest()))


def test_images_that_the_cards_figures_were_counted_on_are_told():
    given = [answer("benign", "benign", number=n, sha256=f"{n:064x}", case="c") for n in range(1, 4)]

    found = kinds_of(given, card=card_of(tested_on=(f"{2:064x}", f"{77:064x}")))

    assert found[FindingKind.CARD_TEST_IMAGES].text.startswith("1 image of 3 belong")


def test_pages_and_tiles_are_told_to_be_alike():
    given = [answer("benign", "benign", number=1, case="c") for _page in range(3)]

    assert "3 pages and tiles come from 1 file." in kinds_of(given)[FindingKind.SEVERAL_PER_FILE].text


def test_the_gravest_come_first():
    given = many({"benign": 5, "pre_b": 5}, case="")

    serious = [finding.is_serious for finding in kinds_of(given).values()]

    assert serious == sorted(serious, reverse=True)


def test_where_there_are_too_many_pictures_to_compare_it_is_told(monkeypatch):
    monkeypatch.setattr("desktop.validation.findings.MAX_COMPARED", 399)

    assert "only identical files were looked for" in kinds_of(many())[FindingKind.COPIES].text
