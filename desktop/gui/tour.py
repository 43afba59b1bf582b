"""The first-run tour: five short steps, each marking the page that it tells of; Esc ends it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.gui.controls import Button, IconLabel, wrapped_label
from desktop.gui.icons import IconName
from desktop.gui.page_host import PageId
from desktop.gui.theme import STEP_PX

translate = QCoreApplication.translate
_WIDTH_PX = 480
_HEIGHT_PX = 248


@dataclass(frozen=True)
class TourStep:
    """One step.

    Attributes:
        page_id: whose button in the rail is marked meanwhile.
    """

    page_id: PageId
    icon: IconName
    title: str
    text: str


def tour_steps() -> tuple[TourStep, ...]:
    """The steps in the language of the window."""
    return (
        TourStep(
            PageId.START,
            IconName.DROP,
            translate("tour", "Drop a folder anywhere"),
            translate(
                "tour",
                "SmearScope screens every image in it, offline. Nothing is sent anywhere, and no image is changed.",
            ),
        ),
        TourStep(
            PageId.SCREEN,
            IconName.PAGE_SCREEN,
            translate("tour", "Watch it, or do something else"),
            translate(
                "tour",
                "Pause, cancel, close: what is finished is on the disk, and a run that was not finished can go on.",
            ),
        ),
        TourStep(
            PageId.REVIEW,
            IconName.PAGE_REVIEW,
            translate("tour", "Review what needs eyes, by keyboard"),
            translate(
                "tour",
                "Doubtful images come first. 1 to 4 name a class, Enter agrees, U is unsure, the arrows move. "
                "Every key is on the disk before the next image shows.",
            ),
        ),
        TourStep(
            PageId.CASES,
            IconName.PAGE_CASES,
            translate("tour", "Sign off case by case"),
            translate("tour", "A case can be signed when every image in its queue has been seen by a person."),
        ),
        TourStep(
            PageId.MODELS,
            IconName.PAGE_MODELS,
            translate("tour", "Know the model's limits"),
            translate(
                "tour",
                "Each model says what it was measured on. Check tries it on your own images. "
                "It is for research use only: the reader decides.",
            ),
        ),
    )


class Tour(QDialog):
    """Walks through the steps.

    Signals:
        step_changed (PageId | None): which page is told of now; None when the tour ends.
    """

    step_changed = Signal(object)

    def __init__(self, steps: Sequence[TourStep], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Welcome to SmearScope"))
        self.setFixedSize(_WIDTH_PX, _HEIGHT_PX)
        self._steps = tuple(steps)
        self.place = 0
        self._icon = IconLabel(IconName.INFO, 40, "accent")
        self.title = wrapped_label("", heading=True, scale=1.3)
        self.text = wrapped_label("")
        self.count = wrapped_label("", muted=True)
        self.skip_button = Button(self.tr("Skip the tour"))
        self.back_button = Button(self.tr("Back"))
        self.next_button = Button(self.tr("Next"), primary=True)
        self.next_button.setDefault(True)
        for button in (self.skip_button, self.back_button):
            button.setAutoDefault(False)
        self.skip_button.clicked.connect(self.reject)
        self.back_button.clicked.connect(lambda: self._go(-1))
        self.next_button.clicked.connect(lambda: self._go(1))
        self.finished.connect(lambda: self.step_changed.emit(None))
        self._lay_out()

    def begin(self) -> None:
        """Show the first step; does not wait for the end."""
        self._show()
        self.open()
        self.next_button.setFocus()

    def _go(self, by: int) -> None:
        if self.place + by >= len(self._steps):
            self.accept()
            return
        self.place = max(0, self.place + by)
        self._show()

    def _show(self) -> None:
        step, last = self._steps[self.place], len(self._steps) - 1
        self._icon.set_icon(step.icon)
        self.title.setText(step.title)
        self.text.setText(step.text)
        self.count.setText(self.tr("{place} of {count}").format(place=self.place + 1, count=last + 1))
        self.back_button.setEnabled(self.place > 0)
        self.skip_button.setVisible(self.place < last)
        self.next_button.setText(self.tr("Begin") if self.place == last else self.tr("Next"))
        self.step_changed.emit(step.page_id)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(STEP_PX)
        words.addWidget(self.title)
        words.addWidget(self.text)
        words.addStretch(1)
        body = QHBoxLayout()
        body.setSpacing(2 * STEP_PX)
        body.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        body.addLayout(words, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(STEP_PX)
        buttons.addWidget(self.count, 1)
        for button in (self.skip_button, self.back_button, self.next_button):
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * STEP_PX, 3 * STEP_PX, 3 * STEP_PX, 2 * STEP_PX)
        layout.setSpacing(2 * STEP_PX)
        layout.addLayout(body, 1)
        layout.addLayout(buttons)
