"""The first rows of what would be exported, in a small table."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop.exports.formats import ExportFormat
from desktop.exports.preview import Preview, preview_export
from desktop.gui.controls import wrapped_label
from desktop.gui.direction import isolated
from desktop.gui.numbers import number_text
from desktop.gui.runs.open_run import OpenRun
from desktop.gui.theme import STEP_PX
from desktop.gui.worker import Task
from desktop.store.result_query import RowFilter

_WIDEST_PX = 176
_LEAST_PX = 64
_ROW_PX = 28


class ExportPreview(QWidget):
    """Asks the run in a worker; of two questions only the later one's answer is shown."""

    def __init__(self, run: OpenRun) -> None:
        super().__init__()
        self._run = run
        self._task: Task | None = None
        self.preview: Preview | None = None
        self.words = wrapped_label(muted=True)
        self.table = QTableWidget()
        self.table.setObjectName("plain")
        self.table.setAccessibleName(self.tr("First rows of the export"))
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        # Tab leaves the table for the next control.
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(_ROW_PX)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(STEP_PX)
        layout.addWidget(self.words)
        layout.addWidget(self.table, 1)

    def show_export(self, export_format: ExportFormat, wanted: RowFilter) -> None:
        """Show the first rows of one format."""
        if self._task is not None:
            self._task.cancel()
        task = self._run.ask(
            lambda reader, control: None if control.should_stop() else preview_export(reader, export_format, wanted)
        )
        task.finished.connect(lambda preview: self._show(task, preview))
        task.failed.connect(lambda error: self._fail(task, error))
        self._task = task

    def _fail(self, task: Task, error: Exception) -> None:
        if task is self._task and isValid(self):
            self._task = None
            self.preview = None
            self.table.setRowCount(0)
            self.words.setText(str(error))

    def _show(self, task: Task, preview: Preview | None) -> None:
        # Its dialog may have been closed meanwhile.
        if task is not self._task or preview is None or not isValid(self):
            return
        self._task = None
        self.preview = preview
        self.table.setColumnCount(len(preview.names))
        self.table.setHorizontalHeaderLabels(list(preview.names))
        self.table.setRowCount(len(preview.rows))
        for row, cells in enumerate(preview.rows):
            for column, text in enumerate(cells):
                item = QTableWidgetItem(isolated(text))
                item.setToolTip(text)
                self.table.setItem(row, column, item)
        self.table.resizeColumnsToContents()
        for column in range(len(preview.names)):
            width = self.table.columnWidth(column)
            self.table.setColumnWidth(column, max(_LEAST_PX, min(_WIDEST_PX, width)))
        if preview.row_count > len(preview.rows):
            text = self.tr("The first {count} of %Ln row(s)", "", preview.row_count)
            text = text.format(count=number_text(len(preview.rows)))
        else:
            text = self.tr("All %Ln row(s)", "", preview.row_count)
        if preview.blind_reader:
            left_out = self.tr("{name} is reading blindly, so no reader's answers or sign-offs are exported.")
            text = f"{text}. {left_out.format(name=preview.blind_reader)}"
        self.words.setText(text)
