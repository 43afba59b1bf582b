"""Grad-CAM with the sums done first is the reference Grad-CAM, for every head that it takes."""

import keras
import numpy as np
import pytest

from converter.export.factored_grad_cam import answer, factored_grad_cam, is_factorable
from tests.training.tiny import TINY_SPEC
from training.explain import grad_cam
from training.models.build import build_classifier
from training.models.spec import Architecture, ColourConstancy, HeadKind, ModelSpec

POOLED = TINY_SPEC.model_copy(update={"head": HeadKind.POOLED})


def _model(spec: ModelSpec) -> keras.Model:
    keras.utils.set_random_seed(1)
    model = build_classifier(spec, class_count=4)
    rng = np.random.default_rng(0)
    for variable in model.trainable_variables:
        # Norms and biases are all ones and zeros in an untrained network, which hides mistakes.
        if len(variable.shape) == 1:
            variable.assign(rng.uniform(0.5, 1.5, variable.shape))
    return model


@pytest.mark.parametrize("attention", [True, False])
@pytest.mark.parametrize("architecture", [Architecture.CUSTOM_CNN, Architecture.EFFICIENTNET_LITE0])
def test_heatmaps_logits_and_features_are_those_of_the_reference(architecture: Architecture, attention: bool):
    spec = ModelSpec(architecture=architecture, head=HeadKind.POOLED, input_px=64, attention=attention)
    model = _model(spec)
    assert is_factorable(model)
    image = np.random.default_rng(2).integers(0, 256, (1, 64, 64, 3), dtype=np.uint8)
    expected = [np.asarray(each) for each in grad_cam(model, image)]
    found = [np.asarray(each) for each in factored_grad_cam(model, image)]
    for one, other in zip(found, expected, strict=True):
        np.testing.assert_allclose(one, other, rtol=1e-4, atol=1e-5 * np.abs(other).max())
    assert np.ptp(expected[1]) > 1e-4, "heatmaps without contrast would prove nothing"


def test_colours_are_balanced_on_this_way_too():
    model = _model(POOLED.model_copy(update={"colour_constancy": ColourConstancy.GRAY_WORLD}))
    image = np.random.default_rng(3).integers(0, 256, (1, 32, 32, 3), dtype=np.uint8)
    np.testing.assert_allclose(
        np.asarray(factored_grad_cam(model, image)[0]), np.asarray(grad_cam(model, image)[0]), rtol=1e-4, atol=1e-5
    )


def test_an_answer_without_heatmaps_is_the_same_answer():
    model = _model(POOLED)
    image = np.random.default_rng(4).integers(0, 256, (1, 32, 32, 3), dtype=np.uint8)
    logits, _heatmaps, features = grad_cam(model, image)
    for found, expected in zip(answer(model, image), (logits, features), strict=True):
        np.testing.assert_allclose(np.asarray(found), np.asarray(expected), rtol=1e-5, atol=1e-6)


def test_flatten_heads_and_residual_attention_are_left_to_the_reference():
    assert is_factorable(_model(POOLED))
    assert not is_factorable(_model(POOLED.model_copy(update={"head": HeadKind.FLATTEN})))
    assert not is_factorable(_model(POOLED.model_copy(update={"cbam_residual": True})))
