"""The rows of a run as a table model that holds only their numbers: what is seen is read from the store when needed."""

from collections import OrderedDict
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from desktop.gui.runs.columns import AS_SCREENED, SORTED_BY, Column, cell_text, header_text, spoken_text, tool_tip
from desktop.gui.runs.open_run import OpenRun
from desktop.gui.worker import Task, TaskControl
from desktop.store.result_query import EVERY_ROW, RowFilter, RowOrder
from desktop.store.results import RowKey, StoredResult
from desktop.store.run_reader import RunReader
from inference.errors import SmearScopeError

AnyIndex = QModelIndex | QPersistentModelIndex

RESULT_ROLE = int(Qt.ItemDataRole.UserRole)

# Rows are read in blocks: one call of the store for a screenful or two.
_ROWS_AT_ONCE = 48
# Without heatmaps a row takes about two kilobytes.
_ROWS_KEPT = 2048

_NO_ROWS: NDArray[np.int64] = np.empty(0, np.int64)


class RunTableModel(QAbstractTableModel):
    """The sorted, filtered rows of one run, whatever their number.

    Order and filter change when asked, in a worker, and the whole model is then reset: whoever shows it finds its row
    again with `row_of`. Rows that arrive stand at the end until the next sort, so that nothing jumps.

    Signals:
        arranged: a new order, filter or run is in place; after the reset.
        counted: the numbers of rows, shown or not, may have changed.
        failed (Exception): the store can no longer be read; rows that cannot be read are empty.
    """

    arranged = Signal()
    counted = Signal()
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.run: OpenRun | None = None
        self.order = AS_SCREENED
        self.wanted = EVERY_ROW
        # Rows that arrived since the last sort; they stand at the end.
        self.unsorted_count = 0
        self._ids = _NO_ROWS
        self._last_id = 0
        self._rows: OrderedDict[int, StoredResult] = OrderedDict()
        self._has_failed = False
        self._arranging: Task | None = None
        self._looking: Task | None = None

    @property
    def is_arranging(self) -> bool:
        """Whether a new order or filter is being worked out."""
        return self._arranging is not None

    @property
    def total_count(self) -> int:
        """Rows of the run, shown or not."""
        return 0 if self.run is None else self.run.counts().row_count

    def set_run(self, run: OpenRun | None, order: RowOrder = AS_SCREENED, wanted: RowFilter = EVERY_ROW) -> None:
        """Show another run, or none. Its rows come with `arranged`."""
        if self.run is not None:
            self.run.changed.disconnect(self._look_for_later_rows)
            self.run.reviewed.disconnect(self._read_again)
            self.run.reloaded.disconnect(self._forget_rows)
        self._forget_tasks()
        self.run = run
        self.order, self.wanted = order, wanted
        self._show(_NO_ROWS)
        if run is not None:
            run.changed.connect(self._look_for_later_rows)
            run.reviewed.connect(self._read_again)
            run.reloaded.connect(self._forget_rows)
            self.arrange()

    def arrange(self, order: RowOrder | None = None, wanted: RowFilter | None = None) -> None:
        """Sort and filter anew, in a worker; `arranged` follows. What is None stays as it is."""
        self.order = self.order if order is None else order
        self.wanted = self.wanted if wanted is None else wanted
        self._forget_tasks()
        if self.run is None:
            return
        order_now, wanted_now = self.order, self.wanted
        task = self.run.ask_for_rows(lambda reader, _control: reader.result_ids(order_now, wanted_now))
        self._arranging = task
        task.finished.connect(lambda found: self._take_arranged(task, found))
        task.failed.connect(lambda error: self._fail(task, error))

    def result_id(self, row: int) -> int:
        """The store's number of the result in a row."""
        return int(self._ids[row])

    def row_of(self, result_id: int) -> int | None:
        """The row a result is shown in; None when the filter hides it."""
        found = np.flatnonzero(self._ids == result_id)
        return int(found[0]) if len(found) else None

    def row_of_key(self, key: RowKey) -> int | None:
        """The row of a result by its key; None when it is not shown."""
        number = None if self.run is None else self._read(lambda reader: reader.result_id(key))
        return None if number is None else self.row_of(number)

    def result(self, row: int) -> StoredResult | None:
        """The result in a row, without heatmaps; None when it can no longer be read."""
        number = self.result_id(row)
        found = self._rows.get(number)
        if found is not None:
            self._rows.move_to_end(number)
            return found
        first = row - row % _ROWS_AT_ONCE
        missing = [int(each) for each in self._ids[first : first + _ROWS_AT_ONCE] if int(each) not in self._rows]
        for each in self._read(lambda reader: reader.rows_by_id(missing)) or ():
            self._rows[each.result_id] = each
        while len(self._rows) > _ROWS_KEPT:
            self._rows.popitem(last=False)
        return self._rows.get(number)

    def result_with_heatmaps(self, row: int) -> StoredResult | None:
        """The result in a row, read anew with its heatmaps; None when it can no longer be read."""
        number = self.result_id(row)
        found = self._read(lambda reader: reader.rows_by_id([number], with_heatmaps=True))
        return found[0] if found else None

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(Column)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column = Column(index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        if role not in _ROLES_OF_ROWS:
            return None
        result = self.result(index.row())
        if result is None or role == RESULT_ROLE:
            return result
        if role == Qt.ItemDataRole.DisplayRole:
            return cell_text(result, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken_text(result, column)
        return tool_tip(result, column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return header_text(Column(section))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(Column(section))
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort once; column -1 is the order of screening. A column that the store cannot sort by changes nothing."""
        by = None if column < 0 else SORTED_BY.get(Column(column))
        if column < 0:
            self.arrange(AS_SCREENED)
        elif by is not None:
            self.arrange(RowOrder(by, order is Qt.SortOrder.DescendingOrder))

    def _take_arranged(self, task: Task, found: NDArray[np.int64] | None) -> None:
        if task is self._arranging and found is not None:
            self._arranging = None
            self._show(found)
            self.arranged.emit()

    def _show(self, ids: NDArray[np.int64]) -> None:
        self.beginResetModel()
        self._ids = ids
        self._last_id = int(ids.max(initial=0))
        self._rows.clear()
        self._has_failed = False
        self.unsorted_count = 0
        self.endResetModel()
        self.counted.emit()

    def _look_for_later_rows(self) -> None:
        """The run has changed: take in what came, unless a new arrangement is on its way, which has it all."""
        self.counted.emit()
        if self.run is None or self._arranging is not None or self._looking is not None:
            return
        wanted, last_id = self.wanted, self._last_id

        def look(reader: RunReader, _control: TaskControl) -> NDArray[np.int64]:
            return reader.later_ids(last_id, wanted)

        task = self.run.ask_for_rows(look)
        self._looking = task
        task.finished.connect(lambda found: self._take_later(task, found))
        task.failed.connect(lambda error: self._fail(task, error))

    def _take_later(self, task: Task, found: NDArray[np.int64] | None) -> None:
        if task is not self._looking:
            return
        self._looking = None
        if found is None or not len(found):
            return
        first = len(self._ids)
        self.beginInsertRows(QModelIndex(), first, first + len(found) - 1)
        self._ids = np.concatenate([self._ids, found])
        self._last_id = int(found[-1])
        self.endInsertRows()
        if self.order != AS_SCREENED:
            self.unsorted_count += len(found)
        self.counted.emit()

    def _forget_rows(self) -> None:
        """No row that was read may be shown again; which there are and in which order is asked anew."""
        self._rows.clear()
        if len(self._ids):
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, len(Column) - 1))
        self.arrange()

    def _read_again(self, key: RowKey) -> None:
        """A row has another review."""
        number = next((each for each, result in self._rows.items() if result.key == key), None)
        row = None if number is None else self.row_of(number)
        if number is not None and row is not None:
            del self._rows[number]
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(Column) - 1))

    def _read(self, ask: Callable[[RunReader], Any]) -> Any:
        """Ask the store at once; None when it can no longer be read, which is told the first time."""
        if self.run is None:
            return None
        try:
            return ask(self.run.reader)
        except SmearScopeError as error:
            if not self._has_failed:
                self._has_failed = True
                self.failed.emit(error)
            return None

    def _fail(self, task: Task, error: Exception) -> None:
        if task is self._arranging:
            self._arranging = None
        elif task is self._looking:
            self._looking = None
        else:
            return
        self.failed.emit(error)

    def _forget_tasks(self) -> None:
        for task in (self._arranging, self._looking):
            if task is not None:
                task.cancel()
        self._arranging = self._looking = None


_ROLES_OF_ROWS = frozenset(
    {
        RESULT_ROLE,
        int(Qt.ItemDataRole.DisplayRole),
        int(Qt.ItemDataRole.AccessibleTextRole),
        int(Qt.ItemDataRole.ToolTipRole),
    }
)


def _alignment(column: Column) -> int:
    # Qt mirrors left and right itself where the language runs from right to left.
    side = Qt.AlignmentFlag.AlignRight if column is Column.PROBABILITY else Qt.AlignmentFlag.AlignLeft
    return int(side | Qt.AlignmentFlag.AlignVCenter)
