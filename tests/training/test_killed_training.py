"""A training killed with SIGKILL at the worst moment goes on where it was and ends as an unbroken one."""

import signal
import subprocess
import sys
from pathlib import Path

import keras
import numpy as np
import pytest

from tests.training.tiny import tiny_recipe
from training.dataset import import_folder
from training.run import train_and_save
from training.splits import SplitKind, make_split, write_split

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL"),
]

REPOSITORY = Path(__file__).resolve().parents[2]

# Dies after the second epoch's weights are in place, before the state file names them.
DIES_BETWEEN_WEIGHTS_AND_STATE = """
import os, signal, sys
from pathlib import Path
import training.checkpoint as checkpoint
from training.recipe import Recipe
from training.run import train_and_save

write = checkpoint.write_atomically

def write_or_die(path, data):
    if checkpoint.TrainingState.model_validate_json(data).epochs_done == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    write(path, data)

checkpoint.write_atomically = write_or_die
data, split_file, out, recipe = sys.argv[1:]
train_and_save(Path(data), Path(split_file), Recipe.model_validate_json(recipe), Path(out), seed=2, weights=None,
               start_from=None, say=print)
"""


def test_a_training_killed_between_weights_and_state_resumes_to_the_same_weights(tmp_path: Path, drawn_data: Path):
    recipe = tiny_recipe()
    split_file = tmp_path / "split.json"
    write_split(make_split(import_folder(drawn_data), SplitKind.RANDOM), split_file)

    def train(out: Path) -> list[str]:
        said: list[str] = []
        train_and_save(drawn_data, split_file, recipe, out, seed=2, weights=None, start_from=None, say=said.append)
        return [line.split(":")[0] for line in said if line.startswith("epoch ")]

    arguments = [str(drawn_data), str(split_file), str(tmp_path / "killed.keras"), recipe.model_dump_json()]
    killed = subprocess.run(
        [sys.executable, "-c", DIES_BETWEEN_WEIGHTS_AND_STATE, *arguments],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        timeout=200,
    )
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    assert "epoch 1/3" in killed.stdout
    assert not (tmp_path / "killed.keras").exists()
    left = sorted(file.name for file in (tmp_path / "killed.checkpoints").iterdir())
    assert left == ["epoch-0000.keras", "epoch-0001.keras", "state.json"]

    assert train(tmp_path / "killed.keras") == ["epoch 2/3", "epoch 3/3"]
    assert train(tmp_path / "unbroken.keras") == ["epoch 1/3", "epoch 2/3", "epoch 3/3"]

    resumed, unbroken = (
        keras.saving.load_model(tmp_path / name).get_weights() for name in ("killed.keras", "unbroken.keras")
    )
    for one, other in zip(resumed, unbroken, strict=True):
        np.testing.assert_array_equal(one, other)
