"""`smearscope screen`, killed at random moments and started again each time, ends with one row for each image.

SMEARSCOPE_SOAK_KILLS=200 kills it that often; a plain run has a short form of the same.
"""

import os
import random
import signal
import subprocess
import sys
import time

import numpy as np
import pytest
from PIL import Image

from desktop.store.connection import store_path
from desktop.store.run_reader import RunReader
from desktop.store.run_record import RunState
from desktop.store.verification import RowCover
from tests.fixtures_commands import COMMAND, rows_of, run_smearscope

KILLS = int(os.environ.get("SMEARSCOPE_SOAK_KILLS", "4"))
SEED = int(os.environ.get("SMEARSCOPE_SOAK_SEED", "0"))
# Enough that no run reaches its end before it is killed for the last time.
IMAGES = 1000 + 600 * KILLS
FINISH_SECONDS = 120 + 6 * KILLS
LONGEST_SECONDS = 6.0
IMAGES_TO_THE_END = 200

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL"),
    pytest.mark.timeout(600 + 60 * KILLS),
]


def _state(out):
    if not store_path(out).exists():
        return None, 0
    with RunReader(out) as reader:
        return reader.run.state, reader.count_rows()


def test_a_screening_killed_at_any_moment_ends_with_each_image_once_and_a_valid_audit_chain(images, field, tmp_path):
    dice = random.Random(SEED)
    for number in range(16):
        Image.fromarray(np.roll(field, number * 5, axis=1)).save(images / f"{number:06d}.png")
    for number in range(16, IMAGES):
        os.link(images / f"{number % 16:06d}.png", images / f"{number:06d}.png")
    out = tmp_path / "out"
    counts = []
    for _kill in range(KILLS):
        with _screening(images, out) as process:
            time.sleep(dice.uniform(0.0, LONGEST_SECONDS))
            process.send_signal(signal.SIGKILL)
        state, count = _state(out)
        assert state in (None, RunState.RUNNING), "a run ended before it was killed: give it more images"
        # What was committed stays.
        assert count >= max(counts, default=0)
        counts.append(count)

    ended = run_smearscope("screen", images, "--out", out, timeout_seconds=FINISH_SECONDS)

    assert any(0 < count < IMAGES for count in counts), f"no kill came while images were screened: {counts}"
    assert ended.returncode == 0, ended.stderr
    _check_whole(out, IMAGES)
    print(f"{KILLS} kills at random moments up to {LONGEST_SECONDS:g} s; rows after each: {counts}")


def test_a_screening_killed_at_any_moment_after_its_end_is_written_out(images, field, tmp_path):
    dice = random.Random(SEED)
    Image.fromarray(field).save(images / "000000.png")
    for number in range(1, IMAGES_TO_THE_END):
        os.link(images / "000000.png", images / f"{number:06d}.png")
    with _screening(images, tmp_path / "out") as process:
        _wait_for_the_end(tmp_path / "out", process)
        ended_at = time.monotonic()
        while not (tmp_path / "out" / "summary.json").exists():
            time.sleep(0.001)
        longest_seconds = time.monotonic() - ended_at
    left = []
    for kill in range(KILLS):
        out = tmp_path / f"out-{kill}"
        with _screening(images, out) as process:
            _wait_for_the_end(out, process)
            time.sleep(dice.uniform(0.0, longest_seconds))
            process.send_signal(signal.SIGKILL)
        left.append(sorted(path.name for path in out.iterdir()))

        ended = run_smearscope("screen", images, "--out", out)

        # Where everything was written before the kill, there is nothing to go on with.
        assert ended.returncode == (2 if "already holds the results" in ended.stderr else 0), ended.stderr
        assert (out / "summary.json").exists()
        assert not list(out.glob("results-kept-*")), "nobody wrote into the table"
        _check_whole(out, IMAGES_TO_THE_END)
    assert any("summary.json" not in names for names in left), "no kill came before all was written"
    print(f"{KILLS} kills up to {longest_seconds:.3f} s after the end; files there: {[len(names) for names in left]}")


def _wait_for_the_end(out, process):
    while not store_path(out).exists():
        assert process.poll() is None, "the run ended before its store was seen"
        time.sleep(0.01)
    # Opened once: opening takes as long as what is looked for.
    with RunReader(out, check_integrity=False) as reader:
        while reader.run.state is not RunState.COMPLETE:
            assert process.poll() is None, "the run ended before its end was seen"
            time.sleep(0.001)


def _screening(images, out):
    command = [*COMMAND, "screen", str(images), "--out", str(out), "--quiet"]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _check_whole(out, image_count):
    rows = rows_of(out / "results.csv")
    assert [row["image_path"] for row in rows] == [f"{number:06d}.png" for number in range(image_count)]
    with RunReader(out) as reader:
        check = reader.verify()
        assert reader.run.state is RunState.COMPLETE
    assert (check.problems, check.row_cover) == ((), RowCover.HOLDS)
