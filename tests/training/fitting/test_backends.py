"""The networks train on any Keras backend, because their layers use keras.ops only.

TensorFlow and JAX come with the development environment, so both always run. PyTorch is in no extra: it runs only
where somebody has installed it, and is otherwise skipped with that reason.
"""

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.training.tiny import tiny_recipe
from training.models.spec import Architecture, HeadKind, ModelSpec

pytestmark = pytest.mark.slow

REPOSITORY = Path(__file__).resolve().parents[3]
LITE0 = ModelSpec(architecture=Architecture.EFFICIENTNET_LITE0, head=HeadKind.POOLED, input_px=32)

# One process for all networks of a backend: starting one takes longer than training them.
ONE_STEP_EACH = """
import sys, tempfile
from pathlib import Path
import keras
import numpy as np
from training.dataset.labelled_pixels import LabelledPixels
from training.fitting.fit import fit
from training.recipe import Recipe

rng = np.random.default_rng(0)
images = LabelledPixels(rng.integers(0, 256, (4, 32, 32, 3), dtype=np.uint8), np.arange(4))
for text in sys.argv[1:]:
    recipe = Recipe.model_validate_json(text)
    with tempfile.TemporaryDirectory() as folder:
        result = fit(recipe, images, images, class_count=4, checkpoint_folder=Path(folder), data_identity="", seed=0)
        result.model.save(Path(folder) / "saved.keras")
        loaded = keras.saving.load_model(Path(folder) / "saved.keras")
    weights = zip(result.model.get_weights(), loaded.get_weights(), strict=True)
    same = all(np.array_equal(one, other) for one, other in weights)
    logits = loaded.predict(images.pixels, verbose=0)
    print(keras.backend.backend(), logits.shape, bool(np.isfinite(logits).all()), result.kept_epoch.loss > 0, same)
"""


@pytest.mark.parametrize("backend", ["tensorflow", "jax", "torch"])
def test_one_step_of_training_works_on(backend: str):
    if backend == "torch" and importlib.util.find_spec(backend) is None:
        pytest.skip("torch is in no extra and not installed here; Keras can train on it where it is")
    recipes = [tiny_recipe(epochs=1, batch_size=4)]
    if backend != "tensorflow":  # there the rehearsal's test trains EfficientNet-Lite0
        recipes.append(tiny_recipe(epochs=1, batch_size=4, model=LITE0))
    done = subprocess.run(
        [sys.executable, "-c", ONE_STEP_EACH, *(recipe.model_dump_json() for recipe in recipes)],
        cwd=REPOSITORY,
        env={**os.environ, "KERAS_BACKEND": backend, "TF_CPP_MIN_LOG_LEVEL": "3"},
        capture_output=True,
        text=True,
        timeout=280,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-len(recipes) :] == [f"{backend} (4, 4) True True True"] * len(recipes)
