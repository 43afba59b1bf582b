"""Asks once who reviews, and whether that is the blind second reading."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from desktop.app_settings import MAX_REVIEWER_NAME
from desktop.gui.controls import Button, CheckBox, button_row, wrapped_label
from desktop.gui.theme import STEP_PX
from desktop.store.second_reading import SecondReading, same_person

_WIDTH_PX = 480


class ReviewerDialog(QDialog):
    """The reviewer's name. It never stops the event loop.

    Whoever begins the blind reading may be refused, as who has read already: the question stays until it has begun.

    Signals:
        named (str, bool): who, and whether he begins the blind second reading.

    Args:
        name: last used.
        second: the run's second reading, if there is or was one.
    """

    named = Signal(str, bool)

    def __init__(self, name: str, second: SecondReading | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Who reviews?"))
        self.setMinimumWidth(_WIDTH_PX)
        self._second = second
        self.name = QLineEdit(name)
        self.name.setMaxLength(MAX_REVIEWER_NAME)
        self.name.setAccessibleName(self.tr("Your name"))
        self.name.setPlaceholderText(self.tr("Your name, as it is to stand in the report"))
        self.blind = CheckBox(self.tr("I am the &second reader, and read blindly"))
        self.about_blind = wrapped_label(muted=True)
        self.button = Button(self.tr("Review"), primary=True)
        self.button.setDefault(True)
        cancel = Button(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        self.button.clicked.connect(self._take)
        self.name.textChanged.connect(self._show_state)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * STEP_PX, 3 * STEP_PX, 3 * STEP_PX, 2 * STEP_PX)
        layout.setSpacing(STEP_PX)
        layout.addWidget(wrapped_label(self.tr("Who reviews?"), heading=True, scale=1.3))
        layout.addWidget(wrapped_label(self.tr("Every answer is kept with its reviewer's name."), muted=True))
        for widget in (self.name, self.blind, self.about_blind):
            layout.addWidget(widget)
        layout.addSpacing(STEP_PX)
        layout.addLayout(button_row(cancel, self.button))
        self._show_state()
        self.name.setFocus()
        self.name.selectAll()

    def _show_state(self) -> None:
        name, second = self.name.text().strip(), self._second
        self.button.setEnabled(bool(name))
        self.blind.setEnabled(second is None)
        if second is None:
            text = self.tr(
                "The first reader's answers stay hidden until you close your reading. Then both are compared."
            )
        elif not second.is_open:
            text = self.tr("This run has had its second reading, by {name}.").format(name=second.reviewer)
        elif same_person(second.reviewer, name):
            text = self.tr("You go on with your blind second reading.")
        else:
            text = self.tr("{name} is reading blindly as the second reader.").format(name=second.reviewer)
        self.about_blind.setText(text)

    def _take(self) -> None:
        name, is_blind = self.name.text().strip(), self.blind.isEnabled() and self.blind.isChecked()
        if name:
            self.named.emit(name, is_blind)
            if not is_blind:
                self.accept()
