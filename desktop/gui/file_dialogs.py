"""Lets a person choose folders and files, in dialogs that never stop the event loop."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget


def choose_folder(parent: QWidget, title: str, then: Callable[[Path], object], start: str = "") -> None:
    """Let a person choose a folder.

    Args:
        parent: the dialog's.
        title: what for.
        then: called with it; never when a person chooses nothing.
        start: shown first; empty is where the last one was chosen.
    """
    dialog = _dialog(parent, title, start, QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.fileSelected.connect(lambda name: then(Path(name)))
    dialog.open()


def choose_file(parent: QWidget, title: str, kinds: str, then: Callable[[Path], object]) -> None:
    """Let a person choose a file.

    Args:
        parent: the dialog's.
        title: what for.
        kinds: as Qt names them, such as `Model bundle (*.smear)`.
        then: called with it; never when a person chooses nothing.
    """
    dialog = _dialog(parent, title, "", QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilter(kinds)
    dialog.fileSelected.connect(lambda name: then(Path(name)))
    dialog.open()


def choose_files(parent: QWidget, title: str, then: Callable[[Sequence[Path]], object]) -> None:
    """Let a person choose some files of any kind.

    Args:
        parent: the dialog's.
        title: what for.
        then: called with them; never when a person chooses nothing.
    """
    dialog = _dialog(parent, title, "", QFileDialog.FileMode.ExistingFiles)
    dialog.filesSelected.connect(lambda names: then([Path(name) for name in names]))
    dialog.open()


def _dialog(parent: QWidget, title: str, start: str, mode: QFileDialog.FileMode) -> QFileDialog:
    dialog = QFileDialog(parent, title, start)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(mode)
    return dialog
