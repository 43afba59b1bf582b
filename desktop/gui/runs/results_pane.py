"""The pane of results: filters, order, table or thumbnails, and what to say when a filter leaves nothing."""

from dataclasses import replace

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from desktop.gui.controls import ComboBox, wrapped_label
from desktop.gui.icons import IconName, icon_pixmap
from desktop.gui.numbers import number_text
from desktop.gui.results_table import ResultsTable
from desktop.gui.runs.columns import AS_SCREENED, Column
from desktop.gui.runs.filter_box import FilterBox
from desktop.gui.runs.filter_panel import FilterPanel
from desktop.gui.runs.grid import ThumbnailGrid
from desktop.gui.runs.open_run import OpenRun
from desktop.gui.runs.quick_filter import NamedOrder, QuickFilter
from desktop.gui.runs.table_model import RunTableModel
from desktop.gui.runs.thumbnail_source import ThumbnailSource
from desktop.gui.single_shot import single_shot
from desktop.gui.state_page import StatePage
from desktop.gui.theme import STEP_PX, current_tokens
from desktop.store.result_query import MOST_SUSPICIOUS_FIRST, RowFilter
from desktop.store.results import RowKey, StoredResult
from desktop.store.run_record import RunState

_TYPING_PAUSE_MS = 150
_LEAST_WIDTH_PX = 376


class ResultsPane(QWidget):
    """Shows the rows of the open run. Rows that arrive move neither the selection nor the scroll position.

    Signals:
        current_changed (StoredResult | None): another row is selected, or its review is another; with heatmaps.

    Args:
        rows: of the run; order and filter are set from here.
        thumbnails: of the run.
    """

    current_changed = Signal(object)

    def __init__(self, rows: RunTableModel, thumbnails: ThumbnailSource) -> None:
        super().__init__()
        self.setMinimumWidth(_LEAST_WIDTH_PX)
        self.rows = rows
        self._thumbnails = thumbnails
        self._told_id: int | None = None
        # Where the last step went: 1 is on, -1 is back.
        self.direction = 1
        # Selected again when a new order or filter is in place.
        self._held_id: int | None = None
        self.quick_box = ComboBox(self.tr("Show"), self.tr("Not reported") + " (00,000)")
        for quick in QuickFilter:
            self.quick_box.addItem(quick.text, quick)
        self.text_box = FilterBox(self.tr("Filter by case or file name"))
        self.order_box = ComboBox(self.tr("Order"), max((order.text for order in NamedOrder), key=len))
        for order in NamedOrder:
            self.order_box.addItem(order.text, order)
        self.order_box.setPlaceholderText(self.tr("By column"))
        self.more_button = _tool_button(self.tr("Filters"))
        self.table_button = _tool_button(self.tr("Table"), words=False)
        self.grid_button = _tool_button(self.tr("Thumbnails"), words=False)
        self.filter_panel = FilterPanel()
        self.table = ResultsTable(rows, thumbnails)
        self.grid = ThumbnailGrid(rows, thumbnails)
        self.grid.setSelectionModel(self.table.selectionModel())
        self.nothing_left = StatePage(
            IconName.FILTER,
            self.tr("No image matches the filter"),
            "",
            self.tr("Show all images"),
            primary=False,
        )
        self.stack = QStackedWidget()
        for page in (self.table, self.grid, self.nothing_left):
            self.stack.addWidget(page)
        self.count_label = wrapped_label(muted=True)
        self._pause = single_shot(self, _TYPING_PAUSE_MS, self._apply_filter)
        self._lay_out()
        self._connect()
        self._draw_icons()
        self._show_filter_panel(False)
        self._show_counts()

    # For the window

    @property
    def has_current(self) -> bool:
        """Whether a row is selected."""
        return self.table.currentIndex().isValid()

    @property
    def current(self) -> StoredResult | None:
        """The selected row, with heatmaps; read at once."""
        index = self.table.currentIndex()
        return self.rows.result_with_heatmaps(index.row()) if index.isValid() else None

    @property
    def wanted(self) -> RowFilter:
        """The filter as the boxes have it."""
        quick: QuickFilter = self.quick_box.currentData()
        return quick.narrowed(replace(self.filter_panel.wanted, text=self.text_box.text().strip() or None))

    def set_run(self, run: OpenRun | None) -> None:
        """Show another run, unfiltered: a finished one with its most suspicious rows first, else as screened."""
        with QSignalBlocker(self.filter_panel), QSignalBlocker(self.quick_box), QSignalBlocker(self.text_box):
            self.text_box.clear()
            self.quick_box.setCurrentIndex(0)
            self.filter_panel.set_cases(())
            self.filter_panel.set_classes(() if run is None else run.styles)
            self.filter_panel.clear()
        self._name_more_button()
        self._thumbnails.set_run(run)
        is_finished = run is not None and run.stored.state is not RunState.RUNNING
        self._tell(None)
        self.rows.set_run(run, MOST_SUSPICIOUS_FIRST if is_finished else AS_SCREENED)
        # A number of the other run says nothing here.
        self._held_id = None
        self._show_order()
        if self.filter_panel.isVisible():
            self._ask_for_cases()

    def select(self, row: int) -> None:
        """Select a row as it is shown, and scroll there if it is out of sight."""
        if 0 <= row < self.rows.rowCount():
            index = self.rows.index(row, Column.FILE)
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.table.selectionModel().setCurrentIndex(index, flags)
            for view in (self.table, self.grid):
                view.scrollTo(index)

    def select_neighbour(self, step: int) -> None:
        """Select the next (1) or previous (-1) row."""
        index = self.table.currentIndex()
        self.select(index.row() + step if index.isValid() else 0)

    def neighbour(self, step: int) -> StoredResult | None:
        """The row so many further (or back) than the selected one, without heatmaps; None beyond the last."""
        row = self.table.currentIndex().row() + step
        return self.rows.result(row) if self.has_current and 0 <= row < self.rows.rowCount() else None

    def select_key(self, key: RowKey) -> bool:
        """Select a result by its key; False when the filter hides it, or it is not there."""
        row = self.rows.row_of_key(key)
        if row is None:
            return False
        self.select(row)
        return True

    def show_case(self, case: str | None) -> None:
        """Show one case, or all."""
        self.filter_panel.choose_case(case)
        self._show_filter_panel(case is not None)

    def clear_filter(self) -> None:
        """Show all rows."""
        with QSignalBlocker(self.filter_panel), QSignalBlocker(self.quick_box), QSignalBlocker(self.text_box):
            self.text_box.clear()
            self.quick_box.setCurrentIndex(0)
            self.filter_panel.clear()
        self._apply_filter()
        self.focus_rows()

    def show_thumbnails(self, shown: bool) -> None:
        """Show thumbnails instead of the table, or the table again."""
        self.grid_button.setChecked(shown)
        self.table_button.setChecked(not shown)
        self._show_counts()
        if (index := self.table.currentIndex()).isValid():
            (self.grid if shown else self.table).scrollTo(index)

    @property
    def shows_thumbnails(self) -> bool:
        """Whether thumbnails are shown instead of the table."""
        return self.grid_button.isChecked()

    def focus_rows(self) -> None:
        """Give the keyboard to the rows."""
        (self.grid if self.shows_thumbnails else self.table).setFocus()

    # From the boxes

    def _apply_filter(self) -> None:
        self._pause.stop()
        self._name_more_button()
        self.rows.arrange(wanted=self.wanted)

    def _apply_order(self) -> None:
        order: NamedOrder | None = self.order_box.currentData()
        if order is not None and order.value != self.rows.order:
            self.rows.arrange(order=order.value)

    def _show_filter_panel(self, shown: bool) -> None:
        self.filter_panel.setVisible(shown)
        self.more_button.setChecked(shown)
        if shown:
            self._ask_for_cases()

    def _ask_for_cases(self) -> None:
        """A run may have thousands of cases, so they are read only when they are wanted."""
        run = self.rows.run
        if run is None:
            return
        task = run.ask(lambda reader, _control: tuple(case.case for case in reader.cases()))
        task.finished.connect(lambda names: self._take_cases(run, names))
        task.failed.connect(self.rows.failed)

    def _take_cases(self, run: OpenRun, names: tuple[str, ...] | None) -> None:
        if run is self.rows.run and names is not None:
            self.filter_panel.set_cases(names)

    # From the model

    def _hold(self) -> None:
        """Remember what is selected, before the model is reset."""
        index = self.table.currentIndex()
        if index.isValid():
            self._held_id = self.rows.result_id(index.row())

    def _on_arranged(self) -> None:
        row = None if self._held_id is None else self.rows.row_of(self._held_id)
        self._held_id = None
        self._show_order()
        self.select(row or 0)
        self._tell_current()

    def _on_rows_inserted(self) -> None:
        if not self.table.currentIndex().isValid():
            self.select(0)

    def _on_data_changed(self, first: QModelIndex, last: QModelIndex) -> None:
        row = self.table.currentIndex().row()
        if first.row() <= row <= last.row():
            self._told_id = None
            self._tell_current()
        self.grid.viewport().update()

    def _tell_current(self) -> None:
        index = self.table.currentIndex()
        # A model that is being reset has a current index, but no row of it.
        number = self.rows.result_id(index.row()) if index.isValid() else None
        if number != self._told_id:
            self._told_id = number
            self.current_changed.emit(self.current)

    def _note_direction(self, current: QModelIndex, previous: QModelIndex) -> None:
        if current.isValid() and previous.isValid():
            self.direction = 1 if current.row() > previous.row() else -1

    def _tell(self, result: StoredResult | None) -> None:
        if result is None and self._told_id is not None:
            self._told_id = None
            self.current_changed.emit(None)

    def _show_order(self) -> None:
        orders = [order for order in NamedOrder if order.value == self.rows.order]
        with QSignalBlocker(self.order_box):
            self.order_box.setCurrentIndex(list(NamedOrder).index(orders[0]) if orders else -1)

    def _show_counts(self) -> None:
        run = self.rows.run
        for place, quick in enumerate(QuickFilter):
            count = None if run is None else quick.count(run.counts())
            text = quick.text if count is None else f"{quick.text} ({number_text(count)})"
            if self.quick_box.itemText(place) != text:
                self.quick_box.setItemText(place, text)
        total, shown = self.rows.total_count, self.rows.rowCount()
        rows = self.grid if self.shows_thumbnails else self.table
        is_filtered_empty = total > 0 and not shown and not self.rows.is_arranging and self._is_filtered
        self.stack.setCurrentWidget(self.nothing_left if is_filtered_empty else rows)
        self.count_label.setText(self._count_text(total, shown))

    @property
    def _is_filtered(self) -> bool:
        return self.rows.wanted != RowFilter()

    def _count_text(self, total: int, shown: int) -> str:
        if self._is_filtered:
            text = self.tr("{shown} of %Ln row(s) shown", "", total).format(shown=number_text(shown))
        else:
            text = self.tr("%Ln row(s)", "", max(total, shown))
        unsorted = self.rows.unsorted_count
        if unsorted:
            text += self.tr(
                "; the last %Ln came after sorting and stand at the end, choose the order again to sort them in",
                "",
                unsorted,
            )
        return text

    def _name_more_button(self) -> None:
        count = self.filter_panel.chosen_count
        self.more_button.setText(self.tr("Filters ({count})").format(count=count) if count else self.tr("Filters"))

    # Looks

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._draw_icons()

    def _draw_icons(self) -> None:
        tokens = current_tokens()
        for button, name in (
            (self.more_button, IconName.FILTER),
            (self.table_button, IconName.TABLE),
            (self.grid_button, IconName.GRID),
        ):
            button.setIcon(QIcon(icon_pixmap(name, tokens.text, 20)))

    def _connect(self) -> None:
        self.quick_box.currentIndexChanged.connect(self._apply_filter)
        self.text_box.textChanged.connect(lambda: self._pause.start())
        self.filter_panel.changed.connect(self._apply_filter)
        self.order_box.currentIndexChanged.connect(self._apply_order)
        self.more_button.toggled.connect(self._show_filter_panel)
        self.grid_button.clicked.connect(lambda: self.show_thumbnails(True))
        self.table_button.clicked.connect(lambda: self.show_thumbnails(False))
        self.nothing_left.action_wanted.connect(self.clear_filter)
        self.rows.counted.connect(self._show_counts)
        self.rows.modelAboutToBeReset.connect(self._hold)
        self.rows.arranged.connect(self._on_arranged)
        self.rows.rowsInserted.connect(self._on_rows_inserted)
        self.rows.dataChanged.connect(self._on_data_changed)
        self.table.selectionModel().currentRowChanged.connect(self._note_direction)
        self.table.selectionModel().currentRowChanged.connect(self._tell_current)
        # The grid paints its current cell itself, whichever view it was chosen in.
        self.table.selectionModel().currentRowChanged.connect(self.grid.viewport().update)

    def _lay_out(self) -> None:
        first, second = QHBoxLayout(), QHBoxLayout()
        for row in (first, second):
            row.setSpacing(STEP_PX)
        first.addWidget(self.quick_box)
        first.addWidget(self.text_box, 1)
        second.addWidget(self.order_box)
        second.addWidget(self.more_button)
        second.addStretch(1)
        views = QHBoxLayout()
        views.setSpacing(0)
        views.addWidget(self.table_button)
        views.addWidget(self.grid_button)
        second.addLayout(views)
        self.table_button.setChecked(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(STEP_PX)
        layout.addLayout(first)
        layout.addLayout(second)
        layout.addWidget(self.filter_panel)
        layout.addWidget(self.stack, 1)
        layout.addWidget(self.count_label)


def _tool_button(text: str, *, words: bool = True) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setAccessibleName(text)
    button.setToolTip(text)
    button.setCheckable(True)
    button.setProperty("toggle", True)
    button.setIconSize(QSize(20, 20))
    with_words, without = Qt.ToolButtonStyle.ToolButtonTextBesideIcon, Qt.ToolButtonStyle.ToolButtonIconOnly
    button.setToolButtonStyle(with_words if words else without)
    button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
