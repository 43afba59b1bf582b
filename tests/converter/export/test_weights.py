"""Weights are stored once and in fewer bytes, and the build answers as before."""

import keras
import numpy as np
import pytest
from ai_edge_litert import schema_py_generated as schema

from converter.export.errors import ExportError
from converter.export.flatbuffer import Flatbuffer
from converter.export.graph import convert_float
from converter.export.stored_weights import store_weights
from converter.scoring.build_outputs import BuildOutputs, run_build
from tests.training.tiny import TINY_SPEC
from training.explain import explain_batches
from training.models.build import build_classifier
from training.models.spec import HeadKind

IMAGES = np.random.default_rng(0).integers(0, 256, (4, 32, 32, 3), dtype=np.uint8)


@pytest.fixture(scope="module")
def flatten_model() -> keras.Model:
    keras.utils.set_random_seed(1)
    return build_classifier(TINY_SPEC.model_copy(update={"head": HeadKind.FLATTEN, "dense_units": (64, 16)}), 4)


@pytest.fixture(scope="module")
def flatten_build(flatten_model: keras.Model) -> bytes:
    return convert_float(flatten_model, float16=False)


def _large_constants(build: bytes) -> list[tuple[str, tuple[int, ...]]]:
    return [(value.dtype.name, value.shape) for _index, value in Flatbuffer(build).constants() if value.size > 10_000]


def _outputs(build: bytes) -> BuildOutputs:
    return run_build(build, IMAGES, 1)


def test_a_flatten_head_is_stored_once_although_heatmaps_need_it_both_ways(flatten_build: bytes):
    assert len(_large_constants(flatten_build)) == 1


def test_a_flatten_head_gives_keras_s_logits_and_heatmaps(flatten_model: keras.Model, flatten_build: bytes):
    logits, heatmaps = explain_batches(flatten_model, IMAGES)
    found = _outputs(flatten_build)
    np.testing.assert_allclose(found.logits, logits, atol=1e-4)
    np.testing.assert_allclose(found.heatmaps, heatmaps, atol=1e-4 * heatmaps.max())
    assert heatmaps.max() > 0.0


def test_a_build_without_heatmaps_is_smaller_by_little(flatten_model: keras.Model, flatten_build: bytes):
    plain = convert_float(flatten_model, float16=False, heatmaps=False)
    assert 0.85 * len(flatten_build) < len(plain) < len(flatten_build)


def test_very_large_matrices_are_stored_as_int8_with_a_scale_for_each_output(flatten_build: bytes):
    build = Flatbuffer(flatten_build)
    store_weights(build, int8_from_elements=10_000)
    stored = build.to_bytes()
    ((kind, shape),) = _large_constants(stored)
    assert kind == "int8"
    scales = [
        len(tensor.quantization.scale)
        for tensor in Flatbuffer(stored).graph.tensors
        if tensor.type == schema.TensorType.INT8
    ]
    assert scales == [min(shape)]
    found, expected = _outputs(stored), _outputs(flatten_build)
    np.testing.assert_allclose(found.logits, expected.logits, atol=0.02 * np.ptp(expected.logits))
    assert (found.logits != expected.logits).any()
    assert len(stored) < 0.45 * len(flatten_build)


def test_float16_keeps_small_constants_and_answers_nearly_the_same(flatten_build: bytes):
    build = Flatbuffer(flatten_build)
    store_weights(build)
    stored = build.to_bytes()
    assert [kind for kind, _shape in _large_constants(stored)] == ["float16"]
    np.testing.assert_allclose(_outputs(stored).logits, _outputs(flatten_build).logits, atol=1e-2)


def test_a_weight_that_float16_cannot_hold_is_refused(flatten_build: bytes):
    build = Flatbuffer(flatten_build)
    index = next(index for index, value in build.constants() if value.size > 10_000)
    large = np.full(build.constant(index).shape, 1e5, np.float32)
    buffer = build.model.buffers[build.graph.tensors[index].buffer]
    buffer.data = np.frombuffer(large.tobytes(), np.uint8)
    with pytest.raises(ExportError, match="holds 100000, more than float16 can"):
        store_weights(build)


def test_opening_and_closing_a_build_changes_no_answer_and_is_reproducible(flatten_build: bytes):
    once = Flatbuffer(flatten_build).to_bytes()
    assert once == Flatbuffer(flatten_build).to_bytes() == Flatbuffer(once).to_bytes()
    np.testing.assert_array_equal(_outputs(once).logits, _outputs(flatten_build).logits)


def test_weights_lie_as_tflite_wants_them(flatten_build: bytes):
    content = next(value for _index, value in Flatbuffer(flatten_build).constants() if value.size > 10_000).tobytes()
    assert flatten_build.index(content) % 16 == 0
