"""A page that says why there is nothing to see, with the one thing to do about it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.gui.controls import Button, IconLabel, restyle, wrapped_label
from desktop.gui.icons import IconName
from desktop.gui.theme import STEP_PX


class StatePage(QWidget):
    """An empty state: icon, what is (not) there, what that means, one action.

    Args:
        frame: draw the dashed drop area around it.
    """

    action_wanted = Signal()

    def __init__(
        self,
        icon_name: IconName,
        title: str,
        explanation: str,
        action: str,
        *,
        action_icon: IconName | None = None,
        frame: bool = False,
        primary: bool = True,
    ) -> None:
        super().__init__()
        self.title = wrapped_label(title, heading=True, scale=1.5)
        self.explanation = wrapped_label(explanation, muted=True)
        self.button = Button(action, action_icon, primary=primary)
        self.button.clicked.connect(self.action_wanted)
        self._frame = QFrame()
        if frame:
            self._frame.setObjectName("dropArea")
        for label in (self.title, self.explanation):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        inside = QVBoxLayout(self._frame)
        inside.setContentsMargins(3 * STEP_PX, 3 * STEP_PX, 3 * STEP_PX, 3 * STEP_PX)
        inside.setSpacing(2 * STEP_PX)
        inside.addStretch(2)
        inside.addWidget(IconLabel(icon_name, 64 if frame else 48, "muted"), 0, Qt.AlignmentFlag.AlignHCenter)
        for label in (self.title, self.explanation):
            row = QHBoxLayout()
            row.addStretch(1)
            row.addWidget(label, 8)
            row.addStretch(1)
            inside.addLayout(row)
        inside.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        inside.addStretch(3)
        outside = QVBoxLayout(self)
        margin = 3 * STEP_PX if frame else 0
        outside.setContentsMargins(margin, margin, margin, margin)
        outside.addWidget(self._frame)

    def set_texts(self, title: str, explanation: str) -> None:
        """Say something else."""
        self.title.setText(title)
        self.explanation.setText(explanation)

    def set_hovered(self, hovered: bool) -> None:
        """Show that a drop would be taken here."""
        self._frame.setProperty("hovered", hovered)
        restyle(self._frame)
