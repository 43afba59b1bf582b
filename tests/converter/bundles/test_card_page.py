"""The page for people says what the card says: confusion matrix, limits, gates, shifts and where the model is from."""

from pathlib import Path

import pytest

from converter.bundles.card_page import card_page
from inference.bundle import read_bundle
from inference.bundle_files import README_FILE
from inference.card import ModelCard, Precision, StartRecord, TeacherRecord
from tests.converter.conftest import Converted


@pytest.fixture(scope="module", params=list(Precision))
def folder(request: pytest.FixtureRequest, converted: Converted) -> Path:
    return converted.bundles[request.param]


@pytest.fixture(scope="module")
def card(folder: Path) -> ModelCard:
    return read_bundle(folder).card


def test_the_bundle_carries_the_page_of_its_own_card(folder: Path, card: ModelCard):
    assert (folder / README_FILE).read_text() == card_page(card)


def test_the_confusion_matrix_stands_there_row_by_row(card: ModelCard):
    page = card_page(card)
    assert "Rows: truth. Columns: most probable class." in page
    for label, row in zip(card.labels, card.evidence[0].confusion, strict=True):
        assert f"| {label.display_name} | {' | '.join(str(cell) for cell in row)} |" in page


def test_every_limit_and_the_intended_use_stand_there(card: ModelCard):
    page = card_page(card)
    assert "## Limits" in page
    for limit in card.limits:
        assert f"- {limit}" in page
    assert card.intended_use in page
    assert card.licence in page
    assert "research use only" in page


def test_every_shift_gate_and_threshold_stands_there_with_its_number(card: ModelCard):
    page, evidence = card_page(card), card.evidence[0]
    for shift in evidence.shifts:
        assert (
            f"| {shift.name} | {shift.accuracy:.2%} | {shift.keras_accuracy:.2%} | {shift.abstention_rate:.2%} |"
            in page
        )
    for check in evidence.checks:
        assert f"| {check.meaning} | {check.measured:.4f} | {check.limit:g} | yes |" in page
    for name, threshold in card.thresholds:
        assert f"{name.replace('_', ' ')}: {threshold.default:.4g} (" in page


def test_the_accuracy_is_quoted_with_split_count_and_interval(card: ModelCard):
    page, evidence = card_page(card), card.evidence[0]
    assert f"On the test images (contiguous split, {evidence.image_count} images)" in page
    low, high = evidence.accuracy_interval_95
    assert f"Accuracy {evidence.accuracy:.2%} (95 % interval {low:.2%} to {high:.2%})" in page


def test_a_failed_check_is_written_large(card: ModelCard):
    failed = card.evidence[0].checks[0].model_copy(update={"passed": False})
    evidence = card.evidence[0].model_copy(update={"checks": (failed,)})
    assert "| NO |" in card_page(card.model_copy(update={"evidence": (evidence,)}))


def test_data_split_recipe_and_open_choices_are_named(card: ModelCard):
    page = card_page(card)
    assert card.training.data.sha256 in page
    assert card.training.split.sha256 in page
    assert "24 train, 8 validation, 8 test" in page
    for name in card.training.open_in_paper:
        assert name in page


def test_the_validation_images_and_the_shifts_that_hold_there_are_told_apart_from_the_test(card: ModelCard):
    found = card.validation
    assert found is not None
    page = card_page(card)
    low, high = found.accuracy_interval_95
    assert f"## On the validation images ({card.training.split.kind} split, {found.image_count} images)" in page
    assert f"Accuracy {found.accuracy:.2%} (95 % interval {low:.2%} to {high:.2%})" in page
    assert f"holds there: {', '.join(found.held_shifts) or 'none'}." in page


def test_every_earlier_training_stands_there_the_latest_first(card: ModelCard):
    first = StartRecord(
        model_sha256="0" * 64,
        recipe={"name": "robust", "model": {"input_px": 112}},
        epochs_run=12,
        best_epoch=11,
        train_seconds=4080.0,
        started_from="scratch",
    )
    second = first.model_copy(update={"recipe": {"name": "robust", "model": {"input_px": 160}}, "start": first})
    training = card.training.model_copy(update={"start": second})
    page = card_page(card.model_copy(update={"training": training}))
    before = [line for line in page.splitlines() if "Before that" in line]
    assert ["robust at 160 px" in before[0], "robust at 112 px" in before[1], len(before)] == [True, True, 2]


def test_a_network_that_another_one_taught_says_by_whom_and_how_much(card: ModelCard):
    assert "Taught" not in card_page(card)
    teacher = TeacherRecord(
        name="small.keras",
        architecture="efficientnet_lite0+cbam",
        model_sha256="7" * 64,
        recipe={"name": "robust", "model": {"input_px": 160}},
        epochs_run=9,
        best_epoch=8,
        train_seconds=900.0,
        started_from="imagenet",
    )
    recipe = card.training.recipe | {"distillation": {"temperature": 2.0, "weight": 0.7}}
    taught = card.training.model_copy(update={"teacher": teacher, "recipe": recipe})
    (line,) = (
        each for each in card_page(card.model_copy(update={"training": taught})).splitlines() if "Taught" in each
    )
    assert "with weight 0.7 at temperature 2.0 by the answers of `small.keras`" in line
    for part in ("efficientnet_lite0+cbam", "robust at 160 px", "imagenet", "9 epochs", "7" * 64):
        assert part in line
    earlier = StartRecord.model_validate({name: getattr(taught, name) for name in StartRecord.model_fields})
    started = card.training.model_copy(update={"start": earlier})
    lines = card_page(card.model_copy(update={"training": started})).splitlines()
    (place,) = (index for index, each in enumerate(lines) if "Before that" in each)
    assert "Taught with weight 0.7" in lines[place + 1]
