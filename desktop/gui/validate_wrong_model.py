"""The wrong answers of a validation as a table model."""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.gui.engine_words import decision_name, flag_sentence, reason_sentence
from desktop.gui.wording import percent
from desktop.validation.answers import Seriousness
from desktop.validation.report import WrongImage
from inference.decision import Decision

_Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()


class WrongColumn(IntEnum):
    """Columns of the table."""

    IMAGE = 0
    TRUTH = 1
    GIVEN = 2
    PROBABILITY = 3
    KIND = 4
    TOLD = 5


class WrongModel(QAbstractTableModel):
    """Wrong answers, the gravest first; all are in memory, as the report has them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wrong: Sequence[WrongImage] = ()

    def show_wrong(self, wrong: Sequence[WrongImage]) -> None:
        """Show other answers."""
        self.beginResetModel()
        self._wrong = wrong
        self.endResetModel()

    def wrong_at(self, row: int) -> WrongImage:
        """The answer of a row."""
        return self._wrong[row]

    def rowCount(self, parent: _Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._wrong)

    def columnCount(self, parent: _Index = _TOP) -> int:
        return 0 if parent.isValid() else len(WrongColumn)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return {
            WrongColumn.IMAGE: self.tr("Image"),
            WrongColumn.TRUTH: self.tr("Folder says"),
            WrongColumn.GIVEN: self.tr("Model says"),
            WrongColumn.PROBABILITY: self.tr("Sure"),
            WrongColumn.KIND: self.tr("Why it weighs"),
            WrongColumn.TOLD: self.tr("What the reader was told"),
        }[WrongColumn(section)]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        wrong, column = self._wrong[index.row()], WrongColumn(index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole and column is WrongColumn.PROBABILITY:
            return Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        match column:
            case WrongColumn.IMAGE:
                return wrong.image_path
            case WrongColumn.TRUTH:
                return wrong.truth
            case WrongColumn.GIVEN:
                return wrong.given
            case WrongColumn.PROBABILITY:
                return percent(wrong.probability)
            case WrongColumn.KIND:
                return {
                    Seriousness.MISSED: self.tr("Malignant, called benign"),
                    Seriousness.FALSE_ALARM: self.tr("Not malignant, called malignant"),
                    Seriousness.OTHER_CLASS: self.tr("Another class on the same side"),
                }[wrong.kind]
            case WrongColumn.TOLD:
                if wrong.decision is Decision.ABSTAINED:
                    return reason_sentence(wrong.reason, wrong.flags) or decision_name(wrong.decision)
                return " ".join(flag_sentence(flag) for flag in wrong.flags) or self.tr("Reported without a warning")
