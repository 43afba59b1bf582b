"""On each Keras backend a training stopped inside an epoch and started again ends as an unbroken one, bit for bit.

PyTorch is in no extra: it runs only where somebody has installed it.
"""

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.training.tiny import TINY_SPEC, tiny_robust_recipe
from training.distillation import Distillation
from training.models.spec import HeadKind

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]

REPOSITORY = Path(__file__).resolve().parents[3]

# One process, so that a backend compiles once; a new network is built after each stop, as after a new start.
TRAIN = """
import itertools, sys, tempfile
from pathlib import Path
import keras
import numpy as np
from training.dataset.labelled_pixels import LabelledPixels
from training.fitting.fit import fit
from training.recipe import Recipe
from tests.training.made_up_teacher import made_up_teacher
from training.fitting.training_loop import TrainingInterruptedError

rng = np.random.default_rng(0)
images = LabelledPixels(rng.integers(0, 256, (10, 64, 64, 3), dtype=np.uint8), np.arange(10) % 4)
held = LabelledPixels(images.pixels[:3], images.class_indices[:3])

def train(folder, stops_after):
    count = itertools.count(1)
    recipe = Recipe.model_validate_json(sys.argv[1])
    try:
        return fit(recipe, images, held, class_count=4, checkpoint_folder=Path(folder),
                   data_identity="drawn", seed=0, should_stop=lambda: next(count) == stops_after,
                   teacher=made_up_teacher() if recipe.distillation else None)
    except TrainingInterruptedError as error:
        print(error)

with tempfile.TemporaryDirectory() as folder:
    whole = train(folder + "/whole", None)
    for stops_after in (2, 2, 3, None):
        broken = train(folder + "/broken", stops_after)
for one, other in zip(broken.model.get_weights(), whole.model.get_weights(), strict=True):
    assert np.array_equal(one, other), np.abs(one - other).max()
for one, other in zip(broken.state.history, whole.state.history, strict=True):
    for name in ("loss", "accuracy", "val_loss", "val_accuracy", "learning_rate"):
        assert getattr(one, name) == getattr(other, name), (name, one, other)
print(keras.backend.backend(), "same")
"""


@pytest.mark.parametrize("distillation", [None, Distillation(temperature=2, weight=0.5)], ids=["labels", "teacher"])
@pytest.mark.parametrize("backend", ["tensorflow", "jax", "torch"])
def test_a_stopped_training_ends_as_the_unbroken_one_on(backend: str, distillation: Distillation | None):
    if importlib.util.find_spec(backend) is None:
        pytest.skip(f"{backend} is not installed here; Keras can train on it where it is")
    spec = TINY_SPEC.model_copy(
        update={"attention": False, "custom_filters": (4,), "head": HeadKind.POOLED, "input_px": 64}
    )
    recipe = tiny_robust_recipe(model=spec, batch_size=4, distillation=distillation)
    done = subprocess.run(
        [sys.executable, "-c", TRAIN, recipe.model_dump_json()],
        cwd=REPOSITORY,
        env={**os.environ, "KERAS_BACKEND": backend, "TF_CPP_MIN_LOG_LEVEL": "3"},
        capture_output=True,
        text=True,
        timeout=500,
    )
    assert done.returncode == 0, done.stderr
    said = done.stdout.splitlines()
    assert said[-1] == f"{backend} same"
    stops = [line for line in said if line.startswith("stopped")]
    assert [line.split(",")[0] for line in stops] == [
        "stopped in epoch 1 of 3 after batch 2",
        "stopped in epoch 1 of 3 after batch 3",
        "stopped in epoch 2 of 3 after batch 2",
    ]
