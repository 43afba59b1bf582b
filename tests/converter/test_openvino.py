"""Our builds on OpenVINO, where it is installed: golden outputs are reproduced, or the bundle is refused."""

import dataclasses
import importlib.util
import sys

import keras
import numpy as np
import pytest

from converter.benchmark.builds import drawn_images
from converter.export.graph import convert_float
from converter.quantisation.int8 import quantize_int8
from inference.bundle import Bundle
from inference.card import Precision
from inference.classifier import load_classifier
from inference.errors import BundleRefusedError
from inference.golden import replay_golden
from inference.runtime import TfliteRuntime
from inference.runtime_choice import RuntimeKind, open_runtime
from tests.converter.conftest import Converted
from tests.training.tiny import TINY_SPEC
from training.models.build import build_classifier
from training.models.spec import HeadKind

pytestmark = pytest.mark.skipif(
    # Not imported to find out: that would start its telemetry.
    importlib.util.find_spec("openvino") is None,
    reason="OpenVINO is not installed (extra `openvino`)",
)


@pytest.fixture(scope="module", params=Precision)
def bundle(request: pytest.FixtureRequest, classifier) -> Bundle:
    """A tiny pooled network's build with golden outputs of the TFLite interpreter."""
    keras.utils.set_random_seed(0)
    model = build_classifier(TINY_SPEC.model_copy(update={"head": HeadKind.POOLED}), len(classifier.card.labels))
    images = drawn_images(TINY_SPEC.input_px, TINY_SPEC.input_px, count=4)
    float16 = request.param is Precision.FLOAT16
    build = convert_float(model, float16=float16)
    if not float16:
        build = quantize_int8(build, images)
    answers = [TfliteRuntime(build).run(image) for image in images]
    golden = {
        "inputs": images,
        **{name: np.stack([getattr(answer, name) for answer in answers]) for name in ("logits", "heatmaps")},
    }
    changes = {"heatmap_size": answers[0].heatmaps.shape[:2], "feature_count": len(answers[0].features)}
    return dataclasses.replace(
        classifier.bundle, card=classifier.card.model_copy(update=changes), model=build, golden=golden
    )


def test_golden_outputs_are_reproduced_and_nothing_is_reported(bundle: Bundle):
    runtime = open_runtime(RuntimeKind.OPENVINO, bundle.model)

    replay_golden(bundle, runtime)
    assert runtime.name == "openvino"
    assert runtime.run(bundle.golden["inputs"][0]).logits.dtype == np.float32
    assert sys.modules["openvino_telemetry"] is None


def test_golden_outputs_that_it_does_not_reproduce_end_in_a_refusal(bundle: Bundle):
    damaged = dataclasses.replace(bundle, golden=bundle.golden | {"logits": -20 * bundle.golden["logits"]})

    with pytest.raises(BundleRefusedError, match="could not be reproduced by openvino"):
        replay_golden(damaged, open_runtime(RuntimeKind.OPENVINO, bundle.model))


def test_a_flatten_head_whose_gradient_it_cannot_compile_is_refused_with_a_way_out(converted: Converted):
    path = converted.bundles[Precision.FLOAT16]
    load_classifier(path)

    with pytest.raises(
        BundleRefusedError, match=r"openvino .* cannot load the build: .*Try it with the runtime tflite"
    ):
        load_classifier(path, runtime=RuntimeKind.OPENVINO)
