"""The head is the paper's: batch norm, flatten (or pooling), dense 512 and 128, dropout 25 %, logits."""

import keras
import numpy as np
import pytest

from training.models.heads import Rectifier, apply_head
from training.models.spec import Architecture, HeadKind, ModelSpec

MAPS_SHAPE = (4, 4, 6)


def _head(class_count: int = 4, **settings: object) -> keras.Model:
    spec = ModelSpec.model_validate({"architecture": Architecture.CUSTOM_CNN, **settings})
    maps = keras.Input(MAPS_SHAPE)
    return keras.Model(maps, apply_head(maps, spec, class_count))


def _layers(model: keras.Model, kind: type) -> list[keras.layers.Layer]:
    return [layer for layer in model.layers if isinstance(layer, kind)]


def test_hidden_layers_are_512_and_128_by_default():
    units = [layer.units for layer in _layers(_head(), keras.layers.Dense)]
    assert units == [512, 128, 4]


def test_a_quarter_is_dropped_after_each_hidden_layer():
    assert [layer.rate for layer in _layers(_head(), keras.layers.Dropout)] == [0.25, 0.25]


def test_the_flatten_head_sees_every_position_and_the_pooled_head_one_mean_per_channel():
    flatten, pooled = _head(head=HeadKind.FLATTEN), _head(head=HeadKind.POOLED)
    assert flatten.get_layer("dense_1").kernel.shape == (4 * 4 * 6, 512)
    assert pooled.get_layer("dense_1").kernel.shape == (6, 512)


def test_batch_norm_comes_before_everything_else():
    assert isinstance(_head().layers[1], keras.layers.BatchNormalization)


def test_outputs_are_logits_without_a_softmax():
    model = _head(class_count=3, dense_units=(8,))
    model.get_layer("logits").set_weights([np.full((8, 3), 0.0), np.array([5.0, -7.0, 1.0])])
    logits, _features = model(np.ones((1, *MAPS_SHAPE), np.float32))
    np.testing.assert_allclose(np.asarray(logits), [[5.0, -7.0, 1.0]])


def test_features_are_the_mean_of_the_normalised_maps_under_both_heads():
    maps = np.random.default_rng(2).normal(size=(2, *MAPS_SHAPE)).astype(np.float32)
    epsilon = 1e-3  # Keras's default; moving mean 0 and variance 1 before any training
    for kind in HeadKind:
        _logits, features = _head(head=kind)(maps)
        expected = maps.mean(axis=(1, 2)) / np.sqrt(1.0 + epsilon)
        np.testing.assert_allclose(np.asarray(features), expected, rtol=1e-4, atol=1e-6)


def test_the_rectifier_is_max_of_x_and_zero():
    values = np.array([-2.0, -0.0, 0.0, 0.5, 3.0], np.float32)
    np.testing.assert_array_equal(np.asarray(Rectifier()(values)), np.maximum(values, 0.0))


@pytest.mark.parametrize("dropout", [1.0, -0.1])
def test_an_impossible_dropout_is_refused(dropout: float):
    with pytest.raises(ValueError, match="dropout"):
        _head(dropout=dropout)
