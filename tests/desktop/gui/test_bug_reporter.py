"""No exception disappears into a terminal that nobody sees."""

import sys
import threading

import pytest
from PySide6.QtCore import QTimer

from desktop.gui import app
from desktop.gui.bug_reporter import BugReporter
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


def test_a_pyside_that_wears_out_none_is_refused(qapp, monkeypatch):
    counts = iter((5000, 4900))
    monkeypatch.setattr(app.sys, "getrefcount", lambda _object: next(counts))
    with pytest.raises(UnusableInputError, match=r"below 6\.12"):
        app.require_sound_bindings()
