"""Asks before a blind second reading is closed, as that can be done once."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from desktop.gui.controls import Button, button_row, wrapped_label
from desktop.gui.theme import STEP_PX

# By this name, and with literal arguments: the tool that collects texts for translation looks for them.
translate = QCoreApplication.translate

_WIDTH_PX = 480


class CloseReadingDialog(QDialog):
    """What is compared, and what is left unanswered. It never stops the event loop.

    Signals:
        agreed: close the reading.

    Args:
        open_count: images of the whole run's queue without an answer of the second reader.
    """

    agreed = Signal()

    def __init__(self, open_count: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = self.tr("Close your second reading?")
        self.setWindowTitle(title)
        # In the words of the page, and of the button that led here.
        self.left = wrapped_label(self.tr("%n to review", "", open_count))
        self.button = Button(translate("ReviewPanel", "Close my reading and compare"), primary=True)
        self.cancel_button = Button(translate("ReviewerDialog", "Cancel"))
        self.button.clicked.connect(self._agree)
        self.cancel_button.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * STEP_PX, 3 * STEP_PX, 3 * STEP_PX, 2 * STEP_PX)
        layout.setSpacing(2 * STEP_PX)
        layout.addWidget(wrapped_label(title, heading=True, scale=1.3))
        if open_count:
            layout.addWidget(self.left)
        layout.addWidget(
            wrapped_label(
                self.tr(
                    "Both readers' answers are compared as they are now, and that figure stays. A closed reading is "
                    "not opened again."
                )
            )
        )
        layout.addLayout(button_row(self.cancel_button, self.button))
        self.ensurePolished()
        self.setFixedSize(_WIDTH_PX, layout.totalHeightForWidth(_WIDTH_PX))
        # Enter goes on reading: what is closed by mistake stays closed.
        self.cancel_button.setDefault(True)
        self.cancel_button.setFocus()

    def _agree(self) -> None:
        self.agreed.emit()
        self.accept()
