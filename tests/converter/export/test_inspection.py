"""A model or a build that cannot be right is refused before anyone scores it."""

from typing import Any

import keras
import numpy as np
import pytest

from converter.export import graph
from converter.export.errors import ExportError
from converter.export.flatbuffer import Flatbuffer
from converter.export.graph import convert_float
from converter.export.inspection import check_build
from tests.training.tiny import TINY_SPEC
from training.models.build import build_classifier


@pytest.fixture
def model() -> keras.Model:
    keras.utils.set_random_seed(0)
    return build_classifier(TINY_SPEC, class_count=4)


@pytest.mark.parametrize("fault", [np.nan, np.inf])
def test_weights_that_are_no_numbers_are_refused_and_named(model: keras.Model, fault: float):
    kernel = model.get_layer("classifier").get_layer("logits").kernel
    changed = keras.ops.convert_to_numpy(kernel).copy()
    changed[0, 0] = fault
    kernel.assign(changed)
    with pytest.raises(ExportError, match=r"logits/kernel holds 1 of [\d,]+ numbers that are NaN or infinite"):
        convert_float(model, float16=False)


def test_an_export_whose_variables_were_not_frozen_is_refused(model: keras.Model, monkeypatch: pytest.MonkeyPatch):
    """`save_for_conversion` with a model that has lost its weights on the way, as an untracked one does."""
    small = build_classifier(TINY_SPEC.model_copy(update={"dense_units": (2,)}), class_count=4)
    save = graph.save_for_conversion
    monkeypatch.setattr(graph, "save_for_conversion", lambda _model, folder, **options: save(small, folder, **options))
    large = build_classifier(TINY_SPEC.model_copy(update={"dense_units": (512, 128)}), class_count=4)
    with pytest.raises(ExportError, match="its variables were not frozen into it"):
        convert_float(large, float16=False)


@keras.saving.register_keras_serializable(package="tests")
class _Digamma(keras.layers.Layer):
    """An operation that TFLite has no builtin for."""

    def call(self, inputs: Any) -> Any:
        import tensorflow as tf

        return tf.math.digamma(inputs + 2.0)


def test_an_operation_without_a_builtin_is_refused_instead_of_becoming_a_flex_operation(model: keras.Model):
    images = keras.Input((32, 32, 3))
    scaling = keras.Model(images, _Digamma()(keras.layers.Rescaling(1 / 255)(images)), name="scaling")
    outputs, _features = model.get_layer("classifier")(model.get_layer("backbone")(scaling(images)))
    with pytest.raises(ExportError, match=r"TFLite builtins only.*Digamma"):
        convert_float(keras.Model(images, outputs), float16=False)


def test_a_build_that_holds_a_flex_operation_is_refused_and_the_operation_named(model: keras.Model):
    build = Flatbuffer(convert_float(model, float16=False))
    code = build.model.operatorCodes[build.graph.operators[3].opcodeIndex]
    code.builtinCode, code.deprecatedBuiltinCode, code.customCode = 32, 32, b"FlexDigamma"
    with pytest.raises(ExportError, match=r"operations that are no TFLite builtins: FlexDigamma \(\d+\)"):
        check_build(build, parameter_count=1)
