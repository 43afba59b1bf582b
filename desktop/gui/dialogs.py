"""Dialogs that never stop the event loop: messages, the question before results are lost, the shortcuts sheet."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QMessageBox,
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
        self.setFixedWidth(_WIDTH_PX)
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
        else:
            words.addStretch(1)
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
        close.setFocus()


class ExportFirstDialog(QMessageBox):
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
        self.setIcon(QMessageBox.Icon.NoIcon)
        self.setWindowTitle("SmearScope")
        self.setText(f"<b>Export before {before}?</b>")
        rows = "1 row was" if count == 1 else f"{count:,} rows were"
        self.setInformativeText(f"{rows} never exported. Results are kept in this window only and are gone afterwards.")
        self.export_button = self.addButton("Export\N{HORIZONTAL ELLIPSIS}", QMessageBox.ButtonRole.AcceptRole)
        self.go_on_button = self.addButton(go_on, QMessageBox.ButtonRole.DestructiveRole)
        self.cancel_button = self.addButton("Cancel", QMessageBox.ButtonRole.RejectRole)
        self.export_button.setProperty("primary", True)
        self.setDefaultButton(self.export_button)
        self.setEscapeButton(self.cancel_button)
        self.export_button.clicked.connect(on_export)
        self.go_on_button.clicked.connect(on_go_on)


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
