"""A second start hands over to the window that is there; one that is dead, frozen or somebody else's takes nothing."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import psutil
import pytest
from filelock import FileLock
from PySide6.QtCore import QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtNetwork import QLocalSocket
from PySide6.QtWidgets import QApplication

from desktop import window_address
from desktop.gui.page_host import PageId
from desktop.gui.session_note import SessionNote
from desktop.gui.single_window import Claim, SingleWindow
from desktop.last_session import LastSession, read_session, write_session
from desktop.records import RunInfo
from desktop.run_settings import RunSettings
from desktop.store.run_store import RunStore
from desktop.user_folders import CONFIG_VARIABLE, HOME_VARIABLE
from desktop.window_address import lock_of

LONG_MS = 20_000
START_MS = 120_000
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="the address is a pipe there, which has no file")


@pytest.fixture(autouse=True)
def _home(tmp_path, monkeypatch):
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))


@pytest.fixture
def address():
    """Short, as the name of a socket has to be."""
    folder = tempfile.mkdtemp(prefix="sm")
    yield str(Path(folder) / "window")
    shutil.rmtree(folder)


@pytest.fixture
def first(qapp, address):
    window = SingleWindow(address)
    assert window.claim([]) is Claim.FIRST
    yield window
    window.close()


# A process of its own: waiting for an answer holds the interpreter that would have to give it.
ELSEWHERE = """
import json, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from desktop import window_address
from desktop.gui.single_window import SingleWindow, hand_over

app = QCoreApplication([])
address, paths, patience, as_another = json.loads(sys.argv[1])
if as_another:
    own = window_address.os.getuid()
    window_address.os.getuid = lambda: own + 1
    print(hand_over(address, [Path(each) for each in paths], patience))
else:
    window = SingleWindow(address)
    print(window.claim([Path(each) for each in paths], patience).name)
    window.close()
"""


@pytest.fixture
def elsewhere(qapp, qtbot):
    """Starts again, in another process, and gives what came of it; this one's events go on."""
    started = []

    def start(address, paths=(), *, patience_seconds=30.0, as_another=False, code=ELSEWHERE):
        told = json.dumps([address, [str(path) for path in paths], patience_seconds, as_another])
        process = subprocess.Popen([sys.executable, "-c", code, told], stdout=subprocess.PIPE, text=True)
        started.append(process)
        qtbot.waitUntil(lambda: process.poll() is not None, timeout=START_MS)
        return process.stdout.read().strip()

    yield start
    for process in started:
        process.kill()
        process.wait()
        process.stdout.close()


def _claim(address, paths=(), patience_seconds=0.0):
    """Of this process, whose own events wait meanwhile."""
    found = SingleWindow(address)
    try:
        return found.claim(paths, patience_seconds)
    finally:
        found.close()


def test_a_second_start_hands_over_its_paths_and_the_first_window_is_told(first, address, elsewhere, qtbot):
    paths = [Path("/data/Fall \u00dc 3"), Path("/data/no\udcff utf-8")]
    taken = []
    first.paths_wanted.connect(taken.append)

    assert elsewhere(address, paths) == "HANDED_OVER"
    assert elsewhere(address) == "HANDED_OVER"

    qtbot.waitUntil(lambda: len(taken) == 2)
    assert taken == [paths, []]


def test_after_the_first_window_is_closed_the_next_start_is_the_first(first, address):
    first.close()

    assert _claim(address) is Claim.FIRST


@POSIX
def test_what_a_killed_window_left_is_in_nobodys_way(qapp, address, elsewhere, qtbot):
    left = socket.socket(socket.AF_UNIX)
    left.bind(address)
    left.close()
    lock_of(address).touch()

    window = SingleWindow(address)
    assert window.claim([], 0.0) is Claim.FIRST
    with qtbot.waitSignal(window.paths_wanted):
        assert elsewhere(address, [Path("/data")]) == "HANDED_OVER"
    window.close()


@POSIX
def test_a_frozen_window_is_not_waited_for_and_opens_nothing_when_it_wakes_up(qapp, address):
    lock = FileLock(lock_of(address))
    lock.acquire(timeout=0)
    frozen = socket.socket(socket.AF_UNIX)
    frozen.bind(address)
    frozen.listen()

    assert _claim(address, [Path("/data")], 0.3) is Claim.SILENT

    connection, _address = frozen.accept()
    assert connection.recv(100) == b"", "it was told nothing"
    connection.close()
    frozen.close()
    lock.release()


def test_a_window_that_is_there_without_a_socket_is_silent(qapp, address):
    with FileLock(lock_of(address)):
        assert _claim(address, [], 0.05) is Claim.SILENT


@POSIX
def test_a_socket_of_another_user_is_told_nothing(first, address, elsewhere):
    taken = []
    first.paths_wanted.connect(taken.append)

    assert elsewhere(address, [Path("/data")], as_another=True) == "False"
    assert not taken


@POSIX
def test_where_no_lock_can_be_made_each_start_has_its_own_window(qapp, address):
    lock_of(address).mkdir()

    assert _claim(address, [], 0.0) is Claim.FIRST


@POSIX
@pytest.mark.parametrize("said", [b"hello\n", b"[]\n", b'{"paths": [1], "token": ""}\n', b'{"paths": "x"}\n'])
def test_what_is_no_request_is_passed_over_and_the_window_goes_on_listening(first, address, elsewhere, qtbot, said):
    taken = []
    first.paths_wanted.connect(taken.append)

    stranger = QLocalSocket()
    stranger.connectToServer(address)
    qtbot.waitUntil(lambda: stranger.bytesAvailable() > 0)
    assert bytes(stranger.readAll().data()) == b"smearscope 1\n"
    stranger.write(said)
    qtbot.waitUntil(lambda: stranger.state() is QLocalSocket.LocalSocketState.UnconnectedState)

    assert stranger.bytesAvailable() == 0
    assert elsewhere(address, [Path("/data")]) == "HANDED_OVER"
    qtbot.waitUntil(lambda: taken == [[Path("/data")]])


def test_each_screen_and_each_set_of_settings_has_an_address_of_its_own(tmp_path):
    here = {"DISPLAY": ":0", HOME_VARIABLE: str(tmp_path)}
    found = {
        window_address.window_address(variables)
        for variables in (here, {**here, "DISPLAY": ":1"}, {**here, CONFIG_VARIABLE: "elsewhere"})
    }
    assert len(found) == 3
    assert window_address.window_address(here) == window_address.window_address(dict(here))


@POSIX
def test_the_address_lies_in_the_sessions_own_folder_where_there_is_one(tmp_path):
    assert Path(window_address.window_address({"XDG_RUNTIME_DIR": str(tmp_path)})).parent == tmp_path


# The window


def test_files_that_the_system_asks_for_one_by_one_come_together(qapp, qtbot, tmp_path):
    with qtbot.waitSignal(qapp.paths_wanted) as told:
        for name in ("a.png", "b.png"):
            QApplication.sendEvent(qapp, QFileOpenEvent(QUrl.fromLocalFile(str(tmp_path / name))))
        QApplication.sendEvent(qapp, QFileOpenEvent(QUrl("https://example.org/c.png")))
    assert told.args == [[tmp_path / "a.png", tmp_path / "b.png"]]


def test_a_folder_that_is_handed_over_is_screened_and_the_window_is_seen(qtbot, open_window, classifier, folder):
    window = open_window(classifier)
    window.showMinimized()

    with qtbot.waitSignal(window.flow.session.run_ended, timeout=LONG_MS):
        window.take_paths([folder])

    assert not window.isMinimized()
    assert window.isVisible()
    assert window.flow.session.run.screened_folder == folder


def test_a_runs_own_folder_is_opened_and_not_screened(qtbot, open_window, classifier, folder, tmp_path):
    RunStore.create(tmp_path / "run", RunInfo.start(classifier), folder, RunSettings().payload()).close()
    window = open_window(classifier)

    with qtbot.waitSignal(window.flow.session.run_opened, timeout=LONG_MS):
        window.take_paths([tmp_path / "run"])

    assert window.flow.session.run.folder == tmp_path / "run"
    assert window.host.current is PageId.RESULTS


def test_a_window_that_opened_beside_a_silent_one_says_so(open_window, classifier):
    window = open_window(classifier, is_ready=False)
    window.begin(is_beside_silent=True)
    assert "does not answer" in window.notice.text.text()


def test_a_window_beside_another_neither_goes_back_to_its_place_nor_writes_over_its_note(qapp, qtbot, tmp_path):
    path = tmp_path / "last_session.json"
    write_session(path, LastSession(page="review", run_folder=tmp_path))
    own = SessionNote(path)
    assert own.crashed is not None
    beside = SessionNote(path)
    assert beside.crashed is None

    with qtbot.waitSignal(beside._pause.timeout):
        beside.change(page="models")
    qtbot.waitUntil(lambda: beside._worker.is_idle)
    beside.close()
    assert read_session(path).page == "review"
    own.change(page="cases")
    own.close()
    assert read_session(path) == LastSession(page="cases", was_closed=True)
    later = SessionNote(path)
    assert later.last is not None
    later.close()


# Two processes


@pytest.fixture
def start(tmp_path):
    """Starts the program as a person does; ends what it started."""
    started = []
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", HOME_VARIABLE: str(tmp_path / "home")}
    environment.pop("XDG_RUNTIME_DIR", None)

    def run(*command):
        process = subprocess.Popen(
            [sys.executable, *command], env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        started.append(process)
        return process

    run.address = window_address.window_address(environment)
    yield run
    for process in started:
        process.kill()
        process.wait()
        process.stdout.close()
    for left in (Path(run.address), lock_of(run.address)):
        left.unlink(missing_ok=True)


@POSIX
def test_a_second_start_of_the_program_gives_the_first_its_folder_and_ends_and_a_killed_one_is_replaced(
    qtbot, start, folder, tmp_path
):
    first = start("-m", "desktop", "gui")
    qtbot.waitUntil(lambda: Path(start.address).exists(), timeout=START_MS)

    second = start("-m", "desktop", "gui", str(folder))
    assert second.wait(timeout=START_MS / 1000) == 0
    said = second.stdout.read()
    assert f"SmearScope is open already; its window was given {folder.as_posix()}." in said
    stores = (tmp_path / "home" / "runs").glob
    qtbot.waitUntil(lambda: any(stores("*/screening.sqlite3")), timeout=START_MS)
    assert first.poll() is None
    assert not psutil.Process(first.pid).net_connections(kind="inet"), "the window opens no network"

    first.send_signal(signal.SIGKILL)
    first.wait()
    left = Path(start.address).lstat().st_ctime_ns
    third = start("-m", "desktop", "gui")
    address = Path(start.address)
    qtbot.waitUntil(lambda: address.exists() and address.lstat().st_ctime_ns != left, timeout=START_MS)
    fourth = start("-m", "desktop", "gui")
    assert fourth.wait(timeout=START_MS / 1000) == 0
    assert "its window was brought to the front" in fourth.stdout.read()
    assert third.poll() is None


APART = """
import sys
from pathlib import Path
from desktop.gui import app
app.Application.exec = lambda self: 0
print("ended", app.run_gui(None, Path("a model of its own")))
"""


@POSIX
def test_a_start_that_names_its_own_model_has_a_window_of_its_own(qapp, qtbot, start):
    first = SingleWindow(start.address)
    assert first.claim([]) is Claim.FIRST
    taken = []
    first.paths_wanted.connect(taken.append)

    apart = start("-c", APART)
    qtbot.waitUntil(lambda: apart.poll() is not None, timeout=START_MS)

    assert "ended 0" in apart.stdout.read()
    assert not taken
    first.close()
