"""CBAM applies channel attention, then spatial attention, can be saved, and lets gradients through."""

from pathlib import Path

import keras
import numpy as np
import pytest
import tensorflow as tf

from training.models.cbam import CBAM
from training.models.channel_attention import ChannelAttention
from training.models.spatial_attention import SpatialAttention

MAPS = np.random.default_rng(5).normal(size=(2, 6, 6, 8)).astype(np.float32)


def _built(layer: CBAM) -> CBAM:
    layer.build(MAPS.shape)
    rng = np.random.default_rng(7)
    layer.set_weights([rng.normal(size=weight.shape).astype(np.float32) for weight in layer.get_weights()])
    return layer


def test_channel_attention_comes_first_and_spatial_attention_sees_its_result():
    layer = _built(CBAM(reduction_ratio=2))
    after_channels = np.asarray(layer.channel_attention(MAPS)) * MAPS
    expected = np.asarray(layer.spatial_attention(after_channels)) * after_channels
    np.testing.assert_allclose(np.asarray(layer(MAPS)), expected, rtol=1e-5)

    swapped = np.asarray(layer.spatial_attention(MAPS)) * MAPS
    swapped = np.asarray(layer.channel_attention(swapped)) * swapped
    assert not np.allclose(expected, swapped, rtol=1e-3), "the order must matter for this test to say anything"


def test_the_residual_variant_adds_the_projected_maps_to_its_input():
    plain, residual = CBAM(reduction_ratio=2), _built(CBAM(reduction_ratio=2, residual=True))
    plain.build(MAPS.shape)
    plain.channel_attention.set_weights(residual.channel_attention.get_weights())
    plain.spatial_attention.set_weights(residual.spatial_attention.get_weights())
    kernel, bias = residual.projection.get_weights()

    expected = MAPS + np.asarray(plain(MAPS)) @ kernel[0, 0] + bias

    np.testing.assert_allclose(np.asarray(residual(MAPS)), expected, rtol=1e-4, atol=1e-5)


def test_the_plain_variant_has_no_projection():
    assert _built(CBAM(reduction_ratio=2)).projection is None


@pytest.mark.parametrize(
    "layer",
    [
        ChannelAttention(reduction_ratio=4, name="channels"),
        SpatialAttention(kernel_size=5, name="places"),
        CBAM(reduction_ratio=4, kernel_size=3, residual=True, name="both"),
    ],
    ids=lambda layer: type(layer).__name__,
)
def test_a_layer_made_from_its_config_has_the_same_config(layer: keras.layers.Layer):
    again = type(layer).from_config(layer.get_config())
    assert again.get_config() == layer.get_config()


@pytest.mark.parametrize("residual", [False, True])
def test_a_saved_model_predicts_the_same_after_loading(tmp_path: Path, residual: bool):
    inputs = keras.Input(MAPS.shape[1:])
    model = keras.Model(inputs, _built(CBAM(reduction_ratio=2, residual=residual))(inputs))
    model.save(tmp_path / "cbam.keras")

    loaded = keras.saving.load_model(tmp_path / "cbam.keras")

    np.testing.assert_array_equal(np.asarray(loaded(MAPS)), np.asarray(model(MAPS)))


def test_gradients_reach_the_input_and_every_weight():
    layer = _built(CBAM(reduction_ratio=2, residual=True))
    maps = tf.constant(MAPS)
    with tf.GradientTape() as tape:
        tape.watch(maps)
        loss = tf.reduce_sum(layer(maps) ** 2)
    gradients = tape.gradient(loss, [maps, *(weight.value for weight in layer.trainable_weights)])
    assert len(gradients) == 1 + 4 + 1 + 2
    for gradient in gradients:
        assert gradient is not None
        assert float(tf.reduce_max(tf.abs(gradient))) > 0.0
