"""Asks before a blind second reading is closed, as that can be done once."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QDialog, QWidget

from desktop.gui.controls import Button, wrapped_label
from desktop.gui.dialogs import arrange_question

# By this name, and with literal arguments: the tool that collects texts for translation looks for them.
translate = QCoreApplication.translate


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
        # In the words of the page, and of the button that led here.
        self.left = wrapped_label(self.tr("%n to review", "", open_count))
        self.button = Button(translate("ReviewPanel", "Close my reading and compare"), primary=True)
        self.cancel_button = Button(translate("ReviewerDialog", "Cancel"))
        self.accepted.connect(self.agreed)
        about = wrapped_label(
            self.tr(
                "Both readers' answers are compared as they are now, and that figure stays. A closed reading is not "
                "opened again."
            )
        )
        words = [self.left, about] if open_count else [about]
        # Enter goes on reading: what is closed by mistake stays closed.
        arrange_question(self, self.tr("Close your second reading?"), words, self.button, self.cancel_button)
