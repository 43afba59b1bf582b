"""DenseNet201 + CBAM has the paper's size and takes a weights file as its source trained it."""

from pathlib import Path

import keras
import numpy as np
import pytest

from inference.errors import UnusableInputError
from training.models.build import build_classifier
from training.models.spec import Architecture, HeadKind, ModelSpec

pytestmark = pytest.mark.slow

SMALL = ModelSpec(architecture=Architecture.DENSENET201, head=HeadKind.POOLED, input_px=32)


@pytest.fixture(scope="module")
def source() -> keras.Model:
    """A DenseNet201 without its top, whose batch norms differ from their defaults."""
    keras.utils.set_random_seed(11)
    network = keras.applications.DenseNet201(include_top=False, weights=None, input_shape=(32, 32, 3))
    first_norm = network.get_layer("conv1_bn")
    first_norm.set_weights([weight + 0.1 for weight in first_norm.get_weights()])
    return network


@pytest.fixture(scope="module")
def weights_file(source: keras.Model, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("weights") / "densenet201.weights.h5"
    source.save_weights(path)
    return path


@pytest.fixture(scope="module")
def initialised(weights_file: Path) -> keras.Model:
    return build_classifier(SMALL, class_count=4, weights=str(weights_file))


def test_the_flatten_head_makes_67_million_weights_and_maps_of_7_by_7():
    model = build_classifier(ModelSpec(architecture=Architecture.DENSENET201), class_count=4)
    assert model.get_layer("backbone").output_shape == (None, 7, 7, 1920)
    assert model.count_params() == pytest.approx(67.0e6, rel=0.01)


def test_the_pooled_head_makes_19_million_weights(initialised: keras.Model):
    # The number of weights does not depend on the input's size: nothing is flattened.
    assert initialised.count_params() == pytest.approx(19.8e6, rel=0.02)


def test_with_a_weights_file_the_backbone_answers_as_its_source_preprocessed_once(
    initialised: keras.Model, source: keras.Model
):
    pixels = np.random.default_rng(4).integers(0, 256, (2, 32, 32, 3)).astype(np.float32)
    expected_maps = source(keras.applications.densenet.preprocess_input(pixels.copy()))
    expected_logits, _features = initialised.get_layer("classifier")(expected_maps)

    np.testing.assert_allclose(np.asarray(initialised(pixels)), np.asarray(expected_logits), rtol=1e-3, atol=1e-4)
    unnormalised, _features = initialised.get_layer("classifier")(source(pixels / 255.0))
    assert not np.allclose(np.asarray(unnormalised), np.asarray(expected_logits), rtol=1e-3, atol=1e-4)


def test_layers_below_trainable_from_stay_as_they_are(weights_file: Path):
    spec = SMALL.model_copy(update={"trainable_from": "conv5_block32_2_conv"})
    network = build_classifier(spec, 4, str(weights_file)).get_layer("backbone").get_layer("densenet201")
    trainable = [layer.name for layer in network.layers if layer.trainable]
    assert trainable[0] == "conv5_block32_2_conv"
    assert "conv1_conv" not in trainable


def test_an_unknown_layer_to_train_from_is_refused():
    spec = SMALL.model_copy(update={"trainable_from": "conv9"})
    with pytest.raises(UnusableInputError, match="no layer 'conv9' to train from"):
        build_classifier(spec, class_count=4)


@pytest.mark.parametrize("content", [None, b"no weights"], ids=["missing", "damaged"])
def test_a_weights_file_that_cannot_be_used_is_refused_by_name(tmp_path: Path, content: bytes | None):
    path = tmp_path / "mine.weights.h5"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UnusableInputError, match=r"mine\.weights\.h5.*cannot be used.*without its top"):
        build_classifier(SMALL, class_count=4, weights=str(path))
