"""Every command of the window with its key, so that menus and shortcuts sheet can never differ."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow

_ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"


class Actions:
    """The window's actions; each also sits in a menu. Keys work in the whole window."""

    def __init__(self, window: QMainWindow) -> None:
        self._window = window
        self.open = self._action(f"&Open folder{_ELLIPSIS}", "Ctrl+O")
        self.export = self._action(f"&Export results as CSV{_ELLIPSIS}", "Ctrl+E")
        self.cancel = self._action("&Cancel the run or export", "Esc")
        self.quit = self._action("&Quit", "Ctrl+Q")
        self.previous = self._action("&Previous image", "Left")
        self.next = self._action("&Next image", "Right")
        self.hide_heatmap = self._action("&Hide the heatmap (hold the key)", "H")
        self.hide_heatmap.setAutoRepeat(False)
        self.zoom = self._action("&Zoom: whole image or single pixels", "Z")
        self.about_model = self._action("About this &model", "F1")
        self.shortcuts = self._action("&Keyboard shortcuts", "?")
        self._fill_menus()

    def sheet(self) -> list[tuple[str, str]]:
        """Key and meaning of every action, for the shortcuts sheet."""
        return [
            (
                action.shortcut().toString(QKeySequence.SequenceFormat.NativeText),
                action.text().replace("&", "").replace(_ELLIPSIS, ""),
            )
            for menu in self._menus
            for action in menu
        ]

    def _action(self, text: str, keys: str) -> QAction:
        action = QAction(text, self._window)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        return action

    def _fill_menus(self) -> None:
        self._menus = (
            (self.open, self.export, self.cancel, self.quit),
            (self.previous, self.next, self.hide_heatmap, self.zoom),
            (self.about_model, self.shortcuts),
        )
        for title, actions in zip(("&File", "&View", "&Help"), self._menus, strict=True):
            self._window.menuBar().addMenu(title).addActions(actions)
