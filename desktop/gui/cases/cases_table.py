"""The cases of a run as a table model: counts, how much is malignant, what is left to review, who signed."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.gui.classes import ClassStyle
from desktop.gui.engine_words import withdrawal_sentence
from desktop.gui.numbers import number_text
from desktop.gui.wording import NO_VALUE, percent, share_text
from desktop.store.case_summary import CaseSummary
from desktop.store.review_queue import CaseReview
from inference.decision import Decision

AnyIndex = QModelIndex | QPersistentModelIndex

CASE_ROLE = int(Qt.ItemDataRole.UserRole)


class Column(IntEnum):
    """Columns of the table, from the leading edge."""

    CASE = 0
    IMAGES = 1
    CLASSES = 2
    NOT_REPORTED = 3
    MALIGNANT = 4
    SUSPICION = 5
    REVIEW = 6
    SIGNED = 7


@dataclass(frozen=True)
class CaseState:
    """One case: what the model says, and what people have made of it."""

    summary: CaseSummary
    review: CaseReview

    @property
    def name(self) -> str:
        """The sub-folder; empty at the top."""
        return self.summary.case


class CasesTable(QAbstractTableModel):
    """All cases of one run, sorted here: they are few beside the rows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.cases: list[CaseState] = []
        self._styles: tuple[ClassStyle, ...] = ()
        self._is_blind = False
        self._by = (Column.CASE, Qt.SortOrder.AscendingOrder)

    def set_cases(self, cases: Sequence[CaseState], styles: tuple[ClassStyle, ...], *, is_blind: bool) -> None:
        """Show these.

        Args:
            cases: told of one reader.
            styles: of the run's classes.
            is_blind: whether that is not the first one, so that sign-offs are none of his business.
        """
        before = [case.name for case in self.cases]
        arranged = self._sorted(cases)
        if before == [case.name for case in arranged] and self._styles == styles and self._is_blind == is_blind:
            # The same cases with other numbers: the selection stays.
            self.cases = arranged
            if arranged:
                self.dataChanged.emit(self.index(0, 0), self.index(len(arranged) - 1, len(Column) - 1))
            return
        self.beginResetModel()
        self.cases, self._styles, self._is_blind = arranged, styles, is_blind
        self.endResetModel()

    def row_of(self, case: str) -> int | None:
        """The row of a case."""
        return next((row for row, each in enumerate(self.cases) if each.name == case), None)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.cases)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._title(Column(section))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(Column(section))
        return None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.cases):
            return None
        case, column = self.cases[index.row()], Column(index.column())
        if role == CASE_ROLE:
            return case
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            text = self._text(case, column)
            return text if role == Qt.ItemDataRole.DisplayRole else f"{self._title(column)}: {text or self.tr('none')}"
        if role == Qt.ItemDataRole.ToolTipRole and column is Column.CASE:
            # Of a long name the column shows its first letters.
            return case.name or None
        if role == Qt.ItemDataRole.ToolTipRole and column is Column.SIGNED:
            because = case.review.withdrawn_because
            return withdrawal_sentence(because) if because else None
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if column < 0:
            return
        self._by = (Column(column), order)
        self.layoutAboutToBeChanged.emit()
        old = self.persistentIndexList()
        names = [self.cases[index.row()].name for index in old]
        self.cases = self._sorted(self.cases)
        rows = {case.name: row for row, case in enumerate(self.cases)}
        new = [self.index(rows[name], index.column()) for name, index in zip(names, old, strict=True)]
        self.changePersistentIndexList(old, new)
        self.layoutChanged.emit()

    def _sorted(self, cases: Sequence[CaseState]) -> list[CaseState]:
        column, order = self._by
        return sorted(cases, key=lambda case: _sort_key(case, column), reverse=order is Qt.SortOrder.DescendingOrder)

    def _title(self, column: Column) -> str:
        match column:
            case Column.CASE:
                return self.tr("Case")
            case Column.IMAGES:
                return self.tr("Images")
            case Column.CLASSES:
                return self.tr("Reported")
            case Column.NOT_REPORTED:
                return self.tr("Not reported")
            case Column.MALIGNANT:
                return self.tr("Malignant")
            case Column.SUSPICION:
                return self.tr("Highest")
            case Column.REVIEW:
                return self.tr("To review")
            case Column.SIGNED:
                return self.tr("Signed off")

    def _text(self, case: CaseState, column: Column) -> str:
        summary, review, number = case.summary, case.review, number_text
        match column:
            case Column.CASE:
                return case.name or self.tr("(top folder)")
            case Column.IMAGES:
                return number(summary.image_count)
            case Column.CLASSES:
                counts = ((style.letter, summary.reported.get(style.name, 0)) for style in self._styles)
                return "   ".join(f"{letter}\N{NO-BREAK SPACE}{number(count)}" for letter, count in counts if count)
            case Column.NOT_REPORTED:
                return number(summary.decisions[Decision.ABSTAINED])
            case Column.MALIGNANT:
                return NO_VALUE if summary.malignant_share is None else share_text(summary.malignant_share)
            case Column.SUSPICION:
                highest = summary.highest_malignant_probability
                return NO_VALUE if highest is None else percent(highest)
            case Column.REVIEW:
                if not review.queued_count:
                    return self.tr("nothing")
                if not review.open_count:
                    return self.tr("all %n done", "", review.queued_count)
                return self.tr("{left} of {all}").format(
                    left=number(review.open_count), all=number(review.queued_count)
                )
            case Column.SIGNED:
                if self._is_blind:
                    return NO_VALUE
                if review.signed_by:
                    return f"\N{CHECK MARK} {review.signed_by}"
                return self.tr("withdrawn") if review.withdrawn_because else ""


def _sort_key(case: CaseState, column: Column) -> tuple[float, str]:
    summary, review = case.summary, case.review
    match column:
        case Column.CASE | Column.CLASSES:
            return 0.0, case.name
        case Column.IMAGES:
            return summary.image_count, case.name
        case Column.NOT_REPORTED:
            return summary.decisions[Decision.ABSTAINED], case.name
        case Column.MALIGNANT:
            return -1.0 if summary.malignant_share is None else summary.malignant_share, case.name
        case Column.SUSPICION:
            return summary.highest_malignant_probability or -1.0, case.name
        case Column.REVIEW:
            return review.open_count, case.name
        case Column.SIGNED:
            return (1.0 if review.signed_by else 0.5 if review.withdrawn_because else 0.0), case.name


def _alignment(column: Column) -> int:
    # Qt mirrors left and right itself where the language runs from right to left.
    numbers = (Column.IMAGES, Column.NOT_REPORTED, Column.MALIGNANT, Column.SUSPICION)
    side = Qt.AlignmentFlag.AlignRight if column in numbers else Qt.AlignmentFlag.AlignLeft
    return int(side | Qt.AlignmentFlag.AlignVCenter)
