"""The images on which two models differ, as a table's model: nothing but what the comparison found."""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from desktop.bundle_comparison import BundleComparison, Difference, DifferenceKind, GivenAnswer
from desktop.comparison_text import place_text
from desktop.gui.wording import path_text, percent
from desktop.records import RunInfo
from inference.decision import Decision

AnyIndex = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class DifferenceColumn(IntEnum):
    """The columns."""

    IMAGE = 0
    FIRST = 1
    SECOND = 2
    KIND = 3


class DifferenceModel(QAbstractTableModel):
    """The gravest difference first, as the comparison sorts them."""

    def __init__(self, parent: object = None) -> None:
        super().__init__()
        self.setParent(parent)  # type: ignore[arg-type]
        self.differences: Sequence[Difference] = ()
        self._infos: tuple[RunInfo, RunInfo] | None = None

    def show_comparison(self, comparison: BundleComparison | None) -> None:
        """Show another comparison's."""
        self.beginResetModel()
        self.differences = () if comparison is None else comparison.differences
        self._infos = None if comparison is None else (comparison.first.info, comparison.second.info)
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.differences)

    def columnCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(DifferenceColumn)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return {
            DifferenceColumn.IMAGE: self.tr("Image"),
            DifferenceColumn.FIRST: self.tr("A says"),
            DifferenceColumn.SECOND: self.tr("B says"),
            DifferenceColumn.KIND: self.tr("How they differ"),
        }[DifferenceColumn(section)]

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or self._infos is None:
            return None
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        each = self.differences[index.row()]
        match DifferenceColumn(index.column()):
            case DifferenceColumn.IMAGE:
                return path_text(place_text(each))
            case DifferenceColumn.FIRST:
                return self._answer(each.first, self._infos[0])
            case DifferenceColumn.SECOND:
                return self._answer(each.second, self._infos[1])
            case DifferenceColumn.KIND:
                return self._kind(each.kind)

    def _answer(self, answer: GivenAnswer, info: RunInfo) -> str:
        if answer.label_index is None or answer.probability is None:
            return self.tr("Unreadable")
        # Kept together as a path is: a class's name is Latin, and the percent sign must not stray from its number.
        said = path_text(f"{info.labels[answer.label_index].display_name} {percent(answer.probability)}")
        if answer.decision is Decision.REPORTED:
            return said
        return self.tr("Not reported ({said})").format(said=said)

    def _kind(self, kind: DifferenceKind) -> str:
        return {
            DifferenceKind.SIDE: self.tr("Malignant by one only"),
            DifferenceKind.CLASS: self.tr("Another class"),
            DifferenceKind.REPORTED: self.tr("Reported by one only"),
            DifferenceKind.READ: self.tr("Read by one only"),
        }[kind]
