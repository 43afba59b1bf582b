"""A screening opens no socket and loads nothing that only training needs."""

import json
import os
import shutil
import subprocess
import sys

import pytest

from tests.fixtures_commands import run_smearscope

# Python runs this before anything else in every process that is started from one: the readers' too.
WATCH = """
import os, sys

def watch(event, arguments):
    # Every socket, and every look-up of a name, passes one of Python's audit events of this prefix. Sockets of one
    # machine's own processes (AF_UNIX) are how readers hand over images; they reach no network.
    if event == "socket.__new__" and arguments[1] == 1:
        return
    if event.startswith("socket."):
        with open(os.environ["WATCH_REPORT"], "a") as file:
            file.write(f"{event}\\n")
        raise ConnectionError(f"a screening may not use the network: {event}")

sys.addaudithook(watch)
with open(os.environ["WATCH_REPORT"], "a") as file:
    file.write("watched\\n")
"""

# Runs in a fresh interpreter, so that nothing these tests import themselves counts.
WATCHED_RUN = """
import json, sys
from desktop.cli import app

if __name__ == "__main__":
    code = app(["screen", sys.argv[1], "--out", sys.argv[2], "--quiet", "--overlays"], standalone_mode=False)
    loaded = sorted({name.partition(".")[0] for name in sys.modules})
    with open(sys.argv[3], "w") as file:
        json.dump({"code": code, "loaded": loaded}, file)
"""

WINDOW_RUN = """
import sys
from pathlib import Path

from desktop.bundled import default_bundle
from desktop.engine.pause import PauseGate
from desktop.gui import app
from desktop.gui.classifier_keeper import ClassifierKeeper
from desktop.gui.screening_job import NewRun, ScreeningJob
from desktop.gui.worker import TaskControl
from desktop.local_engine import EngineChoice
from inference.classifier import load_classifier

keeper = ClassifierKeeper(lambda: load_classifier(default_bundle(), 1), EngineChoice(workers=1, threads=1))
job = ScreeningJob(NewRun(Path(sys.argv[1]), None, Path(sys.argv[2])), keeper, PauseGate())
summary = job(TaskControl(lambda report: None))
job.close()
print(summary.row_count, *{name.partition(".")[0] for name in sys.modules})
"""

TRAINING_ONLY = {"tensorflow", "keras", "sklearn", "matplotlib", "scipy", "ai_edge_quantizer", "training", "converter"}


@pytest.fixture
def watching(tmp_path):
    """The environment in which every Python process refuses sockets and reports them."""
    (tmp_path / "watch").mkdir()
    (tmp_path / "watch" / "sitecustomize.py").write_text(WATCH)
    path = os.pathsep.join([str(tmp_path / "watch"), os.environ.get("PYTHONPATH", "")])
    return {**os.environ, "PYTHONPATH": path, "WATCH_REPORT": str(tmp_path / "watched.txt")}


@pytest.fixture
def watched(mixed_images, tmp_path, watching):
    report = tmp_path / "report.json"
    command = [sys.executable, "-c", WATCHED_RUN, str(mixed_images), str(tmp_path / "out"), str(report)]
    subprocess.run(command, check=True, capture_output=True, env=watching)
    return {**json.loads(report.read_text()), "told": (tmp_path / "watched.txt").read_text().split()}


def test_a_whole_screening_opens_no_socket_and_loads_nothing_of_training(watched):
    assert watched["code"] == 1  # the cut JPEG: so the run went its whole way
    assert set(watched["told"]) == {"watched"}
    assert len(watched["told"]) > 1  # its reading processes were watched too
    assert "numpy" in watched["loaded"]
    assert not TRAINING_ONLY & set(watched["loaded"])


def test_a_screening_on_the_command_line_loads_no_qt(watched):
    assert not {"PySide6", "shiboken6"} & set(watched["loaded"])


def test_the_watch_itself_sees_a_socket(watching):
    command = [sys.executable, "-c", "import socket; socket.socket()"]

    ended = subprocess.run(command, capture_output=True, text=True, check=False, env=watching)

    assert "a screening may not use the network: socket.__new__" in ended.stderr


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux has network namespaces")
def test_a_screening_works_where_there_is_no_network_at_all(mixed_images, tmp_path):
    unshare = shutil.which("unshare")
    if unshare is None:
        pytest.skip("a machine without a network needs unshare (util-linux)")
    alone = [unshare, "--net"] if os.geteuid() == 0 else [unshare, "--map-root-user", "--net"]
    if subprocess.run([*alone, "true"], capture_output=True, check=False).returncode != 0:
        pytest.skip("no network namespace can be made here")

    ended = run_smearscope("screen", mixed_images, "--out", tmp_path / "out", before=alone)

    assert ended.returncode == 1
    assert "Images: 5 of 5 screened" in ended.stdout


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


def test_a_screening_in_the_window_loads_nothing_of_training(mixed_images, tmp_path):
    row_count, *loaded = loaded_offscreen(WINDOW_RUN, str(mixed_images), str(tmp_path / "runs"))

    assert int(row_count) == 6  # two pages of one file, the cut JPEG too: so the run went its whole way
    assert {"PySide6", "numpy"} <= set(loaded)
    assert not TRAINING_ONLY & set(loaded)
