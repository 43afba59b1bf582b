"""int8 reaches the backbone's convolutions and nothing else, with ranges from training images only."""

from collections.abc import Callable

import keras
import numpy as np
import pytest

from converter.export.graph import convert_float
from converter.quantisation.int8 import quantize_int8
from converter.quantisation.int8_recipe import Int8Recipe
from converter.quantisation.layers import quantised_layers
from converter.scoring.build_outputs import run_build
from converter.split_file import Subset
from converter.subsets import LabelledImages
from tests.converter.builds import custom_operations, tensor_types
from tests.converter.conftest import Trained
from tests.training.tiny import TINY_SPEC
from training.models.build import build_classifier
from training.models.spec import ColourConstancy


@pytest.fixture(scope="module")
def train(trained: Trained) -> LabelledImages:
    return trained.source().load(trained.data, Subset.TRAIN)


@pytest.fixture(scope="module")
def int8_build(float_builds: Callable[[bool], bytes], train: LabelledImages) -> bytes:
    return quantize_int8(float_builds(False), train.pixels[::4])


def test_the_weights_of_both_backbone_convolutions_are_int8(int8_build: bytes):
    types = tensor_types(int8_build)
    for block in ("block1_conv", "block2_conv"):
        weights = [kind for name, kind in types.items() if name.startswith("backbone") and f"{block}" in name]
        assert np.dtype(np.int8) in weights


def test_attention_head_and_gradient_stay_in_float(int8_build: bytes):
    checked = 0
    for name, kind in tensor_types(int8_build).items():
        in_float = name.startswith(("classifier", "gradient_tape")) or "channel_attention" in name
        if in_float:
            assert kind in (np.float32, np.float16, np.int32, np.bool_), name
            checked += kind == np.float32
    assert checked > 50


def test_an_int8_build_has_the_same_outputs_and_nearly_the_same_answers(
    int8_build: bytes, float_builds: Callable[[bool], bytes], train: LabelledImages
):
    found, expected = (run_build(build, train.pixels, 1) for build in (int8_build, float_builds(False)))
    assert found.logits.dtype == found.heatmaps.dtype == np.float32
    assert np.abs(found.logits - expected.logits).max() < 0.2 * np.ptp(expected.logits)
    assert (found.logits != expected.logits).any(), "bit-equal logits would mean that nothing was quantised"
    assert (found.predicted == expected.predicted).mean() >= 0.9
    assert custom_operations(int8_build) == []


def test_a_layer_that_goes_back_to_float_is_float_and_the_others_stay_int8(
    float_builds: Callable[[bool], bytes], train: LabelledImages
):
    layers = quantised_layers(float_builds(False), Int8Recipe())
    first, second = (next(name for name in layers if f"{block}_conv" in name) for block in ("block1", "block2"))
    build = quantize_int8(float_builds(False), train.pixels[::4], float_layers=(second,))
    types = tensor_types(build)
    assert types[first] == np.int8
    assert types[second] == np.float32


def test_colour_balance_stays_in_float_and_takes_a_lamps_colour_out_of_an_int8_build_too(train: LabelledImages):
    keras.utils.set_random_seed(0)
    spec = TINY_SPEC.model_copy(update={"colour_constancy": ColourConstancy.GRAY_WORLD})
    build = quantize_int8(convert_float(build_classifier(spec, class_count=4), float16=False), train.pixels[::4])
    assert custom_operations(build) == []
    balance = {name.rpartition("/")[2]: kind for name, kind in tensor_types(build).items() if "gray_world" in name}
    assert {balance[step] for step in ("Mean", "Maximum", "truediv", "mul")} == {np.dtype(np.float32)}

    photographed = (train.pixels * 0.8).astype(np.uint8)
    under_another_lamp = (photographed * np.array([1.2, 1.0, 0.85])).round().astype(np.uint8)
    found, expected = (run_build(build, pixels, 1) for pixels in (under_another_lamp, photographed))
    assert np.abs(found.logits - expected.logits).max() < 0.1 * np.ptp(expected.logits)
