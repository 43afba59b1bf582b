"""Several devices, and several hosts, train one network by Keras's own distribution, which its JAX backend has."""

import importlib.util
import json
import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import keras
import numpy as np
import pytest

from inference.errors import UnusableInputError
from training.augment import Augmentation
from training.fitting.batches import EpochBatches, Share, batch_count
from training.fitting.devices import ONE_DEVICE, HostPlan, set_up_devices

REPOSITORY = Path(__file__).resolve().parents[3]
WAIT_SECONDS = 280
COUNT = 11

NO_JAX = "JAX is in the extra dev and not installed"
needs_jax = pytest.mark.skipif(importlib.util.find_spec("jax") is None, reason=NO_JAX)

# Trains, and writes down what came out; without dropout and augmentation, so that any number of devices and hosts
# should compute the same. At first it is stopped when it asks for the fifth time: in the first epoch's validation.
TRAIN = """
import json, sys
from pathlib import Path
import numpy as np
import keras
from training.fitting.devices import HostPlan, set_up_devices
from training.dataset.labelled_pixels import LabelledPixels
from training.fitting.fit import fit
from training.recipe import Recipe
from tests.training.made_up_teacher import made_up_teacher
from training.fitting.training_loop import TrainingInterruptedError

folder, wanted, coordinator, count, index, checkpoints, taught = sys.argv[1:]
hosts = HostPlan(coordinator, int(count), int(index)) if coordinator else None
devices = set_up_devices(wanted or None, hosts, 4)
recipe = Recipe.model_validate({
    "name": "tiny", "summary": "x", "epochs": 3, "batch_size": 4, "learning_rate": 1e-2,
    "model": {"architecture": "custom_cnn", "attention": False, "input_px": 32, "custom_filters": [4],
              "dense_units": [4], "dropout": 0.0},
} | ({"distillation": {"temperature": 2, "weight": 0.5}} if taught else {}))
with devices.scope():
    teacher = made_up_teacher() if taught else None
rng = np.random.default_rng(0)
def drawn(count):
    return LabelledPixels(rng.integers(0, 256, (count, 32, 32, 3), dtype=np.uint8), np.arange(count) % 4)
train, validation = drawn(12), drawn(7)
steps = 0
def stop():
    global steps
    steps += 1
    return steps == 5
goes_on = Path(checkpoints).exists()
try:
    result = fit(recipe, train, validation, class_count=4, checkpoint_folder=Path(checkpoints), data_identity="drawn",
                 seed=1, devices=devices, teacher=teacher, should_stop=(lambda: False) if goes_on else stop,
                 checkpoint_minutes=None)
except TrainingInterruptedError as error:
    sys.exit(130)
history = [[log.loss, log.accuracy, log.val_loss, log.val_accuracy] for log in result.state.history]
found = {"devices": devices.share.device_count, "history": history}
if result.model is not None:
    found["weights"] = [weight.tolist() for weight in result.model.get_weights()]
Path(folder, f"found-{index}.json").write_text(json.dumps(found))
"""


def _start(
    folder: Path,
    *,
    wanted: str = "",
    coordinator: str = "",
    count: int = 1,
    index: int = 0,
    per_host: int = 1,
    checkpoints: str = "checkpoints",
    taught: bool = False,
) -> Any:
    return subprocess.Popen(
        [
            sys.executable,
            "-c",
            TRAIN,
            str(folder),
            wanted,
            coordinator,
            str(count),
            str(index),
            str(folder / checkpoints),
            "taught" if taught else "",
        ],
        cwd=REPOSITORY,
        env={
            **os.environ,
            "KERAS_BACKEND": "jax",
            "TF_CPP_MIN_LOG_LEVEL": "3",
            "XLA_FLAGS": f"--xla_force_host_platform_device_count={per_host}",
        },
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )


def _ends(processes: list[Any], code: int) -> list[str]:
    """What processes said on standard error, after each ended with a code."""
    try:
        said = [process.communicate(timeout=WAIT_SECONDS)[1] for process in processes]
    finally:
        for process in processes:
            process.kill()
            process.wait()
            process.stderr.close()
    for process, errors in zip(processes, said, strict=True):
        assert process.returncode == code, errors
    return said


def _stop_and_go_on(folder: Path, **start: Any) -> list[dict[str, Any]]:
    """Start on as many hosts as wanted, let them stop, start them again, and read what came out on each."""
    hosts = range(start.get("count", 1))
    for code in (130, 0):
        coordinator = _free_address() if len(hosts) > 1 else ""
        _ends([_start(folder, **start, coordinator=coordinator, index=index) for index in hosts], code)
    return [json.loads((folder / f"found-{index}.json").read_bytes()) for index in hosts]


def _free_address() -> str:
    with socket.socket() as free:
        free.bind(("localhost", 0))
        return f"localhost:{free.getsockname()[1]}"


@pytest.fixture(scope="module")
def on_one_device(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return _stop_and_go_on(tmp_path_factory.mktemp("one"))[0]


def _assert_same(found: dict[str, Any], expected: dict[str, Any]) -> None:
    """The same but for rounding: several devices add up in another order."""
    np.testing.assert_allclose(found["history"], expected["history"], rtol=2e-3, atol=2e-3)
    for one, other in zip(found["weights"], expected["weights"], strict=True):
        np.testing.assert_allclose(one, other, rtol=2e-2, atol=2e-3)


@needs_jax
@pytest.mark.slow
@pytest.mark.timeout(600)
def test_two_devices_train_as_one(tmp_path: Path, on_one_device: dict[str, Any]):
    (found,) = _stop_and_go_on(tmp_path, wanted="all", per_host=2)
    assert found["devices"] == 2
    _assert_same(found, on_one_device)


@needs_jax
@pytest.mark.slow
@pytest.mark.timeout(600)
def test_two_devices_learn_from_a_teacher_as_one_does(tmp_path: Path, on_one_device: dict[str, Any]):
    found = {}
    for name, wanted, per_host in (("one", "", 1), ("two", "all", 2)):
        # Where there are checkpoints, though none yet, it is not stopped.
        (tmp_path / name / "checkpoints").mkdir(parents=True)
        _ends([_start(tmp_path / name, wanted=wanted, per_host=per_host, taught=True)], 0)
        found[name] = json.loads((tmp_path / name / "found-0.json").read_bytes())
    assert found["two"]["devices"] == 2
    assert found["one"]["history"] != on_one_device["history"], "it must have been taught"
    _assert_same(found["two"], found["one"])


@needs_jax
@pytest.mark.slow
@pytest.mark.timeout(600)
def test_two_hosts_train_as_one_and_the_first_writes_for_both(tmp_path: Path, on_one_device: dict[str, Any]):
    first, second = _stop_and_go_on(tmp_path, count=2)
    assert (first["devices"], second["devices"]) == (2, 2)
    assert first["history"] == second["history"]
    assert "weights" not in second
    _assert_same(first, on_one_device)


@needs_jax
@pytest.mark.slow
@pytest.mark.timeout(600)
def test_hosts_that_do_not_see_the_same_checkpoints_are_refused_on_both(tmp_path: Path):
    (tmp_path / "own").mkdir()
    address = _free_address()
    processes = [_start(tmp_path, coordinator=address, count=2, index=0)]
    _ends([*processes, _start(tmp_path, coordinator=address, count=2, index=1)], 130)
    address = _free_address()
    processes = [
        _start(tmp_path, coordinator=address, count=2, index=index, checkpoints=folder)
        for index, folder in enumerate(("checkpoints", "own"))
    ]
    for said in _ends(processes, 1):
        assert "The hosts do not stand at the same step" in said


def _batches(share: Share, *, weighs_images: bool = False) -> list[Any]:
    pixels = np.arange(COUNT, dtype=np.uint8)[:, None, None, None] * np.ones((1, 4, 4, 3), np.uint8)
    batches = EpochBatches(
        pixels,
        np.arange(COUNT) % 3,
        class_count=3,
        batch_size=4,
        augmentation=Augmentation(),
        seed=0,
        epoch=0,
        share=share,
        weighs_images=weighs_images,
    )
    return [batches[index] for index in range(len(batches))]


def _numbers(batch: Any) -> list[int]:
    return [int(image[0, 0, 0]) for image in batch[0]]


def test_the_hosts_parts_make_up_the_batches_of_one_in_its_order():
    whole = _batches(Share(2, 1, 0))
    parts = [_batches(Share(2, 2, index)) for index in range(2)]
    assert [len(batch[0]) for batch in whole] == [4, 4, 2], "of eleven images one is left out: ten deal out evenly"
    for batch, first, second in zip(whole, *parts, strict=True):
        assert _numbers(batch) == _numbers(first) + _numbers(second)


def test_validation_images_are_filled_up_with_weight_0_and_none_is_left_out():
    batches = _batches(Share(2, 1, 0), weighs_images=True)
    assert [len(batch[0]) for batch in batches] == [4, 4, 4]
    weights = np.concatenate([batch[2] for batch in batches])
    numbers = [number for batch in batches for number in _numbers(batch)]
    assert sorted(number for number, weight in zip(numbers, weights, strict=True) if weight) == list(range(COUNT))
    assert weights.sum() == COUNT


@pytest.mark.parametrize(("devices", "expected"), [(1, 3), (2, 3), (4, 2)])
def test_the_number_of_batches_follows_from_what_is_left_out(devices: int, expected: int):
    assert batch_count(COUNT, 4, Share(devices, 1, 0)) == expected


@pytest.mark.parametrize("wanted", [None, "1"])
def test_one_device_needs_no_distribution(wanted: str | None):
    assert set_up_devices(wanted, None, 24) is ONE_DEVICE


@pytest.mark.skipif(keras.backend.backend() == "jax", reason="JAX can distribute")
@pytest.mark.parametrize(("wanted", "hosts"), [("2", None), ("all", None), (None, HostPlan("localhost:1", 2, 0))])
def test_a_backend_that_cannot_distribute_is_refused_with_one_that_can(wanted: str | None, hosts: HostPlan | None):
    with pytest.raises(UnusableInputError, match=r"on its JAX backend only.*KERAS_BACKEND=jax"):
        set_up_devices(wanted, hosts, 24)


REFUSED = """
import sys
from training.fitting.devices import HostPlan, set_up_devices
from inference.errors import UnusableInputError
for wanted, hosts, batch_size in ((sys.argv[1], None, 24), ("2", None, 25), ("0", None, 24), ("two", None, 24),
                                  (None, HostPlan("localhost:1", 2, 2), 24), (None, HostPlan("localhost:1", 1, 0), 24)):
    try:
        set_up_devices(wanted, hosts, batch_size)
    except UnusableInputError as error:
        print(error)
"""


@needs_jax
def test_what_cannot_be_dealt_out_is_refused_with_what_to_do():
    done = subprocess.run(
        [sys.executable, "-c", REFUSED, "3"],
        cwd=REPOSITORY,
        env={
            **os.environ,
            "KERAS_BACKEND": "jax",
            "TF_CPP_MIN_LOG_LEVEL": "3",
            "XLA_FLAGS": "--xla_force_host_platform_device_count=2",
        },
        capture_output=True,
        text=True,
        timeout=WAIT_SECONDS,
    )
    assert done.returncode == 0, done.stderr
    said = done.stdout.splitlines()
    assert "--devices 3 was asked for, but jax finds 2 on this host: cpu:0, cpu:1" in said[0]
    assert "A batch of 25 images cannot be dealt out evenly to 2 devices" in said[1]
    assert "--devices takes a number from 1 on, or all; got '0'" in said[2]
    assert "got 'two'" in said[3]
    assert "of 2 hosts the last is 1; got 2" in said[4]
    assert "give --host-count" in said[5]
