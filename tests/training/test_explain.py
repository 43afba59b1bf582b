"""The reference Grad-CAM is Selvaraju et al. 2017, equations 1 and 2, through head and CBAM."""

import importlib.util
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import keras
import numpy as np
import pytest

from inference.errors import UnusableInputError
from tests.training.tiny import TINY_SPEC
from training.dataset.labelled_pixels import LabelledPixels
from training.explain import explain_batches, grad_cam
from training.explain.heatmaps import check_explainable
from training.models.build import build_classifier


@pytest.fixture
def double_precision() -> Iterator[None]:
    policy, floats = keras.config.dtype_policy(), keras.config.floatx()
    keras.config.set_floatx("float64")
    keras.config.set_dtype_policy("float64")
    yield
    keras.config.set_floatx(floats)
    keras.config.set_dtype_policy(policy)


@pytest.mark.usefixtures("double_precision")
def test_heatmaps_equal_finite_differences_of_the_logits(train_pixels: LabelledPixels):
    keras.utils.set_random_seed(3)
    model = build_classifier(TINY_SPEC, class_count=4)
    # Maps above zero everywhere: where ReLU makes several channels zero, their maximum has no single slope.
    model.get_layer("backbone").get_layer("block2_norm").beta.assign(np.full(8, 3.0))
    images = train_pixels.pixels[[0, 7, 13]]
    scaled = model.get_layer("scaling")(images.astype(np.float32))
    maps = np.asarray(model.get_layer("backbone")(scaled, training=False))
    channels = maps.shape[-1]

    def logits_of(changed: np.ndarray) -> np.ndarray:
        return np.asarray(model.get_layer("classifier")(changed, training=False)[0])

    # The mean of dy/dA over a channel's positions is the slope of y along "all of that channel, a little more".
    step = 1e-6
    slopes = np.empty((len(images), channels, 4))
    for channel in range(channels):
        direction = np.zeros(channels)
        direction[channel] = step
        slopes[:, channel] = (logits_of(maps + direction) - logits_of(maps - direction)) / (2 * step)
    weights = slopes / (maps.shape[1] * maps.shape[2])
    expected = np.maximum(np.einsum("nhwc,nck->nhwk", maps, weights), 0.0)

    logits, heatmaps, _features = grad_cam(model, images)

    np.testing.assert_allclose(np.asarray(logits), logits_of(maps), rtol=1e-9)
    np.testing.assert_allclose(np.asarray(heatmaps), expected, rtol=1e-5, atol=1e-9)
    assert expected.max() > 1e-5, "heatmaps of nothing but zeros would prove nothing"


def test_heatmaps_are_zero_or_more_and_one_per_class(train_pixels: LabelledPixels):
    keras.utils.set_random_seed(4)
    model = build_classifier(TINY_SPEC, class_count=5)
    logits, heatmaps, features = (np.asarray(each) for each in grad_cam(model, train_pixels.pixels[:3]))
    assert logits.shape == (3, 5)
    assert heatmaps.shape == (3, 16, 16, 5)
    assert features.shape == (3, 8)
    assert {each.dtype for each in (logits, heatmaps, features)} == {np.dtype(np.float32)}
    assert heatmaps.min() >= 0.0
    assert heatmaps.max() > 0.0


def test_images_of_a_batch_do_not_influence_each_other(train_pixels: LabelledPixels):
    keras.utils.set_random_seed(5)
    model = build_classifier(TINY_SPEC, class_count=4)
    together = explain_batches(model, train_pixels.pixels[:5], batch_size=5)
    in_parts = explain_batches(model, train_pixels.pixels[:5], batch_size=2)
    for whole, parts in zip(together, in_parts, strict=True):
        np.testing.assert_allclose(whole, parts, rtol=1e-4, atol=1e-6)


def test_dropout_is_off_while_explaining(train_pixels: LabelledPixels):
    model = build_classifier(TINY_SPEC.model_copy(update={"dropout": 0.9}), class_count=4)
    first, second = (explain_batches(model, train_pixels.pixels[:2]) for _ in range(2))
    np.testing.assert_array_equal(first[0], second[0])
    np.testing.assert_array_equal(first[1], second[1])


def test_features_come_from_every_kind_of_number_alike(train_pixels: LabelledPixels):
    keras.utils.set_random_seed(6)
    model = build_classifier(TINY_SPEC, class_count=4)
    whole, floats = (grad_cam(model, train_pixels.pixels[:2].astype(dtype)) for dtype in (np.uint8, np.float32))
    for one, other in zip(whole, floats, strict=True):
        np.testing.assert_array_equal(np.asarray(one), np.asarray(other))


def test_a_network_without_the_parts_is_refused_with_what_to_do(tmp_path: Path):
    model = keras.Sequential([keras.layers.Input((8, 8, 3)), keras.layers.Flatten(), keras.layers.Dense(2)])
    with pytest.raises(UnusableInputError, match=r"other\.keras has no part named scaling or backbone or classifier"):
        check_explainable(model, tmp_path / "other.keras")


REPOSITORY = Path(__file__).resolve().parents[2]

EXPLAIN = """
import sys
import keras
import numpy as np
import training.models.build
from training.explain import explain_batches

model = keras.saving.load_model(sys.argv[1], compile=False)
pixels = np.random.default_rng(0).integers(0, 256, (5, 32, 32, 3), dtype=np.uint8)
logits, heatmaps = explain_batches(model, pixels, batch_size=3)
np.savez(sys.argv[2], logits=logits, heatmaps=heatmaps)
print(keras.backend.backend(), "tensorflow" in sys.modules)
"""


@pytest.mark.slow
@pytest.mark.parametrize("backend", ["jax", "torch"])
def test_heatmaps_are_the_same_without_tensorflow_on(backend: str, tmp_path: Path):
    if importlib.util.find_spec(backend) is None:
        pytest.skip(f"{backend} is not installed here; heatmaps can be made with it where it is")
    keras.utils.set_random_seed(3)
    model = build_classifier(TINY_SPEC, class_count=4)
    model.save(tmp_path / "tiny.keras")
    done = subprocess.run(
        [sys.executable, "-c", EXPLAIN, str(tmp_path / "tiny.keras"), str(tmp_path / "found.npz")],
        cwd=REPOSITORY,
        env={**os.environ, "KERAS_BACKEND": backend, "TF_CPP_MIN_LOG_LEVEL": "3"},
        capture_output=True,
        text=True,
        timeout=280,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split("\n")[-2] == f"{backend} False"
    pixels = np.random.default_rng(0).integers(0, 256, (5, 32, 32, 3), dtype=np.uint8)
    logits, heatmaps = explain_batches(model, pixels)
    with np.load(tmp_path / "found.npz") as found:
        np.testing.assert_allclose(found["logits"], logits, atol=1e-4)
        # A heatmap's own scale: 1e-4 of its maximum, for this network's are small.
        np.testing.assert_allclose(found["heatmaps"] / heatmaps.max(), heatmaps / heatmaps.max(), atol=1e-4)
    assert heatmaps.max() > 0
