"""How far two readers agreed: kappa with its interval, their answers against each other, and where they differ."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QListWidget,
    QListWidgetItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.gui.controls import Button, button_row, wrapped_label
from desktop.gui.numbers import number_text
from desktop.gui.review.agreement_words import agreement_text, readers_text
from desktop.gui.runs.open_run import OpenRun
from desktop.gui.theme import STEP_PX
from desktop.gui.wording import name_text, time_text
from desktop.gui.worker import TaskControl
from desktop.store.agreement import Agreement, AnswerPair
from desktop.store.results import RowKey, StoredResult
from desktop.store.review_queue import UNSURE
from desktop.store.run_reader import RunReader

_WIDTH_PX, _HEIGHT_PX = 984, 600
_KEY_ROLE = int(Qt.ItemDataRole.UserRole)
# More differences than a person settles one by one.
_MOST_SHOWN = 500


class AgreementDialog(QDialog):
    """Reads in the run's worker how far the readers agreed when the second reading was closed, and shows it.

    Signals:
        row_wanted (RowKey): a row where they differ was chosen, to be settled.
        failed (Exception): the answers cannot be read, or must not yet.

    Args:
        run: whose second reading is closed.
    """

    row_wanted = Signal(object)
    failed = Signal(object)

    def __init__(self, run: OpenRun, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Agreement of two readers"))
        self.resize(_WIDTH_PX, _HEIGHT_PX)
        self._names = [label.display_name for label in run.labels]
        self.title = wrapped_label(self.tr("Comparing{dots}").format(dots="\u2026"), heading=True, scale=1.3)
        self.figures = wrapped_label()
        self.meaning = wrapped_label(muted=True)
        self.table = QTableWidget()
        self.differing = QListWidget()
        self._lay_out()
        task = run.ask(_compare)
        task.finished.connect(self._show)
        task.failed.connect(self._fail)

    def _show(self, found: "_Compared | None") -> None:
        if found is None:
            return
        agreement = found.agreement
        if agreement is None or agreement.every_answer is None:
            self.title.setText(agreement_text("", None))
            return
        self.title.setText(readers_text(agreement))
        lines = [agreement_text(self.tr("All answers"), agreement.every_answer)]
        if agreement.both_sure is not None and agreement.both_sure.count != agreement.every_answer.count:
            lines.append(agreement_text(self.tr("Where both named a class"), agreement.both_sure))
        self.figures.setText("\n".join(lines))
        closed = self.tr("As it was when the second reading was closed, {time}. What is settled since changes nothing.")
        meaning = self.tr(
            "Kappa is 1 for complete agreement and 0 for what chance would bring about. Images of one case are "
            "alike, so the interval is rather too narrow."
        )
        self.meaning.setText(f"{closed.format(time=time_text(found.closed_at_utc))} {meaning}")
        self._fill_table(agreement)
        self._fill_list(found)

    def _fill_table(self, agreement: Agreement) -> None:
        answers = [*self._names, UNSURE]
        shown = [self.tr("Unsure") if answer == UNSURE else answer for answer in answers]
        self.table.setRowCount(len(answers))
        self.table.setColumnCount(len(answers))
        self.table.setHorizontalHeaderLabels(shown)
        self.table.setVerticalHeaderLabels(shown)
        for row, first in enumerate(answers):
            for column, second in enumerate(answers):
                count = agreement.count(first, second)
                text = number_text(count)
                item = QTableWidgetItem(text if count else "\N{MIDDLE DOT}")
                item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
                if row == column:
                    font = item.font()
                    font.setBold(True)
                    item.setFont(font)
                item.setData(
                    Qt.ItemDataRole.AccessibleTextRole,
                    self.tr("{first} and {second}: {count}").format(first=shown[row], second=shown[column], count=text),
                )
                self.table.setItem(row, column, item)

    def _fill_list(self, found: "_Compared") -> None:
        rows, differing = found.rows, found.differing
        text = self.tr("%n answered differently", "", len(differing))
        settled = {pair.result_id for pair in differing if pair.is_settled}
        if settled:
            text += ", " + self.tr("%n settled since", "", len(settled))
        if len(differing) > len(rows):
            text += " " + self.tr("(the first {count} shown)").format(count=number_text(len(rows)))
        self.differing_title.setText(text)
        for result in rows:
            place = f"{result.row.case} \N{MIDDLE DOT} {name_text(result.row)}".removeprefix(" \N{MIDDLE DOT} ")
            is_settled = result.result_id in settled
            item = QListWidgetItem(f"\N{CHECK MARK} {place}" if is_settled else place)
            if is_settled:
                words = self.tr("%n settled since", "", 1)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{place}: {words}")
            item.setData(_KEY_ROLE, result.key)
            item.setToolTip(result.row.image_path)
            self.differing.addItem(item)

    def _fail(self, error: Exception) -> None:
        self.title.setText(self.tr("The answers cannot be compared"))
        self.figures.setText(str(error))
        self.failed.emit(error)

    def _choose(self, item: QListWidgetItem) -> None:
        key: RowKey = item.data(_KEY_ROLE)
        self.row_wanted.emit(key)
        self.accept()

    def _lay_out(self) -> None:
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setAccessibleName(self.tr("Rows: first reader. Columns: second reader."))
        for header in (self.table.horizontalHeader(), self.table.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.differing.setObjectName("grid")
        # Both ends of a name tell images apart; the tool tip has it whole.
        self.differing.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.differing.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.differing.setAccessibleName(self.tr("Images answered differently"))
        self.differing.itemActivated.connect(self._choose)
        self.differing_title = wrapped_label(heading=True)
        close = Button(self.tr("Close"), primary=True)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        tables, lists = QVBoxLayout(), QVBoxLayout()
        for column in (tables, lists):
            column.setSpacing(STEP_PX)
        tables.addWidget(wrapped_label(self.tr("Rows: first reader. Columns: second reader."), muted=True))
        tables.addWidget(self.table, 1)
        lists.addWidget(self.differing_title)
        lists.addWidget(self.differing, 1)
        lists.addWidget(wrapped_label(self.tr("Enter or a double click shows one, to be settled."), muted=True))
        columns = QHBoxLayout()
        columns.setSpacing(2 * STEP_PX)
        columns.addLayout(tables, 7)
        columns.addLayout(lists, 4)
        rule = QFrame()
        rule.setObjectName("rule")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * STEP_PX, 3 * STEP_PX, 3 * STEP_PX, 2 * STEP_PX)
        layout.setSpacing(STEP_PX)
        for widget in (self.title, self.figures, self.meaning, rule):
            layout.addWidget(widget)
        layout.addLayout(columns, 1)
        layout.addLayout(button_row(close))


@dataclass(frozen=True)
class _Compared:
    """What the dialog shows.

    Attributes:
        closed_at_utc: when the second reading was closed.
        differing: rows that both answered, differently.
        rows: the first of them.
    """

    agreement: Agreement | None
    closed_at_utc: str
    differing: list[AnswerPair]
    rows: list[StoredResult]


def _compare(store: RunReader, _control: TaskControl) -> _Compared:
    differing = [pair for pair in store.answer_pairs() if pair.first != pair.second]
    second = store.second_reading()
    rows = store.rows_by_id([pair.result_id for pair in differing[:_MOST_SHOWN]])
    return _Compared(store.agreement(), "" if second is None else second.closed_at_utc, differing, rows)
