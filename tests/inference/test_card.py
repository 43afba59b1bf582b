"""A model card is read strictly: what it does not understand, or what is no number, refuses the bundle."""

import json

import pytest
from pydantic import ValidationError

from inference.bundle import read_bundle
from inference.bundle_files import CARD_FILE
from inference.card import ModelCard, Threshold, TrainingRecord
from inference.errors import BundleRefusedError
from tests.fixtures_bundles import card_with


def _refusal(folder):
    with pytest.raises(BundleRefusedError) as caught:
        read_bundle(folder)
    return caught.value.reason


def test_a_card_says_the_same_after_writing_and_reading(classifier):
    assert ModelCard.model_validate_json(classifier.card.model_dump_json()) == classifier.card


def test_a_card_of_a_newer_schema_asks_for_a_newer_smearscope(make_bundle, bundle_files):
    reason = _refusal(make_bundle({CARD_FILE: card_with(bundle_files[CARD_FILE], schema_version=2)}))

    assert reason.startswith(f"{CARD_FILE} does not follow card schema 1: schema_version:")
    assert "A newer SmearScope may be needed" in reason


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("unknown_field", "a meaning we do not know"),
        ("temperature", 0.0),
        ("temperature", float("nan")),
        ("temperature", float("inf")),
        ("precision", "float8"),
        ("id", "../elsewhere"),
        ("labels", []),
        ("version", None),
    ],
)
def test_a_field_out_of_bounds_is_named(make_bundle, bundle_files, field, value):
    reason = _refusal(make_bundle({CARD_FILE: card_with(bundle_files[CARD_FILE], **{field: value})}))

    assert f"{CARD_FILE} does not follow card schema 1: {field}" in reason


def test_a_card_that_is_no_json_is_refused(make_bundle):
    assert f"{CARD_FILE} does not follow card schema 1: the file" in _refusal(make_bundle({CARD_FILE: b"\xff\xfe"}))


def test_labels_in_another_order_than_in_training_are_refused(make_bundle, bundle_files):
    labels = json.loads(bundle_files[CARD_FILE])["labels"]

    reason = _refusal(make_bundle({CARD_FILE: card_with(bundle_files[CARD_FILE], labels=labels[::-1])}))

    assert "are not those of training" in reason


@pytest.mark.parametrize(
    ("field", "told"), [("id", "two have the id 'benign'"), ("display_name", "two have the display name 'Benign'")]
)
def test_two_labels_alike_are_refused(make_bundle, bundle_files, field, told):
    card = json.loads(bundle_files[CARD_FILE])
    labels = [{**each} for each in card["labels"]]
    labels[2][field] = labels[0][field]

    # In the training record too, so that nothing else is wrong with the card.
    training = {**card["training"], "labels": labels}
    reason = _refusal(make_bundle({CARD_FILE: card_with(bundle_files[CARD_FILE], labels=labels, training=training)}))

    assert "card schema 1: labels: " in reason
    assert told in reason
    with pytest.raises(ValidationError, match=told):
        TrainingRecord.model_validate(training)


@pytest.mark.parametrize("malignant", [True, False])
def test_a_laboratory_may_have_malignant_classes_only_or_none(bundle_files, malignant):
    training = json.loads(bundle_files[CARD_FILE])["training"]
    labels = [{**each, "malignant": malignant} for each in training["labels"]]

    assert len(TrainingRecord.model_validate({**training, "labels": labels}).labels) == len(labels)


def test_preprocessing_unlike_that_of_training_is_refused(make_bundle, bundle_files):
    preprocess = {**json.loads(bundle_files[CARD_FILE])["preprocess"], "max_aspect_ratio": 9.0}

    reason = _refusal(make_bundle({CARD_FILE: card_with(bundle_files[CARD_FILE], preprocess=preprocess)}))

    assert "preprocess is not that of training" in reason


@pytest.mark.parametrize("default", [0.2, 0.9, float("nan")])
def test_a_threshold_outside_its_own_bounds_is_refused(default):
    with pytest.raises(ValidationError):
        Threshold(default=default, minimum=0.3, maximum=0.8, meaning="test")
