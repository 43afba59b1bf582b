"""A store whose process is killed with SIGKILL at any moment keeps every committed row, once, and goes on.

SMEARSCOPE_SOAK_KILLS=200 kills it that often; a plain run has a short form of the same.
"""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from desktop.store.connection import store_path
from desktop.store.run_reader import RunReader
from desktop.store.run_record import RunState
from desktop.store.verification import RowCover

KILLS = int(os.environ.get("SMEARSCOPE_SOAK_KILLS", "10"))
SEED = int(os.environ.get("SMEARSCOPE_SOAK_SEED", "0"))

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL"),
    pytest.mark.timeout(300 + 20 * KILLS),
]

REPOSITORY = Path(__file__).resolve().parents[3]
WAIT_SECONDS = 120
IMAGES = 400
MOST_LINES_BEFORE_A_KILL = 25
# Starts a run or goes on with it, and says on its output what was committed. After each resume an image counts as
# changed, so that rows are taken back, too.
SCREEN = """
import sys
from pathlib import Path
from desktop.store.connection import store_path
from desktop.store.images import CheckedImage
from desktop.store.run_record import RunState
from desktop.store.run_store import RunStore
from tests.desktop.store.made_runs import RUN, SCREENED_FOLDER, SETTINGS, found_images, screened

def say(*words):
    print(*words, flush=True)

folder, image_count, changed = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
if store_path(folder).exists():
    store = RunStore.open(folder)
    store.resume({"process": "another"})
else:
    store = RunStore.create(folder, RUN, SCREENED_FOLDER, SETTINGS)
say("open")
found = list(found_images(image_count))
for start in range(0, image_count, 50):
    store.add_found(found[start : start + 50])
    say("found", min(start + 50, image_count))
store.finish_walk()
if changed:
    store.settle_changes([CheckedImage(changed, 1, 1, "")])
    say("changed", changed)
batch = []
for image in store.iterate_pending():
    batch.append(screened(image))
    if len(batch) == 4:
        store.commit(batch)
        say("done", *(each.image_id for each in batch))
        batch = []
store.commit(batch)
store.end(RunState.COMPLETE)
store.close()
"""


class Screening:
    """One run folder, and what its processes said that they had committed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.done: set[int] = set()
        self.found_count = 0
        self.resumed_count = -1

    def start(self, changed: int) -> subprocess.Popen[str]:
        line = [sys.executable, "-c", SCREEN, str(self.folder), str(IMAGES), str(changed)]
        return subprocess.Popen(line, cwd=REPOSITORY, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def note(self, line: str) -> None:
        word, *numbers = line.split()
        self.resumed_count += word == "open"
        if word == "found":
            self.found_count = max(self.found_count, int(numbers[0]))
        elif word == "changed":
            self.done -= {int(numbers[0])}
        elif word == "done":
            self.done |= {int(number) for number in numbers}

    def check(self, may_be_undone: int) -> None:
        """See that everything that was committed is there, once, and nothing by halves."""
        with RunReader(self.folder) as reader:
            counts = reader.counts()
            rows = [result.key.image_id for result in reader.rows()]
            verified = reader.verify()
        assert len(rows) == len(set(rows)), "no row twice"
        assert counts.done_count == len(rows), "an image is done exactly when it has its row"
        if may_be_undone not in rows:
            # Its rows were taken back, and the kill came before the process could say so.
            self.done -= {may_be_undone}
        assert self.done <= set(rows), "nothing that was committed is lost"
        assert counts.image_count >= self.found_count
        assert verified.problems == ()


def _run_to_its_end_with_kills(screening: Screening, moments: random.Random, most_kills: int) -> int:
    killed = 0
    while killed < most_kills:
        changed = moments.choice(sorted(screening.done)) if screening.done else 0
        process = screening.start(changed)
        # A quarter while it starts, creates or opens the store; the others while batches are found and committed.
        if moments.random() < 0.25:
            time.sleep(moments.uniform(0.0, 1.0))
        else:
            for _number in range(moments.randint(1, MOST_LINES_BEFORE_A_KILL)):
                screening.note(process.stdout.readline() or "end")
            time.sleep(moments.uniform(0.0, 0.004))
        process.kill()
        said, errors = process.communicate(timeout=WAIT_SECONDS)
        for line in said.splitlines(keepends=True):
            if line.endswith("\n"):
                screening.note(line)
        if process.returncode == 0:
            return killed
        assert process.returncode == -signal.SIGKILL, errors
        killed += 1
        if store_path(screening.folder).exists():
            screening.check(changed)
            print(f"kill {killed}: {screening.found_count} found, {len(screening.done)} done")
        else:
            assert not screening.done
            print(f"kill {killed}: before there was a store")
    _said, errors = (process := screening.start(0)).communicate(timeout=WAIT_SECONDS)
    assert process.returncode == 0, errors
    return killed


def test_a_run_killed_at_random_moments_ends_with_one_row_per_image_and_a_valid_chain(tmp_path: Path):
    moments = random.Random(SEED)
    print(f"seed {SEED}")
    killed = 0
    for number in range(KILLS):
        screening = Screening(tmp_path / f"run-{number}")
        killed += _run_to_its_end_with_kills(screening, moments, min(10, KILLS - killed))
        with RunReader(screening.folder) as reader:
            counts = reader.counts()
            assert (counts.image_count, counts.done_count, counts.row_count) == (IMAGES, IMAGES, IMAGES)
            verified = reader.verify()
            assert verified.problems == ()
            assert verified.row_cover is RowCover.HOLDS
            assert reader.run.state is RunState.COMPLETE
        if killed >= KILLS:
            break
    print(f"{killed} kills")
    assert killed == KILLS
