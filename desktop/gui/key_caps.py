"""How a key is written where people read it: as on this system's keyboards. What decides never reads these words."""

from PySide6.QtGui import QAction, QKeySequence


def key_cap(action: QAction) -> str:
    """The first key of an action, which is the one to learn; empty where it has none."""
    keys = action.shortcut()
    return "" if keys.isEmpty() else keys.toString(QKeySequence.SequenceFormat.NativeText)
