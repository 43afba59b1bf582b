"""What a reviewer's keys do in tests, and what of it is on the disk."""

import sqlite3
from contextlib import closing

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.store.connection import store_path


def press(qtbot, page, key, modifier=Qt.KeyboardModifier.NoModifier):
    """A key for whatever has the focus."""
    qtbot.keyClick(QApplication.focusWidget() or page, key, modifier)


def answer_by(qtbot, page, key):
    """Press a key that gives an answer, and wait until it is on the disk."""
    with qtbot.waitSignal(page.review.committed):
        press(qtbot, page, key)
    qtbot.waitUntil(lambda: not page.review.is_busy)


def on_disk(run):
    with closing(sqlite3.connect(store_path(run.folder))) as other:
        return other.execute("SELECT image_id, reviewed_class, step, reviewer FROM reviews").fetchall()
