"""No exception disappears into a terminal that nobody sees."""

import os
import sys
import threading

import pytest
from PySide6.QtCore import QTimer

from desktop.gui import app
from desktop.gui.activity import Activity
from desktop.gui.bug_reporter import BugReporter
from desktop.gui.messages import message_of
from desktop.shipped_files import AssetsMissingError
from inference.errors import UnusableInputError


@pytest.fixture
def reporter(qapp, monkeypatch):
    monkeypatch.setattr(sys, "excepthook", lambda *_: None)
    monkeypatch.setattr(threading, "excepthook", lambda _: None)
    made = BugReporter()
    made.install()
    yield made
    made.remove()


def fail():
    raise LookupError("lost in a slot")


def test_an_exception_in_a_slot_is_caught(qtbot, reporter):
    with qtbot.waitSignal(reporter.caught) as caught:
        QTimer.singleShot(0, fail)
    assert "lost in a slot" in caught.args[0]


def test_an_exception_in_a_thread_is_caught(qtbot, reporter):
    with qtbot.waitSignal(reporter.caught) as caught:
        thread = threading.Thread(target=fail)
        thread.start()
        thread.join()
    assert "lost in a slot" in caught.args[0]


def test_a_caught_exception_becomes_a_dialog(open_window, classifier, reporter, message_of_dialog):
    window = open_window(classifier)
    reporter.caught.connect(window.show_bug)
    reporter.caught.emit("Traceback: lost")
    message = message_of_dialog(window)
    assert message.title == "This is a bug in SmearScope"
    assert message.details == "Traceback: lost"


def test_a_window_that_was_updated_while_it_was_open_calls_that_no_bug(qapp, monkeypatch):
    monkeypatch.setattr(os, "readlink", lambda path: {"/proc/self/exe": "/usr/lib/smearscope/it (deleted)"}[str(path)])
    late_import = ModuleNotFoundError("No module named 'desktop.gui.tour'")

    for message in (
        message_of(Activity.SCREEN, late_import),
        message_of(Activity.CHECK_MODEL, AssetsMissingError("the sample images are missing")),
    ):
        assert not message.is_bug
        assert message.title == "SmearScope was updated while it was open"
        assert message.to_do == "Close SmearScope and start it again."
    assert "desktop.gui.tour" in message_of(Activity.SCREEN, late_import).details


def test_a_pyside_that_wears_out_none_is_refused(qapp, monkeypatch):
    counts = iter((5000, 4900))
    monkeypatch.setattr(app.sys, "getrefcount", lambda _object: next(counts))
    with pytest.raises(UnusableInputError, match=r"below 6\.12"):
        app.require_sound_bindings()
