"""The Caffe normalisation is what keras.applications does to ResNet50's images."""

from pathlib import Path

import keras
import numpy as np

from training.models.caffe_normalisation import CaffeNormalisation

PIXELS = np.random.default_rng(0).integers(0, 256, (2, 5, 7, 3)).astype(np.float32)


def test_it_equals_the_preprocessing_of_the_published_network():
    expected = keras.applications.resnet.preprocess_input(PIXELS.copy())
    found = np.asarray(CaffeNormalisation()(PIXELS / 255.0))
    np.testing.assert_allclose(found, expected, atol=1e-4)


def test_red_comes_last():
    red = np.zeros((1, 1, 1, 3), np.float32)
    red[..., 0] = 1.0
    np.testing.assert_allclose(np.asarray(CaffeNormalisation()(red)).ravel(), [-103.939, -116.779, 131.32], atol=1e-4)


def test_a_saved_layer_answers_the_same_after_loading(tmp_path: Path):
    images = keras.Input((5, 7, 3))
    layer = CaffeNormalisation(name="norm")
    model = keras.Model(images, layer(images))
    model.save(tmp_path / "caffe.keras")
    loaded = keras.saving.load_model(tmp_path / "caffe.keras")
    np.testing.assert_array_equal(np.asarray(loaded(PIXELS)), np.asarray(model(PIXELS)))
    assert CaffeNormalisation.from_config(layer.get_config()).get_config() == layer.get_config()


def test_it_keeps_the_shape_of_its_input():
    assert CaffeNormalisation().compute_output_shape((None, 9, 8, 3)) == (None, 9, 8, 3)
