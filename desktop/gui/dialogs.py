"""The dialog for messages: what happened, what is safe, what to do; and how a question is laid out.

Neither stops the event loop.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.gui.controls import Button, IconLabel, button_row, wrapped_label
from desktop.gui.icons import IconName
from desktop.gui.message import Message
from desktop.gui.theme import STEP_PX

_WIDTH_PX = 520
_QUESTION_WIDTH_PX = 480


@dataclass(frozen=True)
class MessageAction:
    """What can be done about a message by one button more.

    Attributes:
        text: of the button.
        act: called after the dialog is closed by it.
    """

    text: str
    act: Callable[[], None]


class MessageDialog(QDialog):
    """What happened, what is safe, what to do."""

    def __init__(self, message: Message, parent: QWidget | None, action: MessageAction | None = None) -> None:
        super().__init__(parent)
        self.message = message
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(message.title)
        words = QVBoxLayout()
        words.setSpacing(STEP_PX // 2)
        words.addWidget(wrapped_label(message.title, heading=True, scale=1.3))
        for heading, text in (
            (self.tr("What happened"), message.happened),
            (self.tr("What is safe"), message.safe),
            (self.tr("What to do"), message.to_do),
        ):
            words.addSpacing(STEP_PX)
            words.addWidget(wrapped_label(heading, muted=True))
            words.addWidget(wrapped_label(text))
        if message.details:
            words.addSpacing(STEP_PX)
            details = QPlainTextEdit(message.details)
            details.setReadOnly(True)
            details.setAccessibleName(self.tr("Details"))
            details.setMinimumHeight(160)
            words.addWidget(details)
        body = QHBoxLayout()
        body.setSpacing(2 * STEP_PX)
        icon = IconLabel(IconName.BUG if message.is_bug else IconName.WARNING, 32, "accent")
        body.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        body.addLayout(words, 1)
        buttons = button_row()
        if message.details:
            copy = Button(self.tr("Copy details"))
            copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(message.details))
            buttons.addWidget(copy)
        self.action_button = Button("" if action is None else action.text)
        self.action_button.setVisible(action is not None)
        self.action_button.clicked.connect(lambda: self._act(action))
        buttons.addWidget(self.action_button)
        close = Button(self.tr("Close"), primary=True)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        buttons.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * STEP_PX, 3 * STEP_PX, 3 * STEP_PX, 2 * STEP_PX)
        layout.setSpacing(3 * STEP_PX)
        layout.addLayout(body)
        layout.addLayout(buttons)
        _fit_height(self, _WIDTH_PX)
        close.setFocus()

    def _act(self, action: MessageAction | None) -> None:
        self.accept()
        if action is not None:
            action.act()


def arrange_question(dialog: QDialog, title: str, words: Sequence[QWidget], agree: Button, leave: Button) -> None:
    """Lay out a question before something that cannot be taken back: Enter, as Escape, leaves things as they are.

    Args:
        dialog: without a layout; `accepted` when a person agrees.
        title: the question.
        words: what follows from it, a paragraph each.
        agree, leave: its buttons.
    """
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(title)
    agree.clicked.connect(dialog.accept)
    leave.clicked.connect(dialog.reject)
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(3 * STEP_PX, 3 * STEP_PX, 3 * STEP_PX, 2 * STEP_PX)
    layout.setSpacing(2 * STEP_PX)
    layout.addWidget(wrapped_label(title, heading=True, scale=1.3))
    for paragraph in words:
        layout.addWidget(paragraph)
    layout.addLayout(button_row(leave, agree))
    _fit_height(dialog, _QUESTION_WIDTH_PX)
    leave.setDefault(True)
    leave.setFocus()


def _fit_height(dialog: QDialog, width_px: int) -> None:
    # Left alone, Qt leaves room for labels wrapped at a smaller width.
    layout = dialog.layout()
    if layout is not None:
        dialog.ensurePolished()
        dialog.setFixedSize(width_px, layout.totalHeightForWidth(width_px))
