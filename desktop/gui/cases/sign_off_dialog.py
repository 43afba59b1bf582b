"""Asks before a case is signed off, and why before a sign-off is withdrawn."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from desktop.app_settings import MAX_REVIEWER_NAME
from desktop.gui.cases.cases_table import CaseState
from desktop.gui.controls import Button, button_row, wrapped_label
from desktop.gui.theme import STEP_PX
from desktop.gui.wording import NO_VALUE, share_text

_WIDTH_PX = 480
_MAX_REASON = 500


class SignOffDialog(QDialog):
    """What is signed, in numbers, and by whom. It never stops the event loop.

    Signals:
        signed (str, str): case and reviewer.

    Args:
        case: can be signed off.
        reviewer: the name last given.
    """

    signed = Signal(str, str)

    def __init__(self, case: CaseState, reviewer: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._case = case.name
        self.name = _name_field(reviewer, self.tr("Your name"))
        self.button = Button(self.tr("Sign off"), primary=True)
        review = case.review
        share = NO_VALUE if review.final_malignant_share is None else share_text(review.final_malignant_share)
        lines = [
            self.tr("%n to be reviewed, and reviewed", "", review.queued_count),
            self.tr("Malignant share with the reviewers' answers: {share}").format(share=share),
        ]
        if review.undecided_count:
            lines.append(self.tr("%n without any class", "", review.undecided_count))
        if review.unreadable_count:
            lines.append(self.tr("%n could not be read, and nobody has seen them", "", review.unreadable_count))
        lines.append(self.tr("Any later change to its images or answers withdraws the sign-off."))
        title = self.tr("Sign off {case}?").format(case=case.name or self.tr("(top folder)"))
        _arrange(self, title, lines, self.name, self.button, self.tr("Cancel"))
        self.name.textChanged.connect(lambda text: self.button.setEnabled(bool(text.strip())))
        self.button.setEnabled(bool(reviewer.strip()))
        self.button.clicked.connect(self._take)
        # With a name there already, Enter signs.
        (self.button if reviewer.strip() else self.name).setFocus()

    def _take(self) -> None:
        self.signed.emit(self._case, self.name.text().strip())
        self.accept()


class WithdrawDialog(QDialog):
    """Why a sign-off is withdrawn.

    Signals:
        withdrawn (str, str, str): case, reviewer and reason.

    Args:
        case: its name.
        reviewer: the name last given.
    """

    withdrawn = Signal(str, str, str)

    def __init__(self, case: str, reviewer: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._case = case
        self.reason = QLineEdit()
        self.reason.setMaxLength(_MAX_REASON)
        self.reason.setAccessibleName(self.tr("Reason"))
        self.reason.setPlaceholderText(self.tr("Reason, for the audit log"))
        self.name = _name_field(reviewer, self.tr("Your name"))
        self.button = Button(self.tr("Withdraw"), primary=True)
        self.button.setEnabled(False)
        title = self.tr("Withdraw the sign-off of {case}?").format(case=case or self.tr("(top folder)"))
        fields = QWidget()
        column = QVBoxLayout(fields)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(STEP_PX)
        column.addWidget(self.reason)
        column.addWidget(self.name)
        lines = [self.tr("The sign-off and its withdrawal both stay in the audit log.")]
        _arrange(self, title, lines, fields, self.button, self.tr("Cancel"))
        for field in (self.reason, self.name):
            field.textChanged.connect(self._show_state)
        self.button.clicked.connect(self._take)
        self.reason.setFocus()

    def _show_state(self) -> None:
        self.button.setEnabled(bool(self.reason.text().strip() and self.name.text().strip()))

    def _take(self) -> None:
        self.withdrawn.emit(self._case, self.name.text().strip(), self.reason.text().strip())
        self.accept()


def _name_field(name: str, accessible_name: str) -> QLineEdit:
    field = QLineEdit(name)
    field.setMaxLength(MAX_REVIEWER_NAME)
    field.setAccessibleName(accessible_name)
    field.setPlaceholderText(accessible_name)
    return field


def _arrange(dialog: QDialog, title: str, lines: list[str], field: QWidget, button: Button, cancel: str) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(title)
    dialog.setMinimumWidth(_WIDTH_PX)
    button.setDefault(True)
    leave = Button(cancel)
    leave.clicked.connect(dialog.reject)
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(3 * STEP_PX, 3 * STEP_PX, 3 * STEP_PX, 2 * STEP_PX)
    layout.setSpacing(STEP_PX)
    layout.addWidget(wrapped_label(title, heading=True, scale=1.3))
    for line in lines:
        layout.addWidget(wrapped_label(line))
    layout.addWidget(field)
    layout.addSpacing(STEP_PX)
    layout.addLayout(button_row(leave, button))
