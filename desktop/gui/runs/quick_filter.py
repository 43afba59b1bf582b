"""The filters that are one choice away, and the orders: what the boxes above the results offer."""

from dataclasses import replace
from enum import Enum, auto

from PySide6.QtCore import QCoreApplication

from desktop.gui.runs.columns import AS_SCREENED
from desktop.store.counts import RunCounts
from desktop.store.result_query import MOST_SUSPICIOUS_FIRST, RowFilter, RowOrder, SortBy
from inference.decision import Decision, Flag


class QuickFilter(Enum):
    """Which rows are shown."""

    ALL = auto()
    NOT_REPORTED = auto()
    FLAGGED = auto()
    UNREADABLE = auto()
    NOT_REVIEWED = auto()

    @property
    def text(self) -> str:
        """What the box says."""
        match self:
            case QuickFilter.ALL:
                return QCoreApplication.translate("filter", "All")
            case QuickFilter.NOT_REPORTED:
                return QCoreApplication.translate("filter", "Not reported")
            case QuickFilter.FLAGGED:
                return QCoreApplication.translate("filter", "Flagged")
            case QuickFilter.UNREADABLE:
                return QCoreApplication.translate("filter", "Unreadable")
            case QuickFilter.NOT_REVIEWED:
                return QCoreApplication.translate("filter", "Not reviewed")

    def narrowed(self, wanted: RowFilter) -> RowFilter:
        """A filter that lets through only what this one does too."""
        match self:
            case QuickFilter.NOT_REPORTED:
                return replace(wanted, decisions=frozenset({Decision.ABSTAINED}))
            case QuickFilter.FLAGGED:
                return replace(wanted, flags=wanted.flags or frozenset(Flag))
            case QuickFilter.UNREADABLE:
                return replace(wanted, decisions=frozenset({Decision.UNREADABLE}))
            case QuickFilter.NOT_REVIEWED:
                return replace(wanted, reviewed=False)
        return wanted

    def count(self, counts: RunCounts) -> int | None:
        """How many rows of the run it lets through; None where that is not counted."""
        match self:
            case QuickFilter.ALL:
                return counts.row_count
            case QuickFilter.NOT_REPORTED:
                return counts.decisions[Decision.ABSTAINED]
            case QuickFilter.FLAGGED:
                return counts.flagged_count
            case QuickFilter.UNREADABLE:
                return counts.decisions[Decision.UNREADABLE]
        return None


class NamedOrder(Enum):
    """The orders that have a name; others come from a click on a column's header."""

    MOST_SUSPICIOUS = MOST_SUSPICIOUS_FIRST
    LEAST_SURE = RowOrder(SortBy.PROBABILITY)
    AS_SCREENED = AS_SCREENED
    BY_PATH = RowOrder(SortBy.PATH)
    BY_ANSWER = RowOrder(SortBy.DECISION)

    @property
    def text(self) -> str:
        """What the box says."""
        match self:
            case NamedOrder.MOST_SUSPICIOUS:
                return QCoreApplication.translate("order", "Most suspicious first")
            case NamedOrder.LEAST_SURE:
                return QCoreApplication.translate("order", "Least sure first")
            case NamedOrder.AS_SCREENED:
                return QCoreApplication.translate("order", "As screened")
            case NamedOrder.BY_PATH:
                return QCoreApplication.translate("order", "By case and file")
            case NamedOrder.BY_ANSWER:
                return QCoreApplication.translate("order", "By answer")
