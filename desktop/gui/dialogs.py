"""Dialogs that never stop the event loop: messages, the question before results are lost, the shortcuts sheet."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.gui.controls import Button, IconLabel, wrapped_label
from desktop.gui.icons import IconName
from desktop.gui.messages import Message
from desktop.gui.theme import STEP_PX

_WIDTH_PX = 520


class MessageDialog(QDialog):
    """What happened, what is safe, what to do."""

    def __init__(self, message: Message, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.message = message
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(message.title)
        words = QVBoxLayout()
        words.setSpacing(STEP_PX // 2)
        words.addWidget(wrapped_label(message.title, heading=True, scale=1.3))
        for heading, text in (
            ("What happened", message.happened),
            ("What is safe", message.safe),
            ("What to do", message.to_do),
        ):
            words.addSpacing(STEP_PX)
            words.addWidget(wrapped_label(heading, muted=True))
            words.addWidget(wrapped_label(text))
        if message.details:
            words.addSpacing(STEP_PX)
            details = QPlainTextEdit(message.details)
            details.setReadOnly(True)
            details.setAccessibleName("Details")
            details.setMinimumHeight(160)
            words.addWidget(details)
        body = QHBoxLayout()
        body.setSpacing(2 * STEP_PX)
        icon = IconLabel(IconName.BUG if message.is_bug else IconName.WARNING, 32, "accent")
        body.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        body.addLayout(words, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(STEP_PX)
        buttons.addStretch(1)
        if message.details:
            copy = Button("Copy details")
            copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(message.details))
            buttons.addWidget(copy)
        close = Button("Close", primary=True)
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


class ExportFirstDialog(QDialog):
    """Asks what is to become of results that were never exported.

    Args:
        before: what is about to happen, "closing" or "opening another folder".
        go_on: says that it shall happen without an export.
        count: rows that would be lost.
    """

    def __init__(
        self,
        before: str,
        go_on: str,
        count: int,
        *,
        on_export: Callable[[], None],
        on_go_on: Callable[[], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("SmearScope")
        rows = "1 row was" if count == 1 else f"{count:,} rows were"
        self.export_button = Button("Export\N{HORIZONTAL ELLIPSIS}", primary=True)
        self.go_on_button = Button(go_on)
        self.cancel_button = Button("Cancel")
        buttons = QHBoxLayout()
        buttons.setSpacing(STEP_PX)
        buttons.addStretch(1)
        for button, action in (
            (self.cancel_button, None),
            (self.go_on_button, on_go_on),
            (self.export_button, on_export),
        ):
            button.setAutoDefault(False)
            button.clicked.connect(self.accept if action is not None else self.reject)
            if action is not None:
                button.clicked.connect(action)
            buttons.addWidget(button)
        self.export_button.setDefault(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * STEP_PX, 3 * STEP_PX, 3 * STEP_PX, 2 * STEP_PX)
        layout.setSpacing(STEP_PX)
        layout.addWidget(wrapped_label(f"Export before {before}?", heading=True, scale=1.3))
        layout.addWidget(
            wrapped_label(f"{rows} never exported. Results are kept in this window only and are gone afterwards.")
        )
        layout.addSpacing(2 * STEP_PX)
        layout.addLayout(buttons)
        _fit_height(self, _WIDTH_PX)
        self.export_button.setFocus()


class ShortcutsDialog(QDialog):
    """Every key and what it does.

    Args:
        rows: key and meaning.
    """

    def __init__(self, rows: Sequence[tuple[str, str]], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Keyboard shortcuts")
        grid = QGridLayout()
        grid.setHorizontalSpacing(3 * STEP_PX)
        grid.setVerticalSpacing(STEP_PX)
        for place, (key, meaning) in enumerate(rows):
            key_label = QLabel(key)
            key_label.setProperty("heading", True)
            grid.addWidget(key_label, place, 0)
            grid.addWidget(QLabel(meaning), place, 1)
        close = Button("Close", primary=True)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * STEP_PX, 3 * STEP_PX, 3 * STEP_PX, 2 * STEP_PX)
        layout.setSpacing(3 * STEP_PX)
        layout.addLayout(grid)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)


def _fit_height(dialog: QDialog, width_px: int) -> None:
    # Left alone, Qt leaves room for labels wrapped at a smaller width.
    layout = dialog.layout()
    if layout is not None:
        dialog.ensurePolished()
        dialog.setFixedSize(width_px, layout.totalHeightForWidth(width_px))
