"""A strip above the pages for what should be known and stops nothing; it stays until it is read or replaced."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout

from desktop.gui.controls import Button, IconLabel, restyle, wrapped_label
from desktop.gui.icons import IconName
from desktop.gui.theme import STEP_PX


class NoticeBar(QFrame):
    """One sentence, at most one thing to do about it, and a button to put it away."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("noticeBar")
        self.icon = IconLabel(IconName.INFO, 20, "on_notice")
        self.text = wrapped_label()
        self.action_button = Button("")
        self.close_button = Button(self.tr("Dismiss"))
        self._action: Callable[[], None] | None = None
        self.action_button.clicked.connect(self._act)
        self.close_button.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * STEP_PX, STEP_PX, STEP_PX, STEP_PX)
        layout.setSpacing(STEP_PX)
        layout.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.action_button)
        layout.addWidget(self.close_button)
        self.hide()

    def show_notice(
        self, text: str, action_text: str = "", action: Callable[[], None] | None = None, *, warns: bool = False
    ) -> None:
        """Say something; an earlier notice makes room."""
        self.icon.set_icon(IconName.WARNING if warns else IconName.INFO)
        self.setProperty("warns", warns)
        restyle(self, self.text)
        self.text.setText(text)
        self._action = action
        self.action_button.setText(action_text)
        self.action_button.setVisible(action is not None)
        self.setAccessibleName(text)
        self.show()

    def withdraw(self, text: str) -> None:
        """What was said no longer holds; another notice stays."""
        if self.text.text() == text:
            self.hide()

    def leave_page(self) -> None:
        """Another page is seen: what was said in passing of the one before goes, warnings and offers stay."""
        if self._action is None and not self.property("warns"):
            self.hide()

    def _act(self) -> None:
        action = self._action
        self.hide()
        if action is not None:
            action()
