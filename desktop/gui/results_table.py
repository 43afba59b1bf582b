"""The table of results: a row per image, page or tile, with the columns that there is room for."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop.gui.engine_words import decision_name, flag_name
from desktop.gui.row_delegate import RowDelegate
from desktop.gui.runs.columns import AS_SCREENED, SORTED_BY, Column, header_text
from desktop.gui.runs.table_model import RunTableModel
from desktop.gui.runs.thumbnail_source import ThumbnailSource
from desktop.gui.theme import ROW_HEIGHT_PX, STEP_PX
from inference.decision import Decision, Flag

_ROOM_FOR_REVIEW_PX = 440
_ROOM_FOR_CASE_PX = 580
_ROOM_FOR_FLAGS_PX = 660
_CASE_SHARE = 0.4


class ResultsTable(QTableView):
    """Shows a RunTableModel.

    Gives the file name what other columns leave; where space is short, the flags' words go first, then
    Case, then Review.
    """

    def __init__(self, rows: RunTableModel, thumbnails: ThumbnailSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self.setAccessibleName(self.tr("Results"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setModel(rows)
        self.setItemDelegate(RowDelegate(rows, thumbnails, self))
        self._arrange_rows()
        self._arrange_columns()
        thumbnails.arrived.connect(self.viewport().update)
        rows.arranged.connect(self._show_order)
        self.horizontalHeader().sortIndicatorChanged.connect(self._sort)

    def resizeEvent(self, event: QResizeEvent) -> None:
        width_px = self.viewport().width()
        self.setColumnHidden(Column.CASE, width_px < _ROOM_FOR_CASE_PX)
        self.setColumnHidden(Column.REVIEW, width_px < _ROOM_FOR_REVIEW_PX)
        words_px = self._widest(f"{flag_name(Flag.EXPOSURE)} +2") + 16 + 3 * STEP_PX
        icon_px = max(self._widest(header_text(Column.FLAGS)), self._widest(" +2") + 20) + 3 * STEP_PX
        self.setColumnWidth(Column.FLAGS, max(words_px, icon_px) if width_px >= _ROOM_FOR_FLAGS_PX else icon_px)
        others_px = sum(self.columnWidth(each) for each in Column if each not in (Column.CASE, Column.FILE))
        # In wide tables the case has its share of what the others leave, and not all of it goes to the file.
        self.setColumnWidth(Column.CASE, max(self._least_case_px, round((width_px - others_px) * _CASE_SHARE)))
        super().resizeEvent(event)

    def _widest(self, *texts: str) -> int:
        return max(self.fontMetrics().horizontalAdvance(text) for text in texts)

    def _sort(self, column: int, order: Qt.SortOrder) -> None:
        if column >= 0 and Column(column) not in SORTED_BY:
            self._show_order()
        else:
            self._rows.sort(column, order)

    def _show_order(self) -> None:
        """The arrow in the header says what the rows are sorted by, whoever asked for it."""
        order, header = self._rows.order, self.horizontalHeader()
        shown = header.sortIndicatorSection()
        columns = [column for column, by in SORTED_BY.items() if by is order.by and order != AS_SCREENED]
        column = shown if shown in columns else columns[-1] if columns else -1
        header.blockSignals(True)
        down = Qt.SortOrder.DescendingOrder if order.descending else Qt.SortOrder.AscendingOrder
        header.setSortIndicator(column, down)
        header.blockSignals(False)
        # Signals that are blocked leave out the header's own painting too.
        header.viewport().update()

    def _arrange_rows(self) -> None:
        rows = self.verticalHeader()
        rows.hide()
        # Fixed heights: measuring 100,000 rows would block.
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(ROW_HEIGHT_PX)
        rows.setDefaultSectionSize(ROW_HEIGHT_PX)

    def _arrange_columns(self) -> None:
        header, metrics = self.horizontalHeader(), self.fontMetrics()
        self._least_case_px = 11 * metrics.averageCharWidth() + 2 * STEP_PX
        header.setHighlightSections(False)
        header.setMinimumSectionSize(48)
        widths = {
            Column.THUMBNAIL: 56,
            Column.ANSWER: self._widest("Early Pre-B", *(decision_name(each) for each in Decision)) + 28 + 3 * STEP_PX,
            Column.PROBABILITY: self._widest("100.0 %", header_text(Column.PROBABILITY)) + 2 * STEP_PX,
            Column.REVIEW: self._widest(header_text(Column.REVIEW)) + 2 * STEP_PX,
        }
        for column, width_px in widths.items():
            header.resizeSection(column, width_px)
        header.setSectionResizeMode(Column.THUMBNAIL, QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(Column.FILE, QHeaderView.ResizeMode.Stretch)
        # The third click gives back the order of screening. Sorting is asked for by `_sort`, not by the view, which
        # would sort once more at each reset.
        header.setSortIndicatorClearable(True)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
