"""The keys of the review: actions that a menu and the shortcuts sheet can show, live only while the page is seen."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence

from desktop.gui.classes import ClassStyle

# More classes than keys are reached by their buttons.
MAX_CLASS_KEYS = 9


class ReviewActions(QObject):
    """Every command of the review with its keys. Text fields keep the keys that they can type."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.accept = self._action(self.tr("&Accept the model's class"), "Enter", "Return")
        self.unsure = self._action(self.tr("&Unsure"), "U")
        self.note = self._action(self.tr("Write a &note"), "N")
        self.undo = self._action(self.tr("Un&do"), QKeySequence.StandardKey.Undo, "Ctrl+Z")
        self.redo = self._action(self.tr("&Redo"), QKeySequence.StandardKey.Redo, "Ctrl+Y", "Ctrl+Shift+Z")
        # Where the language runs from right to left, the next image lies to the left.
        back, onward = ("Right", "Left") if QGuiApplication.isRightToLeft() else ("Left", "Right")
        self.previous = self._action(self.tr("&Previous queued image"), back)
        self.next = self._action(self.tr("Ne&xt queued image"), onward)
        self.next_open = self._action(self.tr("Next image without an &answer"), f"Ctrl+{onward}")
        self.compare = self._action(self.tr("&Compare with reference images"), "C")
        self.compare.setCheckable(True)
        self.assign: tuple[QAction, ...] = ()
        for action in (self.accept, self.unsure, self.compare):
            # A key held down must not answer one image after another.
            action.setAutoRepeat(False)

    def set_classes(self, styles: Sequence[ClassStyle]) -> tuple[QAction, ...]:
        """Make one action per class, in the card's order; those of another model go."""
        for action in self.assign:
            action.deleteLater()
        made = []
        for index, style in enumerate(styles):
            keys = (str(index + 1),) if index < MAX_CLASS_KEYS else ()
            action = self._action(self.tr("Class: {name}").format(name=style.name.replace("&", "&&")), *keys)
            action.setAutoRepeat(False)
            made.append(action)
        self.assign = tuple(made)
        return self.assign

    def every(self) -> tuple[QAction, ...]:
        """All of them, in the order of a menu."""
        return (
            *self.assign,
            *(self.accept, self.unsure, self.note, self.undo, self.redo),
            *(self.previous, self.next, self.next_open, self.compare),
        )

    def _action(self, text: str, *keys: str | QKeySequence.StandardKey) -> QAction:
        action = QAction(text, self)
        sequences: list[QKeySequence] = []
        for key in keys:
            found = QKeySequence.keyBindings(key) if isinstance(key, QKeySequence.StandardKey) else [QKeySequence(key)]
            sequences += [each for each in found if each not in sequences]
        action.setShortcuts(sequences)
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        return action
