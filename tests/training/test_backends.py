"""The networks train on any Keras backend, because their layers use keras.ops only.

TensorFlow, which training requires, always runs. Torch and JAX are in no extra: each runs only where somebody has
installed it, and is otherwise skipped with that reason.
"""

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.training.tiny import tiny_recipe

pytestmark = pytest.mark.slow

REPOSITORY = Path(__file__).resolve().parents[2]

ONE_STEP = """
import sys, tempfile
from pathlib import Path
import keras
import numpy as np
from training.fit import LabelledPixels, fit
from training.recipe import Recipe

rng = np.random.default_rng(0)
images = LabelledPixels(rng.integers(0, 256, (4, 32, 32, 3), dtype=np.uint8), np.arange(4))
with tempfile.TemporaryDirectory() as folder:
    result = fit(Recipe.model_validate_json(sys.argv[1]), images, images, class_count=4,
                 checkpoint_folder=Path(folder), data_identity="drawn", seed=0)
    logits = np.asarray(keras.ops.convert_to_numpy(result.model(images.pixels)))
print(keras.backend.backend(), logits.shape, bool(np.isfinite(logits).all()), result.kept_epoch.loss > 0)
"""


@pytest.mark.parametrize("backend", ["tensorflow", "torch", "jax"])
def test_one_step_of_training_works_on(backend: str):
    if backend != "tensorflow" and importlib.util.find_spec(backend) is None:
        pytest.skip(f"{backend} is in no extra and not installed here; Keras can train on it where it is")
    recipe_json = tiny_recipe(epochs=1, batch_size=4).model_dump_json()
    done = subprocess.run(
        [sys.executable, "-c", ONE_STEP, recipe_json],
        cwd=REPOSITORY,
        env={**os.environ, "KERAS_BACKEND": backend, "TF_CPP_MIN_LOG_LEVEL": "3"},
        capture_output=True,
        text=True,
        timeout=200,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split("\n")[-2] == f"{backend} (4, 4) True True"
