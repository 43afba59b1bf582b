"""Opens files and folders with the program that the system has for them. Imports nothing that is slow."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from desktop.own_libraries import keep_libraries_to_oneself


def open_place(name: str) -> bool:
    """Open a file or folder.

    Args:
        name: its path as text that every encoding can carry.

    Returns:
        Whether the system has a program for it, as far as it says; what that program does with it is not known.
    """
    keep_libraries_to_oneself()
    return QDesktopServices.openUrl(QUrl.fromLocalFile(name))
