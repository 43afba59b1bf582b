"""A window that is minimised and restored, as a person does it in the task bar."""

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot


def minimise_and_restore(qtbot: QtBot, window: QWidget) -> None:
    """Minimise a window that is seen, and bring it back."""
    window.showMinimized()
    assert window.isMinimized()
    with qtbot.waitExposed(window):
        window.showNormal()
    QApplication.processEvents()
