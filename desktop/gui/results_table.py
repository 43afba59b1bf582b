"""The left pane: filter, table of results, and what to say when the filter leaves nothing."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
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

from desktop.gui.controls import ComboBox, wrapped_label
from desktop.gui.entry import Entry
from desktop.gui.icons import IconName
from desktop.gui.results_model import ENTRY_ROLE, Column, ResultsModel, RowFilter
from desktop.gui.row_delegate import RowDelegate
from desktop.gui.state_page import StatePage
from desktop.gui.theme import ROW_HEIGHT_PX, STEP_PX
from desktop.gui.wording import count_text

# Typing filters after a pause: 100,000 rows take a few tenths of a second.
_TYPING_PAUSE_MS = 150
_LEAST_WIDTH_PX = 376
_ROOM_FOR_CASE_PX = 500
_ROOM_FOR_FLAGS_PX = 440


class ResultsTable(QWidget):
    """Shows a ResultsModel. Rows that arrive move neither the selection nor the scroll position.

    Args:
        results: never changed from here, but for the order that a header click asks for.
    """

    current_changed = Signal(object)

    def __init__(self, results: ResultsModel) -> None:
        super().__init__()
        self.setMinimumWidth(_LEAST_WIDTH_PX)
        self.results = results
        self._told: Entry | None = None
        self.filter_box = ComboBox("Show", "Not reported (00,000)")
        for row_filter in RowFilter:
            self.filter_box.addItem(row_filter.value, row_filter)
        self.path_box = QLineEdit()
        self.path_box.setPlaceholderText("Filter by case or file name")
        self.path_box.setAccessibleName("Filter by case or file name")
        self.path_box.setClearButtonEnabled(True)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_TYPING_PAUSE_MS)
        self.table = _make_table()
        self.table.setModel(results)
        self._delegate = RowDelegate(results)
        self.table.setItemDelegate(self._delegate)
        _arrange_columns(self.table)
        self.nothing_left = StatePage(
            IconName.FILTER, "No image matches the filter", "", "Show all images", primary=False
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.nothing_left)
        self.count_label = wrapped_label(muted=True)
        self._lay_out()
        self._connect()
        self._show_counts()

    @property
    def current(self) -> Entry | None:
        """The selected entry."""
        index = self.table.currentIndex()
        return index.data(ENTRY_ROLE) if index.isValid() else None

    def select(self, row: int) -> None:
        """Select a row of the table as it is shown, and scroll there if it is out of sight."""
        if 0 <= row < self.results.rowCount():
            index = self.results.index(row, Column.FILE)
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.table.selectionModel().setCurrentIndex(index, flags)
            self.table.scrollTo(index)

    def select_neighbour(self, step: int) -> None:
        """Select the next (1) or previous (-1) row."""
        index = self.table.currentIndex()
        self.select(index.row() + step if index.isValid() else 0)

    def clear_filter(self) -> None:
        """Show all rows."""
        self.path_box.clear()
        self.filter_box.setCurrentIndex(0)
        self._apply_filter()
        self.table.setFocus()

    def _lay_out(self) -> None:
        filters = QHBoxLayout()
        filters.setSpacing(STEP_PX)
        filters.addWidget(self.filter_box)
        filters.addWidget(self.path_box, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(STEP_PX)
        layout.addLayout(filters)
        layout.addWidget(self.stack, 1)
        layout.addWidget(self.count_label)

    def _connect(self) -> None:
        self.filter_box.currentIndexChanged.connect(self._apply_filter)
        self.path_box.textChanged.connect(lambda: self._pause.start())
        self._pause.timeout.connect(self._apply_filter)
        self.nothing_left.action_wanted.connect(self.clear_filter)
        self.results.counts_changed.connect(self._show_counts)
        self.results.run_started.connect(self._begin_run)
        self.results.rowsInserted.connect(self._select_first)
        self.table.selectionModel().currentRowChanged.connect(self._tell_current)

    def _begin_run(self) -> None:
        self.table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self._tell(None)

    def _select_first(self) -> None:
        if not self.table.currentIndex().isValid():
            self.select(0)

    def _tell_current(self, current: QModelIndex) -> None:
        self._tell(current.data(ENTRY_ROLE) if current.isValid() else None)

    def _tell(self, entry: Entry | None) -> None:
        # A filter or an order may change what is around the selected row without changing what is selected.
        if entry is not self._told:
            self._told = entry
            self.current_changed.emit(entry)

    def _apply_filter(self) -> None:
        self._pause.stop()
        held = self.current
        self.results.set_filter(self.filter_box.currentData(), self.path_box.text())
        row = None if held is None else self.results.row_of(held)
        self.select(row or 0)
        self._tell(self.current)

    def _show_counts(self) -> None:
        for place, row_filter in enumerate(RowFilter):
            self.filter_box.setItemText(place, f"{row_filter.value} ({self.results.counts[row_filter]:,})")
        total, shown = len(self.results.entries), self.results.rowCount()
        self.stack.setCurrentWidget(self.nothing_left if total and not shown else self.table)
        text = count_text(total, "row") if shown == total else f"{shown:,} of {count_text(total, 'row')} shown"
        if self.results.unsorted_count:
            text += (
                f"; the last {self.results.unsorted_count:,} came after sorting and stand at the end, "
                "click the column again to sort them in"
            )
        self.count_label.setText(text)


class _Table(QTableView):
    """Gives the file name what other columns leave; where space is short, Case goes first, then the flags' words."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        width_px = self.viewport().width()
        self.setColumnHidden(Column.CASE, width_px < _ROOM_FOR_CASE_PX)
        words_px = self.fontMetrics().horizontalAdvance("Exposure +2") + 16 + 3 * STEP_PX
        icon_px = self.fontMetrics().horizontalAdvance("Flags") + 3 * STEP_PX
        self.setColumnWidth(Column.FLAGS, words_px if width_px >= _ROOM_FOR_FLAGS_PX else icon_px)
        super().resizeEvent(event)


def _make_table() -> QTableView:
    table = _Table()
    table.setAccessibleName("Results")
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.setWordWrap(False)
    rows = table.verticalHeader()
    rows.hide()
    # Fixed heights: measuring 100,000 rows would block.
    rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    rows.setMinimumSectionSize(ROW_HEIGHT_PX)
    rows.setDefaultSectionSize(ROW_HEIGHT_PX)
    return table


def _arrange_columns(table: QTableView) -> None:
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setMinimumSectionSize(48)
    letter = table.fontMetrics().averageCharWidth()
    widths = {
        Column.THUMBNAIL: 56,
        Column.CASE: 11 * letter + 2 * STEP_PX,
        Column.ANSWER: table.fontMetrics().horizontalAdvance("Not reported") + 28 + 3 * STEP_PX,
        Column.PROBABILITY: table.fontMetrics().horizontalAdvance("99.9 %") + 2 * STEP_PX,
    }
    for column, width_px in widths.items():
        header.resizeSection(column, width_px)
    header.setSectionResizeMode(Column.THUMBNAIL, QHeaderView.ResizeMode.Fixed)
    header.setSectionResizeMode(Column.FILE, QHeaderView.ResizeMode.Stretch)
    # No column is sorted until one is clicked; the third click gives back the order of screening.
    header.setSortIndicatorClearable(True)
    header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
    table.setSortingEnabled(True)
