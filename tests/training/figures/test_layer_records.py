"""What passes through a layer is kept wherever the layer is nested, and listening leaves no trace."""

from typing import Any

import keras
import numpy as np
import pytest

from tests.training.tiny import TINY_SPEC
from training.figures.layer_records import all_layers, attention_layers, first_convolution, recorded
from training.models.build import build_classifier

IMAGES = np.random.default_rng(0).integers(0, 256, (1, 32, 32, 3)).astype(np.float32)


@pytest.fixture(scope="module")
def model() -> Any:
    keras.utils.set_random_seed(2)
    return build_classifier(TINY_SPEC, class_count=4)


def _nested() -> Any:
    """As with `keras.applications`: the convolution is two models down, behind a layer that is none."""
    inner_input = keras.Input((8, 8, 3))
    inner = keras.Model(inner_input, keras.layers.Conv2D(2, 3, strides=2, name="stem")(inner_input), name="inner")
    middle_input = keras.Input((8, 8, 3))
    scaled = keras.layers.Rescaling(2.0)(middle_input)
    middle = keras.Model(middle_input, keras.layers.Conv2D(5, 1, name="second")(inner(scaled)), name="middle")
    images = keras.Input((8, 8, 3))
    return keras.Model(images, keras.layers.GlobalAveragePooling2D()(middle(images)))


def test_the_first_convolution_is_found_in_nested_networks(model: Any):
    assert first_convolution(_nested()).name == "stem"
    assert first_convolution(model).name == "block1_conv"
    assert first_convolution(keras.Sequential([keras.layers.Input((3,)), keras.layers.Dense(1)])) is None


def test_its_output_is_what_a_model_cut_off_there_gives():
    model = _nested()
    images = IMAGES[:, :8, :8]
    with recorded([first_convolution(model)]) as (record,):
        model(images)
    stem = model.get_layer("middle").get_layer("inner").get_layer("stem")
    np.testing.assert_allclose(record.inputs[0], 2.0 * images)
    np.testing.assert_allclose(record.outputs[0], np.asarray(stem(2.0 * images)), rtol=1e-5)


def test_every_cbam_is_found_in_order(model: Any):
    assert [layer.name for layer in attention_layers(model)] == ["block1_cbam", "cbam"]


def test_the_maps_behind_cbam_are_those_before_it_times_its_weights(model: Any):
    block = attention_layers(model)[0]
    # Untrained, the hidden layer may be dead, and then all weights are alike.
    block.channel_attention.bias_hidden.assign(np.ones(2))
    with recorded([block, block.channel_attention, block.spatial_attention]) as (whole, channel, spatial):
        model(IMAGES, training=False)
    expected = whole.inputs[0] * channel.outputs[0] * spatial.outputs[0]
    np.testing.assert_allclose(whole.outputs[0], expected, rtol=1e-5, atol=1e-7)
    assert 0 < channel.outputs[0].min() < channel.outputs[0].max() < 1


def test_listening_changes_no_answer_and_ends_even_after_an_error(model: Any):
    layers = list(all_layers(model))
    calls = [layer.call for layer in layers]
    before = np.asarray(model(IMAGES, training=False))
    with recorded(layers):
        np.testing.assert_array_equal(np.asarray(model(IMAGES, training=False)), before)
    with pytest.raises(RuntimeError, match="stop"), recorded(layers):
        raise RuntimeError("stop")
    assert [layer.call for layer in layers] == calls
    assert not any("call" in vars(layer) for layer in layers)
