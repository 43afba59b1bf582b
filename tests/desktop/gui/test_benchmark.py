"""The window's benchmark starts the program, opens a run, goes through it, and says what it measured."""

import subprocess
import sys

import pytest

from desktop.store.run_record import RunState
from tests.desktop.gui.conftest import draw_image
from tests.desktop.store.made_runs import make_run


def told(*arguments):
    command = [sys.executable, "-m", "desktop.gui.benchmark", *map(str, arguments)]
    answered = subprocess.run(command, capture_output=True, text=True, timeout=120)
    # 1 says that a limit was missed, which on a busy computer is no fault.
    assert answered.returncode in (0, 1), answered.stderr
    return answered.stdout


@pytest.fixture
def run(tmp_path):
    folder = tmp_path / "run"
    folder.mkdir()
    with make_run(folder, 400, 50) as store:
        store.end(RunState.COMPLETE)
    return folder


def test_a_start_is_timed_at_its_stages(run):
    text = told("start", "--times", "1", "--run", run)
    assert [line.split("  ")[0] for line in text.splitlines()[:3]] == [
        "window answers",
        "engine loaded",
        "run open, rows shown",
    ]
    assert "median start with the run, ms" in text


@pytest.mark.slow
def test_an_open_run_is_gone_through_step_by_step(run):
    text = told("rows", run)
    assert text.startswith("400 rows, opened in ")
    for step in ("table: wheel", "thumbnails: dragged anywhere", "typing a filter", "order, until shown"):
        assert step in text
    assert "memory, MB" in text


@pytest.mark.slow
def test_a_screening_is_watched_for_stalls(tmp_path):
    for seed in range(6):
        draw_image(tmp_path / "images" / f"{seed}.png", seed)
    text = told("screen", tmp_path / "images")
    assert text.startswith("6 rows in ")
    assert "stalls above 100 ms" in text
