"""The review page: the queue, the image, the model's answer and the reviewer's, all by keys."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.gui.controls import Button, ComboBox, wrapped_label
from desktop.gui.icons import IconName
from desktop.gui.panes import Panes
from desktop.gui.review.close_reading_dialog import CloseReadingDialog
from desktop.gui.review.compare_view import CompareView
from desktop.gui.review.queue_list import QueueList
from desktop.gui.review.review_actions import ReviewActions
from desktop.gui.review.review_model import ReviewModel
from desktop.gui.review.review_panel import ReviewPanel
from desktop.gui.review.reviewer_dialog import ReviewerDialog
from desktop.gui.runs.open_run import OpenRun
from desktop.gui.runs.thumbnail_source import ThumbnailSource
from desktop.gui.state_page import StatePage
from desktop.gui.theme import STEP_PX
from desktop.gui.worker import Task, TaskControl
from desktop.review.gallery import Gallery
from desktop.store.counts import RunCounts
from desktop.store.results import RowKey, StoredResult
from desktop.store.reviews import Reader
from desktop.store.run_reader import RunReader
from inference.errors import SmearScopeError

# By this name, and with literal arguments: the tool that collects texts for translation looks for them.
translate = QCoreApplication.translate

_QUEUE_PX = 272
_SIDE_PX = 344


class ReviewPage(QWidget):
    """Goes through what needs eyes. Keys work wherever the focus is, while the page is seen; text fields keep theirs.

    Signals:
        current_changed (StoredResult | None): show this row's image and answer.
        reviewer_changed (str): to be remembered.
        open_wanted: no run is open, and one is to be.
        cases_wanted: the queue is done, and cases are to be signed off.
        agreement_wanted: the second reading was closed.
        close_wanted: the step for which the window was not closed is on the disk.
        told (str): for the status bar.
        failed (Exception): to be told in words.

    Args:
        review: of the window; its run is set here, its reviewer by whoever remembers the name.
        image: shows what `current_changed` gives.
        answer: shows the model's answer to it.
        thumbnails: of the open run.
        gallery: of the user.
    """

    current_changed = Signal(object)
    reviewer_changed = Signal(str)
    open_wanted = Signal()
    cases_wanted = Signal()
    agreement_wanted = Signal()
    close_wanted = Signal()
    told = Signal(str)
    failed = Signal(object)

    def __init__(
        self,
        review: ReviewModel,
        image: QWidget,
        answer: QWidget,
        thumbnails: ThumbnailSource,
        gallery: Gallery,
    ) -> None:
        super().__init__()
        self.review = review
        self.image = image
        self.answer = answer
        self.actions_ = ReviewActions(self)
        self.panel = ReviewPanel(review, self.actions_)
        self.queue = QueueList(review, thumbnails)
        self.panel.after_note = self.queue
        self.compare = CompareView(review, gallery)
        self.case_box = ComboBox(self.tr("Case"), "")
        self.progress_text = wrapped_label(heading=True)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("Reviewed"))
        self.no_run = StatePage(
            IconName.PAGE_REVIEW,
            self.tr("Nothing to review yet"),
            self.tr("Open a run, or screen a folder. What the model is not sure of is queued here."),
            self.tr("Open a run"),
        )
        self.nothing_queued = StatePage(
            IconName.DONE,
            self.tr("Nothing here needs a second look"),
            self.tr("No image was held back, flagged or answered with low confidence."),
            self.tr("Go to cases"),
        )
        self.not_read = StatePage(
            IconName.WARNING,
            translate("messages", "The run can no longer be read"),
            translate("messages", "Check that its drive is connected, then open the run again."),
            self.tr("Open a run"),
        )
        self.all_done = StatePage(IconName.DONE, "", "", self.tr("Sign off cases"))
        self.back_button = Button(self.tr("Look at them again"))
        self._case_task: Task | None = None
        # Of the run when its cases were asked for.
        self._counts: RunCounts | None = None
        self._is_seen = False
        # The window was to be closed while a step was written.
        self._close_due = False
        self._lay_out()
        self._connect()
        self._show_queue()
        self._make_live()

    def set_run(self, run: OpenRun | None) -> None:
        """Review another run, or none. Call it before the run is closed."""
        before = self.review.run
        self.panel.keep_typed()
        self.review.set_run(run)
        if before is not None:
            self.panel.drafts.leave(before)
        self.panel.set_classes()
        # The queue is being read: until it is here, that it is empty means nothing.
        self._show_queue()
        for action in self.actions_.every():
            if action not in self.actions():
                self.addAction(action)
        self._fill_cases(())
        self._ask_for_cases()
        self.panel.show_state()

    def review_case(self, case: str | None) -> None:
        """Review one case, or all."""
        place = self.case_box.findData(case)
        if place < 0:
            self.case_box.addItem(case or self.tr("(top folder)"), case)
            place = self.case_box.count() - 1
        self.case_box.setCurrentIndex(place)

    def show_key(self, key: RowKey) -> None:
        """Show a row that was chosen elsewhere, queued or not."""
        self._show_middle()
        self.review.show_key(key)

    def may_close(self) -> bool:
        """Whether the window may close.

        A step in hand may meet a full disk: it is waited for, unless one asks twice. `close_wanted` follows; after one
        that failed there is a message to be read. That notes wait for a name, without which they are lost, is said
        once.
        """
        self.panel.keep_typed()
        if not self.review.steps.is_idle and not self._close_due:
            self._close_due = True
            self.told.emit(self.tr("SmearScope closes when the last answer is written."))
            return False
        self._close_due = False
        count = self.panel.drafts.tell_nameless()
        if not count:
            return True
        self.told.emit(
            self.tr("%n note(s) wait for their reviewer's name, and are lost if SmearScope is closed again.", "", count)
        )
        if self.review.run is not None and self.review.session is None:
            self.ask_reviewer()
        return False

    def ask_reviewer(self) -> ReviewerDialog:
        """Ask who reviews; once at a time."""
        for asked in self.findChildren(ReviewerDialog):
            if asked.isVisible():
                return asked
        dialog = ReviewerDialog(self.review.reviewer, self.review.second_reading, self)
        dialog.named.connect(self._take_reviewer)
        self.review.reviewer_changed.connect(dialog.accept)
        dialog.open()
        return dialog

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # A window that is restored: who looks was here all along, and nothing jumps.
        if event.spontaneous():
            return
        self._is_seen = True
        self._make_live()
        self.review.set_seen(is_seen=True)
        run = self.review.run
        # A run that is being screened here had none of its cases when it was opened.
        if run is not None and run.counts() != self._counts:
            self._ask_for_cases()
        self.queue.setFocus(Qt.FocusReason.OtherFocusReason)
        if run is not None and self.review.session is None and len(self.review.ids):
            self.ask_reviewer()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        # Minimising is no leaving.
        if event.spontaneous():
            return
        self._is_seen = False
        self._make_live()
        self.review.set_seen(is_seen=False)

    def _close_if_due(self) -> None:
        if self._close_due and self.review.steps.is_idle:
            self._close_due = False
            self.close_wanted.emit()

    def _stay_open(self, _error: Exception) -> None:
        self._close_due = False

    def _make_live(self) -> None:
        """Menus keep the actions while something else is shown; their keys must not answer images unseen."""
        self.panel.set_live(is_seen=self._is_seen, has_image=self.middle.currentWidget() is not self._done_area)

    def _take_reviewer(self, name: str, blind: bool) -> None:
        if blind:
            self.review.open_second_reading(name)
        else:
            self.review.set_reviewer(name)
        self.queue.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_reading(self) -> None:
        """Count what is left in the whole run, whatever case is being read, and ask."""
        run, policy = self.review.run, self.review.policy
        if run is None:
            return
        task = run.ask(lambda store, _control: store.queue(policy, Reader.SECOND).open_count)
        task.finished.connect(lambda count: self._ask_to_close(run, count))
        task.failed.connect(self.failed)

    def _ask_to_close(self, run: OpenRun, open_count: int | None) -> None:
        if open_count is None or run is not self.review.run or not self.review.is_blind:
            return
        dialog = CloseReadingDialog(open_count, self)
        dialog.agreed.connect(self.review.close_second_reading)
        dialog.open()

    def _show_row(self, result: StoredResult | None) -> None:
        self.current_changed.emit(result)
        self._show_queue()

    def _show_queue(self) -> None:
        review = self.review
        total, left = len(review.ids), review.open_count
        self.progress.setMaximum(max(total, 1))
        self.progress.setValue(total - left)
        self.progress_text.setText(
            self.tr("%n to review", "", left) if left or not total else self.tr("All %n reviewed", "", total)
        )
        if review.run is None:
            self.stack.setCurrentWidget(self.no_run)
        elif not total and not review.is_loading and review.current is None:
            self.stack.setCurrentWidget(self.not_read if review.is_lost else self.nothing_queued)
        else:
            self.stack.setCurrentWidget(self.work)

    def _complete(self) -> None:
        blind = self.review.is_blind
        signing = self.tr("Every answer is on the disk. Cases without open images can be signed off now.")
        closing = self.tr("Every answer is on the disk. Your reading goes on until you close it.")
        self.all_done.set_texts(self.tr("All %n reviewed", "", len(self.review.ids)), closing if blind else signing)
        self.middle.setCurrentWidget(self._done_area)
        # Sign-offs are none of a blind reader's business, and no key in haste may close his reading.
        self.all_done.button.setVisible(not blind)
        (self.back_button if blind else self.all_done.button).setFocus(Qt.FocusReason.OtherFocusReason)

    def _look_again(self) -> None:
        self._show_middle()
        self.queue.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_middle(self) -> None:
        shown = self.compare if self.actions_.compare.isChecked() else self.image
        self.middle.setCurrentWidget(shown)

    def _move(self, by: int) -> None:
        self._show_middle()
        self.review.step(by)

    def _choose(self, place: int) -> None:
        self._show_middle()
        self.review.go_to(place)

    def _undo_shows(self) -> None:
        # What is taken back after the last image is seen too.
        if self.middle.currentWidget() is self._done_area and self.review.open_count:
            self._show_middle()

    def _ask_for_cases(self) -> None:
        run = self.review.run
        self._counts = None if run is None else run.counts()
        if run is None:
            return

        def ask(store: RunReader, _control: TaskControl) -> tuple[str, ...]:
            return tuple(each.case for each in store.cases())

        task = run.ask(ask)
        self._case_task = task
        task.finished.connect(lambda cases: self._fill_cases(cases) if self._case_task is task and cases else None)
        task.failed.connect(lambda error: self.failed.emit(error) if isinstance(error, SmearScopeError) else None)

    def _fill_cases(self, cases: tuple[str, ...]) -> None:
        wanted = self.review.case
        self.case_box.blockSignals(True)
        self.case_box.clear()
        self.case_box.addItem(self.tr("All cases"), None)
        for case in cases:
            self.case_box.addItem(case or self.tr("(top folder)"), case)
        if wanted is not None and self.case_box.findData(wanted) < 0:
            self.case_box.addItem(wanted or self.tr("(top folder)"), wanted)
        self.case_box.setCurrentIndex(max(0, self.case_box.findData(wanted)))
        self.case_box.blockSignals(False)

    def _connect(self) -> None:
        review, actions = self.review, self.actions_
        review.current_changed.connect(self._show_row)
        review.queue_changed.connect(self._show_queue)
        review.completed.connect(self._complete)
        review.reviewer_wanted.connect(self.ask_reviewer)
        review.reviewer_changed.connect(self.reviewer_changed)
        review.told.connect(self.told)
        review.failed.connect(self._stay_open)
        review.failed.connect(self.failed)
        review.state_changed.connect(self._close_if_due)
        review.committed.connect(lambda _done: self._undo_shows())
        self.compare.failed.connect(self.failed)
        self.queue.row_wanted.connect(self._choose)
        self.panel.reviewer_change_wanted.connect(self.ask_reviewer)
        self.panel.close_reading_wanted.connect(self._close_reading)
        actions.previous.triggered.connect(lambda: self._move(-1))
        actions.next.triggered.connect(lambda: self._move(1))
        actions.next_open.triggered.connect(review.go_to_next_open)
        actions.compare.toggled.connect(lambda _on: self._show_middle())
        self.middle.currentChanged.connect(lambda _place: self._make_live())
        self.case_box.currentIndexChanged.connect(lambda _place: review.set_case(self.case_box.currentData()))
        for page in (self.no_run, self.not_read):
            page.action_wanted.connect(self.open_wanted)
        self.nothing_queued.action_wanted.connect(self.cases_wanted)
        self.all_done.action_wanted.connect(self.cases_wanted)
        self.back_button.clicked.connect(self._look_again)
        review.second_reading_closed.connect(self.agreement_wanted)

    def _lay_out(self) -> None:
        queue = QWidget()
        column = QVBoxLayout(queue)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(STEP_PX)
        above: tuple[QWidget, ...] = (self.case_box, self.progress_text, self.progress)
        for each in above:
            column.addWidget(each)
        column.addWidget(self.queue, 1)
        self._done_area = QFrame()
        self._done_area.setObjectName("panel")
        done = QVBoxLayout(self._done_area)
        done.addWidget(self.all_done, 1)
        done.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignHCenter)
        done.addSpacing(3 * STEP_PX)
        self.middle = QStackedWidget()
        for widget in (self.image, self.compare, self._done_area):
            self.middle.addWidget(widget)
        side = QWidget()
        trailing = QVBoxLayout(side)
        trailing.setContentsMargins(0, 0, 0, 0)
        trailing.setSpacing(STEP_PX)
        trailing.addWidget(self.answer, 1)
        trailing.addWidget(self.panel)
        self.work = Panes((queue, self.middle, side), 1, lambda _room_px: (_QUEUE_PX, _SIDE_PX))
        queue.setMinimumWidth(200)
        side.setMinimumWidth(_SIDE_PX)
        self.stack = QStackedWidget()
        for whole in (self.work, self.no_run, self.nothing_queued, self.not_read):
            self.stack.addWidget(whole)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * STEP_PX, 2 * STEP_PX, 2 * STEP_PX, 2 * STEP_PX)
        layout.addWidget(self.stack)
