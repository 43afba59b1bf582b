"""A conversion's evidence is what a reader finds who measures again, and a failed gate leaves no bundle."""

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
from PIL import Image

from converter import conversion
from converter.bundles.report import BuildReport
from converter.conversion import convert
from converter.export.errors import ExportError
from converter.export.steps import store_float16
from converter.own_process import measured
from converter.quantisation.int8_recipe import Int8Recipe
from converter.scoring.build_outputs import BuildOutputs, run_build
from converter.scoring.gate import Bound, Gate, Metric
from inference.bundle import read_bundle
from inference.card import Evidence, Precision
from inference.classifier import Classifier, load_classifier
from inference.decision import Decision
from inference.errors import GateFailedError, UnusableInputError
from inference.images import read_image
from tests.converter.conftest import LOOSE_GATES, Converted, Trained, loose_plan, loose_recipe
from training.explain import explain_batches
from training.splitting.splits import Subset, read_split

FOLDERS = ("Benign", "Early", "Pre", "Pro")
IMPOSSIBLE = Gate(metric=Metric.AGREEMENT, bound=Bound.AT_LEAST, limit=1.5)


@pytest.fixture(scope="module", params=list(Precision))
def classifier(request: pytest.FixtureRequest, converted: Converted) -> Classifier:
    """The written bundle, loaded as screening loads it: verified, its golden outputs replayed."""
    return load_classifier(converted.bundles[request.param])


@pytest.fixture(scope="module")
def evidence(classifier: Classifier) -> Evidence:
    return classifier.card.evidence[0]


@pytest.fixture(scope="module")
def test_paths(trained: Trained) -> list[Path]:
    return [trained.data / sample.path for sample in read_split(trained.split_file)[0].samples(Subset.TEST)]


@pytest.fixture(scope="module")
def truth(test_paths: list[Path]) -> np.ndarray:
    return np.array([FOLDERS.index(path.parent.name) for path in test_paths])


@pytest.fixture(scope="module")
def test_pixels(test_paths: list[Path]) -> np.ndarray:
    """The test images, resized without any of the project's code."""
    images = [np.asarray(Image.open(path).convert("RGB")) for path in test_paths]
    return np.stack([cv2.resize(image, (32, 32), interpolation=cv2.INTER_AREA) for image in images])


def _predicted(classifier: Classifier, pixels: np.ndarray) -> np.ndarray:
    return np.array([classifier.runtime.run(image).logits.argmax() for image in pixels])


def test_one_bundle_per_precision_is_written_and_nothing_else(converted: Converted):
    assert sorted(path.name for path in converted.folder.iterdir()) == [
        "tiny-float16",
        "tiny-float16.report.json",
        "tiny-float16.report.md",
        "tiny-int8",
        "tiny-int8.report.json",
        "tiny-int8.report.md",
    ]
    for precision, folder in converted.bundles.items():
        card = read_bundle(folder).card
        assert (card.id, card.precision, card.version) == (f"tiny-{precision.value}", precision, "0.0.1")


def test_the_card_carries_the_training_record(converted: Converted, trained: Trained):
    for folder in converted.bundles.values():
        assert read_bundle(folder).card.training == trained.source().record


def test_the_card_lists_the_test_images_that_fitted_nothing(evidence: Evidence, trained: Trained):
    split = read_split(trained.split_file)[0]
    expected = sorted(entry.sha256 for entry in split.entries if entry.subset is Subset.TEST)
    assert list(evidence.image_sha256) == expected


def test_accuracy_interval_and_confusion_are_those_measured_again(
    classifier: Classifier, evidence: Evidence, truth: np.ndarray, test_pixels: np.ndarray
):
    predicted = _predicted(classifier, test_pixels)
    matrix = np.zeros((4, 4), int)
    for row, column in zip(truth, predicted, strict=True):
        matrix[row, column] += 1
    assert evidence.confusion == tuple(tuple(row) for row in matrix.tolist())
    share, count, z = matrix.trace() / matrix.sum(), matrix.sum(), 1.959964
    assert evidence.accuracy == pytest.approx(share)
    assert evidence.image_count == count == 8
    # Wilson's bounds are the shares p whose distance to the measured one is z standard errors of p itself.
    for bound in evidence.accuracy_interval_95:
        if 0.0 < bound < 1.0:
            assert abs(share - bound) == pytest.approx(z * np.sqrt(bound * (1 - bound) / count), rel=1e-6)


def test_scores_of_each_class_are_those_of_the_confusion_matrix(evidence: Evidence):
    matrix = np.array(evidence.confusion)
    for index, score in enumerate(evidence.per_class):
        hits, answers, images = matrix[index, index], matrix[:, index].sum(), matrix[index].sum()
        assert score.support == images
        assert score.recall == pytest.approx(hits / images)
        assert score.precision == pytest.approx(hits / answers if answers else 0.0)
        assert score.f1 == pytest.approx(2 * hits / (answers + images))


def test_agreement_and_heatmaps_are_those_measured_against_keras_again(
    classifier: Classifier, evidence: Evidence, keras_model: Any, truth: np.ndarray, test_pixels: np.ndarray
):
    logits, heatmaps = explain_batches(keras_model, test_pixels)
    keras_predicted = logits.argmax(axis=1)
    assert evidence.keras_accuracy == pytest.approx((keras_predicted == truth).mean())
    assert evidence.agreement_with_keras == pytest.approx(
        (keras_predicted == _predicted(classifier, test_pixels)).mean()
    )
    correlations = []
    for image, expected, best in zip(test_pixels, heatmaps, keras_predicted, strict=True):
        found = classifier.runtime.run(image).heatmaps[..., best].ravel()
        constant = [np.ptp(found) == 0.0, np.ptp(expected[..., best]) == 0.0]
        if any(constant):
            correlations.append(float(all(constant)))
        else:
            correlations.append(np.corrcoef(found, expected[..., best].ravel())[0, 1])
    assert evidence.heatmap_correlation_median == pytest.approx(np.median(correlations), abs=1e-4)


def test_accuracy_under_the_gains_is_that_measured_again(
    classifier: Classifier, evidence: Evidence, truth: np.ndarray, test_pixels: np.ndarray
):
    assert [shift.name for shift in evidence.shifts] == ["warm", "no bar"]
    warm = np.clip(np.rint(test_pixels * np.array([1.08, 1.0, 0.90])), 0, 255).astype(np.uint8)
    assert evidence.shifts[0].accuracy == pytest.approx((_predicted(classifier, warm) == truth).mean())


def test_the_abstention_rate_is_what_screening_does(classifier: Classifier, evidence: Evidence, test_paths: list[Path]):
    decisions = [classifier.classify(read_image(path)).decision for path in test_paths]
    assert evidence.abstention_rate == pytest.approx(np.mean([each is Decision.ABSTAINED for each in decisions]))


def test_the_checks_are_those_of_the_plan_with_what_was_measured(evidence: Evidence):
    assert [check.name for check in evidence.checks] == [gate.metric.value for gate in LOOSE_GATES]
    measured = {check.name: check.measured for check in evidence.checks}
    assert measured["agreement_with_keras"] == evidence.agreement_with_keras
    assert measured["heatmap_correlation_median"] == evidence.heatmap_correlation_median
    assert measured["accuracy_drop"] == pytest.approx(evidence.keras_accuracy - evidence.accuracy)


def test_ranges_come_from_training_images_only(tmp_path: Path, trained: Trained, monkeypatch: pytest.MonkeyPatch):
    class SeenError(Exception):
        """Ends the conversion as soon as the images were seen."""

    seen: list[np.ndarray] = []

    def look(_float32: bytes, images: np.ndarray, *_rest: object) -> bytes:
        seen.extend(images)
        raise SeenError

    monkeypatch.setattr(conversion, "quantize", look)
    plan = loose_plan(precisions=(Precision.INT8,), shifts=())
    with pytest.raises(SeenError):
        convert(trained.source(), trained.data, tmp_path, plan, lambda _line: None, measured)

    split, _sha256 = read_split(trained.split_file)
    pixels = {
        subset: {
            cv2.resize(read_image(trained.data / each.path).pixels, (32, 32), interpolation=cv2.INTER_AREA).tobytes()
            for each in split.samples(subset)
        }
        for subset in Subset
    }
    drawn = {image.tobytes() for image in seen}
    assert len(drawn) == 12
    assert drawn <= pixels[Subset.TRAIN]
    assert not drawn & (pixels[Subset.VALIDATION] | pixels[Subset.TEST])


def test_an_int8_build_that_never_holds_has_seen_validation_images_only_and_leaves_its_report(
    tmp_path: Path, trained: Trained, monkeypatch: pytest.MonkeyPatch
):
    seen: list[bytes] = []

    def look(build: bytes, pixels: np.ndarray, thread_count: int) -> BuildOutputs:
        seen.extend(image.tobytes() for image in pixels)
        return run_build(build, pixels, thread_count)

    monkeypatch.setattr(conversion, "run_build", look)
    recipe = loose_recipe(Int8Recipe(representative_count=12, holds=(IMPOSSIBLE,), largest_float_share=1.0))
    plan = loose_plan(precisions=(Precision.INT8,), recipe=recipe, shifts=())
    with pytest.raises(GateFailedError, match=r"int8: int8 does not hold on the validation images with 3 of 3 layers"):
        convert(trained.source(), trained.data, tmp_path, plan, lambda _line: None, measured)

    validation = trained.source().load(trained.data, conversion.Subset.VALIDATION)
    assert set(seen) == {image.tobytes() for image in validation.pixels}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["tiny-int8.report.json", "tiny-int8.report.md"]
    report = BuildReport.model_validate_json((tmp_path / "tiny-int8.report.json").read_text())
    assert (report.bundle_written, report.accuracy, report.image_count) == (False, None, 0)
    assert [len(each.float_layers) for each in report.quantisation_attempts] == [0, 1, 2, 3]
    assert len(report.layer_errors) == 3
    assert "the test images were not asked" in (tmp_path / "tiny-int8.report.md").read_text()


def test_a_scope_that_finds_no_layer_makes_no_int8_build(tmp_path: Path, trained: Trained):
    recipe = loose_recipe(Int8Recipe(representative_count=12, scope="^nothing/"))
    plan = loose_plan(precisions=(Precision.INT8,), recipe=recipe, shifts=())
    with pytest.raises(UnusableInputError, match=r"'\^nothing/', finds no layer of the model"):
        convert(trained.source(), trained.data, tmp_path / "out", plan, lambda _line: None, measured)
    assert not (tmp_path / "out").exists()


def test_the_card_says_how_the_build_was_made(converted: Converted):
    cards = {precision: read_bundle(path).card for precision, path in converted.bundles.items()}
    made = cards[Precision.INT8].conversion
    assert made is not None
    assert made.representative_set is not None
    assert (made.representative_set.count, made.representative_set.seed) == (12, 0)
    assert (made.quantised_layers, made.float_layers, made.allowed_drops) == (3, (), ())
    assert made.recipe == "loose"
    assert made.versions.keys() >= {"tensorflow", "keras", "ai-edge-quantizer"}
    of_float = cards[Precision.FLOAT16].conversion
    assert of_float is not None
    assert of_float.representative_set is None


def test_trust_numbers_are_checked_on_the_test_images(evidence: Evidence):
    assert [score.level for score in evidence.coverage] == [0.9, 0.95, 0.99]
    assert all(1.0 <= score.mean_set_size <= 4.0 for score in evidence.coverage)
    assert {alarm.check for alarm in evidence.false_alarms} >= {"out_of_distribution", "abstained"}
    abstained = next(alarm.share for alarm in evidence.false_alarms if alarm.check == "abstained")
    assert abstained == evidence.abstention_rate
    assert evidence.calibration_error is not None


def test_keras_under_each_shift_stands_beside_the_build(evidence: Evidence, keras_model: Any, truth, test_pixels):
    warm = np.clip(np.rint(test_pixels * np.array([1.08, 1.0, 0.90])), 0, 255).astype(np.uint8)
    expected = (explain_batches(keras_model, warm)[0].argmax(axis=1) == truth).mean()
    assert evidence.shifts[0].keras_accuracy == pytest.approx(expected)


def test_a_build_that_fails_its_gate_leaves_a_report_but_no_bundle_keeps_an_older_one_and_spoils_no_other(
    tmp_path: Path, trained: Trained, converted: Converted
):
    older = shutil.copytree(converted.bundles[Precision.FLOAT16], tmp_path / "tiny-float16")
    before = {file.name: file.read_bytes() for file in older.iterdir()}
    plan = loose_plan(recipe=loose_recipe(float16=(*LOOSE_GATES, IMPOSSIBLE)), shifts=())

    with pytest.raises(GateFailedError, match=r"float16: share of images with the same answer.*: [\d.]+, limit 1\.5"):
        convert(trained.source(), trained.data, tmp_path, plan, lambda _line: None, measured)

    assert {file.name: file.read_bytes() for file in older.iterdir()} == before
    assert (tmp_path / "tiny-int8").is_dir()
    report = BuildReport.model_validate_json((tmp_path / "tiny-float16.report.json").read_text())
    assert not report.bundle_written
    assert [check.name for check in report.checks if not check.passed] == ["agreement_with_keras"]
    assert "REFUSED" in (tmp_path / "tiny-float16.report.md").read_text()


def test_a_weight_too_large_for_float16_spoils_no_int8_build(tmp_path: Path, trained: Trained):
    def run(task: Any, *arguments: Any) -> Any:
        if task is store_float16:
            raise ExportError("a weight is too large for float16")
        return measured(task, *arguments)

    with pytest.raises(GateFailedError, match="float16: a weight is too large for float16"):
        convert(trained.source(), trained.data, tmp_path, loose_plan(shifts=()), lambda _line: None, run)
    assert (tmp_path / "tiny-int8").is_dir()


def test_a_first_build_that_fails_its_gate_leaves_its_report_only(tmp_path: Path, trained: Trained):
    plan = loose_plan(precisions=(Precision.FLOAT16,), recipe=loose_recipe(float16=(IMPOSSIBLE,)), shifts=())
    with pytest.raises(GateFailedError, match="no bundle of it was written"):
        convert(trained.source(), trained.data, tmp_path / "out", plan, lambda _line: None, measured)
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "tiny-float16.report.json",
        "tiny-float16.report.md",
    ]


def test_a_drop_that_was_allowed_lets_the_build_pass_and_is_told_in_card_page_and_limits(
    tmp_path: Path, trained: Trained
):
    plan = loose_plan(
        precisions=(Precision.FLOAT16,),
        recipe=loose_recipe(float16=(IMPOSSIBLE,)),
        shifts=(),
        allowed_drops=(Metric.AGREEMENT,),
    )
    (path,) = convert(trained.source(), trained.data, tmp_path, plan, lambda _line: None, measured)
    card = read_bundle(path).card
    assert card.conversion is not None
    assert card.conversion.allowed_drops == ("agreement_with_keras",)
    assert [(check.passed, check.allowed) for check in card.evidence[0].checks] == [(False, True)]
    assert any("allowed beforehand" in limit for limit in card.limits)
    assert "NO, allowed beforehand" in (path / "README.md").read_text()


def test_the_same_conversion_twice_gives_the_same_bytes(tmp_path: Path, trained: Trained, converted: Converted):
    convert(trained.source(), trained.data, tmp_path, loose_plan(), lambda _line: None, measured)
    for precision, first in converted.bundles.items():
        second = tmp_path / f"tiny-{precision.value}"
        for file in first.iterdir():
            assert (second / file.name).read_bytes() == file.read_bytes(), file.name


def test_a_record_whose_labels_are_in_another_order_than_the_models_outputs_is_refused(
    tmp_path: Path, trained: Trained
):
    source = trained.source()
    swapped = (*source.record.labels[1:], source.record.labels[0])
    other = replace(source, record=source.record.model_copy(update={"labels": swapped}))
    with pytest.raises(UnusableInputError, match="labels are in another order than the model's outputs"):
        convert(other, trained.data, tmp_path / "out", loose_plan(shifts=()), lambda _line: None, measured)
    assert not (tmp_path / "out").exists()


def test_images_of_another_folder_are_refused(tmp_path: Path, trained: Trained):
    with pytest.raises(UnusableInputError, match="is missing; the split was made with it"):
        convert(trained.source(), tmp_path, tmp_path / "out", loose_plan(), lambda _line: None, measured)
