"""Every published network takes weights as their source trained them: scaled and normalised once, never twice."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import h5py
import keras
import numpy as np
import pytest
from keras.src.legacy.saving.legacy_h5_format import save_weights_to_hdf5_group

from inference.errors import UnusableInputError
from tests.training.models.made_up import make_up_weights
from training.models.backbones import PRETRAINED_NORM
from training.models.build import build_classifier
from training.models.spec import Architecture, HeadKind, ModelSpec

pytestmark = pytest.mark.slow

CLOSE = {"rtol": 1e-3, "atol": 1e-4}


@dataclass(frozen=True)
class Published:
    """A network of keras.applications, what its authors do to images of 0-255, and the smallest handy input."""

    architecture: Architecture
    build: Callable[..., keras.Model]
    preprocess: Callable[[Any], Any]
    input_px: int = 32

    def source(self, **settings: Any) -> keras.Model:
        shape = (self.input_px, self.input_px, 3)
        return self.build(**({"include_top": False, "weights": None, "input_shape": shape} | settings))

    def spec(self, **settings: Any) -> ModelSpec:
        return ModelSpec(architecture=self.architecture, head=HeadKind.POOLED, input_px=self.input_px, **settings)

    def pixels(self) -> np.ndarray:
        return np.random.default_rng(4).integers(0, 256, (2, self.input_px, self.input_px, 3)).astype(np.float32)


_apps = keras.applications
DENSENET201 = Published(Architecture.DENSENET201, _apps.DenseNet201, _apps.densenet.preprocess_input)
RESNET50 = Published(Architecture.RESNET50, _apps.ResNet50, _apps.resnet.preprocess_input)
EFFICIENTNETB0 = Published(Architecture.EFFICIENTNETB0, _apps.EfficientNetB0, _apps.efficientnet.preprocess_input, 64)
PUBLISHED = [
    DENSENET201,
    RESNET50,
    Published(Architecture.EFFICIENTNETB6, _apps.EfficientNetB6, _apps.efficientnet.preprocess_input),
    EFFICIENTNETB0,
    Published(Architecture.XCEPTION, _apps.Xception, _apps.xception.preprocess_input, 71),
    Published(Architecture.RESNET50V2, _apps.ResNet50V2, _apps.resnet_v2.preprocess_input),
    Published(Architecture.NASNETLARGE, _apps.NASNetLarge, _apps.nasnet.preprocess_input, 32),
]


@pytest.fixture(autouse=True)
def _forget_graphs() -> Any:
    yield
    keras.backend.clear_session()


def _made_up(published: Published) -> keras.Model:
    network = make_up_weights(published.source(), seed=3)
    for layer in network.layers:
        if isinstance(layer, keras.layers.Normalization):
            layer.set_weights([np.array([0.5, 0.4, 0.3]), np.array([0.1, 0.2, 0.3]), np.array(0)])
            layer.finalize_state()
    return network


def _logits(model: keras.Model, maps: Any) -> np.ndarray:
    logits, _features = model.get_layer("classifier")(maps)
    return np.asarray(logits)


@pytest.mark.parametrize("published", PUBLISHED, ids=lambda each: each.architecture.value)
def test_with_a_weights_file_a_network_answers_as_its_source_preprocessed_once(published: Published, tmp_path: Path):
    source = _made_up(published)
    file = tmp_path / "source.weights.h5"
    source.save_weights(file)
    pixels = published.pixels()
    once = published.preprocess(pixels.copy())
    # EfficientNet's own preprocessing does nothing, for its network scales by itself: doing that before is twice.
    twice = pixels / 255.0 if np.array_equal(once, pixels) else published.preprocess(once.copy())

    keras.utils.set_random_seed(0)
    # Without CBAM, whose gates may close on the large maps of made-up weights.
    model = build_classifier(published.spec(attention=False), class_count=4, weights=str(file))

    file.unlink()  # up to 340 MB, and pytest keeps its folders
    maps = np.asarray(source(np.concatenate([once, pixels / 255.0, twice])))
    expected, *wrong = np.split(_logits(model, maps), 3)
    error = np.abs(np.asarray(model(pixels)) - expected).max()
    # For the same reason the error is measured by the answers' own spread.
    spread = np.abs(expected - expected.mean()).max()
    assert error < 1e-4 * spread
    for each in wrong:
        assert np.abs(each - expected).max() > 1e-3 * spread, "the input must matter for this test to say anything"


@pytest.mark.parametrize("published", [EFFICIENTNETB0, RESNET50], ids=lambda each: each.architecture.value)
def test_from_scratch_images_are_scaled_to_0_to_1_once(published: Published):
    model = build_classifier(published.spec(), class_count=4)
    names = [layer.name for layer in model.get_layer("backbone").layers]
    assert PRETRAINED_NORM not in names
    inner = make_up_weights(model.get_layer("backbone").layers[-1], seed=5)
    assert not any(isinstance(layer, keras.layers.Rescaling | keras.layers.Normalization) for layer in inner.layers)
    pixels = published.pixels()
    expected = _logits(model, inner(pixels / 255.0))
    np.testing.assert_allclose(np.asarray(model(pixels)), expected, **CLOSE)


def _as_published(source: keras.Model, path: Path) -> Path:
    """A file of the older format, as keras.applications publishes them."""
    with h5py.File(path, "w") as file:
        save_weights_to_hdf5_group(file, source)
    return path


@pytest.fixture
def efficientnet_as_published(tmp_path: Path) -> Path:
    """An EfficientNet-B0 file with what the published ones store: deviations where variances belong."""
    source = _made_up(EFFICIENTNETB0)
    norm = next(layer for layer in source.layers if isinstance(layer, keras.layers.Normalization))
    norm.set_weights([np.array([0.485, 0.456, 0.406]), np.array([0.229, 0.224, 0.225]), np.array(0)])
    return _as_published(source, tmp_path / "efficientnetb0_notop.h5")


@pytest.fixture
def download(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """Have Keras find this file where it would download one."""

    def give(path: Path) -> None:
        monkeypatch.setattr("keras.src.utils.file_utils.get_file", lambda *_args, **_settings: str(path))

    return give


def test_a_published_efficientnet_file_and_its_download_answer_as_keras_has_them_and_so_once_saved(
    tmp_path: Path, efficientnet_as_published: Path, download: Callable[[Path], None]
):
    """keras.applications adds a layer for its own download, which a file alone does not get: both must be right."""
    download(efficientnet_as_published)
    keras_own = EFFICIENTNETB0.source(weights="imagenet")
    pixels = EFFICIENTNETB0.pixels()
    for weights in ("imagenet", str(efficientnet_as_published)):
        model = build_classifier(EFFICIENTNETB0.spec(), 4, weights)
        found = np.asarray(model(pixels))
        np.testing.assert_allclose(found, _logits(model, keras_own(pixels)), **CLOSE)
    model.save(tmp_path / "b0.keras")
    loaded = keras.saving.load_model(tmp_path / "b0.keras")
    np.testing.assert_array_equal(np.asarray(loaded(pixels)), found)


def test_a_failed_download_says_what_can_be_done(monkeypatch: pytest.MonkeyPatch):
    def fail(*_args: Any, **_settings: Any) -> str:
        raise Exception("URL fetch failure: Temporary failure in name resolution")

    monkeypatch.setattr("keras.src.utils.file_utils.get_file", fail)
    with pytest.raises(UnusableInputError, match=r"imagenet weights of resnet50 cannot be had.*name it here"):
        build_classifier(RESNET50.spec(), 4, "imagenet")


def test_a_file_of_a_neighbouring_architecture_is_refused(tmp_path: Path):
    RESNET50.source().save_weights(tmp_path / "resnet50.weights.h5")
    other = ModelSpec(architecture=Architecture.RESNET50V2, head=HeadKind.POOLED, input_px=32)
    with pytest.raises(UnusableInputError, match="is of another network than resnet50v2 without its top"):
        build_classifier(other, 4, str(tmp_path / "resnet50.weights.h5"))


def test_a_file_with_its_1000_classes_is_refused(tmp_path: Path):
    whole = EFFICIENTNETB0.source(include_top=True)
    whole.save_weights(tmp_path / "whole.weights.h5")
    with pytest.raises(UnusableInputError, match=r"1280x1000\. It was probably saved with its classifier"):
        build_classifier(EFFICIENTNETB0.spec(), 4, str(tmp_path / "whole.weights.h5"))


def test_layers_below_trainable_from_stay_as_they_are_and_momentum_is_of_our_own_layers_alone():
    model = build_classifier(RESNET50.spec(trainable_from="conv5_block3_3_conv", batch_norm_momentum=0.5), 4)
    network = model.get_layer("backbone").get_layer("resnet50")
    trainable = [layer.name for layer in network.layers if layer.trainable]
    assert trainable[0] == "conv5_block3_3_conv"
    assert "conv1_conv" not in trainable
    assert network.get_layer("conv1_bn").momentum == 0.99
    assert model.get_layer("classifier").get_layer("head_norm").momentum == 0.5


def test_a_backbones_momentum_is_its_own_unless_another_is_asked_for_and_is_saved_with_it(tmp_path: Path):
    model = build_classifier(RESNET50.spec(backbone_norm_momentum=0.9), 4)
    model.save(tmp_path / "model.keras")
    loaded = keras.saving.load_model(tmp_path / "model.keras")

    for each in (model, loaded):
        layers = each.get_layer("backbone").get_layer("resnet50").layers
        norms = [layer for layer in layers if isinstance(layer, keras.layers.BatchNormalization)]
        assert len(norms) > 50
        assert {norm.momentum for norm in norms} == {0.9}
        assert each.get_layer("classifier").get_layer("head_norm").momentum == 0.99


def test_an_unknown_layer_to_train_from_is_refused():
    with pytest.raises(UnusableInputError, match="no layer 'conv9' to train from"):
        build_classifier(RESNET50.spec(trainable_from="conv9"), class_count=4)
