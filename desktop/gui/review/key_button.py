"""A wide button that says what it does and by which key, with a class's badge where it gives one."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from desktop.gui.badge import Badge
from desktop.gui.classes import ClassStyle
from desktop.gui.controls import ElidedLabel, restyle
from desktop.gui.key_caps import key_cap
from desktop.gui.theme import STEP_PX

_HEIGHT_PX = 32


class KeyButton(QPushButton):
    """Triggers an action; its look says which answer is given.

    Args:
        action: triggered by a click; also says whether the button can be pressed.
        words: on the button.
        style: of the class that it gives.
    """

    def __init__(self, action: QAction, words: str, style: ClassStyle | None = None) -> None:
        super().__init__()
        self._action = action
        self.setProperty("key", True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_HEIGHT_PX)
        self.words = ElidedLabel(words)
        self.key = QLabel()
        self.key.setObjectName("key")
        self._words = layout = QHBoxLayout(self)
        # Narrow, so that two with "Early Pre-B" in bold stand beside each other whole.
        layout.setContentsMargins(STEP_PX - 2, 0, STEP_PX - 2, 0)
        layout.setSpacing(STEP_PX // 2)
        if style is not None:
            badge = Badge(20)
            badge.set_style(style)
            layout.addWidget(badge)
        layout.addWidget(self.words, 1)
        layout.addWidget(self.key, 0, Qt.AlignmentFlag.AlignVCenter)
        for part in self.findChildren(QWidget):
            # A click on a word is a click on the button.
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    def set_words(self, words: str) -> None:
        """Say something else."""
        self.words.setText(words)
        self._follow()

    def set_given(self, *, is_given: bool, spoken: str) -> None:
        """Show whether this is the answer that counts.

        Args:
            is_given: whether it is.
            spoken: what a screen reader says of that.
        """
        if self.property("given") != is_given:
            self.setProperty("given", is_given)
            restyle(self)
        self.setAccessibleDescription(spoken if is_given else "")

    def sizeHint(self) -> QSize:
        return QSize(self._words.sizeHint().width(), _HEIGHT_PX)

    def _follow(self) -> None:
        self.setEnabled(self._action.isEnabled())
        key = key_cap(self._action)
        self.key.setText(key)
        self.key.setVisible(bool(key))
        self.setAccessibleName(f"{self.words.text()} ({key})" if key else self.words.text())
        self.setToolTip(self.accessibleName())
