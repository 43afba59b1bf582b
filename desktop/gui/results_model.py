"""The results as a table model: rows are only ever added; order and filter change when asked."""

from collections.abc import Iterable
from enum import Enum, IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from desktop.gui.classes import ClassStyle, class_styles
from desktop.gui.entry import Entry
from desktop.gui.wording import answer_text, flags_text, name_text, probability_text
from inference.card import Label
from inference.decision import Decision

AnyIndex = QModelIndex | QPersistentModelIndex

ENTRY_ROLE = int(Qt.ItemDataRole.UserRole)


class Column(IntEnum):
    """Columns of the table, from left to right."""

    THUMBNAIL = 0
    CASE = 1
    FILE = 2
    ANSWER = 3
    PROBABILITY = 4
    FLAGS = 5


_HEADERS = {
    Column.THUMBNAIL: "",
    Column.CASE: "Case",
    Column.FILE: "File",
    Column.ANSWER: "Answer",
    Column.PROBABILITY: "Prob.",
    Column.FLAGS: "Flags",
}


class RowFilter(Enum):
    """Which rows are shown; the value is what the filter box says."""

    ALL = "All"
    NOT_REPORTED = "Not reported"
    FLAGGED = "Flagged"
    UNREADABLE = "Unreadable"

    def accepts(self, entry: Entry) -> bool:
        """Whether an entry belongs to the filter."""
        match self:
            case RowFilter.NOT_REPORTED:
                return entry.row.decision is Decision.ABSTAINED
            case RowFilter.FLAGGED:
                return bool(entry.row.flags)
            case RowFilter.UNREADABLE:
                return entry.row.decision is Decision.UNREADABLE
        return True


class ResultsModel(QAbstractTableModel):
    """Entries of one run. `entries` keeps all of them in the order of screening, whatever the table shows.

    Sorting and filtering are done here and not in a QSortFilterProxyModel: with 100,000 rows that takes up to two
    seconds, for it calls Python for each comparison and tells the view of each gap; this takes a tenth of it.
    """

    counts_changed = Signal()
    run_started = Signal()

    def __init__(self, labels: tuple[Label, ...] = (), parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.entries: list[Entry] = []
        self.styles: tuple[ClassStyle, ...] = class_styles(labels)
        self.counts: dict[RowFilter, int] = dict.fromkeys(RowFilter, 0)
        # Rows arrived since the last sort by a column; they stand at the end, so that nothing jumps.
        self.unsorted_count = 0
        self._row_filter = RowFilter.ALL
        self._path_text = ""
        self._is_sorted = False
        self._sort_column, self._sort_order = Column.FILE, Qt.SortOrder.AscendingOrder
        # Positions in `entries`, in the order of the table's rows.
        self._shown: list[int] = []

    def start(self, labels: tuple[Label, ...]) -> None:
        """Forget all rows and begin a run of a model with these labels."""
        self.beginResetModel()
        self.entries = []
        self._shown = []
        self._is_sorted = False
        self.unsorted_count = 0
        self.styles = class_styles(labels)
        self.counts = dict.fromkeys(RowFilter, 0)
        self.endResetModel()
        self.run_started.emit()
        self.counts_changed.emit()

    def append(self, entries: Iterable[Entry]) -> None:
        """Add finished rows; those that the filter lets through stand at the end."""
        added = tuple(entries)
        first = len(self.entries)
        self.entries.extend(added)
        shown = [first + place for place, entry in enumerate(added) if self._accepts(entry)]
        if shown:
            self.beginInsertRows(QModelIndex(), len(self._shown), len(self._shown) + len(shown) - 1)
            self._shown.extend(shown)
            self.endInsertRows()
        self.unsorted_count += len(shown) if self._is_sorted else 0
        for row_filter in RowFilter:
            self.counts[row_filter] += sum(row_filter.accepts(entry) for entry in added)
        self.counts_changed.emit()

    def set_filter(self, row_filter: RowFilter, path_text: str) -> None:
        """Show only rows of a filter whose path holds a text; case and outer spaces do not matter.

        The model is reset: whoever shows it has to find the selected row again, with `row_of`.
        """
        self.beginResetModel()
        self._row_filter = row_filter
        self._path_text = path_text.strip().casefold()
        self.unsorted_count = 0
        self._shown = [place for place in self._sorted() if self._accepts(self.entries[place])]
        self.endResetModel()
        self.counts_changed.emit()

    def entry(self, row: int) -> Entry:
        """The entry shown in a row."""
        return self.entries[self._shown[row]]

    def row_of(self, entry: Entry) -> int | None:
        """The row an entry is shown in; None when the filter hides it."""
        return next((row for row, place in enumerate(self._shown) if self.entries[place] is entry), None)

    def style_of(self, entry: Entry) -> ClassStyle | None:
        """How a reported entry's class is shown; None for one without a reported class."""
        index = entry.predicted_index
        return None if index is None or entry.row.decision is not Decision.REPORTED else self.styles[index]

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(Column)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        entry, column = self.entry(index.row()), Column(index.column())
        if role == ENTRY_ROLE:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return _text(entry, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{_HEADERS[column]}: {_text(entry, column) or 'none'}" if column else "Thumbnail"
        if role == Qt.ItemDataRole.ToolTipRole:
            return _tool_tip(entry, column)
        if role == Qt.ItemDataRole.TextAlignmentRole and column is Column.PROBABILITY:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _HEADERS[Column(section)]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section == Column.PROBABILITY else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort once, now; rows that come later stand at the end. Column -1 is the order of screening."""
        self.layoutAboutToBeChanged.emit()
        held = self.persistentIndexList()
        places = [self._shown[index.row()] for index in held]
        self._is_sorted = column > Column.THUMBNAIL
        self._sort_column, self._sort_order = Column(max(column, 0)), order
        self.unsorted_count = 0
        self._shown = [place for place in self._sorted() if self._accepts(self.entries[place])]
        rows = {place: self._shown.index(place) for place in set(places)}
        moved = [self.index(rows[place], index.column()) for index, place in zip(held, places, strict=True)]
        self.changePersistentIndexList(held, moved)
        self.layoutChanged.emit()
        self.counts_changed.emit()

    def _sorted(self) -> list[int]:
        order = list(range(len(self.entries)))
        if self._is_sorted:
            keys = [_sort_key(entry, self._sort_column) for entry in self.entries]
            order.sort(key=keys.__getitem__, reverse=self._sort_order is Qt.SortOrder.DescendingOrder)
        return order

    def _accepts(self, entry: Entry) -> bool:
        if self._path_text and self._path_text not in entry.row.image_path.casefold():
            return False
        return self._row_filter.accepts(entry)


def _text(entry: Entry, column: Column) -> str:
    match column:
        case Column.CASE:
            return entry.row.case
        case Column.FILE:
            return name_text(entry.row)
        case Column.ANSWER:
            return answer_text(entry.row)
        case Column.PROBABILITY:
            return probability_text(entry.row)
        case Column.FLAGS:
            return flags_text(entry.row.flags)
    return ""


def _tool_tip(entry: Entry, column: Column) -> str | None:
    match column:
        case Column.CASE | Column.FILE:
            return entry.row.image_path
        case Column.ANSWER:
            return entry.row.reason or None
        case Column.FLAGS:
            return "\n".join(flag.sentence for flag in entry.row.flags) or None
    return None


def _sort_key(entry: Entry, column: Column) -> tuple[float, str]:
    row = entry.row
    if column is Column.PROBABILITY:
        # Rows without a reported probability come before the least sure one: they need eyes most.
        reported = row.decision is Decision.REPORTED and row.probability is not None
        return (row.probability or 0.0 if reported else -1.0, "")
    if column is Column.FLAGS:
        return (-float(len(row.flags)), flags_text(row.flags))
    return (0.0, _text(entry, column).casefold())
