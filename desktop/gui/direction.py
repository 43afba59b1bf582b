"""Keeps names, numbers and foreign sentences in their own order inside a line that is read from right to left."""

from PySide6.QtGui import QGuiApplication

# Left-to-right isolate and pop directional isolate, of the Unicode bidirectional algorithm (UAX 9).
_ISOLATE, _POP = "\u2066", "\u2069"


def isolated(text: str) -> str:
    """A text that is read from left to right, whatever stands around it; unchanged in a window that is, too."""
    return f"{_ISOLATE}{text}{_POP}" if text and QGuiApplication.isRightToLeft() else text
