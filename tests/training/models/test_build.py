"""A built classifier takes 0-255, scales once, and carries the two sub-models that Grad-CAM and export need."""

from pathlib import Path

import keras
import numpy as np
import pytest

from inference.errors import UnusableInputError
from tests.training.tiny import TINY_SPEC
from training.models.build import build_classifier
from training.models.cbam import CBAM
from training.models.spec import ColourConstancy


@pytest.fixture(scope="module")
def tiny() -> keras.Model:
    keras.utils.set_random_seed(0)
    return build_classifier(TINY_SPEC, class_count=4)


def test_it_maps_images_to_one_logit_per_class(tiny: keras.Model):
    assert tiny.input_shape == (None, 32, 32, 3)
    assert tiny.output_shape == (None, 4)
    assert build_classifier(TINY_SPEC, class_count=7).output_shape == (None, 7)


def test_pixels_are_divided_by_255_exactly_once(tiny: keras.Model):
    pixels = np.random.default_rng(0).integers(0, 256, (2, 32, 32, 3)).astype(np.float32)
    logits, _features = tiny.get_layer("classifier")(tiny.get_layer("backbone")(pixels / 255.0))
    np.testing.assert_allclose(np.asarray(tiny(pixels)), np.asarray(logits), rtol=1e-4, atol=1e-5)
    assert tiny.get_layer("scaling").scale == pytest.approx(1 / 255)


def test_uint8_and_float_images_give_the_same_logits(tiny: keras.Model):
    pixels = np.random.default_rng(1).integers(0, 256, (2, 32, 32, 3), dtype=np.uint8)
    np.testing.assert_array_equal(np.asarray(tiny(pixels)), np.asarray(tiny(pixels.astype(np.float32))))


def test_a_saved_classifier_predicts_the_same_after_loading(tmp_path: Path, tiny: keras.Model):
    pixels = np.random.default_rng(2).integers(0, 256, (2, 32, 32, 3), dtype=np.uint8)
    tiny.save(tmp_path / "tiny.keras")
    loaded = keras.saving.load_model(tmp_path / "tiny.keras")
    np.testing.assert_array_equal(np.asarray(loaded(pixels)), np.asarray(tiny(pixels)))


def test_the_custom_cnn_refuses_pretrained_weights():
    with pytest.raises(UnusableInputError, match="custom_cnn has no pretrained weights; leave --weights out"):
        build_classifier(TINY_SPEC, class_count=4, weights="imagenet")


def test_the_residual_choice_reaches_every_cbam():
    model = build_classifier(TINY_SPEC.model_copy(update={"cbam_residual": True}), class_count=4)
    assert model.get_layer("backbone").get_layer("block1_cbam").projection is not None
    assert model.get_layer("classifier").get_layer("cbam").projection is not None


def test_without_attention_no_cbam_is_anywhere():
    model = build_classifier(TINY_SPEC.model_copy(update={"attention": False}), class_count=4)
    layers = [*model.get_layer("backbone").layers, *model.get_layer("classifier").layers]
    assert not any(isinstance(layer, CBAM) for layer in layers)


def test_channels_first_is_refused_with_what_to_set():
    keras.config.set_image_data_format("channels_first")
    try:
        with pytest.raises(UnusableInputError, match='channels last on every backend: set "channels_last"'):
            build_classifier(TINY_SPEC, class_count=4)
    finally:
        keras.config.set_image_data_format("channels_last")


def test_colour_constancy_takes_a_lamps_colour_out_of_the_answer(tiny: keras.Model):
    keras.utils.set_random_seed(0)
    spec = TINY_SPEC.model_copy(update={"colour_constancy": ColourConstancy.GRAY_WORLD})
    balanced = build_classifier(spec, class_count=4)
    pixels = np.random.default_rng(3).uniform(20, 200, (2, 32, 32, 3)).astype(np.float32)
    under_another_lamp = pixels * np.array([1.2, 1.0, 0.8], np.float32)
    plain = np.asarray(balanced(pixels))
    np.testing.assert_allclose(np.asarray(balanced(under_another_lamp)), plain, rtol=1e-4, atol=1e-5)
    assert not np.allclose(np.asarray(tiny(under_another_lamp)), np.asarray(tiny(pixels)), rtol=1e-2)
    assert balanced.count_params() == tiny.count_params()
