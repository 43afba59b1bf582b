"""A training killed with SIGKILL at any moment goes on where it was and ends as an unbroken one, bit for bit.

SMEARSCOPE_SOAK_KILLS=200 kills it that often; a plain run has a short form of the same.
"""

import contextlib
import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import keras
import numpy as np
import pytest

from inference.card import TrainingRecord, record_path
from inference.errors import ExitCode
from tests.training.tiny import tiny_robust_recipe
from training.dataset.folder import import_folder
from training.recipe import Recipe
from training.splitting.splits import SplitKind, make_split, write_split

KILLS = int(os.environ.get("SMEARSCOPE_SOAK_KILLS", "3"))
SEED = int(os.environ.get("SMEARSCOPE_SOAK_SEED", "0"))

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL"),
    pytest.mark.timeout(300 + 120 * KILLS),
]

REPOSITORY = Path(__file__).resolve().parents[3]
WAIT_SECONDS = 240
# Twelve batches of two images in each of three epochs.
RECIPE = tiny_robust_recipe(batch_size=2)
STEPS = 36
KILLS_OF_ONE = 3
TRAIN = """
import sys
from pathlib import Path
from training.recipe import Recipe
from training.fitting.run import RunOptions, train_and_save
from training.fitting.stop_signals import stop_on_signals

data, split_file, out, recipe = sys.argv[1:]
with stop_on_signals() as stop:
    train_and_save(Path(data), Path(split_file), Recipe.model_validate_json(recipe), Path(out), seed=2, weights=None,
                   start_from=None, say=lambda line: print(line, flush=True),
                   options=RunOptions(checkpoint_minutes=0, should_stop=lambda: stop.is_made, observers=[stop]))
"""


class Training:
    """One training folder, and the processes that train into it."""

    def __init__(self, folder: Path, data: Path, split_file: Path, recipe: Recipe = RECIPE) -> None:
        folder.mkdir()
        self.out = folder / "tiny.keras"
        self._arguments = [str(data), str(split_file), str(self.out), recipe.model_dump_json()]
        self._errors = (folder / "stderr.txt").open("ab")

    def start(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-c", TRAIN, *self._arguments],
            cwd=REPOSITORY,
            env={**os.environ, "TF_CPP_MIN_LOG_LEVEL": "3"},
            stdout=subprocess.DEVNULL,
            stderr=self._errors,
        )

    def finish(self) -> None:
        assert self.start().wait(WAIT_SECONDS) == 0, self.errors()

    def errors(self) -> str:
        return (self.out.parent / "stderr.txt").read_text()

    def steps_done(self) -> int:
        """Steps of the last checkpoint."""
        with contextlib.suppress(FileNotFoundError):
            state = json.loads((self.out.with_suffix(".checkpoints") / "state.json").read_bytes())
            return 12 * len(state["history"]) + (state["part"] or {"batches_done": 0})["batches_done"]
        return 0

    def wait_for_step(self, process: subprocess.Popen[bytes], step: int) -> None:
        deadline = time.monotonic() + WAIT_SECONDS
        while self.steps_done() < step and process.poll() is None:
            assert time.monotonic() < deadline, f"step {step} was not reached"
            time.sleep(0.002)

    def events(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.with_suffix(".history.jsonl").read_text().splitlines()]

    def weights(self) -> list[Any]:
        return keras.saving.load_model(self.out).get_weights()

    def close(self) -> None:
        self._errors.close()


@pytest.fixture(scope="module")
def split_file(tmp_path_factory: pytest.TempPathFactory, drawn_data: Path) -> Path:
    path = tmp_path_factory.mktemp("split") / "split.json"
    write_split(make_split(import_folder(drawn_data), SplitKind.RANDOM), path)
    return path


@pytest.fixture(scope="module")
def unbroken(tmp_path_factory: pytest.TempPathFactory, drawn_data: Path, split_file: Path) -> Training:
    training = Training(tmp_path_factory.mktemp("unbroken") / "run", drawn_data, split_file)
    training.finish()
    training.close()
    return training


@pytest.fixture
def broken(tmp_path: Path, drawn_data: Path, split_file: Path):  # type: ignore[no-untyped-def]  # a generator of one
    training = Training(tmp_path / "run", drawn_data, split_file)
    yield training
    training.close()


def _assert_same_weights(broken: Training, unbroken: Training) -> None:
    for one, other in zip(broken.weights(), unbroken.weights(), strict=True):
        np.testing.assert_array_equal(one, other)


def _kill_again_and_again(training: Training, moments: random.Random, count: int) -> int:
    """Kill a training up to `count` times, each later than the last, let it end, and say how often it was killed."""
    killed = 0
    steps = sorted(moments.choices(range(1, STEPS), k=count))
    for step in steps:
        process = training.start()
        begun_at = training.steps_done()
        training.wait_for_step(process, step)
        # Where the step was done before: while the process starts, reads its checkpoint or compiles.
        time.sleep(moments.uniform(0, 3.0 if begun_at >= step else 0.05))
        process.kill()
        code = process.wait(WAIT_SECONDS)
        if code == 0:
            break  # it was done before the signal came
        assert code == -signal.SIGKILL, training.errors()
        killed += 1
        print(f"begun at step {begun_at}, killed at {training.steps_done()}, wanted {step}")
    training.finish()
    return killed


def test_a_training_killed_at_random_moments_ends_with_the_weights_of_an_unbroken_one(
    tmp_path: Path, drawn_data: Path, split_file: Path, unbroken: Training
):
    """Dropout, every augmentation, AdamW, cosine and progressive resizing are on; checkpoints come after every step."""
    moments = random.Random(SEED)
    print(f"seed {SEED}")
    killed = 0
    for number in range(KILLS):
        if killed >= KILLS:
            break
        broken = Training(tmp_path / f"run-{number}", drawn_data, split_file)
        killed += _kill_again_and_again(broken, moments, min(KILLS_OF_ONE, KILLS - killed))
        broken.close()
        _assert_same_weights(broken, unbroken)
        _assert_same_log_and_record(broken, unbroken)
        print(f"{killed} kills, the same weights")
    assert killed, "it must be killed at least once, else nothing was tested"


def _assert_same_log_and_record(broken: Training, unbroken: Training) -> None:
    epochs, others = ([event for event in each.events() if event["event"] == "epoch"] for each in (broken, unbroken))
    assert [event["epoch"] for event in epochs] == [0, 1, 2]
    for name in ("loss", "accuracy", "val_loss", "val_accuracy", "learning_rate", "input_px", "image_count"):
        assert [event[name] for event in epochs] == [event[name] for event in others], name
    records = [TrainingRecord.model_validate_json(record_path(each.out).read_bytes()) for each in (broken, unbroken)]
    changing = {"train_seconds": 0.0, "model_sha256": ""}
    assert records[0].model_copy(update=changing) == records[1].model_copy(update=changing)


@pytest.mark.parametrize("wanted", [signal.SIGINT, signal.SIGTERM])
def test_a_training_asked_to_stop_saves_and_goes_on_later(broken: Training, unbroken: Training, wanted: signal.Signals):
    process = broken.start()
    broken.wait_for_step(process, 5)
    process.send_signal(wanted)
    assert process.wait(WAIT_SECONDS) == 1, "the script hands the error on; the command turns it into 130"
    assert "TrainingInterruptedError: stopped in epoch 1 of 3 after batch" in broken.errors()
    stop = broken.events()[-1]
    assert (stop["event"], stop["reason"]) == ("stop", "interrupted")
    assert not broken.out.exists()
    broken.finish()
    _assert_same_weights(broken, unbroken)


def test_the_command_ends_with_130_when_it_is_interrupted(tmp_path: Path, drawn_data: Path, split_file: Path):
    recipe_file = tmp_path / "tiny.toml"
    recipe_file.write_text(
        'name = "tiny"\nsummary = "For tests."\nepochs = 1000\nbatch_size = 2\n[model]\narchitecture = "custom_cnn"\n'
        "input_px = 32\ncustom_filters = [4]\ndense_units = [4]\n"
    )
    out = tmp_path / "tiny.keras"
    line = ["fit", str(drawn_data), "--split", str(split_file), "--recipe", str(recipe_file), "--out", str(out)]
    process = subprocess.Popen(
        [sys.executable, "-m", "training", *line],
        cwd=REPOSITORY,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    with process:
        deadline = time.monotonic() + WAIT_SECONDS
        while not out.with_suffix(".checkpoints").joinpath("state.json").exists():
            assert time.monotonic() < deadline
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        said = process.communicate(timeout=WAIT_SECONDS)[1]
    assert process.returncode == ExitCode.INTERRUPTED, said
    assert "run the same line again to go on from there" in said
    assert "Traceback" not in said
