"""The cases page: every case of the run in a line, one of them in full, and its sign-off."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.gui.cases.case_detail import MOST_SUSPICIOUS, CaseDetail
from desktop.gui.cases.cases_table import CASE_ROLE, CasesTable, CaseState, Column
from desktop.gui.cases.sign_off_dialog import SignOffDialog, WithdrawDialog
from desktop.gui.controls import Button, wrapped_label
from desktop.gui.icons import IconName
from desktop.gui.numbers import number_text
from desktop.gui.panes import Panes
from desktop.gui.review.agreement_words import agreement_text, readers_text
from desktop.gui.review.review_model import ReviewModel
from desktop.gui.runs.open_run import OpenRun
from desktop.gui.runs.thumbnail_source import ThumbnailSource
from desktop.gui.state_page import StatePage
from desktop.gui.theme import ROW_HEIGHT_PX, STEP_PX
from desktop.gui.worker import Task, TaskControl, Worker
from desktop.store.agreement import Agreement
from desktop.store.result_query import MOST_SUSPICIOUS_FIRST, RowFilter
from desktop.store.results import StoredResult
from desktop.store.run_reader import RunReader
from desktop.store.shown_answers import ShownAnswers
from inference.errors import SmearScopeError

_DETAIL_PX = 376
_ROOM_FOR_HIGHEST_PX = 900


class CasesPage(QWidget):
    """Reads the cases in the run's worker, again whenever something was committed.

    Signals:
        open_wanted: no run is open, and one is to be.
        review_wanted (str): this case is to be reviewed.
        row_wanted (StoredResult): this image is to be shown.
        agreement_wanted: the two readers are to be compared.
        told (str): for the status bar.
        failed (Exception): to be told in words.

    Args:
        review: of the window: who signs, by which policy rows are queued, and whether the first reader's answers may
            be seen.
        thumbnails: of the open run.
    """

    open_wanted = Signal()
    review_wanted = Signal(str)
    row_wanted = Signal(object)
    agreement_wanted = Signal()
    told = Signal(str)
    failed = Signal(object)

    def __init__(self, review: ReviewModel, thumbnails: ThumbnailSource) -> None:
        super().__init__()
        self.review = review
        self.run: OpenRun | None = None
        self.cases = CasesTable(self)
        self.table = _CasesView()
        self.detail = CaseDetail(thumbnails)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Filter by case"))
        self.filter.setAccessibleName(self.tr("Filter by case"))
        self.filter.setClearButtonEnabled(True)
        self.count = wrapped_label(muted=True)
        self.agreement = wrapped_label(muted=True)
        self.agreement_button = Button(self.tr("Agreement of two readers"))
        self.no_run = StatePage(
            IconName.PAGE_CASES,
            self.tr("No cases yet"),
            self.tr("A case is a sub-folder of the screened folder. Open a run, or screen a folder."),
            self.tr("Open a run"),
        )
        # Whose answers and sign-offs the table has, or is being given.
        self._shown: ShownAnswers | None = None
        # Selected again when the cases are read anew for another reader.
        self._held_case = ""
        self._reading: Task | None = None
        self._is_due_again = False
        self._is_stale = False
        self._suspicious: Task | None = None
        self._writer = Worker("signing", self)
        self._lay_out()
        self._connect()
        self.set_run(None)

    @property
    def current(self) -> CaseState | None:
        """The case that is shown in full."""
        index = self.table.currentIndex()
        return index.data(CASE_ROLE) if index.isValid() else None

    @property
    def is_writing(self) -> bool:
        """Whether a sign-off is being written."""
        return not self._writer.is_idle

    def set_run(self, run: OpenRun | None) -> None:
        """Show another run's cases, or none. Call it before the run is closed; waits for what is being written."""
        if self.run is not None:
            self._writer.stop()
            self.run.changed.disconnect(self._follow)
            self.run.reloaded.disconnect(self._follow_reader)
        for task in (self._reading, self._suspicious):
            if task is not None:
                task.cancel()
        self._reading = self._suspicious = None
        self._is_due_again = False
        self._held_case = ""
        self.agreement.hide()
        self.run = run
        self.cases.set_cases((), (), is_blind=False)
        self.stack.setCurrentWidget(self.no_run if run is None else self.work)
        self._show_case()
        if run is not None:
            run.changed.connect(self._follow)
            run.reloaded.connect(self._follow_reader)
            self.reload()

    def reload(self) -> None:
        """Read all cases anew, in a worker; one reading at a time."""
        run = self.run
        if run is None:
            return
        if self._reading is not None:
            self._is_due_again = True
            return
        self._is_stale = False
        policy, self._shown = self.review.policy, run.shown

        def ask(store: RunReader, _control: TaskControl) -> _ReadCases:
            reviews = {each.case: each for each in store.case_reviews(policy)}
            cases = [CaseState(each, reviews[each.case]) for each in store.cases() if each.case in reviews]
            return _ReadCases(cases, store.agreement())

        task = run.ask(ask)
        self._reading = task
        task.finished.connect(lambda found: self._take(task, found))
        task.failed.connect(self._lose)

    def _follow(self) -> None:
        """Something was committed: read it when somebody looks."""
        self._is_stale = True
        if self.isVisible():
            self.reload()

    def _follow_reader(self) -> None:
        """Another reader's answers are shown, perhaps: then nothing that was read of the one before stays."""
        run = self.run
        if run is None or run.shown is self._shown:
            return
        self._held_case = "" if self.current is None else self.current.name
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None
        self.cases.set_cases((), (), is_blind=self.review.is_blind)
        self._show_case()
        self.reload()

    def select(self, case: str) -> None:
        """Show a case in full."""
        row = self.cases.row_of(case)
        if row is not None:
            self.table.setCurrentIndex(self.cases.index(row, 0))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # A window that is restored has the keyboard where it was.
        if not event.spontaneous():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._is_stale:
            self.reload()

    def ask_sign_off(self) -> SignOffDialog | None:
        """Ask whether the current case is to be signed off; None when it cannot be."""
        case = self.current
        if case is None or not self.detail.sign_button.isEnabled() or not self.detail.sign_button.isVisibleTo(self):
            return None
        dialog = SignOffDialog(case, self.review.reviewer, self)
        dialog.signed.connect(self._sign)
        dialog.open()
        return dialog

    def ask_withdraw(self) -> WithdrawDialog | None:
        """Ask why the current case's sign-off is to go; None when there is none."""
        case = self.current
        if case is None or not case.review.signed_by:
            return None
        dialog = WithdrawDialog(case.name, self.review.reviewer, self)
        dialog.withdrawn.connect(self._withdraw)
        dialog.open()
        return dialog

    def _sign(self, case: str, reviewer: str) -> None:
        run, policy = self.run, self.review.policy
        if run is not None:
            text = self.tr("{name} signed off {case}").format(name=reviewer, case=case or self.tr("(top folder)"))
            self._write(lambda: run.writer.get().sign_off(case, reviewer, policy), text)

    def _withdraw(self, case: str, reviewer: str, reason: str) -> None:
        run = self.run
        if run is not None:
            text = self.tr("The sign-off of {case} was withdrawn").format(case=case or self.tr("(top folder)"))
            self._write(lambda: run.writer.get().withdraw_sign_off(case, reviewer, reason), text)

    def _write(self, job: object, text: str) -> None:
        run = self.run
        if run is None or not callable(job):
            return

        def done(_written: object) -> None:
            self.told.emit(text)
            # Every row of the case says when it was signed.
            run.tell_reloaded()
            self.reload()

        task = self._writer.start(lambda _control: job())
        task.finished.connect(done)
        task.failed.connect(self._refuse)

    def _refuse(self, error: Exception) -> None:
        self.failed.emit(error)
        self.reload()

    def _take(self, task: Task, found: "_ReadCases | None") -> None:
        if task is not self._reading:
            return
        self._reading = None
        run = self.run
        if found is not None and run is not None:
            chosen = self._held_case if self.current is None else self.current.name
            self.cases.set_cases(found.cases, run.styles, is_blind=self.review.is_blind)
            self._show_agreement(found.agreement)
            self.select(chosen)
            if self.current is None and found.cases:
                self.table.setCurrentIndex(self.cases.index(0, 0))
            self._filter(self.filter.text())
            self._show_numbers()
        if self._is_due_again:
            self._is_due_again = False
            self.reload()

    def _lose(self, error: Exception) -> None:
        self._reading = None
        self.failed.emit(error)

    def _show_case(self) -> None:
        """Another case was chosen."""
        self._show_numbers()
        run, case = self.run, self.current
        self.detail.show_suspicious([])
        if run is None or case is None:
            return
        wanted = RowFilter(case=case.name)

        def ask(store: RunReader, _control: TaskControl) -> list[StoredResult]:
            return store.page(MOST_SUSPICIOUS_FIRST, wanted, limit=MOST_SUSPICIOUS)

        task = run.ask(ask)
        self._suspicious = task
        task.finished.connect(lambda found: self._take_suspicious(task, found))
        task.failed.connect(lambda error: self.failed.emit(error) if isinstance(error, SmearScopeError) else None)

    def _take_suspicious(self, task: Task, found: list[StoredResult] | None) -> None:
        if task is self._suspicious and found is not None:
            self.detail.show_suspicious(found)

    def _show_numbers(self) -> None:
        run = self.run
        if run is None:
            self.detail.show_case(None, (), None, walk_finished=False, is_blind=False)
            return
        walk_finished, second = run.stored.walk_finished, self.review.second_reading
        self.detail.show_case(
            self.current, run.styles, second, walk_finished=walk_finished, is_blind=self.review.is_blind
        )
        signed = sum(bool(case.review.signed_by) for case in self.cases.cases)
        number = number_text
        self.count.setVisible(not self.review.is_blind)
        self.count.setText(
            self.tr("{signed} of {all} cases signed off").format(
                signed=number(signed), all=number(len(self.cases.cases))
            )
        )
        self.agreement_button.setVisible(second is not None and not second.is_open)

    def _show_agreement(self, agreement: Agreement | None) -> None:
        self.agreement.setVisible(agreement is not None)
        if agreement is not None:
            self.agreement.setText(agreement_text(readers_text(agreement), agreement.every_answer))

    def _filter(self, text: str) -> None:
        wanted = text.casefold()
        for row, case in enumerate(self.cases.cases):
            self.table.setRowHidden(row, bool(wanted) and wanted not in case.name.casefold())

    def _review_current(self) -> None:
        case = self.current
        if case is not None:
            self.review_wanted.emit(case.name)

    def _connect(self) -> None:
        self.table.selectionModel().currentRowChanged.connect(lambda _new, _old: self._show_case())
        self.filter.textChanged.connect(self._filter)
        self.detail.review_wanted.connect(self._review_current)
        self.detail.sign_wanted.connect(self.ask_sign_off)
        self.detail.withdraw_wanted.connect(self.ask_withdraw)
        self.detail.row_wanted.connect(self.row_wanted)
        self.no_run.action_wanted.connect(self.open_wanted)
        self.agreement_button.clicked.connect(self.agreement_wanted)
        self.review.state_changed.connect(self._show_numbers)
        for keys, do in (("Return", self._review_current), ("Enter", self._review_current), ("S", self.ask_sign_off)):
            shortcut = QShortcut(QKeySequence(keys), self.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(do)

    def _lay_out(self) -> None:
        self.table.setModel(self.cases)
        self.table.setObjectName("plain")
        self.table.setAccessibleName(self.tr("Cases"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setShowGrid(False)
        self.table.setSortingEnabled(True)
        self.table.sortByColumn(Column.CASE, Qt.SortOrder.AscendingOrder)
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(ROW_HEIGHT_PX)
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setResizeContentsPrecision(50)
        header.setSectionResizeMode(Column.CASE, QHeaderView.ResizeMode.Stretch)
        top = QHBoxLayout()
        top.setSpacing(STEP_PX)
        top.addWidget(self.filter, 1)
        top.addWidget(self.agreement_button)
        left = QWidget()
        whole = QVBoxLayout(left)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(STEP_PX)
        whole.addLayout(top)
        whole.addWidget(self.table, 1)
        whole.addWidget(self.count)
        whole.addWidget(self.agreement)
        self.agreement.hide()
        self.work = Panes((left, self.detail), 0, lambda _room_px: (_DETAIL_PX,))
        self.stack = QStackedWidget()
        self.stack.addWidget(self.work)
        self.stack.addWidget(self.no_run)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * STEP_PX, 2 * STEP_PX, 2 * STEP_PX, 2 * STEP_PX)
        layout.addWidget(self.stack)


@dataclass(frozen=True)
class _ReadCases:
    """What was read of a run.

    Attributes:
        cases: told of the reader who is shown.
        agreement: of the two readers, when the second reading was closed.
    """

    cases: list[CaseState]
    agreement: Agreement | None


class _CasesView(QTableView):
    """Where space is short the name of a case comes before what its other columns and its detail say as well."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.setColumnHidden(Column.SUSPICION, self.viewport().width() < _ROOM_FOR_HIGHEST_PX)
        super().resizeEvent(event)
