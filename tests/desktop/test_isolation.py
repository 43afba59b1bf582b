"""A screening opens no socket and loads nothing that only training needs."""

import json
import os
import subprocess
import sys

import pytest

# Runs in a fresh interpreter, so that nothing these tests import themselves counts.
WATCHED_RUN = """
import json, sys

opened = []

def watch(event, arguments):
    # Every socket, and every look-up of a name, passes one of Python's audit events of this prefix.
    if event.startswith("socket."):
        opened.append(event)
        raise ConnectionError(f"a screening may not use the network: {event}")

sys.addaudithook(watch)
from desktop.cli import app

code = app(["screen", sys.argv[1], "--out", sys.argv[2], "--quiet"], standalone_mode=False)
loaded = sorted({name.partition(".")[0] for name in sys.modules})
with open(sys.argv[3], "w") as file:
    json.dump({"code": code, "opened": opened, "loaded": loaded}, file)
"""

WINDOW_RUN = """
import sys
from pathlib import Path

from desktop.bundled import default_bundle
from desktop.gui import app
from desktop.gui.jobs import ClassifierKeeper, ScreeningJob
from desktop.gui.worker import TaskControl
from inference.classifier import load_classifier

keeper = ClassifierKeeper(lambda: load_classifier(default_bundle(), 1))
summary = ScreeningJob(Path(sys.argv[1]), keeper)(TaskControl(lambda report: None))
print(summary.row_count, *{name.partition(".")[0] for name in sys.modules})
"""

TRAINING_ONLY = {"tensorflow", "keras", "sklearn", "matplotlib", "scipy", "ai_edge_quantizer", "training", "converter"}


@pytest.fixture
def watched(mixed_images, tmp_path):
    report = tmp_path / "report.json"
    command = [sys.executable, "-c", WATCHED_RUN, str(mixed_images), str(tmp_path / "out"), str(report)]
    subprocess.run(command, check=True, capture_output=True)
    return json.loads(report.read_text())


def test_a_whole_screening_opens_no_socket_and_loads_nothing_of_training(watched):
    assert watched["code"] == 1  # the cut JPEG: so the run went its whole way
    assert watched["opened"] == []
    assert "numpy" in watched["loaded"]
    assert not TRAINING_ONLY & set(watched["loaded"])


def test_a_screening_on_the_command_line_loads_no_qt(watched):
    assert not {"PySide6", "shiboken6"} & set(watched["loaded"])


def test_the_watch_itself_sees_a_socket():
    code = WATCHED_RUN.split("from desktop.cli")[0] + "import socket; socket.socket()"

    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

    assert "a screening may not use the network: socket.__new__" in ended.stderr


def loaded_offscreen(code: str, *arguments: str) -> list[str]:
    ended = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    last_line = ended.stderr.strip().rpartition("\n")[2]
    if "PySide6" in ended.stderr and last_line.startswith(("ImportError", "ModuleNotFoundError")):
        pytest.skip(f"Qt cannot be imported here: {last_line}")
    assert ended.returncode == 0, ended.stderr
    return ended.stdout.split()


@pytest.mark.parametrize("module", ["desktop.cli", "desktop.gui.app"])
def test_neither_command_line_nor_window_imports_what_trains(module):
    loaded = loaded_offscreen(f"import sys, {module}; print(*{{name.partition('.')[0] for name in sys.modules}})")

    assert "inference" in loaded
    assert not TRAINING_ONLY & set(loaded)


def test_a_screening_in_the_window_loads_nothing_of_training(mixed_images):
    row_count, *loaded = loaded_offscreen(WINDOW_RUN, str(mixed_images))

    assert int(row_count) == 6  # two pages of one file, the cut JPEG too: so the run went its whole way
    assert {"PySide6", "numpy"} <= set(loaded)
    assert not TRAINING_ONLY & set(loaded)
