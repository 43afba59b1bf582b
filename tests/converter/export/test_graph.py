"""A float build answers as Keras does, with heatmaps, and needs nothing but TFLite's builtin operations."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import keras
import numpy as np
import pytest

from converter.export.errors import ExportError
from converter.export.flatbuffer import Flatbuffer
from converter.export.graph import convert_float, load_keras_model
from converter.scoring.build_outputs import BuildOutputs, run_build
from converter.split_file import Subset
from inference.golden import heatmap_correlation
from tests.converter.builds import custom_operations, operations
from tests.converter.conftest import Trained
from tests.training.tiny import TINY_SPEC
from training.explain import explain_batches, grad_cam
from training.models.build import build_classifier

FloatBuilds = Callable[[bool], bytes]


@pytest.fixture(scope="module")
def pixels(trained: Trained) -> np.ndarray:
    return trained.source().load(trained.data, Subset.TEST).pixels


@pytest.fixture(scope="module")
def expected(keras_model: Any, pixels: np.ndarray) -> BuildOutputs:
    """What Keras itself says of the test images."""
    logits, heatmaps = explain_batches(keras_model, pixels)
    return BuildOutputs(logits, heatmaps, np.asarray(grad_cam(keras_model, pixels)[2]))


@pytest.mark.parametrize(("float16", "tolerance"), [(False, 1e-4), (True, 1e-2)], ids=["float32", "float16"])
def test_a_build_gives_keras_s_logits_heatmaps_and_features(
    expected: BuildOutputs, float_builds: FloatBuilds, pixels: np.ndarray, float16: bool, tolerance: float
):
    outputs = run_build(float_builds(float16), pixels, thread_count=1)

    np.testing.assert_allclose(outputs.logits, expected.logits, atol=tolerance)
    np.testing.assert_allclose(outputs.features, expected.features, atol=tolerance)
    assert outputs.heatmaps.shape == expected.heatmaps.shape == (len(pixels), 16, 16, 4)
    for found, wanted in zip(outputs.heatmaps, expected.heatmaps, strict=True):
        assert heatmap_correlation(found, wanted) >= 0.99
    assert expected.heatmaps.max() > 0.0
    assert np.ptp(expected.logits, axis=0).max() > 10 * tolerance, "logits that hardly differ would agree by chance"


@pytest.mark.parametrize("float16", [False, True])
def test_a_build_uses_builtin_operations_only(float_builds: FloatBuilds, float16: bool):
    assert custom_operations(float_builds(float16)) == []
    assert sum(operations(float_builds(float16)).values()) > 50, "forwards and backwards"


def test_float16_halves_the_weights_and_nothing_else(float_builds: FloatBuilds):
    full, half = (
        sum(value.nbytes for _index, value in Flatbuffer(float_builds(each)).constants() if value.size >= 1024)
        for each in (False, True)
    )
    assert half == full / 2 > 0
    assert len(float_builds(True)) < len(float_builds(False))


def test_a_gradient_without_a_builtin_is_an_export_error():
    """Keras's own max pooling behind the Grad-CAM point: its gradient has no TFLite builtin (ADR 5)."""
    source = build_classifier(TINY_SPEC, class_count=4)
    maps = keras.Input(source.get_layer("backbone").output_shape[1:])
    pooled = keras.layers.MaxPooling2D()(maps)
    features = keras.layers.GlobalAveragePooling2D()(pooled)
    classifier = keras.Model(maps, (keras.layers.Dense(4)(features), features), name="classifier")
    images = keras.Input((32, 32, 3))
    logits, _features = classifier(
        source.get_layer("backbone")(keras.layers.Rescaling(1 / 255, name="scaling")(images))
    )
    with pytest.raises(ExportError, match="TFLite builtins only"):
        convert_float(keras.Model(images, logits), float16=False)


@pytest.mark.parametrize("content", [b"no model", b""])
def test_a_file_that_is_no_keras_model_is_an_export_error(tmp_path: Path, content: bytes):
    (tmp_path / "text.keras").write_bytes(content)
    with pytest.raises(ExportError, match=r"text\.keras cannot be loaded"):
        load_keras_model(tmp_path / "text.keras")


def test_a_model_with_a_lambda_layer_is_an_export_error(tmp_path: Path):
    images = keras.Input((8, 8, 3))
    keras.Model(images, keras.layers.Lambda(lambda values: values * 2)(images)).save(tmp_path / "code.keras")
    with pytest.raises(ExportError, match=r"code\.keras cannot be loaded.*it holds program code \(a Lambda layer\)"):
        load_keras_model(tmp_path / "code.keras")
