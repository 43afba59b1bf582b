"""A timer that calls something once: what was begun and takes long, or what a person may still be changing."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


def single_shot(parent: QObject, after_ms: int, then: Callable[[], object]) -> QTimer:
    """A timer that is not running yet; to start it again while it runs begins the wait anew.

    Args:
        parent: lives at least as long.
        after_ms: the wait, unless `start` is given another, milliseconds.
        then: called in the thread of the parent. A method of a Qt object is called no more when that is gone.
    """
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(after_ms)
    timer.timeout.connect(then)
    return timer
