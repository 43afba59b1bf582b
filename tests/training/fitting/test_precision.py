"""16-bit arithmetic is used where a device has it, and never reaches the saved model."""

import itertools
from pathlib import Path

import keras
import numpy as np
import pytest

from tests.training.tiny import tiny_robust_recipe
from training.dataset.labelled_pixels import LabelledPixels
from training.fitting import network as network_module
from training.fitting.fit import fit
from training.fitting.precision import DeviceKind, choose_policy, device_kind, dtype_policy
from training.fitting.training_loop import TrainingInterruptedError


@pytest.mark.parametrize(
    ("wanted", "kind", "policy"),
    [
        (True, DeviceKind.CPU, "float32"),
        (True, DeviceKind.GPU, "mixed_float16"),
        (True, DeviceKind.TPU, "mixed_bfloat16"),
        (False, DeviceKind.GPU, "float32"),
        (False, DeviceKind.TPU, "float32"),
    ],
)
def test_the_policy_follows_from_the_recipe_and_the_device(wanted: bool, kind: DeviceKind, policy: str):
    assert choose_policy(wanted, kind) == policy


def test_this_computer_s_device_is_known():
    assert device_kind() in set(DeviceKind)


def test_the_policy_before_comes_back_even_after_an_error():
    before = keras.config.dtype_policy().name
    seen = []

    def fail() -> None:
        with dtype_policy("mixed_float16"):
            seen.append(keras.config.dtype_policy().name)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert seen == ["mixed_float16"]
    assert keras.config.dtype_policy().name == before


def test_a_training_begun_on_a_cpu_goes_on_in_16_bits_and_is_saved_in_32(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    train_pixels: LabelledPixels,
    validation_pixels: LabelledPixels,
):
    # Stopped after its first step, after another one, and then never.
    for policy, stops_after in (("float32", 1), ("mixed_float16", 1), ("mixed_float16", None)):
        monkeypatch.setattr(network_module, "choose_policy", lambda wanted, kind, policy=policy: policy)
        steps = itertools.count(1)
        try:
            result = fit(
                tiny_robust_recipe(),
                train_pixels,
                validation_pixels,
                class_count=4,
                checkpoint_folder=tmp_path / "checkpoints",
                data_identity="drawn",
                seed=0,
                should_stop=lambda steps=steps, stops_after=stops_after: next(steps) == stops_after,
            )
        except TrainingInterruptedError:
            continue
    assert result.state.dtype_policies == ("float32", "mixed_float16")
    assert {layer.dtype_policy.name for layer in result.model._flatten_layers()} == {"float32"}
    result.model.save(tmp_path / "tiny.keras")
    loaded = keras.saving.load_model(tmp_path / "tiny.keras")
    images = np.zeros((2, 64, 64, 3), np.float32)
    assert "float16" not in str(keras.ops.convert_to_tensor(loaded(images)).dtype)
