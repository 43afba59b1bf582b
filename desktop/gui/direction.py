"""Keeps names, numbers and foreign sentences in their own order, and at their place, where one reads right to left."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

# Left-to-right isolate and pop directional isolate, of the Unicode bidirectional algorithm (UAX 9).
_ISOLATE, _POP = "\u2066", "\u2069"


def isolated(text: str) -> str:
    """A text that is read from left to right, whatever stands around it; unchanged in a window that is, too."""
    return f"{_ISOLATE}{text}{_POP}" if text and QGuiApplication.isRightToLeft() else text


def begin_as_window(label: QLabel) -> None:
    """Let a label begin where the window's lines do: Qt looks at its text, and puts a Latin name at the other end."""
    if QGuiApplication.isRightToLeft():
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
        label.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
