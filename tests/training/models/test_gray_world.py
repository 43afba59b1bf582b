"""Gray-world balance: a lamp's colour goes, the image's own contrasts stay."""

from pathlib import Path

import keras
import numpy as np
import pytest

from training.models.gray_world import GrayWorld

IMAGES = np.random.default_rng(0).uniform(0.1, 0.9, (2, 5, 7, 3)).astype(np.float32)


def test_every_channel_of_every_image_has_the_same_mean():
    np.testing.assert_allclose(np.asarray(GrayWorld()(IMAGES)).mean(axis=(1, 2)), 0.75, rtol=1e-5)


@pytest.mark.parametrize("gains", [(1.08, 1.0, 0.9), (0.85, 0.85, 0.85)])
def test_gains_of_the_channels_change_nothing(gains: tuple[float, float, float]):
    changed = IMAGES * np.array(gains, dtype=np.float32)
    np.testing.assert_allclose(np.asarray(GrayWorld()(changed)), np.asarray(GrayWorld()(IMAGES)), rtol=1e-5)


def test_differences_within_a_channel_keep_their_proportions():
    found = np.asarray(GrayWorld()(IMAGES))
    np.testing.assert_allclose(found[..., 1] / found[:, :1, :1, 1], IMAGES[..., 1] / IMAGES[:, :1, :1, 1], rtol=1e-5)


def test_a_black_image_stays_black_and_an_all_but_black_one_is_not_blown_up():
    assert not np.asarray(GrayWorld()(np.zeros((1, 4, 4, 3), np.float32))).any()
    dim = np.full((1, 4, 4, 3), 1 / 255, np.float32)
    assert np.asarray(GrayWorld()(dim)).max() == pytest.approx(0.75 / 0.05 / 255)


def test_a_saved_layer_answers_the_same_after_loading(tmp_path: Path):
    images = keras.Input((5, 7, 3))
    layer = GrayWorld(name="balance")
    model = keras.Model(images, layer(images))
    model.save(tmp_path / "gray.keras")
    loaded = keras.saving.load_model(tmp_path / "gray.keras")
    np.testing.assert_array_equal(np.asarray(loaded(IMAGES)), np.asarray(model(IMAGES)))
    assert GrayWorld.from_config(layer.get_config()).get_config() == layer.get_config()


def test_it_keeps_the_shape_of_its_input():
    assert GrayWorld().compute_output_shape((None, 9, 8, 3)) == (None, 9, 8, 3)
