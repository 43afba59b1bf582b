"""The layer that int8 hurts most is found, whatever happens behind it."""

from collections.abc import Callable

import keras
import numpy as np
import pytest

from converter.export.graph import convert_float
from converter.quantisation.int8_recipe import Activations, Int8Recipe
from converter.quantisation.layer_errors import measure_layer_errors
from converter.quantisation.layers import quantised_layers
from tests.training.tiny import TINY_SPEC
from training.models.build import build_classifier


@pytest.fixture(scope="module")
def build() -> bytes:
    """The tiny network, but in the kernel of its second convolution one weight of each filter dwarfs the others."""
    keras.utils.set_random_seed(0)
    model = build_classifier(TINY_SPEC, class_count=4)
    kernel = model.get_layer("backbone").get_layer("block2_conv").kernel
    values = keras.ops.convert_to_numpy(kernel).copy()
    values[0, 0, 0, :] = 60.0
    kernel.assign(values)
    return convert_float(model, float16=False)


@pytest.mark.parametrize("activations", list(Activations))
def test_the_layer_whose_weights_int8_cannot_hold_comes_first(build: bytes, activations: Activations):
    images = np.random.default_rng(0).integers(0, 256, (6, 32, 32, 3), dtype=np.uint8)
    recipe = Int8Recipe(activations=activations)
    layers = quantised_layers(build, recipe)
    errors = measure_layer_errors(build, images[:3], images[3:], layers, recipe)
    assert sorted(name for error in errors for name in error.names) == sorted(layers)
    assert "block2" in errors[0].names[0]
    assert errors[0].noise > 2 * errors[1].noise > 0.0


def test_a_build_without_quantised_layers_has_none(float_builds: Callable[[bool], bytes]):
    assert quantised_layers(float_builds(False), Int8Recipe(scope="^nothing/")) == ()
