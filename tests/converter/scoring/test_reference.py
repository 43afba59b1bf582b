"""Keras's answers are the reference only where they are numbers and are those that the training record states."""

from pathlib import Path
from typing import Any

import keras
import numpy as np
import pytest

from converter.errors import ConversionError
from converter.own_process import in_own_process
from converter.scoring.reference import KerasAnswers, check_record, keras_reference
from converter.split_file import Subset
from converter.subsets import LabelledImages
from inference.card import TrainingRecord
from inference.errors import UnusableInputError
from inference.shifts import Shift, apply_shift
from tests.converter.conftest import Trained
from tests.training.tiny import TINY_SPEC
from training.models.build import build_classifier

PIXELS = np.random.default_rng(0).integers(0, 256, (4, 32, 32, 3), dtype=np.uint8)
NAMES = tuple("0123456789")
TRUTH = np.array([0, 0, 1, 1, 2, 2, 3, 3, 3, 3])


def _record(trained: Trained, validation_accuracy: float) -> TrainingRecord:
    return trained.source().record.model_copy(update={"validation_accuracy": validation_accuracy})


def _check(record: TrainingRecord, predicted: np.ndarray) -> None:
    images = LabelledImages(Subset.VALIDATION, NAMES, NAMES, np.zeros((10, 2, 2, 3), np.uint8), TRUTH)
    check_record(record, images, KerasAnswers(np.eye(4, dtype=np.float32)[predicted], np.zeros((10, 1, 1, 4))))


def test_answers_as_the_record_states_them_pass(trained: Trained):
    _check(_record(trained, 1.0), TRUTH)
    _check(_record(trained, 0.9), np.array([1, *TRUTH[1:]]))


def test_labels_in_another_order_are_told_with_the_order_that_fits(trained: Trained):
    # The model's outputs stand for pre_b, benign, early_pre_b, pro_b; the record has the usual order.
    outputs = np.array([1, 2, 0, 3])[TRUTH]
    with pytest.raises(UnusableInputError, match="in the order pre_b, benign, early_pre_b, pro_b it would"):
        _check(_record(trained, 1.0), outputs)


def test_a_record_that_no_order_explains_is_refused(trained: Trained):
    with pytest.raises(UnusableInputError, match=r"scores 100\.00% on the 10 .*says 55\.00%.*do not belong together"):
        _check(_record(trained, 0.55), TRUTH)


def test_each_subset_and_each_shift_is_asked(trained: Trained, keras_model: Any):
    shift = Shift(name="warm", gains=(1.5, 1.0, 0.5))
    found = keras_reference(trained.model_path, PIXELS[:1], PIXELS[1:2], PIXELS[2:], (shift,), 4)

    logits = keras_model.predict(PIXELS, verbose=0)
    np.testing.assert_allclose(found.validation.logits, logits[:1], atol=1e-4)
    np.testing.assert_allclose(found.calibration.logits, logits[1:2], atol=1e-4)
    np.testing.assert_allclose(found.test.logits, logits[2:], atol=1e-4)
    warm = keras_model.predict(np.stack([apply_shift(image, shift) for image in PIXELS[2:]]), verbose=0)
    np.testing.assert_allclose(found.shifted_logits[0], warm, atol=1e-4)
    assert np.abs(warm - logits[2:]).max() > 1e-3


def test_without_calibration_images_those_of_validation_serve(trained: Trained):
    found = keras_reference(trained.model_path, PIXELS[:1], None, PIXELS[1:], (), 4)
    assert found.calibration is found.validation


def test_finite_weights_whose_answers_overflow_are_refused(tmp_path: Path):
    model = build_classifier(TINY_SPEC, class_count=4)
    for layer in model.get_layer("classifier").layers:
        if isinstance(layer, keras.layers.Dense):
            layer.kernel.assign(keras.ops.full(layer.kernel.shape, 3e38))
    model.save(tmp_path / "overflow.keras")
    with pytest.raises(ConversionError, match=r"overflow\.keras answers with numbers that are NaN or infinite"):
        keras_reference(tmp_path / "overflow.keras", PIXELS, None, PIXELS, (), 4)


@pytest.mark.parametrize("answer", ["logits", "heatmaps"])
@pytest.mark.parametrize("subset", ["validation", "calibration", "test"])
def test_one_answer_that_is_no_number_is_found_in_every_subset(
    trained: Trained, monkeypatch: pytest.MonkeyPatch, subset: str, answer: str
):
    def explain(_model: Any, pixels: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        answers = {"logits": np.zeros((4, 4), np.float32), "heatmaps": np.zeros((4, 2, 2, 4), np.float32)}
        answers[answer][-1] = np.nan if pixels is broken else 0.0
        return answers["logits"], answers["heatmaps"]

    monkeypatch.setattr("training.explain.explain_batches", explain)
    images = {name: PIXELS.copy() for name in ("validation", "calibration", "test")}
    broken = None
    keras_reference(trained.model_path, *images.values(), (), 4)
    broken = images[subset]
    with pytest.raises(ConversionError, match="answers with numbers that are NaN or infinite"):
        keras_reference(trained.model_path, *images.values(), (), 4)


def _foreign_model(path: Path) -> Path:
    """A classifier as anybody would write one in Keras."""
    keras.Sequential(
        [
            keras.Input((32, 32, 3)),
            keras.layers.Conv2D(4, 3),
            keras.layers.GlobalAveragePooling2D(),
            keras.layers.Dense(4),
        ]
    ).save(path)
    return path


def test_a_model_that_training_did_not_make_is_refused_from_its_own_process_too(tmp_path: Path):
    file = _foreign_model(tmp_path / "foreign.keras")
    with pytest.raises(UnusableInputError, match=r"foreign\.keras has no part named scaling or backbone or classifier"):
        in_own_process(keras_reference, file, PIXELS, None, PIXELS, (), 4)


def test_a_part_of_the_right_name_that_answers_otherwise_is_refused(tmp_path: Path):
    images = keras.Input((32, 32, 3))
    maps = keras.layers.Conv2D(4, 3, name="backbone")(keras.layers.Rescaling(1 / 255, name="scaling")(images))
    logits = keras.layers.Dense(4, name="classifier")(keras.layers.GlobalAveragePooling2D()(maps))
    keras.Model(images, logits).save(tmp_path / "alike.keras")
    with pytest.raises(UnusableInputError, match=r"part named classifier of .*alike\.keras does not turn .* features"):
        keras_reference(tmp_path / "alike.keras", PIXELS, None, PIXELS, (), 4)


def _never(*_arguments: Any) -> Any:
    raise AssertionError("asked before the check")


def test_images_of_another_size_are_refused_before_keras_is_asked(trained: Trained, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("training.explain.explain_batches", _never)
    wide = np.zeros((1, 32, 48, 3), np.uint8)
    with pytest.raises(
        UnusableInputError,
        match=r"tiny\.keras takes images of 32 x 32 pixels, its training record says images of 48 x 32",
    ):
        keras_reference(trained.model_path, wide, None, wide, (), 4)


def test_another_number_of_outputs_is_refused_before_keras_is_asked(trained: Trained, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("training.explain.explain_batches", _never)
    with pytest.raises(UnusableInputError, match=r"tiny\.keras tells 4 classes apart, its training record names 5"):
        keras_reference(trained.model_path, PIXELS, None, PIXELS, (), 5)
