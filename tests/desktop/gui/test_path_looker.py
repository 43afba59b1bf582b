"""What is dropped or named is looked at in a worker: a drive that hangs or fails never stops the window."""

import errno
import threading
from pathlib import Path

import pytest

from desktop.app_settings import load_settings
from desktop.gui.models.install_dialog import InstallDialog
from desktop.gui.page_host import PageId
from desktop.gui.path_looker import PathKind, PathLooker, kind_of
from desktop.output_names import STORE_FILE
from inference.bundle_files import CARD_FILE
from tests.fixtures_bundles import bundle_writer

LONG_MS = 20_000


pytestmark = pytest.mark.usefixtures("own_home")


@pytest.fixture
def named(tmp_path):
    """Gives a path of each kind by its name."""
    for name in ("folder", "run", "model", "folder.smear"):
        (tmp_path / name).mkdir()
    for name in ("a.png", "b.png", "lab.SMEAR", f"run/{STORE_FILE}", f"model/{CARD_FILE}"):
        (tmp_path / name).write_bytes(b"")
    return tmp_path.joinpath


@pytest.mark.parametrize(
    ("names", "kind"),
    [
        (["folder"], PathKind.FOLDER),
        (["folder.smear"], PathKind.FOLDER),
        (["gone"], PathKind.FOLDER),
        (["run"], PathKind.RUN),
        (["model"], PathKind.MODEL),
        (["lab.SMEAR"], PathKind.MODEL),
        (["gone.smear"], PathKind.MODEL),
        (["a.png"], PathKind.IMAGES),
        (["a.png", "b.png"], PathKind.IMAGES),
        (["a.png", "folder"], PathKind.MIXED),
        (["folder", "run"], PathKind.MIXED),
        ([], PathKind.MIXED),
    ],
)
def test_paths_are_what_they_are(named, names, kind):
    assert kind_of([named(name) for name in names]) is kind


def test_a_drive_that_fails_is_a_folder_whose_opening_says_why(tmp_path, monkeypatch):
    def fail(_self, **_arguments):
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(Path, "stat", fail)
    assert kind_of([tmp_path / "images"]) is PathKind.FOLDER
    assert kind_of([tmp_path / "lab.smear"]) is PathKind.MODEL


@pytest.fixture
def looker():
    looker = PathLooker()
    yield looker
    looker.close()


def _answered(looker):
    return all(worker.is_idle for worker in looker._workers)


@pytest.fixture
def dead_drive(tmp_path, monkeypatch):
    """A folder on a drive that does not answer before the event is set, and never in the window's thread."""
    answers, stat = threading.Event(), Path.stat
    drive = tmp_path / "images"

    def late(self, **arguments):
        if self.is_relative_to(drive):
            assert threading.current_thread() is not threading.main_thread(), f"the window looks at {self} itself"
            assert answers.wait(LONG_MS / 1000)
        return stat(self, **arguments)

    monkeypatch.setattr(Path, "stat", late)
    yield answers
    answers.set()


def test_the_window_goes_on_while_a_dropped_folder_does_not_answer(qtbot, open_window, classifier, folder, dead_drive):
    window = open_window(classifier)
    window.take_paths([folder])
    window.show_page(PageId.SETTINGS)
    assert window.host.current is PageId.SETTINGS
    assert not window.flow.looker.is_idle
    assert not window.flow.session.is_screening

    with qtbot.waitSignal(window.flow.session.run_ended, timeout=LONG_MS) as ended:
        dead_drive.set()
    assert ended.args[0].summary.image_count == 7


def test_what_is_named_after_a_drive_that_hangs_does_not_wait_for_it(qtbot, looker, named, dead_drive):
    told = []
    looker.folder_named.connect(told.append)
    looker.look_at([named("images")])
    with qtbot.waitSignal(looker.folder_named):
        looker.look_at([named("folder")])
    dead_drive.set()
    qtbot.waitUntil(lambda: _answered(looker))
    assert told == [named("folder")]


def test_a_drive_that_does_not_answer_is_told_until_it_does(qtbot, open_window, classifier, folder, dead_drive):
    window = open_window(classifier)
    window.take_paths([folder])
    notice = window.notice
    qtbot.waitUntil(notice.isVisible)
    assert str(folder) in notice.text.text()
    with qtbot.waitSignal(window.flow.session.run_ended, timeout=LONG_MS):
        dead_drive.set()
    assert not notice.isVisible()


def test_nobody_has_to_wait_for_a_drive(qtbot, open_window, classifier, folder, dead_drive):
    window = open_window(classifier)
    window.take_paths([folder])
    qtbot.waitUntil(window.notice.isVisible)
    window.notice.action_button.click()
    assert window.flow.looker.is_idle
    dead_drive.set()
    qtbot.waitUntil(lambda: _answered(window.flow.looker))
    assert not window.flow.session.is_screening


def test_a_drive_that_answers_late_does_not_disturb_what_was_begun_since(
    qtbot, open_window, classifier, folder, dead_drive, draw
):
    other = draw(folder.parent / "others" / "Benign-1.png", 8).parent
    window = open_window(classifier)
    window.take_paths([folder])
    qtbot.waitUntil(window.notice.isVisible)
    with qtbot.waitSignal(window.flow.session.run_ended, timeout=LONG_MS) as ended:
        window.flow.screen(other)
    assert ended.args[0].summary.image_count == 1
    assert not window.notice.isVisible()
    dead_drive.set()
    qtbot.waitUntil(lambda: _answered(window.flow.looker))
    assert not window.flow.session.is_screening


def test_what_was_said_since_stays_when_a_drive_answers(qtbot, open_window, classifier, folder, dead_drive):
    window = open_window(classifier)
    window.take_paths([folder])
    qtbot.waitUntil(window.notice.isVisible)
    window.notice.show_notice("Something else.", warns=True)
    with qtbot.waitSignal(window.flow.session.run_ended, timeout=LONG_MS):
        dead_drive.set()
    assert window.notice.text.text() == "Something else."
    assert window.notice.isVisible()


def test_a_drive_that_hangs_keeps_nothing_from_the_disk_as_the_window_is_closed(
    qtbot, open_window, classifier, folder, dead_drive, settings_file, monkeypatch
):
    window, close, kept = open_window(classifier), PathLooker.close, []
    window.show_page(PageId.MODELS)
    window.take_paths([folder])
    window.flow.pages.models.looker.look_at([folder])

    def waited(looker):
        kept.append((looker.is_idle, load_settings(settings_file).settings.reviewer, window.flow.session.run))
        dead_drive.set()
        close(looker)

    monkeypatch.setattr(PathLooker, "close", waited)
    window.keeper.change(reviewer="Dr. Other")
    assert window.close()
    assert kept == [(False, "Dr. Other", None)] * 2


def test_what_is_named_last_counts(qtbot, looker, named):
    told = []
    looker.folder_named.connect(told.append)
    looker.run_named.connect(told.append)
    looker.look_at([named("folder")])
    with qtbot.waitSignal(looker.run_named):
        looker.look_at([named("run")])
    assert told == [named("run")]


def test_a_models_folder_dropped_anywhere_is_asked_about(qtbot, open_window, classifier, tmp_path, bundle_files):
    window = open_window(classifier)
    window.take_paths([bundle_writer(tmp_path, bundle_files)(id="lab", version="2")])
    qtbot.waitUntil(lambda: bool(window.findChildren(InstallDialog)), timeout=LONG_MS)
    (dialog,) = window.findChildren(InstallDialog)
    assert "lab 2" in dialog.windowTitle()
    dialog.reject()
    assert not window.flow.session.is_screening


def test_a_run_is_gone_on_with_without_a_look_at_its_drive_from_the_window(qtbot, screened_window, monkeypatch):
    session, resolve = screened_window.flow.session, Path.resolve

    def resolved(self, *arguments, **more):
        assert threading.current_thread() is not threading.main_thread(), f"the window looks at {self} itself"
        return resolve(self, *arguments, **more)

    monkeypatch.setattr(Path, "resolve", resolved)
    shown = session.run
    with qtbot.waitSignal(session.run_ended, timeout=LONG_MS) as ended:
        session.resume(shown.folder)
    assert ended.args[0].error is None
    assert session.run is shown, "the run that is shown goes on, and is not opened again"


def test_a_run_that_goes_on_under_another_name_is_shown_once(qtbot, screened_window, tmp_path):
    session = screened_window.flow.session
    other_name = tmp_path / "link"
    other_name.symlink_to(session.run.folder, target_is_directory=True)
    with qtbot.waitSignal(session.run_ended, timeout=LONG_MS) as ended:
        session.resume(other_name)
    assert ended.args[0].error is None
    assert session.run.counts().row_count == 7
